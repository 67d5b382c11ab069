"""Make the packed lists of core/nomenclature from the tables they come from.

Usage: make_nomenclature.py FOLDER, which holds `nomenklatur_1317_2023_kabkota.csv` and
`nomenklatur_sipd_2026.csv`. Where each comes from and under what terms stands in NOTICE.
The same tables make the same bytes.
"""

import csv
import io
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/jenjang/core/nomenclature/data"
LISTS = (
    ("nomenklatur_1317_2023_kabkota.csv", "2023.csv.xz"),
    ("nomenklatur_sipd_2026.csv", "2026.csv.xz"),
)
COLUMNS = ("scope", "code", "level", "name", "performance", "indicator", "unit")
LEVELS = {"bidang_urusan": "bidang urusan", "sub_kegiatan": "sub kegiatan"}


def lines(table: Path) -> Iterator[tuple[str, ...]]:
    """Yield the columns of a list, in the order of the codes."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in sorted(
            csv.DictReader(file), key=lambda row: (row["scope"], row["code"])
        ):
            texts = (row[name] for name in ("performance_text", "indicator", "unit"))
            level = LEVELS.get(row["level"], row["level"])
            said = (row["scope"], row["code"], level, row["name"], *texts)
            yield tuple(" ".join(text.split()) for text in said)


def pack(table: Path, packed: Path) -> None:
    """Write a list as a compressed CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(lines(table))
    content = lzma.compress(
        text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME, check=lzma.CHECK_CRC32
    )
    packed.write_bytes(content)
    print(f"{packed.name}: {len(content):,} bytes")


if __name__ == "__main__":
    for source, target in LISTS:
        pack(Path(sys.argv[1]) / source, TARGET / target)
