"""A draft is edited: what two people type at once is shown to the later, who chooses."""

from collections.abc import Mapping

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import EDITABLE, Agreement
from jenjang.apps.agreements.services.drawing import rewrite
from jenjang.apps.agreements.services.review import check_state, locked
from jenjang.apps.agreements.snapshots import LeftOut, Planned, Sheet, sheet_of
from jenjang.apps.history.services import record
from jenjang.core.values import Refused


class Conflict(Refused):
    """Somebody else saved the draft meanwhile; `stored` is what it says now, by field."""

    def __init__(self, agreement: Agreement, sheet: Sheet) -> None:
        """Keep both sides for the page to show."""
        self.version, self.stored = agreement.version, sheet.fields()
        super().__init__(
            "Draf ini disimpan orang lain sejak Anda membukanya. Isian Anda tetap ada di "
            "bawah; di samping yang berbeda tertulis yang tersimpan. Pilih, lalu simpan."
        )


@transaction.atomic
def edit_draft(
    *,
    agreement_id: int,
    version: int,
    fields: Mapping[str, str],
    seen: Mapping[str, str],
    planned: Planned | LeftOut,
    by: User | None,
) -> Agreement:
    """Store what was typed into a draft of that version (snapshots.sheets names fields).

    `seen` is what the form showed: only what differs from it was typed. Raise Conflict
    where the draft is another by now and something differs, Refused where it is no draft
    or a value cannot be read.
    """
    agreement = locked(agreement_id)
    check_state(agreement, EDITABLE, "diubah")
    sheet = sheet_of(agreement, planned)
    before = sheet.fields()
    changed = {
        name: value
        for name, value in fields.items()
        if name in before and _is_other(value, seen.get(name), before[name])
    }
    if not changed:
        return agreement
    if agreement.version != version:
        raise Conflict(agreement, sheet)
    document, promised = sheet.with_fields(changed)
    rewrite(agreement, document, promised)
    record(
        actor=by,
        action="agreement.edited",
        subject=agreement,
        before={sheet.label(name): before[name] for name in changed},
        after={sheet.label(name): value for name, value in changed.items()},
    )
    return agreement


def _is_other(value: str, seen: str | None, stored: str) -> bool:
    """Return whether a value was typed, and is not what is stored anyway."""
    is_typed = seen is None or _folded(seen) != _folded(value)
    return is_typed and _folded(stored) != _folded(value)


def _folded(text: str) -> str:
    """Return a text as it is compared: browsers send line ends of their own."""
    return "\n".join(line.strip() for line in text.strip().splitlines())
