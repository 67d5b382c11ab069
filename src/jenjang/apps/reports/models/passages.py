"""What stands in a section, what it was before, and what somebody is writing."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.apps.reports.models.reports import Section

COPIED = "tahun-lalu."
"""What the proposal keys of copied texts begin with; the key of the passage follows."""

PROPOSED = "usulan"
"""Under this name `Passage.seen` holds how the record proposed the text last read."""


class PassageKind(models.TextChoices):
    """What a passage is."""

    PARAGRAPH = "paragraf", "Paragraf"
    SUBHEADING = "subjudul", "Subjudul"
    ITEMS = "daftar", "Daftar"
    TABLE = "tabel", "Tabel"
    PICTURE = "gambar", "Gambar"
    PART = "bagian data", "Tabel atau grafik dari data"


class Origin(models.TextChoices):
    """Where the text of a passage came from first."""

    TYPED = "diketik", "Diketik"
    PROPOSAL = "usulan", "Usulan"


class PassageQuerySet(models.QuerySet["Passage"]):
    """Which passages."""

    def standing(self) -> Self:
        """Return those that were not removed."""
        return self.filter(removed_at=None)

    def drafts(self) -> Self:
        """Return proposals that stand and that nobody accepted: they are not printed."""
        return self.standing().filter(origin=Origin.PROPOSAL, accepted_at=None)

    def printed(self) -> Self:
        """Return those that stand in the paper."""
        return self.standing().exclude(origin=Origin.PROPOSAL, accepted_at=None)


class Passage(models.Model):
    """A piece of a section: text that people write, or a part drawn from the record.

    `text` is plain, with bound figures as tokens ({ik12.realisasi}); of a list an item a
    line, of a table a row a line and ` | ` between its cells, the first row its head; a
    picture has a `caption` and its file. A part has no text: `part` is its key. `seen` are
    the figures as somebody last saw them (of a part: its hash; of a proposal also how it
    read), so that those that changed are told. Removed, it stays a row: `removed_at`.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=PassageKind.choices)
    text = models.TextField(blank=True, default="")
    caption = models.TextField(blank=True, default="")
    part = models.CharField(max_length=60, blank=True, default="")
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.TYPED)
    proposal = models.CharField(max_length=120, blank=True, default="")
    sources = models.JSONField(default=list, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    seen = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["section", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "proposal"],
                condition=~Q(proposal=""),
                name="one_passage_a_proposal",
            ),
            models.CheckConstraint(
                condition=Q(kind="bagian data", text="") & ~Q(part="")
                | ~Q(kind="bagian data") & Q(part=""),
                name="a_part_has_no_text",
            ),
            models.CheckConstraint(
                condition=~Q(origin="usulan") | ~Q(proposal=""),
                name="proposal_has_its_key",
            ),
        ]

    def __str__(self) -> str:
        """Return how it begins."""
        return (self.text or self.caption or self.part or self.get_kind_display())[:120]

    @property
    def is_copied(self) -> bool:
        """Return whether it was copied from the report of the year before."""
        return self.proposal.startswith(COPIED)

    @property
    def is_draft(self) -> bool:
        """Return whether it is a proposal that nobody accepted."""
        return self.origin == Origin.PROPOSAL and self.accepted_at is None


class VersionAct(models.TextChoices):
    """What was done to a section."""

    INSERTED = "disisipkan", "Disisipkan"
    CHANGED = "diubah", "Diubah"
    MOVED = "dipindah", "Dipindah"
    REMOVED = "dihapus", "Dihapus"
    RESTORED = "dikembalikan", "Dikembalikan"
    ACCEPTED = "usulan diterima", "Usulan diterima"
    PROPOSED = "usulan dibuat", "Usulan dibuat"
    CLASHED = "bentrok", "Ditulis bersamaan"


class SectionVersion(models.Model):
    """A section as it stood after one act; rows are only added.

    `content` are its passages in order: {"passage", "kind", "text", "caption", "part"}.
    `lost` is a text that could not be stored because somebody had written meanwhile:
    {"passage", "text", "caption"}; it stands here and nowhere else.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField()
    act = models.CharField(max_length=20, choices=VersionAct.choices)
    passage = models.ForeignKey(Passage, models.CASCADE, null=True, related_name="versions")
    content = models.JSONField()
    lost = models.JSONField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["section", "-n"]
        constraints = [
            models.UniqueConstraint(fields=["section", "n"], name="one_section_version")
        ]

    def __str__(self) -> str:
        """Return which it is."""
        return f"{self.section} · versi {self.n}"


class PassageDraft(models.Model):
    """What somebody is writing and has not stored; `version` is of the passage he saw."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="drafts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="passage_drafts"
    )
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True, default="")
    caption = models.TextField(blank=True, default="")
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passage", "user"], name="one_passage_draft")
        ]

    def __str__(self) -> str:
        """Return how it begins."""
        return self.text[:120]
