"""A file -> what it says: the one way in for the command line, the web and the sample."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jenjang.papers.blocks import Block, Paragraph
from jenjang.papers.document import Agreement, Document
from jenjang.papers.readers.formats import MOST_BYTES, TOO_LARGE, read_blocks
from jenjang.papers.readers.refusal import Unforeseen, Unreadable
from jenjang.papers.readers.scan import UNREAD_PAGE
from jenjang.papers.recognisers import agreement, report

__all__ = ["Reading", "Unreadable", "read"]

ILLEGIBLE = (
    "Berkas ini tidak memuat teks yang dapat dibaca: bila hasil pindaian, unggah PDF atau "
    "Word aslinya."
)
NOT_THERE = "Berkas tidak ditemukan atau tidak boleh dibuka: periksa nama dan letaknya."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: its documents, and Indonesian sentences about it as a whole.

    `blocks` are what stands on its pages, whether it was understood or not.
    """

    documents: tuple[Document, ...]
    problems: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements among the documents."""
        return tuple(each for each in self.documents if isinstance(each, Agreement))

    @property
    def is_doubtful(self) -> bool:
        """Return whether a person should look at anything again."""
        return bool(self.problems) or any(document.doubts for document in self.documents)


def read(source: Path | str | bytes, name: str = "") -> Reading:
    """Return what a file says; `source` is its path or its bytes, `name` what it is called.

    The format is told by the content; a name that says another one is a problem, not a
    refusal. Raise `Unreadable` with one Indonesian sentence where nothing can be read.
    """
    content = source if isinstance(source, bytes) else _content(Path(source))
    called = name or ("" if isinstance(source, bytes) else Path(source).name)
    blocks = read_blocks(content)
    if not blocks:
        raise Unreadable(ILLEGIBLE)
    documents = _recognised(blocks)
    if not documents:
        raise Unreadable(ILLEGIBLE)
    return Reading(documents, (*_problems(content, called), *_unread(blocks)), blocks)


def _recognised(blocks: Sequence[Block]) -> tuple[Document, ...]:
    """Return the documents in the blocks; what a recogniser stumbles over is a refusal."""
    try:
        return recognise(blocks)
    except (Unreadable, MemoryError):
        raise
    except Exception as trouble:
        raise Unforeseen from trouble


def recognise(blocks: Sequence[Block]) -> tuple[Document, ...]:
    """Return the documents among `blocks` in their order: agreements, and all else.

    What is bound together with agreements is a document of its own where it states
    anything: a report whose annex they are, a rencana aksi behind them.
    """
    found = agreement.found_in(blocks)
    rest = [at for at in range(len(blocks)) if at not in found.taken]
    reports = report.recognise(blocks[at] for at in rest if not is_unread(blocks[at]))
    if not found.agreements:
        return reports
    telling = tuple(each for each in reports if report.says_anything(each))
    if rest and found.taken and rest[0] < min(found.taken):
        return (*telling, *found.agreements)
    return (*found.agreements, *telling)


def is_unread(block: Block) -> bool:
    """Return whether a block only stands for a scanned page that nobody read."""
    return isinstance(block, Paragraph) and block.text == UNREAD_PAGE


def _unread(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the sentence about scanned pages that nothing here can read."""
    pages = [
        str(block.place.page)
        for block in blocks
        if isinstance(block, Paragraph) and is_unread(block)
    ]
    if pages:
        which = ", ".join(pages)
        yield f"Halaman {which} hasil pindaian dan tidak dibaca: pasang jenjang[ocr]."


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(TOO_LARGE)
        return path.read_bytes()
    except OSError:
        raise Unreadable(NOT_THERE) from None


EXTENSIONS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}


def _problems(content: bytes, name: str) -> tuple[str, ...]:
    """Return the sentence about a name that says another format than the content."""
    ending = name.rsplit(".", 1)[-1].casefold() if "." in name else ""
    mark = EXTENSIONS.get(ending)
    if mark is None or mark in content[:1024]:
        return ()
    problem = (
        f"Nama berkas berakhiran .{ending}, tetapi isinya bukan {ending.upper()}: periksa "
        "apakah ini berkas yang dimaksud."
    )
    return (problem,)
