"""The kinds of questions, a file each."""
