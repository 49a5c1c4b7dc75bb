"""Modules as texts that the engine can run and that report what they do."""
