"""Syntax trees by esprima, which is exact and slow, and every early error in the words of V8."""
