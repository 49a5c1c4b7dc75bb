"""What ECMA-262 leaves to the host: finding modules, and the event loop."""
