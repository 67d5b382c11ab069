"""What the forms of all pages share: an act that may be refused, days, files."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.files.base import File
from django.http import HttpRequest

from jenjang.core.figures import read_number
from jenjang.core.values import Refused, Unknown
from jenjang.papers.sheets.grids import MOST_BYTES

Done = TypeVar("Done")
FINEST = Decimal("0.0001")
"""What the columns of figures hold."""


def attempt(form: forms.Form, act: Callable[[], Done]) -> Done | None:
    """Do the act of a form that is valid; None where it is not, or was refused.

    The sentence of a refusal then stands in the form.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except Refused as why:
        form.add_error(None, str(why))
        return None


def attempt_and_say(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    """Do the act of a button and say what came of it on the next page."""
    try:
        act()
    except Refused as why:
        messages.error(request, str(why))
        return False
    messages.success(request, done)
    return True


def troubles(form: forms.Form) -> str:
    """Return what is to be corrected, in sentences for where no form is shown."""
    return " ".join(str(one) for found in form.errors.values() for one in found)


def status_of(form: forms.Form) -> int:
    """Return 422 for a form that comes back with something to correct, else 200."""
    return 422 if form.is_bound and form.errors else 200


class FigureField(forms.CharField):
    """A number as papers write it, decimal comma; empty is None."""

    def clean(self, value: Any) -> Any:
        """Return the Decimal, None where nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        number = read_number(text)
        if isinstance(number, Unknown):
            raise forms.ValidationError(str(number))
        if number != number.quantize(FINEST):
            raise forms.ValidationError("Paling banyak empat angka di belakang koma.")
        return number


class DayField(forms.DateField):
    """A day; the browser shows its own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        """Write the day as the browser's calendar wants it."""
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **kwargs)


class TableFileField(forms.FileField):
    """A file with a table; what it is, is judged by its content."""

    def __init__(self, label: str) -> None:
        """Take a file of any name."""
        super().__init__(label=label, allow_empty_file=True)

    def clean(self, data: "File[bytes] | None", initial: object = None) -> Any:
        """Refuse what is too large before it is read; None where none need be given."""
        file = super().clean(data, initial)
        if file and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                "Berkas lebih dari 25 MB; hapus gambar dan lembar lain di dalamnya."
            )
        return file


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files; what each holds is asked one by one, so that the others come in."""

    def __init__(self, most: int, attrs: dict[str, str], **kwargs: Any) -> None:
        """Take at most so many; `attrs` are those of the input."""
        self.most = most
        super().__init__(widget=ManyFilesInput(attrs=attrs), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> "list[File[bytes]]":
        """Return the files, whatever they hold."""
        files = [one for one in data or [] if one is not None]
        if self.required and not files:
            raise forms.ValidationError("Pilih dahulu satu berkas atau lebih.")
        if len(files) > self.most:
            raise forms.ValidationError(
                f"Ada {len(files)} berkas; paling banyak {self.most} sekali unggah. Pilih "
                "sebagian dahulu, sisanya sesudah itu."
            )
        return files


class PasswordInput(forms.PasswordInput):
    """A password field that tells the browser's keeper which password it is."""

    def __init__(self, autocomplete: str) -> None:
        """Take "current-password" or "new-password"."""
        super().__init__(attrs={"autocomplete": autocomplete})
