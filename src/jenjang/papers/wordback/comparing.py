"""What came back against what was written: each passage changed, moved, deleted or new."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from docx.oxml import parse_xml
from lxml import etree

from jenjang.papers.readers.packed import parts_of
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.wordback.returned import Change, ChangeKind, Refusal, Returned
from jenjang.papers.writers.word_manifest import digest_of, read_manifest
from jenjang.papers.writers.word_passages import Piece, passages_of

MOST_TAGS = 1_000_000
BODY = "word/document.xml"
ALIKE = 0.6  # a new text so like one that is gone is that one without its mark
EXCERPT = 60

NOT_OURS = (
    "Berkas ini bukan Word yang diunduh dari Jenjang, atau tandanya hilang. Unduh Word "
    "laporan ini, ubah di sana, lalu unggah berkas yang sama."
)
FIXED_CHANGED = "disusun dari data atau dari susunan laporan; ubah di sana, bukan di Word."
FIXED_GONE = "dihapus, padahal disusun dari data atau dari susunan laporan."
FIXED_MOVED = "dipindah, padahal letaknya ditentukan susunan laporan."
WRITTEN_SINCE = "diubah orang lain di Jenjang sejak berkas ini diunduh."
REMOVED_SINCE = "sudah dihapus di Jenjang sejak berkas ini diunduh."
UNMARKED = "tanda paragraf ini hilang (mungkin disalin-tempel); ubah langsung di Jenjang."
NEW_PICTURE = "gambar baru; unggah gambar lewat halaman laporan."
NO_PICTURE = "gambarnya hilang; ganti gambar lewat halaman laporan."


def compare(written: bytes, returned: bytes, editable: Container[str]) -> Returned:
    """Return what somebody changed in a Word file.

    `written` is the report as Word now, `returned` the file that came back, `editable`
    are the keys of passages that people write; all others are fixed. Raise `Unreadable`
    where the file is broken or is not one of ours.
    """
    now, came = _opened(written), _opened(returned)
    if not came.manifest or not any(one.key in came.manifest for one in came.pieces):
        raise Unreadable(NOT_OURS)
    return _Comparison(now, came, editable).told()


@dataclass(frozen=True, slots=True)
class _File:
    """The passages of a file, and what it remembers of those it was written from."""

    pieces: list[Piece]
    manifest: Mapping[str, str]


def _opened(content: bytes) -> _File:
    parts = parts_of(content, MOST_TAGS)
    try:
        body = parse_xml(parts[BODY])[0]
    except (KeyError, IndexError, etree.XMLSyntaxError) as trouble:
        raise Unreadable(NOT_OURS) from trouble
    return _File(passages_of(body), read_manifest(parts))


@dataclass(slots=True)
class _Comparison:
    now: _File
    came: _File
    editable: Container[str]
    changes: list[Change] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def told(self) -> Returned:
        pieces = self._found_again()
        current = {one.key: one for one in self.now.pieces if one.key}
        back = {one.key: one for one in pieces if one.key}
        for key, digest in self.came.manifest.items():
            self._look(key, digest, current.get(key), back.get(key))
        self._moves([*current], pieces)
        self._additions(pieces)
        return Returned(tuple(self.changes), tuple(self.refusals))

    def _found_again(self) -> list[Piece]:
        """Return what came back, with the keys of unchanged texts that lost their mark."""
        kept = {one.key for one in self.came.pieces}
        lost = {
            digest: key for key, digest in self.came.manifest.items() if key not in kept
        }
        return [
            replace(one, key=lost.pop(digest_of(one), "")) if not one.key else one
            for one in self.came.pieces
            if not _is_empty(one)
        ]

    def _look(self, key: str, digest: str, now: Piece | None, back: Piece | None) -> None:
        if back is None:
            self._missing(key, digest, now)
        elif digest_of(back) != digest:
            self._touched(key, digest, now, back)
        elif reason := _changed_figure(back):
            self._refuse(back, key, reason)

    def _missing(self, key: str, digest: str, now: Piece | None) -> None:
        if now is None:
            return
        if key not in self.editable:
            self._refuse(now, key, FIXED_GONE)
        elif digest_of(now) != digest:
            self._refuse(now, key, WRITTEN_SINCE)
        else:
            self._gone(now)

    def _touched(self, key: str, digest: str, now: Piece | None, back: Piece) -> None:
        reason = self._spoilt(back, now) or _changed_figure(back)
        if reason:
            self._refuse(back, key, reason)
        elif now is None:
            self._refuse(back, key, REMOVED_SINCE)
        elif digest_of(now) == digest:
            self._changed(now, back)
        elif digest_of(now) != digest_of(back):
            self._refuse(back, key, WRITTEN_SINCE)

    def _spoilt(self, back: Piece, now: Piece | None) -> str:
        """Return why a changed passage can not be taken back, nothing where it can."""
        if back.key not in self.editable:
            return FIXED_CHANGED
        if now is not None and now.kind == "picture" != back.kind:
            return NO_PICTURE
        if now is not None and back.kind == "picture" != now.kind:
            return NEW_PICTURE
        return _odd(back) or _lost_figure(back, now)

    def _gone(self, now: Piece) -> None:
        self.changes.append(
            Change(
                ChangeKind.DELETED,
                now.key,
                now.kind,
                before=now.text,
                caption_before=now.caption,
                place=self._place(now),
            )
        )

    def _changed(self, now: Piece, back: Piece) -> None:
        self.changes.append(
            Change(
                ChangeKind.CHANGED,
                now.key,
                now.kind,
                before=now.text,
                text=back.text,
                caption_before=now.caption,
                caption=back.caption,
                place=self._place(back),
            )
        )

    def _moves(self, order: Sequence[str], pieces: Sequence[Piece]) -> None:
        """Tell the passages that stand elsewhere: as few as put all others in order."""
        places = {key: n for n, key in enumerate(order)}
        back = [one for one in pieces if one.key in places]
        staying = set(_longest_rising([places[one.key] for one in back]))
        before = ""
        for one in back:
            if places[one.key] not in staying:
                self._moved(one, before)
            before = one.key

    def _moved(self, piece: Piece, before: str) -> None:
        if piece.key not in self.editable:
            self._refuse(piece, piece.key, FIXED_MOVED)
            return
        place = self._place(piece)
        self.changes.append(
            Change(
                ChangeKind.MOVED, piece.key, piece.kind,
                before=piece.text, text=piece.text, after=before, place=place,
            )
        )  # fmt: skip

    def _additions(self, pieces: Sequence[Piece]) -> None:
        before, count = "", 0
        for one in pieces:
            if one.key:
                before = one.key
            elif (lost := self._unmarked(one)) is not None:
                self.changes.remove(lost)
                self._refuse(one, lost.key, UNMARKED)
            elif reason := _unwelcome(one):
                self._refuse(one, "", reason)
            else:
                count += 1
                key = f"+{count}"
                self.changes.append(
                    Change(
                        ChangeKind.ADDED, key, one.kind, text=one.text or one.caption,
                        after=before, place=self._place(one),
                    )
                )  # fmt: skip
                before = key

    def _unmarked(self, piece: Piece) -> Change | None:
        """Return the deletion that a new text undoes: it is so alike, it lost its mark."""
        for one in self.changes:
            if one.kind is ChangeKind.DELETED and _alike(piece.text, one.before):
                return one
        return None

    def _refuse(self, piece: Piece, key: str, reason: str) -> None:
        self.refusals.append(Refusal(self._place(piece), reason, key))

    def _place(self, piece: Piece) -> str:
        """Return the heading that a passage stands under, and how it begins."""
        heading = ""
        pieces = self.came.pieces if piece in self.came.pieces else self.now.pieces
        for one in pieces:
            if one == piece:
                break
            heading = one.text if one.kind == "heading" else heading
        begins = " ".join((piece.caption or piece.text).split())
        short = begins if len(begins) <= EXCERPT else f"{begins[:EXCERPT].rstrip()} …"
        return " — ".join(filter(None, (heading, f"“{short}”" if short else "")))


def _is_empty(piece: Piece) -> bool:
    return piece.kind != "picture" and not (piece.text or piece.caption)


def _changed_figure(back: Piece) -> str:
    """Return which figure was typed over, nothing where none was."""
    for one in back.figures:
        if one.now != one.was:
            return (
                f"angka {one.path} diubah dari “{one.was}” menjadi “{one.now}”; angka "
                "berasal dari data, ubah datanya."
            )
    return ""


def _lost_figure(back: Piece, now: Piece | None) -> str:
    """Return which figure is gone from a changed passage, nothing where all are there."""
    kept = [one.path for one in back.figures]
    for one in () if now is None else now.figures:
        if one.path not in kept:
            return (
                f"angka {one.path} (“{one.was}”) terhapus atau diketik ulang; kembalikan "
                "angkanya, atau ubah paragraf ini di Jenjang."
            )
        kept.remove(one.path)
    return ""


def _odd(piece: Piece) -> str:
    return f"memuat {piece.odd}; pindahkan isinya ke paragraf biasa." if piece.odd else ""


def _unwelcome(piece: Piece) -> str:
    """Return why something new can not be taken in, nothing where it can."""
    if piece.kind == "picture":
        return NEW_PICTURE
    return _odd(piece) or _changed_figure(piece)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _longest_rising(numbers: Sequence[int]) -> Iterator[int]:
    """Yield the longest row of numbers that rise, in any of its shapes.

    >>> sorted(_longest_rising([0, 3, 1, 2, 4]))
    [0, 1, 2, 4]
    """
    ends: list[int] = []
    places: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        places.append(place)
    wanted = len(ends) - 1
    for number, place in zip(reversed(numbers), reversed(places), strict=True):
        if place == wanted:
            yield number
            wanted -= 1
