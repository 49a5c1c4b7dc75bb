"""The moments of the screen that matter, drawn from the real screen: `make pictures`."""
