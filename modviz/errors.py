"""The mistakes a caller of modviz can make.  What goes wrong in a guest's program is an outcome, never one of these."""


class ModvizError(Exception):
    """A mistake of the caller; the message says what to do."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The message, in as many lines as there are mistakes."""
        return (str(self),)


class RecordFormatError(ModvizError, ValueError):
    """A document is not a record of modviz, or of a version this one cannot read; the message says which."""


class EntryNotFoundError(ModvizError):
    """The entry, or a prelude script, cannot be read."""
