"""Every act of following up: calling a meeting, deciding, carrying out, asking."""

from jenjang.apps.followup.services.decisions import (
    Change,
    begin,
    cancel,
    decide,
    finish,
    say_what_changed,
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

__all__ = [
    "About",
    "AgendaDraft",
    "Change",
    "add_item",
    "answer",
    "ask",
    "begin",
    "call_meeting",
    "cancel",
    "close_meeting",
    "decide",
    "describe_meeting",
    "finish",
    "say_what_changed",
    "write_said",
]
