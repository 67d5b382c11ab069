"""What the auditor says of a text, told by the words that stand at the places it names."""

from collections.abc import Iterable
from dataclasses import replace

from tests.papers.audit.invented import read

from jenjang.papers.audit import RULES, Finding, Paper, audit
from jenjang.papers.blocks import Place
from jenjang.papers.document import Doubt, FactTable, Report


def of(rule: str, *papers: Paper) -> list[Finding]:
    """Return what one rule says of papers."""
    return list(audit(papers, [each for each in RULES if each.id == rule]))


def standing(found: Iterable[Finding], *papers: Paper) -> list[list[str]]:
    """Return for each finding the lines and cells that stand at its places, in order."""
    texts = {
        (paper.file, line.spot.place): line.text
        for paper in papers
        for line in reversed(paper.lines)
    }
    return [[texts[spot.file, spot.place] for spot in each.places] for each in found]


def places(rule: str, *contents: str) -> list[list[str]]:
    """Return what stands at the places of each finding in texts of one file."""
    paper = read("\n\n".join(contents))
    return standing(of(rule, paper), paper)


def agreed(paper: Paper, **facts: object) -> Paper:
    """Return a paper whose documents say something else than was read."""
    changed = [replace(each, **facts) for each in paper.documents]
    return Paper(paper.file, paper.blocks, tuple(changed))


def doubted(paper: Paper, path: str) -> Paper:
    """Return a paper of which the reader doubts one fact of every document."""
    return agreed(paper, doubts=(Doubt(path, "kurang jelas"),))


def reported(
    content: str, *tables: FactTable, kind: str = "LKjIP", file: str = "laporan.txt"
) -> Paper:
    """Return a text as a report of 2023 whose tables stand in the order of its grids.

    Rows are placed at the first cells of the rows below each grid's header.
    """
    blocks = read(content, file).blocks
    at: dict[str, Place] = {}
    for t, grid in enumerate(Paper(file, blocks, ()).grids[: len(tables)]):
        for r, row in enumerate(grid.rows[1:]):
            at[f"tables[{t}].rows[{r}]"] = row[0].spot.place
    report = Report(kind=kind, year=2023, tables=tables, at=at)
    return Paper(file, blocks, (report,))
