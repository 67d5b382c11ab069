"""`jenjang remind`: makes the day's reminders and sends what is due, for cron.

`jenjang worker` does the same by itself; both together tell nobody twice.
"""

from collections.abc import Sequence

from django.utils import timezone

from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.start import refuse_unmigrated, start_django


def run(arguments: Sequence[str]) -> int:
    """Remind now, at any hour, and say what was done."""
    Arguments(
        "jenjang remind", "Membuat pengingat hari ini dan mengirim surel yang menunggu."
    ).parse_args(arguments)
    start_django()
    refuse_unmigrated()
    # The task speaks to the models, which stand only once Django has started.
    from jenjang.apps.notices.tasks import remind  # noqa: PLC0415

    done = remind(timezone.now(), is_asked=True)
    sent = ", ".join(f"{state.label.lower()} {n}" for state, n in done.mails.items())
    print(f"{done.new} pengingat baru; surel: {sent or 'tidak ada'}.")
    return 0
