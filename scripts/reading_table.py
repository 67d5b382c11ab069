"""What `jenjang read` gives of every paper in a folder, as a table in Markdown.

Usage: reading_table.py FOLDER [PART-OF-A-NAME]

One line a paper: pages, what was found, the CPU seconds of the whole command (user time,
the start of Python included). Each paper is read in a process of its own. A folder that
is called after a person (an agreement's year, then words) is numbered instead.
"""

import json
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

HEAD = (
    "dokumen",
    "halaman",
    "yang terbaca",
    "tabel (baris)",
    "kalimat",
    "ragu",
    "CPU s",
    "hal/s",
)
NAMED = re.compile(r"(?P<kept>.*-pk-\d{4})-(?!esakip|xlsx|docx|perubahan)[a-z].*")
READ = (sys.executable, "-m", "jenjang.config.commands.read")


def main(folder: Path, part: str = "") -> int:
    """Print the table of the papers in `folder` whose name holds `part`."""
    print(line(HEAD))
    print(line(["---"] * len(HEAD)))
    for name, paper in papers(folder):
        if part in name:
            print(line(row(name, paper)), flush=True)
    return 0


def line(cells: Any) -> str:
    """Return one line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def papers(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name, file) of every paper; a name that may be a person's is a number."""
    numbers: Counter[str] = Counter()
    for paper in (*sorted(folder.glob("*/document.*")), *sorted(folder.glob("*/*.txt"))):
        name = paper.parent.name if paper.stem == "document" else paper.stem
        if found := NAMED.fullmatch(name):
            numbers[found["kept"]] += 1
            name = f"{found['kept']} ({numbers[found['kept']]})"
        yield name, paper


def row(name: str, paper: Path) -> list[str]:
    """Return the cells of one paper."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    said = subprocess.run([*READ, str(paper), "--json"], capture_output=True, check=False)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    pages = page_count(paper)
    speed = f"{pages / seconds:.0f}" if pages and pages / seconds >= 1 else "<1"
    timed = [f"{seconds:.1f}", speed if pages else "-"]
    if said.returncode == 2:
        refusal = said.stderr.decode().strip().removeprefix("jenjang: ")
        return [name, str(pages or "-"), refusal, "-", "-", "-", *timed]
    return [name, str(pages or "-"), *found_in(json.loads(said.stdout)), *timed]


def page_count(paper: Path) -> int:
    """Return how many pages a PDF has, 0 for any other file."""
    if paper.suffix != ".pdf":
        return 0
    document = pypdfium2.PdfDocument(paper)
    try:
        return len(document)
    finally:
        document.close()


def found_in(reading: dict[str, Any]) -> list[str]:
    """Return the documents, tables, statements and doubts of a reading."""
    documents = reading["documents"]
    kinds = Counter(
        f"{each['kind']} {each.get('year') or ''}".strip() for each in documents
    )
    tables = [table for each in documents for table in each.get("tables", [])]
    others = sum(len(each.get("others", [])) for each in documents)
    stated = sum(len(each.get("statements", [])) for each in documents)
    doubts = sum(len(each["doubts"]) for each in documents) + len(reading["problems"])
    named = ", ".join(f"{n} {kind}" if n > 1 else kind for kind, n in kinds.items())
    return [f"{named}{held(documents)}", told(tables, others), str(stated), str(doubts)]


def held(documents: list[dict[str, Any]]) -> str:
    """Return what the agreements and the chapters among the documents come to."""
    indicators = sum(
        len(objective["indicators"])
        for each in documents
        for objective in each.get("objectives", [])
    )
    budgets = sum(len(each.get("budgets", [])) for each in documents)
    chapters = sum(len(each.get("chapters", [])) for each in documents)
    parts = (
        (indicators, "indikator"),
        (budgets, "pagu"),
        (chapters, "judul"),
    )
    said = ", ".join(f"{count} {word}" for count, word in parts if count)
    return f": {said}" if said else ""


def told(tables: list[dict[str, Any]], others: int) -> str:
    """Return the kinds of the tables, how many of each, with their rows."""
    count: Counter[str] = Counter(table["kind"] for table in tables)
    rows: Counter[str] = Counter()
    for table in tables:
        rows[table["kind"]] += len(table["rows"])
    said = [f"{count[kind]} {kind} ({rows[kind]})" for kind in count]
    return ", ".join(said + ([f"{others} lain"] if others else [])) or "-"


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
