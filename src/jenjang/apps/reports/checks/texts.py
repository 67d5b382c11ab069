"""Checks of what stands in the sections."""

from collections.abc import Iterator

from jenjang.apps.reports.checks.lacks import Lack, Looked, in_section
from jenjang.apps.reports.models import (
    Comment,
    PassageKind,
    SectionState,
    SectionVersion,
    VersionAct,
)
from jenjang.apps.reports.snapshots.written.material import PART_NAMES

CAPTIONED = (PassageKind.TABLE, PassageKind.PICTURE)


def empty_sections(looked: Looked) -> Iterator[Lack]:
    """A section in which somebody is asked to write has something printed in it."""
    for one in looked.asked:
        printed = (drawn for drawn in one.passages if not drawn.passage.is_draft)
        if not any(drawn.blocks for drawn in printed):
            yield in_section(one.numbered.section, "belum ada isinya")


def open_proposals(looked: Looked) -> Iterator[Lack]:
    """A proposal is accepted or discarded: one that waits would silently be left out."""
    for one in looked.sections:
        waiting = sum(drawn.passage.is_draft for drawn in one.passages)
        if waiting:
            what = f"{waiting} usulan belum diterima atau dibuang"
            yield in_section(one.numbered.section, what)


def missing_parts(looked: Looked) -> Iterator[Lack]:
    """A table of the outline was not removed; one that draws nothing is only told."""
    for one in looked.sections:
        section = one.numbered.section
        drawn = {each.passage.part: each.blocks for each in one.passages}
        wanted = section.source.parts if section.source.repeats == "once" else []
        for part in wanted:
            name = PART_NAMES.get(part, part)
            if part not in drawn:
                yield in_section(section, f"{name} tidak ada; sisipkan kembali")
            elif not drawn[part]:
                what = f"{name} kosong karena datanya belum ada"
                yield in_section(section, what, stops=False)


def without_caption(looked: Looked) -> Iterator[Lack]:
    """A table or picture that somebody put in says what it shows."""
    for one in looked.sections:
        for drawn in one.passages:
            passage = drawn.passage
            if passage.kind in CAPTIONED and not passage.caption.strip():
                what = f"{passage.get_kind_display().lower()} belum berjudul"
                yield in_section(one.numbered.section, what)


def unknown_figures(looked: Looked) -> Iterator[Lack]:
    """Every name in braces is a figure of the record."""
    for one in looked.sections:
        for drawn in one.passages:
            for name in drawn.missing if not drawn.passage.is_draft else ():
                what = f"angka {{{name}}} tidak dikenal"
                yield in_section(one.numbered.section, what)


def stale_figures(looked: Looked) -> Iterator[Lack]:
    """A text whose figures changed since somebody read it is read again."""
    for one in looked.sections:
        changed = [
            f"{name} dari {before} menjadi {now}"
            for drawn in one.passages
            if not drawn.passage.is_draft
            for name, before, now in drawn.changed
        ]
        if changed:
            what = f"angka berubah sejak dibaca ({'; '.join(changed[:3])})"
            yield in_section(one.numbered.section, what)


def outgrown_sentences(looked: Looked) -> Iterator[Lack]:
    """A sentence taken from the record is read again where the record now says another.

    Its figures follow by themselves, but "belum diukur" or "tercapai" is a word.
    """
    for one in looked.sections:
        found = sum(
            drawn.outgrown is not None
            for drawn in one.passages
            if not drawn.passage.is_draft
        )
        if found:
            what = f"{found} kalimat dari data kini berbunyi lain; baca ulang, lalu tandai"
            yield in_section(one.numbered.section, what)


def open_comments(looked: Looked) -> Iterator[Lack]:
    """A remark is dealt with."""
    rows = Comment.objects.filter(
        section__report=looked.report, settled_at=None, section__is_gone=False
    )
    for comment in rows.select_related("section__responsible"):
        yield in_section(comment.section, f"komentar terbuka “{comment.text[:120]}”")


def clashes(looked: Looked) -> Iterator[Lack]:
    """A text that was lost to another is told until the section was changed again.

    It stands in the section's versions; it stops nothing, since both texts are kept.
    """
    rows = SectionVersion.objects.filter(
        section__report=looked.report, act=VersionAct.CLASHED, section__is_gone=False
    )
    for version in rows.select_related("section__responsible"):
        if version.n == version.section.version:
            what = "dua orang menulis bersamaan; teks yang tidak tersimpan ada di versi"
            yield in_section(version.section, what, stops=False)


def not_done(looked: Looked) -> Iterator[Lack]:
    """Who writes a section says that it is done; told, not stopping."""
    for one in looked.asked:
        if one.numbered.section.state != SectionState.DONE:
            what = "belum dinyatakan selesai"
            yield in_section(one.numbered.section, what, stops=False)
