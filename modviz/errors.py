"""The mistakes a caller of modviz can make.  What goes wrong in a guest's program is an outcome, never one of these."""


class ModvizError(Exception):
    """A mistake of the caller; the message says what to do."""


class EntryNotFoundError(ModvizError):
    """The entry, or a prelude script, cannot be read."""
