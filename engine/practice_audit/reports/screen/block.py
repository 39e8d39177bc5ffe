"""A part of what is printed: a title and its lines."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A title and its lines; a block without lines is not printed."""

    title: str
    lines: list[str] = field(default_factory=list)
