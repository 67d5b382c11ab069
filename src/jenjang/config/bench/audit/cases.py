"""Papers as the auditor is given them: clean ones, and ones with planted faults."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from jenjang.config.bench.audit.agreed import agreements
from jenjang.config.bench.audit.faults import (
    IN_AGREEMENTS,
    IN_REPORTS,
    ON_PAGES,
    Agreed,
    Fault,
    Printed,
)
from jenjang.config.bench.audit.invented import Year, chance_of, invented_year
from jenjang.config.bench.audit.reported import report
from jenjang.papers.audit import Paper
from jenjang.papers.blocks import Block, PageBreak
from jenjang.papers.document import Agreement
from jenjang.papers.layouts import LAYOUTS, Layout
from jenjang.papers.reading import read, recognise
from jenjang.papers.reviewing import own_paper, with_places
from jenjang.papers.writing import write_blocks

OWN, SEEN, WORD, TEXT = "dari sistem", "dari halaman", "docx", "txt"
WAYS = (OWN, SEEN, TEXT, SEEN, WORD)  # how papers reach the auditor, in turn
TOGETHER = 4  # faults of one set of agreements
IN_ONE_REPORT = 2
LONGEST_WAIT = 12  # sets that a fault may pass by before it is given up


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault in a paper; `mark` is the text that stands there, '' for a blank cell."""

    fault: Fault
    file: str
    mark: str


@dataclass(slots=True)
class Case:
    """Papers that are looked at together, and what was planted in them."""

    papers: tuple[Paper, ...]
    planted: list[Planted] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """Return how many documents the papers hold."""
        return sum(len(paper.documents) for paper in self.papers)


def clean_cases(seed: int, units: int) -> Iterator[Case]:
    """Yield for each unit its murni and Perubahan together, then its report with one."""
    for number in range(units):
        year = invented_year(seed * 1_000 + number)
        layout, way = LAYOUTS[number % len(LAYOUTS)], WAYS[number % len(WAYS)]
        both = [
            document
            for revision in (0, 1)
            for document in agreements(year, explained=number % 2 == 1, revision=revision)
        ]
        papers = agreement_papers(both, layout, way)
        yield Case(papers)
        yield Case((*papers[-1:], report_paper(list(report(year)), _next(way))))


def faulty_cases(seed: int, times: int, every: int = 1) -> Iterator[Case]:
    """Yield papers in which each kind of fault (or every n-th) is planted so many times."""
    yield from _faulty_agreements(
        seed, _queue((*IN_AGREEMENTS, *ON_PAGES), seed, times, every)
    )
    yield from _faulty_reports(seed, _queue(IN_REPORTS, seed, times, every))


def _queue(faults: Sequence[Fault], seed: int, times: int, every: int) -> list[Fault]:
    """Return the faults that are planted, in an order that brings other ones together."""
    queue = [fault for _ in range(times) for fault in faults[::every]]
    chance_of(f"order {seed}").shuffle(queue)
    return queue


def _next(way: str) -> str:
    return SEEN if way == OWN else way


def agreement_papers(
    documents: Sequence[Agreement], layout: Layout, way: str
) -> tuple[Paper, ...]:
    """Return agreements as papers, each printed in a layout."""
    if way == OWN:
        return tuple(
            own_paper(_name(at), document, layout.key)
            for at, document in enumerate(documents)
        )
    return printed_papers([list(layout.blocks(document)) for document in documents], way)


def _name(at: int) -> str:
    return f"pk-{at:02d}"


def printed_papers(pages: Sequence[Sequence[Block]], way: str) -> tuple[Paper, ...]:
    """Return printed papers as they are read: each alone, or all bound in one file."""
    if way == SEEN:
        return tuple(_seen(_name(at), blocks) for at, blocks in enumerate(pages))
    bound: list[Block] = []
    for blocks in pages:
        bound += [*([PageBreak()] if bound else []), *blocks]
    return (_read("pk", bound, way),)


def report_paper(blocks: list[Block], way: str) -> Paper:
    """Return a report as it is read."""
    return _seen("lkjip", blocks) if way == SEEN else _read("lkjip", blocks, way)


def _seen(name: str, blocks: Sequence[Block]) -> Paper:
    placed = tuple(with_places(blocks))
    return Paper(name, placed, recognise(placed))


def _read(name: str, blocks: Sequence[Block], way: str) -> Paper:
    found = read(write_blocks(blocks, way, name))
    return Paper(name, found.blocks, found.documents)


def _faulty_agreements(seed: int, queue: list[Fault]) -> Iterator[Case]:
    number, waited = 0, dict.fromkeys(queue, 0)
    while queue:
        year = invented_year(seed * 1_000 + 500_000 + number)
        case, left = _agreements_with(year, number, queue[:TOGETHER])
        queue[:TOGETHER] = []
        for fault in left:
            waited[fault] += 1
            if waited[fault] < LONGEST_WAIT:
                queue.append(fault)
        yield case
        number += 1


def _agreements_with(
    year: Year, number: int, faults: Sequence[Fault]
) -> tuple[Case, list[Fault]]:
    """Return a unit's agreements with faults planted, and those that found no place."""
    chance = chance_of(f"faults {year.seed}")
    layout, way = LAYOUTS[number % len(LAYOUTS)], WAYS[number % len(WAYS)]
    way = _next(way) if any(fault in ON_PAGES for fault in faults) else way
    documents = list(agreements(year, explained=number % 3 > 0, revision=number % 4 == 3))
    posts = chance.sample(range(len(documents)), len(documents))
    spoiled: list[tuple[Fault, int, str]] = []
    left: list[Fault] = []
    for fault in faults:
        if fault in IN_AGREEMENTS:
            found = _plant(fault, Agreed(year, documents, 0, chance), posts)
            spoiled += [found] if found else []
            left += [] if found else [fault]
    pages = [list(layout.blocks(document)) for document in documents]
    for fault in faults:
        if fault in ON_PAGES:
            found = _print(fault, year, pages, posts, chance)
            spoiled += [found] if found else []
            left += [] if found else [fault]
    papers = (
        agreement_papers(documents, layout, OWN)
        if way == OWN
        else printed_papers(pages, way)
    )
    case = Case(papers)
    for fault, at, mark in spoiled:
        file = _name(at) if way in (OWN, SEEN) else "pk"
        case.planted.append(Planted(fault, file, mark))
    return case, left


def _plant(fault: Fault, case: Agreed, posts: list[int]) -> tuple[Fault, int, str] | None:
    """Plant a fault in the first agreement that has a place for it; none gets two."""
    for at in posts:
        case.at = at
        mark = fault.plant(case)
        if mark is not None:
            posts.remove(at)
            return fault, at, mark
    return None


def _print(
    fault: Fault, year: Year, pages: list[list[Block]], posts: list[int], chance: Random
) -> tuple[Fault, int, str] | None:
    for at in posts:
        page = Printed(year, pages[at], chance)
        mark = fault.plant(page)
        if mark is not None:
            posts.remove(at)
            pages[at] = page.blocks
            return fault, at, mark
    return None


def _faulty_reports(seed: int, queue: list[Fault]) -> Iterator[Case]:
    number, waited = 0, dict.fromkeys(queue, 0)
    while queue:
        year = invented_year(seed * 1_000 + 700_000 + number)
        page = Printed(year, list(report(year)), chance_of(f"faults {year.seed}"))
        planted = []
        faults, queue[:IN_ONE_REPORT] = queue[:IN_ONE_REPORT], []
        for fault in faults:
            mark = fault.plant(page)
            waited[fault] += mark is None
            if mark is not None:
                planted.append(Planted(fault, "lkjip", mark))
            elif waited[fault] < LONGEST_WAIT:
                queue.append(fault)
        yield Case((report_paper(page.blocks, _next(WAYS[number % len(WAYS)])),), planted)
        number += 1
