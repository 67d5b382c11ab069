"""The form that takes papers in, several at once."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.base import File

from jenjang.apps.accounts.models import User
from jenjang.apps.files.services import sha256_of
from jenjang.apps.intake.models import Upload
from jenjang.apps.intake.services import check_size, give_upload
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused

MOST_FILES = 50
READABLE = ".pdf,.docx,.doc,.xlsx,.xls,.txt,.jpg,.jpeg,.png,.tif,.tiff,.webp"


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files; each may be refused alone, so that the others still come in."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer what can be read; the content decides, not the name."""
        super().__init__(widget=ManyFilesInput(attrs={"accept": READABLE}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:
        """Return the files, whatever they hold."""
        files = [one for one in data or [] if one is not None]
        if not files:
            raise forms.ValidationError("Pilih dahulu satu berkas atau lebih.")
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                f"Ada {len(files)} berkas; paling banyak {MOST_FILES} sekali unggah. Pilih "
                "sebagian dahulu, sisanya sesudah itu."
            )
        return files


@dataclass(slots=True)
class Taken:
    """What became of the files of one drop."""

    waiting: list[Upload] = field(default_factory=list)
    known: list[tuple[str, Upload]] = field(default_factory=list)  # name now, first upload
    refusals: list[str] = field(default_factory=list)


class UploadForm(forms.Form):
    """Papers to read."""

    papers = ManyFilesField(
        label="Berkas Perjanjian Kinerja",
        help_text="PDF, Word, Excel, teks, atau hasil pindaian. Satu berkas boleh memuat "
        f"banyak perjanjian; paling banyak {MOST_FILES} berkas sekali unggah.",
    )

    def take(self, unit: Unit | None, by: User) -> Taken:
        """Take every file in, or say in one sentence why not."""
        taken = Taken()
        names: dict[str, str] = {}
        for file in self.cleaned_data["papers"]:
            name = file.name or "tanpa nama"
            try:
                _take_one(file, name, names, taken, unit, by)
            except Refused as why:
                taken.refusals.append(f"{name}: {why}")
        return taken


def _take_one(
    file: File[bytes],
    name: str,
    names: dict[str, str],
    taken: Taken,
    unit: Unit | None,
    by: User,
) -> None:
    """Take one file in; `names` are those of this drop by the hash of their content."""
    check_size(file.size)
    content = file.read()
    twin = names.setdefault(sha256_of(content), name)
    if twin is not name:
        raise Refused(f"isinya sama persis dengan {twin}; cukup satu yang dibaca.")
    upload, waits = give_upload(content=content, name=name, by=by, unit=unit)
    if waits:
        taken.waiting.append(upload)
    else:
        taken.known.append((name, upload))
