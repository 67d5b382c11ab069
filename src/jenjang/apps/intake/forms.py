"""The form that takes papers in, several at once."""

from dataclasses import dataclass, field

from django import forms
from django.core.files.base import File

from jenjang.apps.accounts.models import User
from jenjang.apps.files.services import sha256_of
from jenjang.apps.intake.models import Upload
from jenjang.apps.intake.services import check_size, give_upload
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused
from jenjang.web.forms import ManyFilesField

MOST_FILES = 50
READABLE = ".pdf,.docx,.doc,.xlsx,.xls,.txt,.jpg,.jpeg,.png,.tif,.tiff,.webp"


@dataclass(slots=True)
class Taken:
    """What became of the files of one drop."""

    unit: Unit | None
    by: User
    waiting: list[Upload] = field(default_factory=list)
    known: list[tuple[str, Upload]] = field(default_factory=list)  # name now, first upload
    refusals: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # by the hash of the content

    def take(self, file: File[bytes]) -> None:
        """Take one file in, or keep the sentence why not."""
        name = file.name or "tanpa nama"
        try:
            self._take(file, name)
        except Refused as why:
            self.refusals.append(f"{name}: {why}")

    def _take(self, file: File[bytes], name: str) -> None:
        check_size(file.size)
        content = file.read()
        sha256 = sha256_of(content)
        if sha256 in self.names:
            twin = self.names[sha256]
            raise Refused(f"isinya sama persis dengan {twin}; cukup satu yang dibaca.")
        self.names[sha256] = name
        upload, waits = give_upload(content=content, name=name, by=self.by, unit=self.unit)
        if waits:
            self.waiting.append(upload)
        else:
            self.known.append((name, upload))


class UploadForm(forms.Form):
    """Papers to read."""

    papers = ManyFilesField(
        MOST_FILES,
        {"accept": READABLE},  # what can be read; the content decides, not the name
        label="Berkas Perjanjian Kinerja",
        help_text="PDF, Word, Excel, teks, atau hasil pindaian. Satu berkas boleh memuat "
        f"banyak perjanjian; paling banyak {MOST_FILES} berkas sekali unggah.",
    )

    def take(self, unit: Unit | None, by: User) -> Taken:
        """Take every file in, or say in one sentence why not."""
        taken = Taken(unit, by)
        for file in self.cleaned_data["papers"]:
            taken.take(file)
        return taken
