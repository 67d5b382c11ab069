"""Schedules of bad luck: cut lines, killed pages, two devices, ended sessions; none lost.

Each schedule is drawn from its seed. Every figure typed in it is another number, so that
the history tells which of them were stored, how often, and over what.
"""

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan
from tests.browser.conftest import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GRID = "/pengukuran/?periode=triwulan-1&tahun=2025"
RUN = Path(__file__).with_name("schedules.js")
KINDS = ("type", "type", "type", "type", "line", "line", "kill", "kill", "send", "session")
KINDS_OF_CHOICE = ("choose", "choose")
FIGURES = ("value", "stored")
ROUNDS = 40


@dataclass(frozen=True)
class Outcome:
    """What came of one schedule, counted."""

    typed: int
    conflicts: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    unseen: tuple[str, ...]
    with_oneself: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.doubled or self.unseen or self.with_oneself)


@pytest.fixture
def office_page(browser: Browser, live_server: object, transactional_db: None) -> Page:
    """Return the entry page of two rows, in which frames of our own may stand."""
    kecamatan = Kecamatan()
    for n in (1, 2):
        kecamatan.indicator(text=f"Laporan {n}", target=4)
    context = browser.new_context(
        base_url=str(live_server), bypass_csp=True, service_workers="block"
    )
    user = kecamatan.user(Role.OPERATOR)
    context.add_cookies([session_cookie(user, str(live_server))])
    page = context.new_page()
    page.goto(GRID)
    page.add_script_tag(path=RUN)
    yield page
    context.close()


def schedule(seed: int, rows: list[str]) -> dict[str, Any]:
    """Return the acts of a seed and how its conflicts are settled in the end."""
    drawn = random.Random(seed)
    acts = [act(drawn, f"{seed * 100 + n}", rows) for n in range(1, drawn.randint(14, 24))]
    coins = [drawn.random() < 0.5 for _ in range(ROUNDS)]
    return {"seed": seed, "acts": acts, "coins": coins}


def act(drawn: random.Random, value: str, rows: list[str]) -> dict[str, Any]:
    """Return one act of one device; those that need no value leave it unread."""
    return {
        "what": drawn.choice(KINDS + KINDS_OF_CHOICE),
        "device": drawn.randrange(2),
        "row": drawn.choice(rows),
        "value": value,
        "line": drawn.choice(("whole", "before", "after")),
        "isOut": drawn.random() < 0.5,
        "isOwn": drawn.random() < 0.5,
        "pause_ms": drawn.choice((0, 0, 5, 20, 60)),
    }


def run(page: Page, seed: int) -> Outcome:
    """Run the schedule of the seed and compare its log with the history."""
    rows = page.eval_on_selector_all("[data-draft]", "all => all.map(f => f.dataset.draft)")
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    came = page.evaluate("one => schedules.run(one)", schedule(seed, rows))
    assert came["isDone"], f"{seed}: something still waits after {ROUNDS} rounds"
    entries = Entry.objects.filter(action="result.reported", pk__gt=last).order_by("pk")
    log = [one | {name: plain(one.get(name)) for name in FIGURES} for one in came["log"]]
    return judged(log, list(entries))


def plain(shown: str | None) -> str | None:
    """Return a figure without the points of its thousands."""
    return shown and shown.replace(".", "")


def figure(told: dict[str, Any] | None) -> str | None:
    """Return the figure of what the history kept, as it was typed."""
    return None if not told or told["value"] is None else str(told["value"]).split(".")[0]


def judged(log: list[dict[str, Any]], entries: list[Entry]) -> Outcome:
    """Return what was lost, doubled, or written over unseen."""
    stored = Counter(figure(entry.after) for entry in entries)
    kept = [line for line in log if line["what"] == "kept"]
    return Outcome(
        typed=len(kept),
        conflicts=sum(line["what"] == "conflict" for line in log),
        lost=tuple(
            line["value"]
            for line in kept
            if not stored[line["value"]] and not is_settled(log, line)
        ),
        doubled=tuple(value for value, times in stored.items() if times > 1 and value),
        unseen=tuple(unseen(log, entries)),
        with_oneself=tuple(with_oneself(log)),
    )


def typed_on(log: list[dict[str, Any]]) -> dict[str, str]:
    """Return the device each figure was typed on."""
    return {one["value"]: one["device"] for one in log if one["what"] == "types"}


def with_oneself(log: list[dict[str, Any]]) -> list[str]:
    """Return the figures that a device had stored itself and was told of as another's."""
    device_of = typed_on(log)
    told = [one for one in log if one["what"] == "conflict"]
    return [one["stored"] for one in told if device_of.get(one["stored"]) == one["device"]]


def is_settled(log: list[dict[str, Any]], typed: dict[str, Any]) -> bool:
    """Whether the person typed another figure there since, or dropped this one himself."""
    since = log[log.index(typed) + 1 :]
    there = [
        line
        for line in since
        if (line["device"], line.get("row")) == (typed["device"], typed["row"])
    ]
    return any(
        line["what"] == "kept" or (line["what"], line["value"]) == ("drops", typed["value"])
        for line in there
    )


def unseen(log: list[dict[str, Any]], entries: list[Entry]) -> list[str]:
    """Return the figures written over by a device that was never shown them.

    And those whose conflict the server told and no page ever showed.
    """
    device_of = typed_on(log)
    saw = {(one["device"], one["value"]) for one in log if one["what"] == "saw"}
    over = [(device_of[figure(e.after)], figure(e.before)) for e in entries]
    blind = [
        before
        for device, before in over
        if before in device_of
        and device_of[before] != device
        and (device, before) not in saw
    ]
    shown = {(one["device"], one["row"]) for one in log if one["what"] == "conflict"}
    told = {(one["device"], one["row"]) for one in log if one["what"] == "answered"}
    return blind + [row for _, row in told - shown]


def assert_all_well(page: Page, seeds: range) -> list[Outcome]:
    outcomes = [run(page, seed) for seed in seeds]
    bad = {seed: one for seed, one in zip(seeds, outcomes, strict=True) if not one.is_well}
    assert bad == {}
    assert sum(one.conflicts for one in outcomes) > 0
    assert Result.objects.count() == 2
    return outcomes


def test_twelve_schedules_lose_and_double_nothing(office_page):
    assert_all_well(office_page, range(1, 13))


@pytest.mark.proof
def test_two_hundred_schedules_lose_and_double_nothing(office_page, capsys):
    outcomes = assert_all_well(office_page, range(1001, 1201))

    typed = sum(one.typed for one in outcomes)
    conflicts = sum(one.conflicts for one in outcomes)
    with capsys.disabled():
        print(f"\n200 schedules, {typed} figures, {conflicts} conflicts shown")  # noqa: T201
