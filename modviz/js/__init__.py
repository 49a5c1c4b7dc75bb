"""The JavaScript engine and the parser: the only place that knows QuickJS and the parsers."""
