"""The panels and bars: what each shows at a moment of a run."""
