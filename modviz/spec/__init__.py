"""ECMA-262's operations on modules, one function each, without input or output."""
