"""Which of `TABLES` a table is: its columns say it, its caption where they are silent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jenjang.core.figures import fold
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.contents import Content
from jenjang.papers.recognisers.tables.words import Field

MONEY = {
    "ceiling_idr",
    "initial_ceiling_idr",
    "spent_idr",
    "remaining_idr",
    "absorption_percent",
    "change_idr",
    "forward_idr",
}
SPENT = {"spent_idr", "absorption_percent", "remaining_idr"}
REACHED = {"actual", "achievement_percent", "progress_percent", "activity_actual"}
PROMISED = {"target", "renstra_target", "activity_target"}
FIGURES = (Content.NUMBER, Content.PERCENT, Content.MONEY, Content.QUANTITY)
EXPLAINED = {Field.FORMULA, Field.DEFINITION}
NAMES = {Field.ACTIVITY, Field.ITEM}


class Shape(StrEnum):
    """What the rows of a table speak of."""

    INDICATOR = "indicator"
    BUDGET = "budget"
    FOLLOW_UP = "follow-up"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Kind:
    """One of `TABLES`, and the shape of its rows."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Facts:
    """What the columns of a table hold, all together."""

    fields: frozenset[Field]
    whats: frozenset[str]
    times: dict[str, frozenset[str]]
    caption: str
    is_headed_iku: bool = False
    has_strangers: bool = False  # a column of figures that no word of its heading explains

    def years(self, *whats: str) -> int:
        """Return of how many years the figures of one measure are, of the one with most."""
        return max((len(self._years(what)) for what in whats), default=0)

    def _years(self, what: str) -> set[str]:
        return {time[:4] for time in self.times.get(what, ()) if time[:4].isdigit()}

    @property
    def has_quarters(self) -> bool:
        """Return whether anything is parted by quarters, semesters or months."""
        return any(
            "-" in time or time[:1] in "TSB" for of in self.times.values() for time in of
        )


def facts_of(columns: Sequence[Column], caption: str) -> Facts:
    """Return what the columns hold."""
    figures = [column for column in columns if column.field is Field.FIGURE and column.what]
    return Facts(
        fields=frozenset(column.field for column in columns),
        whats=frozenset(column.what for column in figures if column.what),
        times={
            what: frozenset(c.when for c in figures if c.what == what and c.when)
            for what in {c.what for c in figures if c.what}
        },
        caption=fold(caption),
        is_headed_iku=_is_headed_iku(columns),
        has_strangers=any(
            column.field is Field.OTHER and column.looks.mostly(*FIGURES)
            for column in columns
        ),
    )


def _is_headed_iku(columns: Sequence[Column]) -> bool:
    """Return whether the heading says IKU, and no heading says target."""
    words = [part for column in columns for part in column.path]
    says = any("indikator kinerja utama" in part or part == "iku" for part in words)
    return says and not any("target" in part for part in words)


def kind_of(columns: Sequence[Column], caption: str) -> Kind | None:
    """Return the kind of a table with these columns, None where it is none of ours."""
    facts = facts_of(columns, caption)
    return next((kind for rule in RULES if (kind := rule(facts))), None)


def _follow_up(facts: Facts) -> Kind | None:
    fields = facts.fields
    is_plain = Field.INDICATOR not in fields and not facts.whats & MONEY
    is_action = Field.ACTION in fields and bool(
        fields & {Field.STATUS, Field.RESPONSIBLE, Field.TIME}
    )
    answers = {Field.SUBJECT, Field.RESPONSIBLE, Field.ACTIVITY} <= fields
    if is_plain and (Field.RECOMMENDATION in fields or is_action or answers):
        return Kind("tindak lanjut", Shape.FOLLOW_UP)
    return None


def _survey(facts: Facts) -> Kind | None:
    if Field.INDICATOR in facts.fields or facts.whats & MONEY:
        return None
    has_values = bool(facts.whats & {"score", "weight"}) or "ikm" in facts.caption
    if Field.COMPONENT in facts.fields and has_values:
        return Kind("evaluasi", Shape.SURVEY)
    if Field.SUBJECT in facts.fields and "score" in facts.whats:
        return Kind("survei", Shape.SURVEY)
    return None


def _indicators(facts: Facts) -> Kind | None:
    """A table of indicators: with an objective, or without any money beside it."""
    fields = facts.fields
    if not fields & {Field.INDICATOR, Field.PERIOD} and not _objectives_reached(facts):
        return None
    is_budget = bool(fields & NAMES) and Field.OBJECTIVE not in fields
    if facts.whats & MONEY and (is_budget or Field.INDICATOR not in fields):
        return None
    name = _indicator_kind(facts)
    return Kind(name, Shape.INDICATOR) if name else None


def _objectives_reached(facts: Facts) -> bool:
    """Return whether results stand beside objectives or activities alone."""
    has_names = bool(facts.fields & {Field.OBJECTIVE, Field.ACTIVITY})
    return (
        has_names and bool(facts.whats & (REACHED | PROMISED)) and not facts.whats & MONEY
    )


def _indicator_kind(facts: Facts) -> str | None:
    checks: tuple[Callable[[Facts], str | None], ...] = (
        _with_money,
        _compared,
        _promised,
        _explained,
    )
    return next((name for check in checks if (name := check(facts))), None)


def _with_money(facts: Facts) -> str | None:
    if "efficiency_percent" in facts.whats:
        return "efisiensi"
    if facts.whats & SPENT and facts.whats & (REACHED | PROMISED):
        return "kinerja dan anggaran"
    return None


def _compared(facts: Facts) -> str | None:
    if "standard" in facts.whats:
        return "perbandingan standar"
    if not facts.whats & REACHED:
        return None
    has_renstra = bool(facts.whats & {"renstra_target", "progress_percent"})
    has_renstra = has_renstra or _aims_later(facts)
    if facts.years("actual", "achievement_percent") > 1 and not has_renstra:
        return "perbandingan tahun"
    if has_renstra:
        return "perbandingan renstra"
    if Field.PERIOD in facts.fields:
        return "perbandingan tahun"
    return "capaian"


def _aims_later(facts: Facts) -> bool:
    """Return whether results stand beside targets of later years only."""
    targets, actuals = facts.times.get("target", ()), facts.times.get("actual", ())
    return bool(targets and actuals) and min(targets)[:4] > max(actuals)[:4]


def _promised(facts: Facts) -> str | None:
    if facts.fields & EXPLAINED:
        return "iku"
    if not facts.whats & PROMISED:
        return None
    is_dated = bool(facts.times.get("target")) and "target renstra" in facts.caption
    if (
        is_dated
        or facts.years("target", "renstra_target") > 1
        or not facts.whats
        & {
            "target",
            "activity_target",
        }
    ):
        return "iku" if Field.DATA_SOURCE in facts.fields else "target renstra"
    has_steps = bool(facts.fields & {Field.ACTION, Field.TIME})
    if facts.has_quarters or has_steps or "rencana aksi" in facts.caption:
        return "rencana aksi"
    if (
        facts.is_headed_iku
        or "indikator kinerja utama" in facts.caption
        or "iku" in facts.caption.split()
    ):
        return "iku"
    return "perjanjian"


def _explained(facts: Facts) -> str | None:
    if Field.INDICATOR not in facts.fields:
        return None
    if facts.fields & (EXPLAINED | {Field.DATA_SOURCE, Field.RESPONSIBLE}):
        return "iku"
    is_plain = not facts.whats and not facts.has_strangers
    return "iku" if Field.OBJECTIVE in facts.fields and is_plain else None


def _budget(facts: Facts) -> Kind | None:
    names = NAMES | {
        Field.OBJECTIVE,
        Field.PERIOD,
        Field.SUBJECT,
        Field.SOURCE,
        Field.RESPONSIBLE,
    }
    if not facts.fields & names or not facts.whats & MONEY:
        return None
    if facts.whats & SPENT:
        is_both = (
            bool(facts.whats & (REACHED | PROMISED)) and Field.INDICATOR in facts.fields
        )
        name = "kinerja dan anggaran" if is_both else "realisasi anggaran"
        return Kind(name, Shape.BUDGET)
    if facts.years("ceiling_idr") > 1:
        return Kind("target renstra", Shape.BUDGET)
    return Kind("pagu anggaran", Shape.BUDGET)


RULES: tuple[Callable[[Facts], Kind | None], ...] = (
    _follow_up,
    _survey,
    _indicators,
    _budget,
)
