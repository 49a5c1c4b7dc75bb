"""What others can open without modviz."""
