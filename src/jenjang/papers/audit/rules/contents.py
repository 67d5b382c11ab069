"""Tables of contents, lists of tables and references (R43, R44)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, Line, Paper
from jenjang.papers.audit.facts.wording import likeness, says_same
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule

LIST_HEAD = re.compile(r"daftar (?:isi|tabel|gambar|grafik|lampiran)$")
CAPTION = re.compile(r"tabel\s*(?P<number>\d+(?:\.\d+)+)\.?\s*(?P<title>.*)", re.IGNORECASE)
ENTRY = re.compile(
    r"(?P<title>.*?\w\W?)[\s.…]*(?:[ivxl]{1,4}\s?[-–]\s?)?(?P<page>\d{1,3}|[ivxl]{1,5})?\s*$",
    re.IGNORECASE,
)
LEADERS = re.compile(r"(?:\s*[.…]{3,}.*|[\s.…]+\d*)$")  # dots up to a page, "II-4" too
CHAPTER = re.compile(r"bab\s+(?P<number>[ivx]+|\d)\b[\s.:]*(?P<title>.*)", re.IGNORECASE)
MARKED = re.compile(r"(?P<mark>[A-H])\.\s*(?P<title>\S.*)")
CONTENTS = "daftar isi"  # need not name itself
FRONT = (
    "kata pengantar",
    "ringkasan eksekutif",
    "daftar isi",
    "daftar tabel",
    "daftar gambar",
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
LONGEST = 160  # letters of an entry; a longer line is running text
NEARLY = 0.5  # share of words by which two titles are one, written two ways
SAME = 0.9  # share by which they differ in no more than a slip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of contents, or a heading or caption in the body."""

    line: Line
    title: str
    page: int | None = None
    number: str = ""


def lists_match(bundle: Bundle) -> Iterator[Flaw]:
    """R43: lists of contents and of tables say what stands in the body, and where."""
    for paper in bundle.papers:
        contents = _region(paper, "daftar isi")
        listed = [e for e in _region(paper, "daftar tabel") if e.number]
        if contents:
            yield from _headings(paper, contents)
            yield from _front(paper, contents)
        yield from _titles(listed, captions(paper))
        yield from _pages(listed, contents)


def captions(paper: Paper) -> list[Entry]:
    """Return the captions of tables in the body, each with its title."""
    inside = _listed_orders(paper)
    text = [line for line in paper.lines if line.table is None]
    found = []
    for at, line in enumerate(text):
        match = CAPTION.fullmatch(line.text.strip())
        if match and line.order not in inside and len(line.text.split()) <= 25:
            below = text[at + 1].text if at + 1 < len(text) else ""
            title = match["title"] or below
            found.append(Entry(line, title, None, match["number"]))
    return found


def _listed_orders(paper: Paper) -> set[int]:
    heads = ("daftar isi", "daftar tabel", "daftar gambar")
    return {entry.line.order for head in heads for entry in _region(paper, head)}


def _region(paper: Paper, head: str) -> list[Entry]:
    """Return the entries from a list's heading to the next heading of the front matter."""
    starts = [line for line in paper.lines if line.folded == head and line.table is None]
    if not starts:
        return []
    found: list[Entry] = []
    for row in _printed(paper, starts[0].order + 1):
        text = " ".join(line.text for line in row if line.text.strip())
        is_end = LIST_HEAD.match(fold(text)) or fold(text) in FRONT[:2]
        entry = _entry(row[0], text)
        if row[0].table is None and (is_end or len(text) > LONGEST):
            break
        if entry and (entry.page is not None or found):
            found.append(entry)
        if len(found) > 2 and all(e.page is None for e in found[-2:]):
            return found[:-2]  # one line may be wrapped; two are the body
    return found


def _printed(paper: Paper, start: int) -> Iterator[list[Line]]:
    """Yield the lines from `start`, the cells of a row together."""
    row: list[Line] = []
    for line in paper.lines[start : start + 400]:
        if row and (
            line.table is None or (line.table, line.row) != (row[0].table, row[0].row)
        ):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _entry(line: Line, text: str) -> Entry | None:
    match = ENTRY.fullmatch(text.strip())
    if match is None or not match["title"].strip():
        return None
    title = match["title"].strip(" .…\t")
    page = match["page"]
    number = CAPTION.match(title)
    named = number["title"] if number else title
    read = int(page) if page and page.isdigit() else ROMAN.get((page or "").casefold())
    return Entry(line, named.strip(" ."), read, number["number"] if number else "")


def _titles(listed: Sequence[Entry], body: Sequence[Entry]) -> Iterator[Flaw]:
    by_number = {entry.number: entry for entry in reversed(body)}
    pairs = [(e, by_number[e.number]) for e in listed if e.number in by_number]
    other = [(e, c) for e, c in pairs if likeness(e.title, c.title) < NEARLY]
    if other:
        entry, caption = other[0]
        yield Flaw(
            places=tuple(each.line.spot for pair in other[:6] for each in pair),
            written=entry.title,
            expected=caption.title,
            message=(
                f"Daftar tabel menyebut Tabel {entry.number} “{entry.title}”, "
                f"isinya “{caption.title}” ({len(other)} tabel berbeda)."
            ),
            cause="Daftar tabel mengikuti judul tabel di isi dokumen.",
        )
    for entry, caption in pairs:
        if NEARLY <= likeness(entry.title, caption.title) < SAME:
            yield _two_titles(entry, caption)


def _two_titles(entry: Entry, other: Entry) -> Flaw:
    return Flaw(
        places=(entry.line.spot, other.line.spot),
        written=entry.title,
        expected=other.title,
        message=f"Daftar menyebut “{entry.title}”, isinya “{other.title}”.",
        cause=UNDECIDED,
    )


def _chapters(contents: Sequence[Entry]) -> dict[int, int]:
    """Return the page on which each chapter begins, as the contents say."""
    found = {}
    for entry in contents:
        match = CHAPTER.match(entry.title)
        number = ROMAN.get(match["number"].casefold()) if match else None
        if number and entry.page:
            found[number] = entry.page
    return found


def _pages(listed: Sequence[Entry], contents: Sequence[Entry]) -> Iterator[Flaw]:
    """Speak of tables that are listed on pages before their own chapter."""
    chapters = _chapters(contents)
    wrong = [
        entry
        for entry in listed
        if entry.page and entry.page < chapters.get(int(entry.number.split(".")[0]), 0)
    ]
    if wrong:
        yield Flaw(
            places=tuple(entry.line.spot for entry in wrong[:12]),
            written=f"Tabel {wrong[0].number} halaman {wrong[0].page}",
            message=f"Halaman {len(wrong)} tabel mendahului babnya menurut daftar isi.",
            cause="Nomor halaman tampaknya tertinggal dari dokumen lain.",
        )


def _headings(paper: Paper, contents: Sequence[Entry]) -> Iterator[Flaw]:
    """Compare the lettered headings of the contents with those of the body, by chapter."""
    listed = _lettered([(e.line, e.title) for e in contents])
    inside = {entry.line.order for entry in contents}
    body = _lettered(
        (line, line.text)
        for line in paper.lines
        if line.order not in inside and line.table is None and len(line.text.split()) <= 14
    )
    for key, (line, title) in listed.items():
        if key not in body:
            continue
        other_line, other = body[key]
        if title and not says_same(title, other):
            yield _two_titles(Entry(line, title), Entry(other_line, other))


def _lettered(lines: Iterator[tuple[Line, str]] | list[tuple[Line, str]]) -> dict[
    tuple[int, str], tuple[Line, str]
]:  # fmt: skip
    found: dict[tuple[int, str], tuple[Line, str]] = {}
    chapter = 0
    for line, text in lines:
        if (match := CHAPTER.match(text.strip())) is not None:
            chapter = ROMAN.get(match["number"].casefold(), chapter)
        elif chapter and (marked := MARKED.fullmatch(text.strip())) is not None:
            title = LEADERS.sub("", marked["title"])
            found.setdefault((chapter, marked["mark"]), (line, title))
    return found


def _front(paper: Paper, contents: Sequence[Entry]) -> Iterator[Flaw]:
    """Speak of the front matter that the contents leave out or put in another order."""
    inside = {entry.line.order for entry in contents}
    body = [
        line
        for line in paper.lines
        if line.order not in inside and line.folded in FRONT and line.table is None
    ]
    listed = [fold(entry.title) for entry in contents]
    left_out = [line for line in body if line.folded not in (*listed, CONTENTS)]
    order = [line.folded for line in body if line.folded in listed]
    is_turned = order != [title for title in listed if title in order]
    if left_out or is_turned:
        entries = [e.line for e in contents if fold(e.title) in FRONT]
        yield Flaw(
            places=tuple(line.spot for line in (*entries[:4], *body[:6])),
            written=", ".join(order),
            message="Daftar isi tidak menurut urutan dan isi bagian depan dokumen.",
            cause=(
                "Tidak terdaftar: " + ", ".join(line.text for line in left_out) + "."
                if left_out
                else "Urutannya berbeda."
            ),
        )


BELOW = re.compile(
    r"\btabel\s+(?P<number>\d+(?:\.\d+)+)\s+(?:berikut|di ?bawah|dibawah|sebagai berikut)",
    re.IGNORECASE,
)
ABOVE = re.compile(r"\btabel\s+(?P<number>\d+(?:\.\d+)+)\s+di ?atas", re.IGNORECASE)
FAR = 12  # lines within which the table of "berikut" begins


def references_hold(bundle: Bundle) -> Iterator[Flaw]:
    """R44: a reference points to the table that stands there."""
    for paper in bundle.papers:
        body = captions(paper)
        for line in paper.lines:
            if line.table is None and len(body) >= 2:
                yield from _pointing(line, body)


def _pointing(line: Line, body: Sequence[Entry]) -> Iterator[Flaw]:
    for match in BELOW.finditer(line.text):
        after = [e for e in body if 0 < e.line.order - line.order <= FAR]
        if after and after[0].number != match["number"]:
            yield _elsewhere(line, match, after[0])
    for match in ABOVE.finditer(line.text):
        before = [e for e in body if e.line.order <= line.order]
        if before and match["number"] not in {entry.number for entry in before}:
            yield _elsewhere(line, match, before[-1])


def _elsewhere(line: Line, match: re.Match[str], found: Entry) -> Flaw:
    return Flaw(
        places=(line.spot, found.line.spot),
        written=match[0],
        expected=f"Tabel {found.number}",
        message=f"“{match[0]}”, padahal di sana Tabel {found.number}.",
        cause=f"Tabel {found.number}: {found.title}.",
    )


RULES = (
    Rule(
        id="R43",
        name="daftar-isi-tabel",
        description="Daftar isi dan daftar tabel cocok dengan judul, urutan, dan halaman.",
        severity=Severity.FORMAT,
        source="Kelaziman naskah dinas",
        needs="laporan dengan daftar isi atau daftar tabel",
        is_certain=True,
        find=lists_match,
    ),
    Rule(
        id="R44",
        name="rujukan-silang",
        description="Rujukan “tabel berikut” dan “tabel di atas” menunjuk tabel yang ada.",
        severity=Severity.FORMAT,
        source="Kelaziman naskah dinas",
        needs="rujukan ke tabel bernomor",
        is_certain=True,
        find=references_hold,
    ),
)
