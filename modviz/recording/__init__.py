"""Recording: wires a host, the parser and a realm together; an entry becomes a trace."""
