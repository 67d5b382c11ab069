"""A row while it is read: its texts by field, its figures, places and doubts."""

from dataclasses import dataclass, field

from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.document import Figure
from jenjang.papers.recognisers.tables.words import Field


@dataclass(slots=True)
class Draft:
    """One row; `own` are the fields printed in it, the others are carried from above."""

    texts: dict[Field, str] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    own: set[Field] = field(default_factory=set)
    level: str = ""
    parent: int | None = None
    mark: str = ""
    page: int | None = None
    name_field: Field | None = None  # the field that says what the row is called

    def put(self, name: Field, text: str, place: Place, *, is_own: bool = True) -> None:
        """Keep a text and where it stands; one that is carried has no place of its own."""
        self.texts[name] = text
        if is_own:
            self.own.add(name)
        if place != NOWHERE:
            self.places[name.value] = place

    def drop(self, name: Field) -> None:
        """Forget a text, and where it stands."""
        self.texts.pop(name, None)
        self.places.pop(name.value, None)
        self.own.discard(name)

    def add(self, figure: Figure, place: Place, why: str | None) -> None:
        """Keep a figure, where it stands and why it may be wrong."""
        key = f"figures[{len(self.figures)}]"
        self.figures.append(figure)
        if place != NOWHERE:
            self.places[key] = place
        if why:
            self.doubt(key, why)

    def doubt(self, key: str, why: str) -> None:
        """Remember why a fact of the row, or with "" the row itself, may be wrong."""
        if (key, why) not in self.doubts:
            self.doubts.append((key, why))

    def text(self, name: Field) -> str:
        """Return the text of a field, '' where there is none."""
        return self.texts.get(name, "")

    def append(self, name: Field, text: str) -> None:
        """Add the rest of a text that a page or a line cut."""
        self.texts[name] = f"{self.texts.get(name, '')} {text}".strip()
