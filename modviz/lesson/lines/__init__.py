"""A lesson as lines of spans: what is told, looked at, listed, and seen by its speaker."""
