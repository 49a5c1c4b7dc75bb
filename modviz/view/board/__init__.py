"""The board: which panels are on the screen, where, and which are in front."""
