"""Lessons: programs to step through, with what there is to learn."""
