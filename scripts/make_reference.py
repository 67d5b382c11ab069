"""Make the auditor's reference tables from the lists they come from.

Usage: make_reference.py FOLDER, which holds `wilayah_kecamatan.csv`,
`nomenklatur_sipd_2026.csv`, `nomenklatur_sipd_2026_definisi.csv` and
`nomenklatur_1317_2023_kabkota.csv`. Where each comes from and under what terms stands in
`src/jenjang/papers/audit/reference/data/README.md`. The same lists make the same bytes.
"""

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/jenjang/papers/audit/reference/data"
AREAS = "wilayah_kecamatan.csv"
LAW = (
    "nomenklatur_1317_2023_kabkota.csv",
    "nomenklatur_sipd_2026.csv",
    "nomenklatur_sipd_2026_definisi.csv",
)
TEXTS = ("name", "performance_text", "indicator", "unit", "definition", "executor")
LEAST = 3  # times a word must stand in the law to be known: rarer ones are often slips
WORD = re.compile(r"[^\W\d_]+")


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a list."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write(name: str, header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Write a packed CSV that does not change from day to day."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    packed = gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0)
    (TARGET / name).write_bytes(packed)
    print(f"{name}: {len(packed):,} bytes")


def areas(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield code, level and name of provinces, kabupaten, kota and kecamatan."""
    for row in rows(folder, AREAS):
        yield row["code"], row["level"], " ".join(row["name"].split())


def words(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield the words of the law with how often they stand there, the commonest first."""
    counted: Counter[str] = Counter()
    for name in LAW:
        for row in rows(folder, name):
            for column in TEXTS:
                counted.update(WORD.findall((row.get(column) or "").casefold()))
    kept = [(word, many) for word, many in counted.items() if many >= LEAST]
    yield from sorted(kept, key=lambda each: (-each[1], each[0]))


def main(folder: Path) -> None:
    """Write every table."""
    write("areas.csv.gz", ("code", "level", "name"), areas(folder))
    write("words.csv.gz", ("word", "times"), words(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
