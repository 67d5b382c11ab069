"""Acts of the tree editor: each changes what it says, is told, and can be taken back."""

from decimal import Decimal

import pytest

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.history.models import Entry
from jenjang.apps.plans import services
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    ObjectiveLevel,
    Stage,
    Target,
    TreeAct,
)
from jenjang.apps.plans.services import (
    ChangedMeanwhile,
    IndicatorSheet,
    ObjectiveFacts,
    Step,
    TargetFigure,
    Where,
)
from jenjang.core.values import Accumulation, Refused
from tests.apps.plans.drawn import Drawn, actions, seen
from tests.factories import ActivityFactory, PositionFactory
from tests.web.place import furnished_unit

pytestmark = pytest.mark.django_db

TOP, FIRST = "Meningkatnya kualitas pelayanan", "Meningkatnya pelayanan publik"
SECOND, LOW = "Meningkatnya ketenteraman", "Terlaksananya pelayanan"
WHOLE = [[TOP, [FIRST, [LOW]], [SECOND]]]


def move(drawn: Drawn, what: Objective, anchor: Objective | None, where: Where) -> None:
    services.move_objective(
        objective_id=what.pk,
        anchor_id=None if anchor is None else anchor.pk,
        where=where,
        seen_parent_id=Objective.objects.get(pk=what.pk).parent_id,
        by=None,
    )


MOVES = [
    ("second", "first", Where.BEFORE, [[TOP, [SECOND], [FIRST, [LOW]]]]),
    ("first", "second", Where.AFTER, [[TOP, [SECOND], [FIRST, [LOW]]]]),
    ("first", "second", Where.UNDER, [[TOP, [SECOND, [FIRST, [LOW]]]]]),
    ("low", "top", Where.UNDER, [[TOP, [FIRST], [SECOND], [LOW]]]),
    ("low", "second", Where.BEFORE, [[TOP, [FIRST], [LOW], [SECOND]]]),
    ("second", None, Where.UNDER, [[TOP, [FIRST, [LOW]]], [SECOND]]),
]


@pytest.mark.parametrize(("what", "anchor", "where", "expected"), MOVES)
def test_a_node_is_put_beside_or_under_another_and_taken_back(
    drawn, what, anchor, where, expected
):
    move(drawn, getattr(drawn, what), anchor and getattr(drawn, anchor), where)
    assert drawn.tree() == expected

    drawn.undo()
    assert drawn.tree() == WHOLE
    low = Objective.objects.get(pk=drawn.low.pk)
    assert low.path == f"{drawn.top.path}{drawn.first.pk:08d}{drawn.low.pk:08d}"


STEPS = [
    ("second", Step.UP, [[TOP, [SECOND], [FIRST, [LOW]]]]),
    ("first", Step.DOWN, [[TOP, [SECOND], [FIRST, [LOW]]]]),
    ("second", Step.IN, [[TOP, [FIRST, [LOW], [SECOND]]]]),
    ("low", Step.OUT, [[TOP, [FIRST], [LOW], [SECOND]]]),
]


@pytest.mark.parametrize(("what", "step", "expected"), STEPS)
def test_a_node_goes_one_step(drawn, what, step, expected):
    node = getattr(drawn, what)
    services.step_objective(
        objective_id=node.pk, step=step, seen_parent_id=node.parent_id, by=None
    )

    assert drawn.tree() == expected


def test_there_is_no_step_past_the_end(drawn):
    for node, step in ((drawn.first, Step.UP), (drawn.second, Step.DOWN)):
        with pytest.raises(Refused, match="sudah di ujung"):
            services.step_objective(
                objective_id=node.pk, step=step, seen_parent_id=drawn.top.pk, by=None
            )
    with pytest.raises(Refused, match="tingkat teratas"):
        services.step_objective(
            objective_id=drawn.top.pk, step=Step.OUT, seen_parent_id=None, by=None
        )


def test_a_node_that_somebody_moved_meanwhile_is_not_moved_from_where_it_was_seen(drawn):
    move(drawn, drawn.low, drawn.second, Where.UNDER)

    with pytest.raises(ChangedMeanwhile, match="dipindahkan orang lain"):
        services.move_objective(
            objective_id=drawn.low.pk,
            anchor_id=drawn.top.pk,
            where=Where.UNDER,
            seen_parent_id=drawn.first.pk,
            by=None,
        )


def test_a_node_is_not_moved_below_itself(drawn):
    with pytest.raises(Refused, match="di bawah sasaran ini"):
        move(drawn, drawn.first, drawn.low, Where.UNDER)

    assert drawn.tree() == WHOLE


def test_other_words_owner_csf_and_activities_are_stored_and_taken_back(drawn):
    facts = ObjectiveFacts(
        ObjectiveLevel.KEGIATAN,
        "Terlaksananya layanan terpadu",
        drawn.kasi.pk,
        "Petugas terlatih",
        (drawn.activity.pk,),
    )
    before = seen(drawn.low)
    services.word_objective(objective_id=drawn.low.pk, facts=facts, seen=before, by=None)

    low = Objective.objects.get(pk=drawn.low.pk)
    assert (low.text, low.owner, low.csf) == (facts.text, drawn.kasi, facts.csf)
    assert list(low.activities.all()) == [drawn.activity]
    entry = Entry.objects.get(action="objective.worded")
    assert entry.after["owner"] == "Kepala Seksi Pelayanan"

    drawn.undo()
    assert seen(drawn.low) == before
    assert actions()[-1] == "tree.undone"


def test_the_later_of_two_people_is_told_that_the_node_changed(drawn):
    mark = seen(drawn.low)
    facts = ObjectiveFacts(ObjectiveLevel.KEGIATAN, "Satu")
    services.word_objective(objective_id=drawn.low.pk, facts=facts, seen=mark, by=None)

    with pytest.raises(ChangedMeanwhile, match="diubah orang lain"):
        services.word_objective(
            objective_id=drawn.low.pk,
            facts=ObjectiveFacts(ObjectiveLevel.KEGIATAN, "Dua"),
            seen=mark,
            by=None,
        )


def test_owners_and_activities_of_another_unit_are_refused(drawn):
    strange = PositionFactory(name="Lurah")
    for facts in (
        ObjectiveFacts(ObjectiveLevel.KEGIATAN, LOW, strange.pk),
        ObjectiveFacts(ObjectiveLevel.KEGIATAN, LOW, None, "", (ActivityFactory().pk,)),
    ):
        with pytest.raises(Refused, match="perangkat daerah rencana ini"):
            services.word_objective(
                objective_id=drawn.low.pk, facts=facts, seen=seen(drawn.low), by=None
            )


def test_an_objective_is_split_over_owners_once_and_taken_back(drawn):
    split = {
        "objective_id": drawn.second.pk,
        "level": ObjectiveLevel.KEGIATAN,
        "owner_ids": [drawn.kasi.pk, drawn.camat.pk],
        "by": None,
    }
    parts = services.split_objective(**split)

    assert [(part.text, part.owner) for part in parts] == [
        (SECOND, drawn.kasi),
        (SECOND, drawn.camat),
    ]
    with pytest.raises(Refused, match="sudah punya bagian"):
        services.split_objective(**split)

    drawn.undo()
    assert drawn.tree() == WHOLE


def test_a_node_with_anything_under_it_is_not_removed(drawn):
    for node, sentence in ((drawn.first, "sasaran di bawahnya"),):
        with pytest.raises(Refused, match=sentence):
            services.remove_objective(objective_id=node.pk, by=None)
    drawn.indicator_of(drawn.low, "Jumlah layanan")
    with pytest.raises(Refused, match="Hapus dulu indikatornya"):
        services.remove_objective(objective_id=drawn.low.pk, by=None)


def test_a_node_that_an_agreement_names_is_not_removed():
    place = furnished_unit("Kecamatan Mekarjati")
    objective = place.indicator.objective
    Indicator.objects.filter(pk=place.indicator.pk).update(
        objective=Objective.objects.create(
            plan=objective.plan, level="kinerja", text="A", folded_text="a", path="9" * 8
        )
    )

    with pytest.raises(Refused, match="disebut di perjanjian kinerja"):
        services.remove_objective(objective_id=objective.pk, by=None)


def test_a_removed_node_comes_back_where_it_stood(drawn):
    key, lineage = drawn.second.pk, drawn.second.lineage
    services.remove_objective(objective_id=key, by=None)
    assert drawn.tree() == [[TOP, [FIRST, [LOW]]]]

    drawn.undo()
    assert drawn.tree() == WHOLE
    assert Objective.objects.get(pk=key).lineage == lineage


def test_two_wordings_of_one_meaning_become_one_node_with_both_series(drawn):
    one = drawn.indicator_of(drawn.first, "Persentase layanan tepat waktu")
    other = drawn.indicator_of(drawn.second, "Persentase layanan selesai")
    below = drawn.node(drawn.second, "Terlaksananya patroli", "sasaran kegiatan")
    Objective.objects.get(pk=drawn.second.pk).activities.add(drawn.activity)

    services.merge_objectives(
        kept_id=drawn.first.pk, absorbed_id=drawn.second.pk, text="", by=None
    )

    assert drawn.tree() == [[TOP, [FIRST, [LOW], [below.text]]]]
    kept = Objective.objects.get(pk=drawn.first.pk)
    assert {row.series for row in kept.indicators.all()} == {one.series, other.series}
    assert list(kept.activities.all()) == [drawn.activity]

    drawn.undo()
    assert drawn.tree() == [[TOP, [FIRST, [LOW]], [SECOND, [below.text]]]]
    second = Objective.objects.get(pk=drawn.second.pk)
    assert [row.pk for row in second.indicators.all()] == [other.pk]
    assert list(second.activities.all()) == [drawn.activity]
    assert not Objective.objects.get(pk=drawn.first.pk).activities.exists()


def test_agreements_that_name_the_absorbed_node_name_the_kept_and_stay_as_signed():
    place = furnished_unit("Kecamatan Mekarjati")
    absorbed = place.indicator.objective
    kept = services.add_objective(
        plan=absorbed.plan,
        level=ObjectiveLevel.STRATEGIS,
        text="Terpenuhinya pelayanan",
        parent=None,
        owner=place.camat,
        order=1,
        by=None,
    )
    document = Agreement.objects.get().document

    services.merge_objectives(
        kept_id=kept.pk, absorbed_id=absorbed.pk, text="Terpenuhinya layanan", by=None
    )

    agreement = Agreement.objects.get()
    assert [one.text for one in agreement.objectives.all()] == ["Terpenuhinya layanan"]
    assert agreement.document == document

    act = TreeAct.objects.standing(absorbed.plan).get()
    services.undo_act(plan_id=absorbed.plan_id, act_id=act.pk, by=None)
    assert [one.pk for one in agreement.objectives.all()] == [absorbed.pk]


def test_nodes_of_two_levels_or_one_over_the_other_are_not_merged(drawn):
    with pytest.raises(Refused, match="setingkat"):
        services.merge_objectives(
            kept_id=drawn.first.pk, absorbed_id=drawn.low.pk, text="", by=None
        )
    deep = drawn.node(drawn.low, "Terlaksananya loket", "sasaran kegiatan")
    with pytest.raises(Refused, match="di atas atau di bawahnya"):
        services.merge_objectives(
            kept_id=drawn.low.pk, absorbed_id=deep.pk, text="", by=None
        )


def sheet(**facts) -> IndicatorSheet:
    return IndicatorSheet(
        **{"text": "Indeks Kepuasan Masyarakat", "measured_in": "Nilai", **facts}
    )


def test_all_a_form_says_of_an_indicator_is_stored_and_taken_back(drawn):
    mark = seen(drawn.indicator)
    services.word_indicator(
        indicator_id=drawn.indicator.pk,
        sheet=sheet(
            definition="Hasil survei",
            numerator_text="jumlah nilai",
            denominator_text="jumlah unsur",
            factor=Decimal(25),
            accumulation=Accumulation.RECOMPUTE,
            baseline_year=2024,
            baseline_value=Decimal("79.05"),
            is_iku=True,
            targets={
                (Stage.RENSTRA, 2025): TargetFigure(None, None),
                (Stage.RENSTRA, 2029): TargetFigure(Decimal(90), "90 (Baik)"),
            },
        ),
        seen=mark,
        by=None,
    )

    row = Indicator.objects.get(pk=drawn.indicator.pk)
    assert (row.factor, row.baseline_value, row.is_iku) == (25, Decimal("79.05"), True)
    targets = Target.objects.filter(series=row.series, stage=Stage.RENSTRA)
    assert dict(targets.values_list("period__year_id", "value")) == {
        2026: Decimal("82.5"),
        2029: 90,
    }

    drawn.undo()
    assert seen(drawn.indicator) == mark


def test_an_indicator_changed_by_another_is_not_overwritten(drawn):
    mark = seen(drawn.indicator)
    words = {"indicator_id": drawn.indicator.pk, "seen": mark, "by": None}
    services.word_indicator(sheet=sheet(definition="Satu"), **words)

    with pytest.raises(ChangedMeanwhile, match="diubah orang lain"):
        services.word_indicator(sheet=sheet(definition="Dua"), **words)


def test_a_removed_indicator_comes_back_with_its_targets(drawn):
    mark, key = seen(drawn.indicator), drawn.indicator.pk
    services.remove_indicator(indicator_id=key, by=None)
    assert not Indicator.objects.filter(pk=key).exists()

    drawn.undo()
    assert seen(drawn.indicator) == mark


def test_a_promised_indicator_is_not_removed():
    place = furnished_unit("Kecamatan Mekarjati")

    with pytest.raises(Refused, match="diperjanjikan"):
        services.remove_indicator(indicator_id=place.indicator.pk, by=None)


def test_half_a_ratio_is_refused(drawn):
    with pytest.raises(Refused, match="keduanya"):
        services.word_indicator(
            indicator_id=drawn.indicator.pk,
            sheet=sheet(numerator_text="selesai"),
            seen=seen(drawn.indicator),
            by=None,
        )


def test_acts_are_taken_back_one_after_the_other_and_everything_stays_told(drawn):
    move(drawn, drawn.second, drawn.first, Where.BEFORE)
    move(drawn, drawn.low, drawn.second, Where.UNDER)
    told = Entry.objects.count()

    drawn.undo()
    assert drawn.tree() == [[TOP, [SECOND], [FIRST, [LOW]]]]
    drawn.undo()
    assert drawn.tree() == WHOLE
    assert Entry.objects.count() == told + 2


def test_only_the_newest_act_is_taken_back(drawn):
    move(drawn, drawn.second, drawn.first, Where.BEFORE)
    older = TreeAct.objects.standing(drawn.plan)[1]

    with pytest.raises(ChangedMeanwhile, match="perubahan lain sesudahnya"):
        services.undo_act(plan_id=drawn.plan.pk, act_id=older.pk, by=None)


def test_what_was_changed_again_by_other_means_is_not_taken_back(drawn):
    move(drawn, drawn.low, drawn.second, Where.UNDER)
    services.place_objective(objective_id=drawn.low.pk, parent=drawn.top, by=None)

    with pytest.raises(Refused, match="diubah lagi sesudahnya"):
        drawn.undo()
