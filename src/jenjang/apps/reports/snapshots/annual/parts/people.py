"""The organisation: its chart, who holds which position; what evaluation advised."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jenjang.apps.reports.snapshots.annual.facts import Post, Subject
from jenjang.apps.reports.snapshots.annual.parts.rows import named_piece
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.papers.blocks import Chart
from jenjang.papers.document import FactTable, FollowUpRow, PlainTable
from jenjang.papers.drawing import Box, Drawing, on_pages, write_svg
from jenjang.papers.drawing.tree import GAP_X, WIDTH

TEXT_PT, MOST_HEIGHT_PT = 476.0, 600.0  # the text of an upright page


def chart(record: AnnualRecord, _: Subject | None) -> tuple[Chart, ...]:
    """Return the positions as a tree, with who held each on the last day.

    It is drawn in the size it is printed in; one higher than a page comes in pieces.
    """
    if not record.posts:
        return ()
    known = record.by_post
    below: defaultdict[int | None, list[Post]] = defaultdict(list)
    for post in record.posts:
        below[post.parent_id if post.parent_id in known else None].append(post)
    width = _box_width(below)
    drawings = on_pages([_box(one, below, width) for one in below[None]], MOST_HEIGHT_PT)
    title = f"Bagan Susunan Organisasi {record.office.name}"
    return tuple(
        _chart(drawing, named_piece(title, n, len(drawings)))
        for n, drawing in enumerate(drawings, start=1)
    )


def _chart(drawing: Drawing, title: str) -> Chart:
    return Chart(write_svg(drawing, title), title, min(1.0, drawing.width / TEXT_PT))


def _box_width(below: Mapping[int | None, Sequence[Post]]) -> float:
    """Return how wide boxes may be so that all levels stand side by side, in points."""
    levels = _levels(below, None)
    return min(WIDTH, (TEXT_PT + GAP_X) / max(levels, 1) - GAP_X)


def _levels(below: Mapping[int | None, Sequence[Post]], parent_id: int | None) -> int:
    own = below.get(parent_id, ())
    return max((1 + _levels(below, one.pk) for one in own), default=0)


def _box(post: Post, below: Mapping[int | None, Sequence[Post]], width: float) -> Box:
    return Box(
        key=post.pk,
        label="",
        text=post.name,
        notes=(post.holder,) if post.holder else (),
        children=tuple(_box(one, below, width) for one in below.get(post.pk, ())),
        is_main=post.parent_id is None,
        width=width,
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
