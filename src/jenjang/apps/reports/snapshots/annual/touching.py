"""What a changed record touches: the figures that read otherwise than when last seen."""

from collections.abc import Iterable, Mapping

from jenjang.papers.bound_text import BoundFigure, names_in


def touched(
    old_figures: Mapping[str, str], new_figures: Mapping[str, BoundFigure]
) -> frozenset[str]:
    """Return the names whose figure reads otherwise now, or is gone.

    `old_figures` are texts by name, as `seen_of` kept them.
    """
    gone = old_figures.keys() - new_figures.keys()
    changed = {
        name
        for name, figure in new_figures.items()
        if name in old_figures and old_figures[name] != figure.text
    }
    return frozenset(gone | changed)


def seen_of(text: str, figures: Mapping[str, BoundFigure]) -> dict[str, str]:
    """Return the figures a text holds as they read now: what a passage keeps as seen."""
    return seen(names_in(text), figures)


def seen(names: Iterable[str], figures: Mapping[str, BoundFigure]) -> dict[str, str]:
    """Return these figures as they read now, those that are known."""
    return {name: figures[name].text for name in names if name in figures}
