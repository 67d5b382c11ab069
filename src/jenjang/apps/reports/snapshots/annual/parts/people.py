"""The organisation: its chart, who holds which position; what evaluation advised."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jenjang.apps.reports.snapshots.annual.facts import Post, Subject
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.papers.blocks import Chart
from jenjang.papers.document import FactTable, FollowUpRow, PlainTable
from jenjang.papers.drawing import Box, whole, write_svg


def chart(record: AnnualRecord, _: Subject | None) -> tuple[Chart, ...]:
    """Return the positions as a tree, with who held each on the last day."""
    if not record.posts:
        return ()
    known = record.by_post
    below: defaultdict[int | None, list[Post]] = defaultdict(list)
    for post in record.posts:
        below[post.parent_id if post.parent_id in known else None].append(post)
    drawing = whole([_box(one, below) for one in below[None]])
    title = f"Bagan Susunan Organisasi {record.office.name}"
    return (Chart(write_svg(drawing, title), title),)


def _box(post: Post, below: Mapping[int | None, Sequence[Post]]) -> Box:
    return Box(
        key=post.pk,
        label="",
        text=post.name,
        notes=(post.holder,) if post.holder else (),
        children=tuple(_box(one, below) for one in below.get(post.pk, ())),
        is_main=post.parent_id is None,
    )


def staff(record: AnnualRecord, _: Subject | None) -> tuple[PlainTable, ...]:
    """Return the positions with who holds them and their rank."""
    if not record.posts:
        return ()
    rows = [
        (str(n), post.name, post.holder or "–", post.rank or "–")
        for n, post in enumerate(record.posts, start=1)
    ]
    heads = ("No", "Jabatan", "Nama", "Pangkat/Golongan")
    caption = f"Pejabat {record.office.name} pada Akhir {record.period}"
    return (PlainTable((heads, *rows), caption=caption),)


def follow_up(record: AnnualRecord, _: Subject | None) -> tuple[FactTable, ...]:
    """Return the recommendations of the last evaluation and what was done."""
    rows = tuple(
        FollowUpRow(
            recommendation=one.text,
            number=one.number or str(n),
            action=one.action or None,
            target=one.target or None,
            time=one.time or None,
            responsible=one.responsible or None,
            status=one.state or None,
            evidence=one.evidence or None,
        )
        for n, one in enumerate(record.advice, start=1)
    )
    caption = "Tindak Lanjut Rekomendasi Hasil Evaluasi"
    return (FactTable("tindak lanjut", rows, caption=caption),) if rows else ()
