"""One row of the filing grid: the cells, what they come to, and their state in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime

from jenjang.apps.measurement.cells import WORDS, Typed, cells_of
from jenjang.apps.measurement.models import PhysicalProgress, Result, ResultState, Spending
from jenjang.apps.measurement.snapshots.calendar import Calendar, short_name
from jenjang.apps.measurement.snapshots.flags import Surroundings
from jenjang.apps.measurement.snapshots.locks import Lock
from jenjang.apps.measurement.snapshots.series import SeriesYear
from jenjang.apps.measurement.views.marks import (
    MISSING,
    Mark,
    at_two_places,
    mark,
    shown_figure,
)
from jenjang.apps.organisation.models import Period
from jenjang.core.figures import unit_kind, write_date, write_number
from jenjang.core.formulas.explanation import explain
from jenjang.core.formulas.progress import (
    Entered,
    Progress,
    is_split_evenly,
)
from jenjang.core.values import Polarity, Unknown
from jenjang.web.addresses import address

POLARITY_WORDS = {
    Polarity.MAXIMIZE: "makin tinggi makin baik: realisasi ÷ target × 100",
    Polarity.MINIMIZE: "makin rendah makin baik: (2 × target − realisasi) ÷ target × 100",
    Polarity.STABILIZE: "makin dekat makin baik: 100 − selisih ÷ target × 100",
    Polarity.MILESTONE: "tahapan: dibandingkan dengan target",
    Polarity.ORDINAL: "peringkat: dibandingkan dengan target",
}


SIGNS = {
    "saved": "✓",
    "wait": "●",
    "bad": "!",
    "noted": "✎",
    "queued": "◷",
    "returned": "↩",
    "verified": "✓✓",
    "locked": "▣",
}


SHUT = SafeString(" disabled")
BRIEF = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One input; `before` stands in front of it, `is_bad` marks what to correct.

    `kind` tells the script of the page what a figure can look like (core.figures.units).
    """

    name: str
    label: str
    value: str
    before: str = ""
    is_text: bool = False
    kind: str = "text"
    is_bad: bool = False

    @property
    def attributes(self) -> SafeString:
        """Return what its input says of it; one piece, for a page has fifty cells."""
        said = 'name="{}" value="{}" aria-label="{}" data-kind="{}"{}{}'
        numeric = SafeString("" if self.is_text else ' inputmode="decimal"')
        invalid = SafeString(' aria-invalid="true"' if self.is_bad else "")
        known = (SafeString(self.name), self.value, self.label, SafeString(self.kind))
        return format_html(said, *known, numeric, invalid)


@dataclass(frozen=True, slots=True)
class State:
    """How the row stands, in words; `sign` is the mark before them, never colour alone.

    The first word of `kind` is saved, wait or bad, where it is anything.
    """

    kind: str
    text: str

    @property
    def sign(self) -> str:
        """Return the mark of the state: of its last, narrowest kind."""
        return SIGNS.get(self.kind.split(" ")[-1], "")

    @property
    def words(self) -> str:
        """Return the mark and the words after it."""
        return f"{self.sign} {self.text}" if self.sign else self.text


@dataclass(frozen=True, slots=True)
class Proof:
    """How much evidence a figure has, and where it is attached."""

    count: int
    url: str

    @property
    def words(self) -> str:
        """Return the link's words."""
        return f"{self.count} bukti" if self.count else "tanpa bukti"


@dataclass(frozen=True, slots=True)
class Row:
    """Everything the page shows of one indicator in one period."""

    key: str
    url: str
    rules_url: str
    text: str
    owner: str
    explanation: str
    target: str
    target_note: str
    own_period: str
    before: str
    before_name: str
    cells: tuple[Cell, ...]
    mark: Mark
    note: str
    obstacle: str
    cause: str
    follow_up: str
    unmeasured_because: str
    state: State
    value_url: str
    components_url: str
    own_value: str
    flags: tuple[str, ...]
    filed_by: str
    version: int
    may_report: bool
    evidence: Proof | None = None
    briefly: str = ""

    @property
    def shut(self) -> str:
        """Return what shuts the inputs of a row that is not the user's to fill."""
        return "" if self.may_report else SHUT

    @property
    def fields(self) -> dict[str, str]:
        """Return what the form of the row holds, by the names of its fields."""
        held = {cell.name: cell.value for cell in self.cells}
        told = {name: getattr(self, name) for name in (*WORDS, "unmeasured_because")}
        return {**held, **told}

    @property
    def bad_cells(self) -> str:
        """Return the names of the cells to correct, for the script of the page."""
        return " ".join(cell.name for cell in self.cells if cell.is_bad)


def row_of(
    one: SeriesYear,
    period: Period,
    calendar: Calendar,
    stored: Result | None,
    typed: Typed | None = None,
    *,
    may_report: bool,
    lock: Lock | None = None,
    before: tuple[Decimal, ...] = (),
    evidence: Proof | None = None,
) -> Row:
    """Return the row of a series in its own period; a shut `lock` takes its cells away.

    `before` are its values of earlier years: what the figure is held against.
    """
    indicator, unit = one.indicator, one.indicator.measured_in
    found = one.by_period(period.n)
    earlier = calendar.before(period)
    told = typed or stored
    return Row(
        key=SafeString(one.series_id),  # figures: nothing to escape in eight places
        url=address("measurement:result", period.pk, one.series_id),
        rules_url=address("measurement:indicator", indicator.pk),
        text=indicator.text,
        owner=indicator.owner.name if indicator.owner else "",
        explanation=explanation(one, period.n),
        target=target_words(one, found, unit),
        target_note=_target_note(one, period),
        own_period=short_name(period),
        before=entered_words(one.entered.get(earlier.n), unit) if earlier else MISSING,
        before_name=short_name(earlier) if earlier else "",
        cells=_cells(one, stored, typed, short_name(period)),
        mark=mark_of(found, calendar),
        note=(told.note if told else None) or "",
        obstacle=(told.obstacle if told else None) or "",
        cause=(told.cause if told else None) or "",
        follow_up=(told.follow_up if told else None) or "",
        unmeasured_because=(told.unmeasured_because if told else None) or "",
        state=_state(stored, typed, lock),
        value_url=address("measurement:value", period.pk, one.series_id),
        components_url=components_url(one, period),
        own_value=entered_words(one.entered.get(period.n), unit),
        flags=_flags(one, stored, before),
        filed_by=filed_by(stored),
        version=_version(stored, typed),
        may_report=may_report and not (lock is not None and lock.is_shut),
        evidence=evidence,
        briefly=_briefly(told),
    )


def _briefly(told: Typed | Result | None) -> str:
    """Return how the folded details begin: the obstacle before the note."""
    if told is not None and told.obstacle:
        return Truncator(f"hambatan: {told.obstacle}").chars(BRIEF)
    return Truncator(f"catatan: {told.note}").chars(BRIEF) if told and told.note else ""


def _flags(
    one: SeriesYear, stored: Result | None, before: tuple[Decimal, ...]
) -> tuple[str, ...]:
    """Return what a figure should be looked at for, known from its own series."""
    raised = Surroundings({one.series_id: before}).raised(one, stored)
    return tuple(flag.sentence for flag in raised)


def components_url(one: SeriesYear, period: Period) -> str:
    """Return where a composite is filed by its components; empty for what is not one."""
    if not one.indicator.composite:
        return ""
    return address("measurement:components", period.pk, one.series_id)


def _version(stored: Result | None, typed: Typed | None) -> int:
    """Return the version the page knows: after a refusal still the one it was read with."""
    if typed is not None and typed.problems:
        return typed.version
    return stored.version if stored else 0


def target_words(one: SeriesYear, found: Progress, unit: str | None) -> str:
    """Return the target to date, with its unit."""
    if isinstance(found.target, Unknown):
        return one.target.text or MISSING
    return shown_figure(at_two_places(found.target), unit)


def _target_note(one: SeriesYear, period: Period) -> str:
    even = is_split_evenly(
        one.target, one.rules.accumulation, n=period.n, periods=len(one.periods)
    )
    return "dibagi rata" if even else ""


def entered_words(entered: Entered | None, unit: str | None) -> str:
    """Return what was entered for one period alone."""
    if entered is None or entered.is_missing:
        return MISSING
    if entered.numerator is not None and entered.denominator is not None:
        return f"{write_number(entered.numerator)} / {write_number(entered.denominator)}"
    return entered.text or shown_figure(entered.value, unit)


def mark_of(found: Progress, calendar: Calendar) -> Mark:
    """Return the predikat of capaian up to a period."""
    if isinstance(found.percent, Unknown):
        return mark(None, found.percent.reason.name, calendar.scale)
    return mark(found.percent, None, calendar.scale)


def explanation(one: SeriesYear, n: int) -> str:
    """Return the formula in words: with its numbers once filed, the bare rule before."""
    if n not in one.entered or one.entered[n].is_missing:
        return POLARITY_WORDS[one.rules.polarity]
    said = explain(
        one.rules,
        one.target,
        one.entered,
        n=n,
        periods=len(one.periods),
        unit=one.indicator.measured_in,
    )
    return said.replace(" %", "\N{NO-BREAK SPACE}%")


def _cells(
    one: SeriesYear, stored: Result | None, typed: Typed | None, period_name: str
) -> tuple[Cell, ...]:
    indicator = one.indicator
    labels = {
        "value": f"Realisasi {period_name}: {indicator.text}",
        "text": f"Realisasi {period_name}: {indicator.text}",
        "numerator": f"{indicator.numerator_text or 'Pembilang'}, {period_name}",
        "denominator": f"{indicator.denominator_text or 'Penyebut'}, {period_name}",
    }
    return tuple(
        Cell(
            name=name,
            label=labels[name],
            value=_written(name, stored, typed, indicator.measured_in),
            before="dari" if name == "denominator" else "",
            is_text=name == "text",
            kind=_kind(name, indicator.measured_in),
            is_bad=typed is not None and name in typed.problems,
        )
        for name in cells_of(indicator)
    )


def _kind(name: str, measured_in: str | None) -> str:
    if name == "text":
        return "text"
    return unit_kind(measured_in if name == "value" else None).value


def _written(
    name: str, stored: Result | None, typed: Typed | None, measured_in: str | None
) -> str:
    """Return what the cell holds: as typed while it is refused, else as stored."""
    if typed is not None and name in typed.written:
        return typed.written[name]
    if stored is None:
        return ""
    if name == "text" and stored.text is not None:
        return stored.text
    value: Decimal | None = getattr(stored, "value" if name == "text" else name)
    unit = measured_in if name == "value" else None
    return "" if value is None else write_number(value, unit=unit)


def _state(stored: Result | None, typed: Typed | None, lock: Lock | None) -> State:
    if typed is not None and typed.problems:
        return State("bad", " ".join(typed.problems.values()))
    if typed is not None and typed.lacks_a_part:
        return State("wait", "belum tersimpan: isi pembilang dan penyebut, keduanya")
    if lock is not None and lock.is_shut:
        return State("saved locked", f"terkunci · {result_state(stored).text}")
    return result_state(stored)


def result_state(stored: Result | None) -> State:
    """Return how a result stands on its way to being verified."""
    if stored is None or not stored.is_told:
        return State("", "belum diisi") if stored is None else State("saved", "tersimpan")
    if stored.state == ResultState.VERIFIED:
        return State("saved verified", "terverifikasi")
    if stored.state == ResultState.SUBMITTED:
        return State("saved queued", "menunggu verifikasi")
    if stored.state == ResultState.RETURNED:
        return State("saved returned", f"dikembalikan: {stored.returned_because}")
    if stored.unmeasured_because is not None:
        reason = str(stored.get_unmeasured_because_display())
        return State("saved", f"belum diukur: {reason[:1].lower()}{reason[1:]}")
    is_noted = stored.note or stored.obstacle or stored.cause or stored.follow_up
    return State("saved noted", "bercatatan") if is_noted else State("saved", "tersimpan")


def stored_state(stored: Spending | PhysicalProgress | None) -> State:
    """Return whether a cell of spending or physical progress was filed."""
    if stored is None:
        return State("", "belum diisi")
    return State("saved", "tersimpan")


def filed_by(stored: Result | Spending | PhysicalProgress | None) -> str:
    """Return who filed a row and when; empty where nobody did."""
    if stored is None:
        return ""
    when = localtime(stored.reported_at)
    who = stored.reported_by or "impor"
    return f"Diisi {who}, {write_date(when.date())} pukul {when:%H.%M}"
