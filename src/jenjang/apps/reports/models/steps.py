"""The way of a report: which step follows which, and whose it is."""

from dataclasses import dataclass

from jenjang.apps.organisation.models import Role
from jenjang.apps.reports.models.reports import ReportState

OFFICE = frozenset({Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR})
PEMBINA = frozenset({Role.PEMBINA})


@dataclass(frozen=True, slots=True)
class Step:
    """From one state to another; `key` is its address, `label` its button.

    `roles` take it for a unit's report, `roles_of_pemda` for that of the whole pemda. One
    that goes back needs a reason; the approval freezes the report.
    """

    key: str
    label: str
    sources: tuple[ReportState, ...]
    target: ReportState
    roles: frozenset[Role]
    roles_of_pemda: frozenset[Role] = PEMBINA
    needs_reason: bool = False


STEPS = (
    Step("tabel", "Data lengkap, susun tabel", (ReportState.DATA,), ReportState.TABLES,
         OFFICE),
    Step("narasi", "Tabel sesuai, mulai narasi", (ReportState.TABLES,),
         ReportState.WRITING, OFFICE),
    Step("periksa", "Ajukan untuk diperiksa", (ReportState.WRITING,),
         ReportState.CHECKING, OFFICE),
    Step("kembali", "Kembalikan ke penulis", (ReportState.CHECKING,),
         ReportState.WRITING, frozenset({Role.KEPALA, Role.VERIFIKATOR}),
         needs_reason=True),
    Step("setujui", "Setujui dan bekukan", (ReportState.CHECKING,), ReportState.APPROVED,
         frozenset({Role.KEPALA}), frozenset({Role.PIMPINAN})),
    Step("sampaikan", "Sampaikan ke Bagian Organisasi", (ReportState.APPROVED,),
         ReportState.SUBMITTED, OFFICE),
    Step("buka", "Buka kembali", (ReportState.APPROVED,), ReportState.WRITING,
         frozenset({Role.KEPALA}), frozenset({Role.PIMPINAN}), needs_reason=True),
    Step("reviu", "Nyatakan telah direviu", (ReportState.SUBMITTED,),
         ReportState.REVIEWED, frozenset({Role.EVALUATOR}), frozenset({Role.EVALUATOR})),
    Step("perbaiki", "Minta perbaikan", (ReportState.SUBMITTED, ReportState.REVIEWED),
         ReportState.WRITING, frozenset({Role.PEMBINA, Role.EVALUATOR}),
         frozenset({Role.EVALUATOR}), needs_reason=True),
    Step("publikasi", "Publikasikan", (ReportState.REVIEWED,), ReportState.PUBLISHED,
         OFFICE | PEMBINA),
    Step("tarik", "Tarik dari publikasi", (ReportState.PUBLISHED,), ReportState.WRITING,
         frozenset({Role.KEPALA, Role.PEMBINA}),
         frozenset({Role.PEMBINA, Role.PIMPINAN}), needs_reason=True),
)  # fmt: skip
"""In order, from data lengkap to dipublikasikan, and the ways back."""


def step_named(key: str) -> Step | None:
    """Return the step with this key, None where there is none."""
    return next((step for step in STEPS if step.key == key), None)
