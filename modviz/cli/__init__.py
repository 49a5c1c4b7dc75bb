"""The commands, a file each.

A file has `add`, which tells the command line about the command, and a function that runs it.  Both import the rest
of the program only when the command runs: the command line, and the first picture, do not wait for it.
"""
