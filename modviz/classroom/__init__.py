"""A presentation with more than one terminal: speaker notes that drive it, and screens that follow it."""
