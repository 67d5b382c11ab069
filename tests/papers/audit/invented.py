"""Invented papers for the auditor, and what it says of them."""

from collections.abc import Callable
from typing import TypeVar

from tests.papers.reading.invented import paper

from jenjang.papers.audit import RULES, Bundle, Finding, Paper, audit
from jenjang.papers.readers import text
from jenjang.papers.recognisers.agreement import recognise

CAMAT = "Nama : SRI LESTARI, S.Sos\nJabatan : CAMAT WANASARI"
SECRETARY = "Nama : DEWI ANGGRAENI, S.E.\nJabatan : SEKRETARIS CAMAT"
FIRST = "\nselanjutnya disebut Pihak Pertama"
SECOND = "\nselaku atasan Pihak Pertama, selanjutnya disebut Pihak Kedua"
SECRETARY_SIGNED = """Wanasari, 8 Januari 2024

Pihak Kedua,
CAMAT WANASARI

SRI LESTARI, S.Sos
Pembina / IV.a
NIP. 19700512 199503 2 004

Pihak Pertama,
SEKRETARIS CAMAT

DEWI ANGGRAENI, S.E.
Penata Tk. I / III.d
NIP. 19800214 200501 2 007"""


def subordinate(**parts: str) -> str:
    """Return the paper of the secretary, whose superior signs `paper()`."""
    whole = {
        "first": SECRETARY + FIRST,
        "second": CAMAT + SECOND,
        "signed": SECRETARY_SIGNED,
    }
    return paper(**{**whole, **parts})


def read(content: str, file: str = "pk.txt") -> Paper:
    """Return a text as the paper that the auditor is given."""
    blocks = text.read(content.encode())
    return Paper(file, blocks, recognise(blocks))


def findings(rule: str, *contents: str) -> list[Finding]:
    """Return what one rule says of texts that stand in one file after another."""
    chosen = [each for each in RULES if each.id == rule]
    assert chosen, f"no rule {rule}"
    return list(audit([read("\n\n".join(contents))], chosen))


def said(rule: str, *contents: str) -> list[tuple[str, str, bool]]:
    """Return (written, expected, certain) of what one rule says."""
    return [(f.written, f.expected, f.certain) for f in findings(rule, *contents)]


T = TypeVar("T")


def known(fact: Callable[[Bundle], T], *papers: Paper | str) -> T:
    """Return what is worked out about papers, or about texts each in its own file."""
    return fact(Bundle(tuple(p if isinstance(p, Paper) else read(p) for p in papers)))


def table(level: str, *rows: tuple[str, str, str]) -> str:
    """Return a table of performance; a row is sasaran, indicator, target."""
    lines = [
        f"{n}\t{aim}\t{what}\t{target}" for n, (aim, what, target) in enumerate(rows, 1)
    ]
    return "\n".join([f"No\t{level}\tIndikator Kinerja\tTarget", *lines])


EXPLAINED = "NO\tURAIAN\tRELEVANSI\tFORMULASI\tSUMBER DATA\n"


def explanation(
    aim: str,
    indicator: str,
    formula: str = "Jumlah surat tercatat dibagi jumlah surat masuk dikali 100%",
    *,
    meant: str = "",
    source: str = "Buku agenda",
    note: str = "",
) -> str:
    """Return the annex that explains one indicator."""
    parts = [
        "LAMPIRAN 2 PERJANJIAN KINERJA\nPENJELASAN KINERJA",
        f"Sasaran : {aim}",
        f"Yang dimaksud dalam sasaran kinerja ini adalah {meant}" if meant else "",
        f"{EXPLAINED}1.\t{indicator}\tTertib\t{formula}\t{source}",
        f"NO\tTARGET\tPENJELASAN\n1.\t100\t{note}" if note else "",
    ]
    return "\n\n".join(part for part in parts if part)
