"""The phrases of a lesson: places in a record, what must hold there, what to look at."""
