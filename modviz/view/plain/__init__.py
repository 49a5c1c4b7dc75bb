"""A run as plain text: what the screen shows, for those who cannot use the screen."""
