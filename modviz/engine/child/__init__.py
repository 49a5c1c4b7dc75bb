"""What runs in the child process: QuickJS and its C interface.  It imports nothing of modviz."""
