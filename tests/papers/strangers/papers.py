"""A whole invented file: one office's papers, from a seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.papers.strangers import words
from tests.papers.strangers.annex import performance, shape, titles
from tests.papers.strangers.ceilings import ceilings, purse
from tests.papers.strangers.invention import agreement, offices
from tests.papers.strangers.sheets import Break, Element, Form, Line, Sides
from tests.papers.strangers.statement import habits, set_date, signatures, statement


@dataclass(frozen=True, slots=True)
class Stranger:
    """A file: what stands on its pages, and the truths of its agreements."""

    seed: int
    elements: tuple[Element, ...]
    truths: tuple[dict[str, Any], ...]
    traits: dict[str, Any]


def stranger(seed: int) -> Stranger:
    """Return the file that grows from `seed`: always the same one."""
    rng = Random(seed)
    place = rng.choice(words.REGIONS)
    year = rng.randint(2015, 2026)
    chairs = offices(rng, place[0], place[1])
    chairs = chairs[: rng.choice((1, 1, 1, 2, len(chairs)))]
    first = agreement(rng, place, chairs[0], year)
    how = habits(rng, first.truth["kind"])
    drawn = shape(rng, first.extra["objective_head"], year)
    pays = purse(rng, year)
    landscape = rng.random() < 0.25 or bool(drawn.quarters)
    signs_twice = rng.random() < 0.7
    elements: list[Element] = []
    truths: list[dict[str, Any]] = []
    for n, chair in enumerate(chairs):
        invented = first if n == 0 else agreement(rng, place, chair, year)
        truth = invented.truth
        truth["kind"] = first.truth["kind"]
        for objective in truth["objectives"]:
            objective["level"] = first.truth["objectives"][0]["level"]
        when = set_date(rng, invented, how)
        elements += [*([Break()] if n else []), *statement(rng, invented, how, when)]
        elements += [
            Break(landscape),
            *titles(invented, drawn),
            performance(rng, invented, drawn),
        ]
        elements += ceilings(rng, invented, pays)
        elements += signatures(invented, how, when) if signs_twice else []
        truths.append(truth)
    printed = " ".join(_texts(elements)).casefold()
    for truth in truths:
        _unprinted(truth, printed)
    traits = {"habits": how, "shape": drawn, "purse": pays, "landscape": landscape}
    return Stranger(seed, tuple(elements), tuple(truths), traits)


def _unprinted(truth: dict[str, Any], printed: str) -> None:
    """Take from a truth the unit and the government that no page prints."""
    unit, regency = truth["unit"].casefold(), truth["regency"].casefold()
    told_by = [unit, *(unit.replace(*pair) for pair in SHORT), *LONG.get(unit, ())]
    if not any(words in printed for words in told_by):
        truth["unit"] = None
    if regency.split(maxsplit=1)[1] not in printed:
        truth["regency"] = None


SHORT = (("kecamatan", "camat"), ("kelurahan", "lurah"))
LONG = {"sekretariat daerah": ("sekretaris daerah",)}


def _texts(elements: list[Element]) -> Iterator[str]:
    """Yield every text that stands on the page but for the tables."""
    for element in elements:
        match element:
            case Line(text=text):
                yield text
            case Form(pairs=pairs):
                yield from (text for pair in pairs for text in pair)
            case Sides(left=left, right=right):
                yield from (*left, *right)
