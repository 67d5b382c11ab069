"""Truths written by eye, and how a reading is scored against them without its people.

The truths here name no person: where a reading does, the name and the NIP are blanked
before the two are compared. As a program this file is that blanking, from standard input
to standard output, so that the corpus's own scorer can be run over it::

    score_reading.py --scan "jenjang read --json {} | python scoring.py" FILE:TRUTH.json ...

A truth names its paper by the SHA-256 of the file, since some folders of the corpus are
called after a person.
"""

import hashlib
import json
import shlex
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PARTIES = ("first_party", "second_party")
BLANKED = ("name", "nip")


@dataclass(frozen=True, slots=True)
class Truth:
    """One file of this folder: what a paper says.

    `medium` is digital, text, scan, or scan with a text layer; `content` is the JSON.
    """

    path: Path
    content: dict[str, Any]

    @property
    def name(self) -> str:
        """Return the name of the truth, which is that of the folder but for people."""
        return self.path.stem

    @property
    def sha256(self) -> str:
        """Return the hash of the paper it was written from."""
        return str(self.content["file"]["sha256"])

    @property
    def medium(self) -> str:
        """Return what the paper is made of."""
        return str(self.content["file"]["medium"])

    @property
    def is_scan(self) -> bool:
        """Return whether the paper is a picture, with or without a text layer."""
        return self.medium.startswith("scan")

    @property
    def documents(self) -> list[dict[str, Any]]:
        """Return the agreements of the paper; none for a report."""
        return list(self.content.get("documents", ()))


def agreements() -> tuple[Truth, ...]:
    """Return the truths about agreements, by name."""
    return tuple(truth for truth in _all() if "documents" in truth.content)


def reports() -> tuple[Truth, ...]:
    """Return the truths about the tables of an LKjIP, by name."""
    return tuple(truth for truth in _all() if "tables" in truth.content)


def _all() -> Iterable[Truth]:
    for path in sorted(HERE.glob("*.json")):
        yield Truth(path, json.loads(path.read_text(encoding="utf-8")))


@cache
def papers(corpus: Path) -> dict[str, Path]:
    """Return the files of the corpus by their SHA-256."""
    files = [*corpus.glob("*/document.*"), *corpus.glob("seeds/*.txt")]
    return {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in files}


def without_people(reading: Any) -> Any:
    """Return `reading` with the names and NIPs of its parties taken out, in the annex too.

    Takes what ``jenjang read --json`` prints: an object with `documents`, a list, or one
    document. Titles and ranks stay.

    >>> without_people({"first_party": {"name": "Siti Aminah", "title": "CAMAT"}})
    {'first_party': {'name': None, 'title': 'CAMAT', 'nip': None}}
    """
    if isinstance(reading, list):
        return [without_people(each) for each in reading]
    if not isinstance(reading, dict):
        return reading
    blank = dict(reading)
    if "documents" in blank:
        blank["documents"] = without_people(blank["documents"])
    if "annex" in blank:
        blank["annex"] = without_people(blank["annex"])
    for party in PARTIES:
        if blank.get(party):
            blank[party] = {**blank[party], **dict.fromkeys(BLANKED)}
    return blank


def scorer_arguments(
    read_command: str, pairs: Iterable[tuple[Path, Truth]], *, as_scan: bool = False
) -> list[str]:
    """Return the arguments for ``score_reading.py``; `read_command` has {} for the file."""
    blanking = f"{shlex.quote(sys.executable)} {shlex.quote(str(HERE / 'scoring.py'))}"
    return [
        *(["--scan"] if as_scan else []),
        f"{read_command} | {blanking}",
        *(f"{file}:{truth.path}" for file, truth in pairs),
    ]


def score(
    scorer: Path,
    read_command: str,
    pairs: Iterable[tuple[Path, Truth]],
    *,
    as_scan: bool = False,
) -> str:
    """Return what ``score_reading.py`` prints about `pairs` of a paper and its truth."""
    arguments = scorer_arguments(read_command, pairs, as_scan=as_scan)
    run = subprocess.run(
        [sys.executable, str(scorer), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def main() -> None:
    """Blank the people of the reading on standard input."""
    json.dump(without_people(json.load(sys.stdin)), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
