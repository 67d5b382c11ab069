"""Names of persons, compared without titles: 'S U R Y A N I, S.Sos' is 'Suryani'."""

import re
from functools import lru_cache

from jenjang.core.figures.text import KEPT_FOLDS, plain

_FRONT = frozenset(
    {"DR", "DRS", "DRA", "DRG", "IR", "PROF", "H", "HJ", "KH", "APT", "NS", "SDR", "BAPAK"}
    | {"IBU", "TN", "NY"}
)
_BACK_TITLES = """
    AMD AKS AP MAP ME MH MHUM MKES MM MMA MPD MSC MSE MSI MSOS MT SAG SAP SE SH SHI SHUT SI
    SIKOM SIP SKEP SKM SKOM SP SPD SPDI SPI SPSI SPT SS SSI SSOS SSTP ST STP STTP
"""
_BACK = frozenset(_BACK_TITLES.split())
_SPACED = re.compile(r"(?<![^\s,])[^\W\d_](?: [^\W\d_])+(?![^\s,.])")


@lru_cache(maxsize=KEPT_FOLDS)
def fold_name(text: str) -> str:
    """Return a person's name for comparing: upper case, no titles, letter-spacing closed.

    Wider gaps part the words of a letter-spaced name, where they are still there.

    >>> fold_name("Drs. H. S U R Y A N I, S.Sos., M.Si")
    'SURYANI'
    >>> fold_name("A N D I   P U T R A")
    'ANDI PUTRA'
    """
    words = [_close_up(plain(part)) for part in re.split(r"\s{2,}", text.strip())]
    name = " ".join(words).split(",", 1)[0].upper()
    tokens = [re.sub(r"[^\w'-]", "", token) for token in _without_titles(name.split())]
    return " ".join(token for token in tokens if token)


def _close_up(text: str) -> str:
    """Join runs of three or more single letters; two may be initials."""
    return _SPACED.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    letters = match[0].split(" ")
    return "".join(letters) if len(letters) >= 3 else match[0]


def _without_titles(tokens: list[str]) -> list[str]:
    """Drop titles at both ends, never the last word that is left."""
    while len(tokens) > 1 and _is_front_title(tokens[0]):
        tokens = tokens[1:]
    while len(tokens) > 1 and _is_back_title(tokens[-1]):
        tokens = tokens[:-1]
    return tokens


def _is_front_title(token: str) -> bool:
    """Titles stand with a full stop or alone; 'Dr.Ir.' is a run of them."""
    return all(part in _FRONT for part in token.split(".") if part)


def _is_back_title(token: str) -> bool:
    """'S.Sos', 'M.AP' and 'SE' are degrees; 'A.' and 'MUH.' belong to the name."""
    return token.replace(".", "") in _BACK
