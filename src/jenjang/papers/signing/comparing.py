"""What two PDFs say differently: the one that was issued, and one that came back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import pypdfium2

from jenjang.papers.writers.binding import INVISIBLE

NIP = re.compile(r"(?:\d[\s.\-]?){17}\d")
UNSAID = "(NIP tidak ditampilkan)"
MOST_SAID = 6
MOST_PAGES = 200
LONGEST_LINE = 120
ONLY_HIDDEN = (
    "Tulisan pada semua halaman sama; yang berubah ada pada data di dalam berkas yang "
    "tidak tampak."
)
NOT_COMPARED = "Isi halamannya tidak dapat dibandingkan: berkas ini rusak."


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a person sees of a PDF: its title and the lines of its pages."""

    title: str
    pages: tuple[tuple[str, ...], ...]


def differences(issued: bytes, other: bytes) -> tuple[str, ...]:
    """Return what another PDF shows otherwise than the issued one, one sentence each."""
    try:
        before, after = _seen(issued), _seen(other)
    except pypdfium2.PdfiumError:
        return (NOT_COMPARED,)
    said = list(_said(before, after))
    if len(said) > MOST_SAID:
        more = len(said) - MOST_SAID
        return (*said[:MOST_SAID], f"Masih ada {more} perbedaan lain.")
    return tuple(said) or (ONLY_HIDDEN,)


def _seen(pdf: bytes) -> _Seen:
    with pypdfium2.PdfDocument(pdf) as document:
        title = document.get_metadata_dict().get("Title", "")
        count = min(len(document), MOST_PAGES)
        return _Seen(title, tuple(_lines(document[number]) for number in range(count)))


def _lines(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    text = INVISIBLE.sub("", page.get_textpage().get_text_range())
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _said(before: _Seen, after: _Seen) -> Iterator[str]:
    if len(before.pages) != len(after.pages):
        yield (
            f"Jumlah halaman berubah: semula {len(before.pages)}, kini {len(after.pages)}."
        )
    if set(before.pages) == set(after.pages) and before.pages != after.pages:
        yield "Urutan halaman berubah."
        return
    for number, (old, new) in enumerate(
        zip(before.pages, after.pages, strict=False), start=1
    ):
        yield from _of_page(number, old, new)
    if before.title != after.title:
        yield f"Judul berkas berubah: semula “{before.title}”, kini “{after.title}”."


def _of_page(number: int, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, begins, ends in matcher.get_opcodes():
        was, now = _short(old[start:end]), _short(new[begins:ends])
        if kind == "replace":
            yield f"Halaman {number}: semula “{was}”, kini “{now}”."
        elif kind == "delete":
            yield f"Halaman {number}: “{was}” hilang."
        elif kind == "insert":
            yield f"Halaman {number}: “{now}” ditambahkan."


def _short(lines: tuple[str, ...]) -> str:
    text = NIP.sub(UNSAID, " ".join(lines))
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"
