"""Normal forms: what a text is compared by. What is printed stays as it is printed."""

import re
from functools import lru_cache

from jenjang.core.values import Reason, Unknown

KEPT_FOLDS = 16_384  # each line of a unit's papers is asked for by one rule after another

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff"),  # seen by nobody
    }
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BLANK = re.compile(r"[\s.…_\-:]*|n\s*/\s*a\.?|nan|null|tidak ada data", re.IGNORECASE)

# Blanks that are not meant; `plain` leaves single ones. Only what changes is matched: a
# stranger's text may be nothing but such marks.
_TIGHT = (
    (re.compile(r" ([-/]) ?|([-/]) "), r"\1\2"),
    (re.compile(r" ([,.;:)])"), r"\1"),
    (re.compile(r"\( "), "("),
)

# Two spellings of one word met in the papers (Tingkat of a rank is read in `rank`).
_SPELLINGS = (
    (re.compile(r"\bpresentase"), "persentase"),
    (re.compile(r"\bpublic\b"), "publik"),
    (re.compile(r"\befektifitas\b"), "efektivitas"),
    (re.compile(r"\bketentraman\b"), "ketenteraman"),
    (re.compile(r"\bkasubag\b"), "kasubbag"),
)


@lru_cache(maxsize=KEPT_FOLDS)
def plain(text: str) -> str:
    """Return the text without markup, odd dashes and quotes, or doubled white space.

    >>> plain("Rp. <u>16,181,800,-</u>"), plain(" **Satu** ")
    ('Rp. 16,181,800,-', 'Satu')
    """
    bare = _TAG.sub(" ", text.translate(_ALIKE)).replace("**", "")
    return " ".join(bare.split())


def is_blank(text: str) -> bool:
    """Return whether a cell says nothing: empty, a dash, dots to fill in, N/A.

    >>> [is_blank(cell) for cell in ("", "-", ".......", "N/A", "0")]
    [True, True, True, True, False]
    """
    return _BLANK.fullmatch(plain(text)) is not None


def empty() -> Unknown:
    """Return what every reader says of a blank cell."""
    return Unknown(Reason.EMPTY)


@lru_cache(maxsize=KEPT_FOLDS)
def fold(text: str) -> str:
    """Return the normal form of a text, for comparing only: never print it.

    Lower case, single blanks, one kind of quote and dash, no blank beside a hyphen or a
    slash ("Rata- Rata", "Orang/ Bulan"), no closing full stop, one spelling of words
    that papers spell in two ways ("Presentase").

    >>> fold("MENINGKATNYA  Rata- Rata\\n“Presentase” Efektifitas.")
    'meningkatnya rata-rata "persentase" efektivitas'
    """
    folded = plain(text).casefold()
    for apart, together in _TIGHT:
        folded = apart.sub(together, folded)
    folded = folded.rstrip(" .,;:")
    for pattern, official in _SPELLINGS:
        folded = pattern.sub(official, folded)
    return folded


def fold_letters(text: str) -> str:
    """Return letters and digits only, of the normal form: blind to OCR's stray blanks.

    >>> fold_letters("administras i Umum") == fold_letters("Administrasi Umum")
    True
    """
    return re.sub(r"[\W_]", "", fold(text))
