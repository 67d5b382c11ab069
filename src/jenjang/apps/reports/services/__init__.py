"""What is done to reports that are written."""

from jenjang.apps.reports.services.carrying_over import copy_last_year
from jenjang.apps.reports.services.checking import audit_report
from jenjang.apps.reports.services.freezing import (
    APPROVAL,
    NotReady,
    freeze_report,
    lacks_of,
    looked_over,
)
from jenjang.apps.reports.services.opening import Refreshed, open_report, refresh_report
from jenjang.apps.reports.services.picturing import insert_picture
from jenjang.apps.reports.services.publishing import publish_edition, withdraw_edition
from jenjang.apps.reports.services.returning import (
    digest_of,
    look_at_word,
    take_word_back,
)
from jenjang.apps.reports.services.reviewing import (
    PointAnswer,
    ReviewFacts,
    answer_review,
    begin_review,
    close_review,
    reply_to_review,
)
from jenjang.apps.reports.services.stepping import move_on, take_step
from jenjang.apps.reports.services.talking import (
    add_comment,
    assign_section,
    keep_seen,
    mark_section,
    mark_seen,
    note_presence,
    settle_comment,
)
from jenjang.apps.reports.services.templates import (
    OwnSection,
    SectionWish,
    adapt_template,
    template_in_force,
)
from jenjang.apps.reports.services.writing import (
    FROZEN,
    MOST_LETTERS,
    NewPassage,
    Written,
    accept_proposal,
    accept_proposals,
    drop_draft,
    insert_passage,
    keep_draft,
    move_passage,
    remove_passage,
    restore_passage,
    shift_passage,
    write_passage,
)

__all__ = [
    "APPROVAL",
    "FROZEN",
    "MOST_LETTERS",
    "NewPassage",
    "NotReady",
    "OwnSection",
    "PointAnswer",
    "Refreshed",
    "ReviewFacts",
    "SectionWish",
    "Written",
    "accept_proposal",
    "accept_proposals",
    "adapt_template",
    "add_comment",
    "answer_review",
    "assign_section",
    "audit_report",
    "begin_review",
    "close_review",
    "copy_last_year",
    "digest_of",
    "drop_draft",
    "freeze_report",
    "insert_passage",
    "insert_picture",
    "keep_draft",
    "keep_seen",
    "lacks_of",
    "look_at_word",
    "looked_over",
    "mark_section",
    "mark_seen",
    "move_on",
    "move_passage",
    "note_presence",
    "open_report",
    "publish_edition",
    "refresh_report",
    "remove_passage",
    "reply_to_review",
    "restore_passage",
    "settle_comment",
    "shift_passage",
    "take_step",
    "take_word_back",
    "template_in_force",
    "withdraw_edition",
    "write_passage",
]
