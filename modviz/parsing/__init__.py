"""From source text to syntax, rewritten for the engine: the only place that knows the parsers."""
