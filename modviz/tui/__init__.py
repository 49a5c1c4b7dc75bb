"""The terminal user interface: screens and panels over a record, which it is handed a function to make."""
