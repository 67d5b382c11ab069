"""What is typed in about a written report."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from jenjang.apps.organisation.models import Position
from jenjang.apps.reports.models import (
    Passage,
    PassageKind,
    ReportTemplate,
    TemplateSection,
)
from jenjang.apps.reports.services import MOST_LETTERS, OwnSection, SectionWish
from jenjang.papers.layouts.parts.typed import rows_of, text_of
from jenjang.web.forms import DayField, TableFileField

NONE = ("", "–")
HELP = {
    PassageKind.PARAGRAPH: "Baris kosong memulai paragraf baru.",
    PassageKind.SUBHEADING: "",
    PassageKind.ITEMS: "Satu baris satu butir; awali dengan - untuk daftar tanpa nomor.",
    PassageKind.TABLE: "Baris pertama judul kolom; kolom yang berisi angka diratakan ke "
    "kanan. Baris dan kolom yang dibiarkan kosong tidak dicetak.",
}
CAPTIONED = {PassageKind.TABLE, PassageKind.PICTURE}
MOST_CELLS = 600  # a form has at most 1000 fields
SPARE_ROWS, SPARE_COLUMNS = 3, 1
FIRST_ROWS, FIRST_COLUMNS = 4, 3  # of a table that is still empty


class CellsInput(forms.Textarea):
    """A typed table cell by cell, with spare ones; its value is the text of a passage.

    With script the page sends the whole text in one field, so that a range pasted from a
    sheet may be larger than a form is.
    """

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Return a field a cell; of a table with too many of them its lines."""
        rows = spared(rows_of(value or ""))
        if len(rows) * len(rows[0]) > MOST_CELLS:
            return super().render(name, value, attrs, renderer)
        context = {"name": name, "id": (attrs or {}).get("id", name), "rows": rows}
        return render_to_string("reports/written/cells.html", context)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the table as text, from its cells or as it was sent whole."""
        if name in data:
            return text_of(rows_of(data[name]))
        return text_of(_sent(data, name))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the first cell's."""
        return f"{id_}_0_0"


def spared(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the rows of a table with those that are still to be typed."""
    if not rows:
        return [("",) * FIRST_COLUMNS] * FIRST_ROWS
    width = len(rows[0]) + SPARE_COLUMNS
    wider = [(*row, *("",) * SPARE_COLUMNS) for row in rows]
    return [*wider, *[("",) * width] * SPARE_ROWS]


def _sent(data: Mapping[str, Any], name: str) -> list[list[str]]:
    """Return the cells that came, by the row and column in their names."""
    named = re.compile(rf"{re.escape(name)}_(\d{{1,3}})_(\d{{1,2}})")
    found = [(match, data[key]) for key in data if (match := named.fullmatch(key))]
    cells = {(int(match[1]), int(match[2])): said for match, said in found}
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((column for _, column in cells), default=-1) + 1
    return [
        [cells.get((row, column), "") for column in range(width)] for row in range(height)
    ]


class PassageForm(forms.Form):
    """The text of a passage, over the version the writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    caption = forms.CharField(
        label="Judul", max_length=400, required=False,
        help_text="Tanpa judul, laporan tidak dapat dibekukan.",
    )  # fmt: skip
    text = forms.CharField(
        label="Teks", max_length=MOST_LETTERS, required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def __init__(self, *args: Any, passage: Passage, **kwargs: Any) -> None:
        """Ask for what a passage of its kind has."""
        super().__init__(*args, **{"auto_id": f"p{passage.pk}_%s"} | kwargs)
        kind = PassageKind(passage.kind)
        self.fields["text"].help_text = HELP.get(kind, "")
        self.fields["text"].label = kind.label
        if kind == PassageKind.TABLE:
            self.fields["text"].widget = CellsInput(attrs={"rows": 12})
        if kind not in CAPTIONED:
            del self.fields["caption"]
        if kind == PassageKind.PICTURE:
            del self.fields["text"]

    def words(self) -> dict[str, str]:
        """Return text and caption as typed; a picture's text stays empty."""
        said = self.cleaned_data
        return {"text": said.get("text", ""), "caption": said.get("caption", "")}


class InsertForm(forms.Form):
    """What is put after which passage (none: before all)."""

    kind = forms.ChoiceField(choices=PassageKind.choices)
    after = forms.IntegerField(required=False)
    part = forms.CharField(max_length=60, required=False)
    caption = forms.CharField(max_length=400, required=False)
    picture = forms.FileField(required=False, allow_empty_file=True)


class WordForm(forms.Form):
    """A Word file of the report, changed by somebody."""

    file = TableFileField("Berkas Word yang sudah diubah (.docx)")


class AssignForm(forms.Form):
    """Who writes a section, until when."""

    responsible = forms.ChoiceField(label="Penanggung jawab", required=False)
    due_on = DayField(label="Tenggat", required=False)

    def __init__(self, *args: Any, unit_id: int | None, **kwargs: Any) -> None:
        """Offer the unit's positions; for the pemda's report all of them."""
        super().__init__(*args, **{"auto_id": "tugas_%s"} | kwargs)
        rows = Position.objects.order_by("path")
        if unit_id is not None:
            rows = rows.filter(unit=unit_id)
        choices = [NONE, *((str(one.pk), one.name) for one in rows)]
        self.fields["responsible"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class CommentForm(forms.Form):
    """A remark on a section, or on one passage of it."""

    passage = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="Komentar", max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )


class StepForm(forms.Form):
    """A step of the report, with its reason where it goes back."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Alasan", max_length=2000, required=False,
        error_messages={"required": "Tulis alasannya, supaya jelas apa yang diperbaiki."},
    )  # fmt: skip

    def __init__(self, *args: Any, needs_reason: bool = False, **kwargs: Any) -> None:
        """Ask for a reason where the step needs one."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason


class OpenForm(forms.Form):
    """Of which period a report is opened."""

    period = forms.ChoiceField(label="Periode")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the periods without a report."""
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class OutlineForm(forms.Form):
    """The sections of a template, each with its title, guidance and whether it is used."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    own_title = forms.CharField(label="Judul bagian baru", max_length=200, required=False)
    own_after = forms.ChoiceField(label="Sesudah", required=False)
    own_guidance = forms.CharField(
        label="Petunjuk", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        *args: Any,
        template: ReportTemplate,
        sections: list[TemplateSection],
        **kwargs: Any,
    ) -> None:
        """Ask for each section of the template."""
        initial = {"version": template.version}
        super().__init__(*args, **{"initial": initial, "auto_id": "susunan_%s"} | kwargs)
        self.sections = sections
        choices = [(one.key, one.title) for one in sections]
        self.fields["own_after"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        for one in sections:
            self._ask(one)

    def _ask(self, one: TemplateSection) -> None:
        self.fields[f"title_{one.pk}"] = forms.CharField(
            label=f"Judul {one.title}", max_length=200, initial=one.title, required=False
        )
        self.fields[f"guidance_{one.pk}"] = forms.CharField(
            label=f"Petunjuk {one.title}", initial=one.guidance, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.fields[f"on_{one.pk}"] = forms.BooleanField(
            label=f"Pakai {one.title}", initial=one.is_on, required=False
        )

    def fields_of(self, one: TemplateSection) -> dict[str, forms.BoundField]:
        """Return the fields of one section."""
        return {name: self[f"{name}_{one.pk}"] for name in ("title", "guidance", "on")}

    def wishes(self) -> list[SectionWish]:
        """Return what was said of each section."""
        said = self.cleaned_data
        return [
            SectionWish(
                one.key,
                said[f"title_{one.pk}"],
                said[f"guidance_{one.pk}"],
                said[f"on_{one.pk}"],
            )
            for one in self.sections
        ]

    def move(self) -> tuple[str, int] | None:
        """Return which section is moved, and which way."""
        for name, places in (("naik", -1), ("turun", 1)):
            if self.data.get(name):
                return str(self.data[name]), places
        return None

    def own(self) -> OwnSection | None:
        """Return the section that is added."""
        said = self.cleaned_data
        if not said["own_title"]:
            return None
        return OwnSection(said["own_title"], said["own_guidance"], said["own_after"])
