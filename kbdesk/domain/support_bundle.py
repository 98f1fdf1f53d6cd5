"""What is sent to whoever helps: parts with a name, readable as they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BundlePart:
    """A file in the bundle; its name without the ending is the code of the sentence that says what it is."""

    name: str
    text: str

    @property
    def code(self) -> str:
        """`versions`, `sizes`, `settings`, `health`, `log`."""
        return self.name.partition(".")[0]
