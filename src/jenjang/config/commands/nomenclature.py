"""`jenjang nomenclature`: loads the lists that come along, or judges names of a CSV file.

    jenjang nomenclature load
    jenjang nomenclature check FILE.csv [--list 2026] [--bidang 7.01]

The file has the columns `name` and `level`; where it has `match_2026` too, it is said how
many verdicts are the same.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jenjang.config.commands.arguments import Arguments, WrongUse
from jenjang.config.commands.start import refuse_unmigrated, start_django
from jenjang.core.nomenclature import RELEASES, Judged, Verdict, judge

KEYS = tuple(release.key for release in RELEASES)


def run(arguments: Sequence[str]) -> int:
    """Load or check."""
    about = "Memuat daftar nomenklatur, atau memeriksa nama menurut daftar itu."
    words = Arguments("jenjang nomenclature", about)
    words.add_argument("act", choices=("load", "check"), metavar="load|check")
    words.add_argument("file", nargs="?", metavar="BERKAS.csv")
    words.add_argument("--list", choices=KEYS, default=KEYS[0], dest="key")
    words.add_argument("--bidang", default="7.01")
    said = words.parse_args(arguments)
    if said.act == "load":
        return load()
    if said.file is None:
        raise WrongUse("Sebutkan berkas CSV yang memuat kolom name dan level.")
    return check(Path(said.file), said.key, said.bidang)


def load() -> int:
    """Load what is not loaded yet."""
    start_django()
    refuse_unmigrated()
    # The services speak to the models, which stand only once Django has started.
    from jenjang.apps.plans.services import (  # noqa: PLC0415
        load_measures,
        load_shipped_lists,
    )

    for release in load_shipped_lists():
        print(f"Dimuat: {release.decree} ({release.get_scope_display()})")
    print(f"Satuan baru: {load_measures()}")
    return 0


def check(file: Path, key: str, bidang: str) -> int:
    """Judge the names of a file; 1 where a verdict differs from the one stated."""
    rows = rows_of(file)
    verdicts = [
        judge(row["name"], row["level"].replace("_", " "), release=key, bidang=bidang)
        for row in rows
    ]
    for judged, count in sorted(Counter(one.judged for one in verdicts).items()):
        print(f"{judged.value:12} {count:4}")
    stated = f"match_{key}"
    if not rows or stated not in rows[0]:
        return 0
    pairs = zip(rows, verdicts, strict=True)
    same = sum(row[stated] == in_words(verdict) for row, verdict in pairs)
    print(f"Sama dengan yang tertulis: {same} dari {len(rows)}")
    return 0 if same == len(rows) else 1


def rows_of(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file; raise WrongUse where it has no such columns."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as trouble:
        raise WrongUse(f"Berkas {file} tidak dapat dibuka: {trouble}.") from None
    if rows and not {"name", "level"} <= rows[0].keys():
        raise WrongUse(f"Berkas {file} tidak memuat kolom name dan level.")
    return rows


def in_words(verdict: Verdict) -> str:
    """Return a verdict as such files state it: "near 0.97"."""
    is_rated = verdict.judged in (Judged.NEAR, Judged.NONE)
    return verdict.judged.value + (f" {verdict.similarity:.2f}" if is_rated else "")
