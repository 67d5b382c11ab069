"""Forms of a year's deadlines, and of holidays."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import (
    MOST_COUNTED,
    CountedIn,
    Holiday,
    Period,
    Year,
)
from jenjang.apps.organisation.snapshots import Counted
from jenjang.core.deadlines import ACTS, Act, Cadence, Form, Rule
from jenjang.core.figures import read_date
from jenjang.core.values import Refused, Unknown
from jenjang.web.forms import DayField, attempt

LINE = re.compile(r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|.*?\b\d{4})\b[\s,;:.-]*(?P<name>.*)")


@dataclass(frozen=True, slots=True)
class ActFields:
    """The fields of one act, to stand in a row."""

    act: Act
    n: forms.BoundField
    form: forms.BoundField
    since: forms.BoundField | None


class DeadlinesForm(forms.Form):
    """How each act of a year is due, and the days of periods that a person sets."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        year: Year,
        counted: Mapping[str, Counted],
        periods: list[Period],
        **kwargs: Any,
    ) -> None:
        """Make the fields of every act and every period."""
        super().__init__(*args, **kwargs)
        self.year, self.counted = year, counted
        self.periods = {f"due_{period.pk}": period for period in periods}
        self.initial["version"] = year.deadlines_version
        for act in ACTS:
            self._offer(act)
        for name, period in self.periods.items():
            day = period.due_on if period.is_due_by_hand else None
            self.fields[name] = DayField(label=str(period), required=False, initial=day)

    def _offer(self, act: Act) -> None:
        how = self.counted[act.key]
        self.fields[f"n_{act.key}"] = forms.IntegerField(
            label=f"{act.name}: banyaknya",
            min_value=0,
            max_value=MOST_COUNTED,
            initial=how.rule.n,
        )
        self.fields[f"form_{act.key}"] = forms.ChoiceField(
            label=f"{act.name}: hitungan",
            choices=CountedIn.choices,
            initial=how.rule.form.value,
        )
        if act.cadence == Cadence.ONCE:
            self.fields[f"since_{act.key}"] = DayField(
                label=f"{act.name}: {act.since_what}", initial=how.since
            )

    @property
    def acts(self) -> list[ActFields]:
        """Return the fields of each act."""
        return [
            ActFields(
                act,
                self[f"n_{act.key}"],
                self[f"form_{act.key}"],
                self[f"since_{act.key}"] if act.cadence == Cadence.ONCE else None,
            )
            for act in ACTS
        ]

    @property
    def days(self) -> list[forms.BoundField]:
        """Return the fields of the periods."""
        return [self[name] for name in self.periods]

    def given(self) -> dict[str, Counted]:
        """Return how a valid form wants each act due."""
        said = self.cleaned_data
        return {
            act.key: Counted(
                Rule(Form(said[f"form_{act.key}"]), said[f"n_{act.key}"]),
                said.get(f"since_{act.key}"),
            )
            for act in ACTS
        }

    def by_hand(self) -> dict[int, dt.date | None]:
        """Return the day a valid form sets for each period, None where the rule holds."""
        return {period.pk: self.cleaned_data[name] for name, period in self.periods.items()}

    def set(self, by: User) -> Year | None:
        """Set the deadlines; None where something is to be corrected."""
        return attempt(
            self,
            lambda: services.set_deadlines(
                year=self.year.pk,
                counted=self.given(),
                by_hand=self.by_hand(),
                version=self.cleaned_data["version"],
                by=by,
            ),
        )


class HolidaysForm(forms.Form):
    """Holidays as they are listed in a decree, one a line."""

    lines = forms.CharField(
        label="Hari libur, satu baris satu hari",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Contoh: 20 Maret 2026 Idulfitri. Tempel dari keputusan bersama menteri "
        "atau keputusan bupati.",
    )

    def add(self, by: User) -> list[Holiday] | None:
        """Enter them; None where a line is to be corrected."""
        return attempt(
            self,
            lambda: services.add_holidays(
                days=read_holidays(self.cleaned_data["lines"]), by=by
            ),
        )


def read_holidays(lines: str) -> dict[dt.date, str]:
    """Return the holidays of a list by day; raise Refused at the first line unread.

    >>> read_holidays("20 Maret 2026 Idulfitri")
    {datetime.date(2026, 3, 20): 'Idulfitri'}
    >>> read_holidays("2026-03-19: Hari Suci Nyepi")
    {datetime.date(2026, 3, 19): 'Hari Suci Nyepi'}
    """
    written = [line.strip() for line in lines.splitlines() if line.strip()]
    return dict(_holiday(number, line) for number, line in enumerate(written, 1))


def _holiday(number: int, line: str) -> tuple[dt.date, str]:
    parts = LINE.fullmatch(line)
    day = read_date(parts["day"]) if parts else None
    if parts is None or day is None or isinstance(day, Unknown) or day.day is None:
        raise Refused(
            f"Baris {number}, “{line}”: awali dengan tanggal, mis. 20 Maret 2026."
        )
    if not parts["name"]:
        raise Refused(f"Baris {number}, “{line}”: tulis nama liburnya sesudah tanggal.")
    return dt.date(day.year, day.month or 1, day.day), parts["name"][:120]
