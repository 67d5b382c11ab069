"""A list of nomenclature: names found however a paper writes them."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from jenjang.core.figures import fold_letters, is_blank, plain
from jenjang.core.nomenclature.codes import read_code
from jenjang.core.values import Reason, Unknown

SIMILAR = 0.8  # share of letters; 'Barang Cetak' for 'Barang Cetakan' has 0.97

_LEVEL_WORD = re.compile(
    r"^(?:program|sub\s*-?\s*kegiatan|kegiatan)\s*[:.]?\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the nomenclature; the official texts are those of a sub kegiatan."""

    code: str
    level: str
    name: str
    performance: str | None = None
    indicator: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Nomenclature:
    """The lines of one version, and (code, name) of earlier ones that still mean them."""

    title: str
    entries: tuple[Entry, ...]
    aliases: tuple[tuple[str, str], ...] = field(default=())

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """Return the lines by code."""
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def _by_key(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[_key(entry.name)].append(entry)
        for code, name in self.aliases:
            found[_key(name)].append(self.by_code[code])
        return dict(found)

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return every line with a name, however a paper writes it; of any level."""
        return tuple(self._by_key.get(_key(name), ()))

    def entry(self, code: str) -> Entry | Unknown:
        """Return the line of a code, in its present form or an older one."""
        read = read_code(code)
        if isinstance(read, Unknown):
            return read
        unlisted = Unknown(Reason.NOT_FOUND, f"Kode {read} tidak ada dalam {self.title}.")
        return self.by_code.get(read, unlisted)

    def find(self, name: str, level: str | None = None) -> Entry | Unknown:
        """Return the line that a paper names: case, blanks and marks do not matter.

        "Program", "Kegiatan :" and "Sub Kegiatan" before the name do not matter either.
        A name of another level, and one that several lines have, is refused.
        """
        if is_blank(name):
            return Unknown(Reason.EMPTY)
        named = self._by_key.get(_key(name), [])
        fitting = [entry for entry in named if level in (None, entry.level)]
        if len(fitting) == 1:
            return fitting[0]
        return self._refusal(plain(name), level, named, fitting)

    def _refusal(
        self, name: str, level: str | None, named: list[Entry], fitting: list[Entry]
    ) -> Unknown:
        if fitting:
            codes = " atau ".join(entry.code for entry in fitting)
            return Unknown(
                Reason.AMBIGUOUS, f"“{name}” dapat berarti {codes}; pilih kodenya."
            )
        if named:
            other = named[0]
            return Unknown(
                Reason.NOT_FOUND,
                f"“{name}” adalah nama {other.level} ({other.code}), bukan {level}.",
            )
        return Unknown(
            Reason.NOT_FOUND, f"“{name}” tidak ada dalam {self.title}; periksa namanya."
        )

    def suggest(self, name: str, level: str | None = None) -> Entry | None:
        """Return the line with the nearest name, to offer to a person; never to adopt."""
        keys = {
            key: entry
            for key, entries in self._by_key.items()
            for entry in entries
            if level in (None, entry.level)
        }
        near = get_close_matches(_key(name), keys, n=1, cutoff=SIMILAR)
        return keys[near[0]] if near else None


def _key(name: str) -> str:
    """Return letters and digits without the word of the level, which papers vary."""
    return fold_letters(_LEVEL_WORD.sub("", plain(name)))


def read_entries(text: str) -> Iterable[Entry]:
    """Yield the lines of a CSV file: code, level, name, performance, indicator, unit."""
    for row in csv.DictReader(text.splitlines()):
        texts = (row[column] or None for column in ("performance", "indicator", "unit"))
        yield Entry(row["code"], row["level"], row["name"], *texts)


def read_aliases(text: str) -> Iterable[tuple[str, str]]:
    """Yield code and earlier name of each line of a CSV file."""
    for row in csv.DictReader(text.splitlines()):
        yield row["code"], row["name"]
