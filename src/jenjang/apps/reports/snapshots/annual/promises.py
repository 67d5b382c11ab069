"""The agreements of a year: what each paper promises and what it may cost."""

from collections import defaultdict

from jenjang.apps.agreements.models import Agreement, Allotment, Commitment, State
from jenjang.apps.reports.snapshots.annual.facts import Paper

SHOWN = (State.IN_FORCE, State.SUPERSEDED)


def read_papers(unit_id: int, year: int) -> tuple[Paper, ...]:
    """Return the papers in force and those they replaced, from the top; three queries.

    Of a paper that came again only its last edition counts.
    """
    rows = (
        Agreement.objects.of_unit(unit_id, year)
        .filter(state__in=SHOWN)
        .select_related("position")
        .defer("document", "planned")
        .order_by("position__path", "revision", "edition")
    )
    papers = {(one.position_id, one.revision): one for one in rows}
    wanted = [one.pk for one in papers.values()]
    series: defaultdict[int, list[int]] = defaultdict(list)
    for pk, series_id in (
        Commitment.objects.filter(agreement__in=wanted)
        .order_by("order")
        .values_list("agreement_id", "indicator__series_id")
    ):
        series[pk].append(series_id)
    allotted: defaultdict[int, dict[int, int | None]] = defaultdict(dict)
    for pk, activity_id, amount_idr in (
        Allotment.objects.filter(agreement__in=wanted)
        .order_by("order")
        .values_list("agreement_id", "activity_id", "amount_idr")
    ):
        allotted[pk][activity_id] = amount_idr
    return tuple(
        Paper(
            pk=one.pk,
            position_id=one.position_id,
            position=one.position.name,
            revision=one.revision,
            signed_on=one.signed_on,
            is_in_force=one.state == State.IN_FORCE,
            series=tuple(series[one.pk]),
            allotments=dict(allotted[one.pk]),
        )
        for one in papers.values()
    )


def promised_by(papers: tuple[Paper, ...]) -> dict[int, tuple[int, ...]]:
    """Return, by series, the positions whose papers in force name it, from the top."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for paper in papers:
        for series_id in paper.series if paper.is_in_force else ():
            found[series_id].append(paper.position_id)
    return {pk: tuple(positions) for pk, positions in found.items()}
