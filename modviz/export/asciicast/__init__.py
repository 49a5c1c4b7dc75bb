"""A lesson as an asciicast, a recording of a terminal."""
