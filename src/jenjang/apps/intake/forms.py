"""The form that takes papers in, several at once."""

from typing import Any

from django import forms
from django.core.files.base import File

from jenjang.apps.accounts.models import User
from jenjang.apps.intake.models import Upload
from jenjang.apps.intake.services import check_size, read_upload
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files; each may be refused alone, so that the others still come in."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer what can be read; the content decides, not the name."""
        accept = {"accept": ".pdf,.docx,.txt"}
        super().__init__(widget=ManyFilesInput(attrs=accept), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:
        """Return the files, whatever they hold."""
        files = [one for one in data or [] if one]
        if not files:
            raise forms.ValidationError("Pilih dahulu satu berkas atau lebih.")
        return files


class UploadForm(forms.Form):
    """Papers to read."""

    papers = ManyFilesField(
        label="Berkas Perjanjian Kinerja",
        help_text="PDF, Word (.docx) atau teks; boleh beberapa sekaligus, dan satu berkas "
        "boleh memuat banyak perjanjian.",
    )

    def read(self, unit: Unit | None, by: User) -> tuple[list[Upload], list[str]]:
        """Return what was read, and one sentence for each file that was refused."""
        uploads: list[Upload] = []
        refusals: list[str] = []
        for file in self.cleaned_data["papers"]:
            name = file.name or "tanpa nama"
            try:
                check_size(file.size)
                content = file.read()
                uploads.append(read_upload(content=content, name=name, by=by, unit=unit))
            except Refused as why:
                refusals.append(f"{name}: {why}")
        return uploads, refusals
