"""The picture of the module graph, its text forms, and the panel that shows them."""
