"""What a reader says of a letter that it cannot read."""

from vragenarchief.findings import Kind


class UnreadableLetterError(Exception):
    """A letter that cannot be read: the kind of finding, with its line and its values."""

    def __init__(self, kind: Kind, line: int | None = None, **values: object) -> None:
        """Take what is to be told."""
        super().__init__(kind.code)
        self.kind = kind
        self.line = line
        self.values = values
