"""Every act of following up: calling a meeting, deciding, carrying out, asking."""

from jenjang.apps.followup.services.decisions import (
    Change,
    begin,
    cancel,
    decide,
    finish,
    say_what_changed,
)
from jenjang.apps.followup.services.evaluations import (
    EvaluationFacts,
    Words,
    add_recommendations,
    keep_evaluation,
    rating_of,
    remove_recommendation,
    words_of,
    write_recommendation,
)
from jenjang.apps.followup.services.meetings import (
    About,
    AgendaDraft,
    add_item,
    call_meeting,
    close_meeting,
    describe_meeting,
    write_said,
)
from jenjang.apps.followup.services.questions import answer, ask
from jenjang.apps.followup.services.settling import (
    claim_recommendation,
    prove_with_file,
    prove_with_link,
    remove_proof,
    return_recommendation,
    verify_recommendation,
    work_on_recommendation,
)

__all__ = [
    "About",
    "AgendaDraft",
    "Change",
    "EvaluationFacts",
    "Words",
    "add_item",
    "add_recommendations",
    "answer",
    "ask",
    "begin",
    "call_meeting",
    "cancel",
    "claim_recommendation",
    "close_meeting",
    "decide",
    "describe_meeting",
    "finish",
    "keep_evaluation",
    "prove_with_file",
    "prove_with_link",
    "rating_of",
    "remove_proof",
    "remove_recommendation",
    "return_recommendation",
    "say_what_changed",
    "verify_recommendation",
    "words_of",
    "work_on_recommendation",
    "write_recommendation",
    "write_said",
]
