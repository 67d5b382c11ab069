"""Reports that are written: templates, reports, sections, passages, talk about them."""

from jenjang.apps.reports.models.editions import Edition, EditionFrozen, EditionQuerySet
from jenjang.apps.reports.models.passages import (
    COPIED,
    PROPOSED,
    Origin,
    Passage,
    PassageDraft,
    PassageKind,
    PassageQuerySet,
    SectionVersion,
    VersionAct,
)
from jenjang.apps.reports.models.publications import Publication
from jenjang.apps.reports.models.reports import (
    OPEN_STATES,
    PerformanceReport,
    ReportQuerySet,
    ReportState,
    Section,
    SectionState,
)
from jenjang.apps.reports.models.reviews import (
    ANSWERS,
    ReportReview,
    ReviewAnswer,
    ReviewPoint,
)
from jenjang.apps.reports.models.steps import STEPS, Step, step_named
from jenjang.apps.reports.models.talk import (
    PRESENT_FOR,
    Comment,
    Presence,
    PresenceQuerySet,
)
from jenjang.apps.reports.models.templates import (
    ReportTemplate,
    TemplateQuerySet,
    TemplateSection,
)

__all__ = [
    "ANSWERS",
    "COPIED",
    "OPEN_STATES",
    "PRESENT_FOR",
    "PROPOSED",
    "STEPS",
    "Comment",
    "Edition",
    "EditionFrozen",
    "EditionQuerySet",
    "Origin",
    "Passage",
    "PassageDraft",
    "PassageKind",
    "PassageQuerySet",
    "PerformanceReport",
    "Presence",
    "PresenceQuerySet",
    "Publication",
    "ReportQuerySet",
    "ReportReview",
    "ReportState",
    "ReportTemplate",
    "ReviewAnswer",
    "ReviewPoint",
    "Section",
    "SectionState",
    "SectionVersion",
    "Step",
    "TemplateQuerySet",
    "TemplateSection",
    "VersionAct",
    "step_named",
]
