"""A whole lesson as linear text: for a screen reader, a pipe, a printout."""
