"""What people do to the passages of a section. Every act leaves a version behind.

A text is stored over the version its writer saw, or not at all: then both texts are there,
his in the version of the clash. Acts on one report happen one after the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.reports.models import (
    OPEN_STATES,
    PROPOSED,
    Passage,
    PassageDraft,
    PassageKind,
    PerformanceReport,
    Section,
    SectionVersion,
    VersionAct,
)
from jenjang.core.values import Refused

MOST_LETTERS = 20_000
FROZEN = "Laporan ini sudah disetujui dan tidak berubah lagi."
REMOVED = "Bagian ini sudah dihapus orang lain; pulihkan dulu dari daftar versi."


@dataclass(frozen=True, slots=True)
class NewPassage:
    """What is inserted; see Passage. A part has its key alone, a picture its file."""

    kind: PassageKind
    text: str = ""
    caption: str = ""
    part: str = ""
    picture_id: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What came of storing a text: the passage as it stands, and the text if it clashed."""

    passage: Passage
    lost: str | None = None

    @property
    def is_clash(self) -> bool:
        """Return whether somebody had written meanwhile."""
        return self.lost is not None


@transaction.atomic
def insert_passage(
    *, section_id: int, after_id: int | None, new: NewPassage, by: User | None
) -> Passage:
    """Put a passage after another of the section (None: before all).

    Where that one went elsewhere or was removed, it comes last. Refused without what its
    kind needs, and for a report that is frozen.
    """
    section = lock_section(section_id)
    _refuse_new(new)
    passage = Passage.objects.create(
        section=section,
        order=_room_after(section, after_id),
        kind=new.kind,
        text=tidy(new.text),
        caption=tidy(new.caption),
        part=new.part,
        picture_id=new.picture_id,
        changed_by=by,
    )
    keep_version(section, VersionAct.INSERTED, passage, by)
    return passage


def _refuse_new(new: NewPassage) -> None:
    if new.kind == PassageKind.PART and not new.part:
        raise Refused("Pilih dulu tabel atau grafik yang disisipkan.")
    if new.kind == PassageKind.PICTURE and new.picture_id is None:
        raise Refused("Pilih dulu berkas gambarnya.")
    _refuse_length(new.text)


def _refuse_length(text: str) -> None:
    if len(text) > MOST_LETTERS:
        raise Refused(
            f"Teks ini {len(text)} huruf; paling banyak {MOST_LETTERS}. Bagi menjadi "
            "beberapa paragraf."
        )


def _room_after(section: Section, after_id: int | None) -> int:
    """Return the place after a passage, with all behind it moved on by one."""
    standing = list(section.passages.standing())
    place = _place_after(standing, after_id)
    for passage in standing:
        if passage.order >= place:
            passage.order += 1
    Passage.objects.bulk_update(standing, ["order"])
    return place


def _place_after(standing: list[Passage], after_id: int | None) -> int:
    if after_id is None:
        return min((one.order for one in standing), default=1)
    for one in standing:
        if one.pk == after_id:
            return one.order + 1
    return max((one.order for one in standing), default=0) + 1


@transaction.atomic
def write_passage(
    *,
    passage_id: int,
    version: int,
    text: str,
    caption: str = "",
    by: User | None,
) -> Written:
    """Store a text over the version its writer saw; a proposal is accepted by it.

    Where somebody wrote or removed it meanwhile nothing of his changes: the text is kept
    in the version of the clash and as the writer's draft, and is returned as `lost`.
    Refused for parts and for a frozen report.
    """
    passage = _locked(passage_id)
    section = passage.section
    text, caption = tidy(text), tidy(caption)
    _refuse_length(text)
    if passage.kind == PassageKind.PART:
        raise Refused("Tabel dan grafik ini disusun dari data; ubah datanya.")
    is_same = (text, caption) == (passage.text, passage.caption)
    if passage.removed_at or (passage.version != version and not is_same):
        return _clash(passage, version, (text, caption), by)
    if not is_same or passage.is_draft:
        _store(passage, text, caption, by)
        keep_version(section, VersionAct.CHANGED, passage, by)
    _forget_draft(passage, by)
    return Written(passage)


def _store(passage: Passage, text: str, caption: str, by: User | None) -> None:
    if passage.is_draft:
        _accept(passage, by)
    passage.text, passage.caption, passage.changed_by = text, caption, by
    passage.version += 1
    passage.save()


def _accept(passage: Passage, by: User | None) -> None:
    """Note who took a draft, and how it read: told, when the record would say otherwise."""
    passage.accepted_by, passage.accepted_at = by, timezone.now()
    if not passage.is_copied:
        passage.seen = {PROPOSED: passage.text}


def _clash(
    passage: Passage, version: int, said: tuple[str, str], by: User | None
) -> Written:
    text, caption = said
    lost = {"passage": passage.pk, "text": text, "caption": caption}
    keep_version(passage.section, VersionAct.CLASHED, passage, by, lost)
    if by is not None:
        _draft(passage, version, text, caption, by)
    return Written(passage, lost=text)


@transaction.atomic
def accept_proposal(*, passage_id: int, version: int, by: User | None) -> Passage:
    """Take a proposal as it stands; refused where it changed since it was read."""
    passage = _standing(passage_id, version)
    if passage.is_draft:
        _accept(passage, by)
        passage.version += 1
        passage.save()
        keep_version(passage.section, VersionAct.ACCEPTED, passage, by)
    return passage


@transaction.atomic
def accept_proposals(*, section_id: int, seen: Mapping[int, int], by: User | None) -> int:
    """Take the proposals of a section that were read; return how many there were.

    `seen` are the versions read, by passage; one that changed since still waits.
    """
    section = lock_section(section_id)
    drafts = [one for one in section.passages.drafts() if seen.get(one.pk) == one.version]
    for passage in drafts:
        _accept(passage, by)
        passage.version += 1
    Passage.objects.bulk_update(drafts, ["accepted_by", "accepted_at", "seen", "version"])
    if drafts:
        keep_version(section, VersionAct.ACCEPTED, None, by)
    return len(drafts)


@transaction.atomic
def move_passage(
    *,
    passage_id: int,
    after_id: int | None,
    section_id: int | None = None,
    by: User | None,
) -> Passage:
    """Put a passage after another (None: before all), in its section or in another one."""
    passage = _locked(passage_id)
    if passage.removed_at:
        raise Refused(REMOVED)
    if after_id == passage.pk:
        return passage
    old = passage.section
    new = old if section_id is None else _sibling(old, section_id)
    passage.order = _room_after(new, after_id)
    passage.section = new
    passage.save(update_fields=["order", "section"])
    for section in {old.pk: old, new.pk: new}.values():
        keep_version(section, VersionAct.MOVED, passage, by)
    return passage


@transaction.atomic
def shift_passage(*, passage_id: int, places: int, by: User | None) -> Passage:
    """Move a passage up (-1) or down (1) among those that stand in its section."""
    passage = _locked(passage_id)
    keys = [one.pk for one in passage.section.passages.standing()]
    if passage.pk not in keys:
        raise Refused(REMOVED)
    place = keys.index(passage.pk) + places
    if not 0 <= place < len(keys):
        return passage
    keys.remove(passage.pk)
    after_id = keys[place - 1] if place else None
    return move_passage(passage_id=passage_id, after_id=after_id, by=by)


def _sibling(section: Section, section_id: int) -> Section:
    if section_id == section.pk:
        return section
    found = Section.objects.filter(pk=section_id, report=section.report_id).first()
    if found is None:
        raise Refused("Bagian tujuan bukan dari laporan yang sama.")
    return found


@transaction.atomic
def remove_passage(*, passage_id: int, version: int, by: User | None) -> Passage:
    """Take a passage out; its text stays in the versions and can be brought back."""
    passage = _standing(passage_id, version)
    passage.removed_at = timezone.now()
    passage.version += 1
    passage.save(update_fields=["removed_at", "version"])
    keep_version(passage.section, VersionAct.REMOVED, passage, by)
    return passage


@transaction.atomic
def restore_passage(*, passage_id: int, by: User | None) -> Passage:
    """Bring a removed passage back, behind what stands in its section now."""
    passage = _locked(passage_id)
    if passage.removed_at:
        passage.order = _room_after(passage.section, passage.pk)
        passage.removed_at = None
        passage.version += 1
        passage.save(update_fields=["order", "removed_at", "version"])
        keep_version(passage.section, VersionAct.RESTORED, passage, by)
    return passage


@transaction.atomic
def keep_draft(
    *, passage_id: int, version: int, text: str, caption: str = "", by: User
) -> PassageDraft:
    """Keep what somebody is writing; it changes nothing that others see."""
    passage = _locked(passage_id)
    _refuse_length(text)
    return _draft(passage, version, tidy(text), tidy(caption), by)


@transaction.atomic
def drop_draft(*, passage_id: int, by: User) -> None:
    """Forget what somebody was writing, as he asked."""
    PassageDraft.objects.filter(passage=passage_id, user=by).delete()


def _draft(
    passage: Passage, version: int, text: str, caption: str, by: User
) -> PassageDraft:
    kept, _ = PassageDraft.objects.update_or_create(
        passage=passage,
        user=by,
        defaults={"version": version, "text": text, "caption": caption},
    )
    return kept


def _forget_draft(passage: Passage, by: User | None) -> None:
    if by is not None:
        PassageDraft.objects.filter(passage=passage, user=by).delete()


def tidy(text: str) -> str:
    """Return a text as it is kept: one way of ending lines, none empty at its ends.

    >>> tidy("  Satu.\\r\\nDua. \\r\\n")
    '  Satu.\\nDua.'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()


def lock_section(section_id: int) -> Section:
    """Return a section with its report locked; refuse one that is frozen."""
    section = Section.objects.get(pk=section_id)
    report = PerformanceReport.objects.select_for_update().get(pk=section.report_id)
    if report.state not in OPEN_STATES:
        raise Refused(FROZEN)
    section.refresh_from_db()
    section.report = report
    return section


def _locked(passage_id: int) -> Passage:
    section_id = Passage.objects.values_list("section_id", flat=True).get(pk=passage_id)
    lock_section(section_id)
    return Passage.objects.select_related("section__report").get(pk=passage_id)


def _standing(passage_id: int, version: int) -> Passage:
    passage = _locked(passage_id)
    if passage.removed_at:
        raise Refused(REMOVED)
    if passage.version != version:
        raise Refused(
            "Orang lain sudah mengubah bagian ini sejak halaman dibuka; baca isinya dulu."
        )
    return passage


def keep_version(
    section: Section,
    act: VersionAct,
    passage: Passage | None,
    by: User | None,
    lost: dict[str, Any] | None = None,
) -> SectionVersion:
    """Write down how a locked section stands after an act, and who did it."""
    section.version += 1
    section.save(update_fields=["version"])
    version = SectionVersion.objects.create(
        section=section,
        n=section.version,
        act=act,
        passage=passage,
        content=content_of(section),
        lost=lost,
        by=by,
    )
    record(
        actor=by,
        action=f"passage.{act.name.lower()}",
        subject=passage or section,
        after={"section": section.pk, "version": section.version},
        unit_id=section.report.unit_id,
    )
    return version


def content_of(section: Section) -> list[dict[str, Any]]:
    """Return the passages that stand in a section, as a version keeps them."""
    return [
        {
            "passage": one.pk,
            "kind": one.kind,
            "text": one.text,
            "caption": one.caption,
            "part": one.part,
            "is_draft": one.is_draft,
        }
        for one in section.passages.standing()
    ]
