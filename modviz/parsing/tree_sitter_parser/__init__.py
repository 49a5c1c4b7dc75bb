"""Syntax trees of modules in little time, for texts where it is certain that they are the right ones."""
