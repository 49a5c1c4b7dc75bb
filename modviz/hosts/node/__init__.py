"""Node as a host: its resolution, its two kinds of modules, its event loop."""
