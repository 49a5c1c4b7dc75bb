"""What can be said of a run from its record: causes, and what to do about them."""
