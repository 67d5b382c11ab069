"""Owners of indicators as the organisation has them (part of R18)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.reported import Reported, Row, reports, rows, shown
from jenjang.papers.audit.facts.wording import content_words, missing
from jenjang.papers.audit.finding import UNDECIDED, Flaw
from jenjang.papers.document import IndicatorRow

ITEM = re.compile(
    r"^\W*(?:(?:\d{1,2}|[a-z])[.)]\s*)(?:kepala )?"
    r"(?P<kind>seksi|sub ?bagian|bidang|sub ?bidang)\s+(?P<of>[a-z ,&]+)$"
)
OWNER = re.compile(
    r"(?:kepala )?"
    r"(?P<kind>kasi|seksi|kasubb?ag|sub ?bagian|kabid|bidang|kasubb?id|sub ?bidang)\.? "
    r"(?P<of>[a-z ,&]+)$"
)
FEWEST = 3  # offices of a list that shows the organisation


def owners_exist(bundle: Bundle) -> Iterator[Flaw]:
    """R18: the owner of an indicator is an office that the document's own list has."""
    for report in reports(bundle):
        listed = _organisation(report)
        if len(listed) < FEWEST:
            continue
        wrong: dict[str, list[Row]] = defaultdict(list)
        for row in rows(bundle):
            owner = row.row.responsible if isinstance(row.row, IndicatorRow) else None
            if row.report is report and owner and _is_strange(owner, listed):
                wrong[owner].append(row)
        if wrong:
            yield _strangers(wrong, listed)


def _organisation(report: Reported) -> dict[tuple[str, ...], Line]:
    """Return the offices that a marked list of the report names."""
    found: dict[tuple[str, ...], Line] = {}
    for line in report.paper.lines:
        match = ITEM.match(line.folded) if line.table is None else None
        if match:
            found.setdefault(content_words(match["of"]), line)
    return found


def _is_strange(owner: str, listed: dict[tuple[str, ...], Line]) -> bool:
    """Return whether an owner has the words of an office and more, or fewer.

    An owner that shares no word with any office is an abbreviation: nothing is said of it.
    """
    match = OWNER.fullmatch(fold(owner))
    words = content_words(match["of"]) if match else ()
    if not words or any(not missing(words, w) and not missing(w, words) for w in listed):
        return False
    return any(len(missing(words, office)) < len(words) for office in listed)


def _strangers(wrong: dict[str, list[Row]], listed: dict[tuple[str, ...], Line]) -> Flaw:
    spots = [
        row.report.spot(f"{row.path}.responsible", row.path)
        for found in wrong.values()
        for row in found[:3]
    ]
    names = ", ".join(f"“{owner}”" for owner in wrong)
    return Flaw(
        places=shown([*[line.spot for line in listed.values()][:4], *spots]),
        written=names,
        message=f"Penanggung jawab {names} tidak ada dalam susunan organisasi dokumen ini.",
        cause=UNDECIDED,
    )
