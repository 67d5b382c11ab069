"""What is given as evidence: several files at once, what arrived in pieces, a link."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.base import File

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import arrived, keep_arrived, sha256_of
from jenjang.apps.measurement.models import LONGEST_URL, Evidence
from jenjang.apps.measurement.services import (
    Described,
    attach_file,
    attach_link,
    check_evidence_size,
)
from jenjang.core.values import Refused
from jenjang.web.forms import ManyFilesField

MOST_EVIDENCE = 20  # files at once
ATTACHABLE = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.txt,image/jpeg,image/png"


class DescribeForm(forms.Form):
    """Where in a file or page to look, and what else there is to say of it."""

    pages = forms.CharField(
        label="Halaman",
        max_length=60,
        required=False,
        help_text="Tempat melihatnya, misalnya hlm. 12-14.",
    )
    note = forms.CharField(label="Keterangan", max_length=300, required=False)

    @property
    def said(self) -> Described:
        """Return what was typed; None for what was left empty."""
        data = self.cleaned_data
        return Described(data["pages"].strip() or None, data["note"].strip() or None)


@dataclass(slots=True)
class Given:
    """What became of files and a link given in one go."""

    made: list[Evidence] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def take(self, name: str, give: Callable[[], list[Evidence]]) -> None:
        """Take one thing in, or keep the sentence why not; the others still come in."""
        try:
            self.made += give()
        except Refused as why:
            self.refusals.append(f"{name}: {why}")


class EvidenceForm(DescribeForm):
    """Files, photographs, what arrived in pieces, and a link: for all that is ticked."""

    documents = ManyFilesField(
        MOST_EVIDENCE, {"accept": ATTACHABLE}, label="Berkas", required=False
    )
    photos = ManyFilesField(
        MOST_EVIDENCE,
        {"accept": "image/*", "capture": "environment"},
        label="Foto dengan kamera",
        required=False,
    )
    url = forms.CharField(
        label="Tautan",
        max_length=LONGEST_URL,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    field_order = ("documents", "photos", "url", "pages", "note")

    def __init__(
        self,
        *data: Any,
        targets: Mapping[int, int] | None = None,
        keys: Sequence[str] = (),
    ) -> None:
        """Prove the targets (period by series); `keys` name what arrived in pieces."""
        super().__init__(*data)
        self.targets = targets or {}
        self.keys = [one for one in map(_uuid, keys) if one is not None]

    def clean(self) -> dict[str, Any]:
        """Refuse a form that proves nothing, or does not say what."""
        data = super().clean() or self.cleaned_data
        if not self.targets:
            raise forms.ValidationError("Centang dulu indikator yang dibuktikan.")
        given = (data.get(name) for name in ("documents", "photos", "url"))
        if not any(given) and not self.keys:
            raise forms.ValidationError("Pilih berkas, ambil foto, atau tulis tautannya.")
        return data

    def give(self, by: User) -> Given:
        """Attach all of it to all that is ticked, or say in one sentence each why not."""
        given, data, targets = Given(), self.cleaned_data, self.targets
        for file in (*data["documents"], *data["photos"]):
            name = file.name or "tanpa nama"
            given.take(name, partial(_give_file, file, name, targets, self.said, by))
        for key in self.keys:
            given.take("Unggahan", partial(_give_arrived, key, targets, self.said, by))
        if url := data["url"].strip():
            attach = partial(attach_link, targets=targets, url=url, said=self.said, by=by)
            given.take("Tautan", attach)
        return given


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _give_file(
    file: File[bytes], name: str, targets: Mapping[int, int], said: Described, by: User
) -> list[Evidence]:
    check_evidence_size(file.size)
    return attach_file(targets=targets, content=file.read(), name=name, said=said, by=by)


def _give_arrived(
    key: UUID, targets: Mapping[int, int], said: Described, by: User
) -> list[Evidence]:
    whole = arrived(key=key, by=by)
    made = attach_file(
        targets=targets, content=whole.content, name=whole.name, said=said, by=by
    )
    file = StoredFile.objects.get(sha256=sha256_of(whole.content))
    keep_arrived(key=key, file=file, by=by)
    return made
