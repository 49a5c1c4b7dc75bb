"""The screens: picking, recording, stepping, reading the keys, and one for what went wrong."""
