"""The record of a run: what happened, what is, and the way back and forth between them."""
