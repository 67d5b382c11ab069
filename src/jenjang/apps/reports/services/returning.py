"""What somebody changed in Word is taken into the report: all of it, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.reports.models import (
    OPEN_STATES,
    Passage,
    PassageKind,
    PerformanceReport,
)
from jenjang.apps.reports.services.writing import (
    FROZEN,
    NewPassage,
    insert_passage,
    move_passage,
    remove_passage,
    write_passage,
)
from jenjang.apps.reports.snapshots.written.composing import blocks_of_report
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import WrittenReport, read_written
from jenjang.core.values import Refused
from jenjang.papers.bound_text import names_in
from jenjang.papers.wordback import Change, ChangeKind, Refusal, Returned, compare
from jenjang.papers.writing import write_blocks

KINDS: Mapping[str, PassageKind] = {
    "paragraph": PassageKind.PARAGRAPH,
    "caption": PassageKind.PARAGRAPH,
    "heading": PassageKind.SUBHEADING,
    "items": PassageKind.ITEMS,
    "table": PassageKind.TABLE,
}
OUTSIDE = "paragraf baru di luar bagian laporan; letakkan di bawah judul suatu bagian."
FIGURES_IN_TITLE = "judulnya memuat angka dari data; ubah judul ini di Jenjang."
REFUSED = "Berkas ini tidak diterapkan: {count} hal ditolak. Periksa berkas lagi."
CHANGED_SINCE = "Laporan berubah sejak berkas diperiksa; periksa berkasnya lagi."
NOTHING = "Tidak ada yang berubah dalam berkas ini."


def look_at_word(report: PerformanceReport, content: bytes) -> Returned:
    """Return what a Word file would change in a report; nothing is stored.

    Raise `Unreadable`, which is Refused, for a file that is not of a report of ours.
    """
    written = read_written(report)
    passages = {str(one.pk): one for one in _typed(written)}
    blocks = blocks_of_report(written, read_material(report))
    now = write_blocks(blocks, "docx", str(report))
    return _checked(compare(now, content, passages.keys()), passages)


def _typed(written: WrittenReport) -> list[Passage]:
    return [
        passage
        for one in written.sections
        for passage in one.passages
        if passage.kind != PassageKind.PART and not passage.is_draft
    ]


def _checked(returned: Returned, passages: Mapping[str, Passage]) -> Returned:
    """Return what came back, with what the report itself can not take in refused."""
    refused = tuple(
        Refusal(change.place, reason, change.key)
        for change in returned.changes
        if (reason := _reason_against(change, passages))
    )
    return Returned(returned.changes, (*returned.refusals, *refused))


def _reason_against(change: Change, passages: Mapping[str, Passage]) -> str:
    if change.kind in {ChangeKind.ADDED, ChangeKind.MOVED}:
        return OUTSIDE if change.after[:1] in {"", "~"} else ""
    passage = passages[change.key]
    is_retitled = change.kind is ChangeKind.CHANGED and _is_retitled(change)
    return FIGURES_IN_TITLE if is_retitled and names_in(passage.caption) else ""


def _is_retitled(change: Change) -> bool:
    return change.caption != change.caption_before


def digest_of(returned: Returned) -> str:
    """Return what tells whether a file would still change the same."""
    return sha256(repr(returned).encode()).hexdigest()


@transaction.atomic
def take_word_back(
    *, report_id: int, content: bytes, seen: str, by: User | None
) -> Returned:
    """Store all that a Word file changes in a report, each act in its history.

    `seen` is the digest of what somebody looked at: refused where the file would change
    anything else by now, where any of it is refused, and for a report that is frozen.
    """
    report = PerformanceReport.objects.select_for_update().get(pk=report_id)
    if report.state not in OPEN_STATES:
        raise Refused(FROZEN)
    returned = look_at_word(report, content)
    if returned.refusals:
        raise Refused(REFUSED.format(count=len(returned.refusals)))
    if digest_of(returned) != seen:
        raise Refused(CHANGED_SINCE)
    if not returned.changes:
        raise Refused(NOTHING)
    _Acts(by).do(returned)
    record(
        actor=by,
        action="report.word_returned",
        subject=report,
        after={"changes": len(returned.changes)},
        unit_id=report.unit_id,
    )
    return returned


@dataclass(slots=True)
class _Acts:
    """Does the changes one after the other; remembers the passages that are new."""

    by: User | None
    made: dict[str, Passage] = field(default_factory=dict)

    def do(self, returned: Returned) -> None:
        for change in returned.changes:
            match change.kind:
                case ChangeKind.CHANGED:
                    self._write(change)
                case ChangeKind.DELETED:
                    passage = Passage.objects.get(pk=change.key)
                    remove_passage(
                        passage_id=passage.pk, version=passage.version, by=self.by
                    )
                case ChangeKind.MOVED:
                    section_id, after_id = self._place(change)
                    move_passage(
                        passage_id=int(change.key), after_id=after_id,
                        section_id=section_id, by=self.by,
                    )  # fmt: skip
                case ChangeKind.ADDED:
                    self._insert(change)

    def _write(self, change: Change) -> None:
        passage = Passage.objects.get(pk=change.key)
        is_retold = change.text != change.before
        write_passage(
            passage_id=passage.pk,
            version=passage.version,
            text=change.text if is_retold else passage.text,
            caption=change.caption if _is_retitled(change) else passage.caption,
            by=self.by,
        )

    def _insert(self, change: Change) -> None:
        section_id, after_id = self._place(change)
        self.made[change.key] = insert_passage(
            section_id=section_id,
            after_id=after_id,
            new=NewPassage(KINDS[change.what], change.text),
            by=self.by,
        )

    def _place(self, change: Change) -> tuple[int, int | None]:
        """Return the section, and the passage that the changed one stands behind."""
        if change.after.startswith("s"):
            return int(change.after[1:]), None
        before = self.made.get(change.after)
        if before is None:
            before = Passage.objects.get(pk=change.after)
        return before.section_id, before.pk
