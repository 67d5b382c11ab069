"""Two at once: one act is done, the other is told why not, nothing is half done."""

from collections.abc import Callable

import pytest

from jenjang.apps.agreements import services
from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.snapshots import document_from_plan, document_of
from jenjang.apps.history.models import Entry
from tests.apps.agreements.season import DAY, YEAR, Season, new_season
from tests.apps.at_once import at_once, refused

pytestmark = [pytest.mark.django_db(transaction=True)]
KASI = "Kepala Seksi Pemerintahan"


@pytest.fixture
def season() -> Season:
    return new_season()


def test_two_who_draw_up_at_once_make_each_paper_once(season):
    def draw() -> object:
        return services.draw_up(unit=season.unit, year=YEAR, day=DAY, by=None)

    first, second = at_once(draw, draw)

    assert sorted([len(first.made), len(second.made)]) == [0, 3]
    assert Agreement.objects.count() == 3


def test_of_two_who_edit_at_once_one_is_told_and_nothing_is_mixed(season):
    kasi = season.drawn()[KASI]
    key = f"i{season.forum.pk}"
    planned = document_from_plan(season.kasi.position, YEAR, DAY)

    def edit(target: str) -> Callable[[], object]:
        return lambda: services.edit_draft(
            agreement_id=kasi.pk,
            version=0,
            fields={f"{key}-target": target, f"{key}-note": f"Catatan {target}"},
            seen={},
            planned=planned,
            by=None,
        )

    given = at_once(edit("14"), edit("15"))

    assert refused(given) == 1
    kasi.refresh_from_db()
    ((_, _, indicator),) = document_of(kasi).indicators()
    assert indicator.target_note == f"Catatan {indicator.target_text}"
    assert kasi.version == 1


def test_approving_and_taking_back_at_once_leaves_one_of_them(season):
    kasi = season.drawn()[KASI]
    services.submit(agreement_id=kasi.pk, version=0, by=None)

    given = at_once(
        lambda: services.approve(agreement_id=kasi.pk, version=0, by=None),
        lambda: services.send_back(agreement_id=kasi.pk, reason="Perbaiki", by=None),
    )

    assert refused(given) == 1
    kasi.refresh_from_db()
    assert kasi.state in {State.APPROVED, State.RETURNED}


def test_a_paper_is_issued_once(season):
    kasi = season.drawn()[KASI]
    Agreement.objects.filter(pk=kasi.pk).update(state=State.APPROVED)

    def issue() -> object:
        return services.issue(agreement_id=kasi.pk, day=DAY, by=None)

    assert refused(at_once(issue, issue)) == 1
    assert Entry.objects.filter(action="agreement.issued").count() == 1
    assert kasi.signatures.count() == 2
