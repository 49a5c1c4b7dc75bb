"""What a panel shows at a moment of a run: pure functions, without Textual."""
