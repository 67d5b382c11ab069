"""Facts that may be misread: words of a scan that are unsure, texts that fit no column."""

import re
from collections.abc import Iterator, Sequence

from jenjang.papers.blocks import Place
from jenjang.papers.recognisers.agreement.drafts import (
    AgreementDraft,
    BudgetDraft,
    IndicatorDraft,
    ObjectiveDraft,
)

Holder = AgreementDraft | ObjectiveDraft | IndicatorDraft | BudgetDraft

# Running text is doubted where more than this share of its letters is unsure; a figure,
# a date, a NIP or a unit where any word of it is.
MOST_UNSURE = 0.1
RUNNING = re.compile(r"(?:^text|name|title|place|reason|regency)$")
PRINTED_AS = {"target_number": "target_text", "date": "date_text"}
WORDY_TARGET = 6  # words: a promised figure or grade has fewer
UNCLEAR = "Tulisan “{}” pada hasil pindaian kurang jelas; periksa bagian ini."
WORDY = "Target ini berupa kalimat; periksa apakah ini target dan isi angkanya."
FRAGMENT = "Teks ini terlalu pendek atau terpotong; periksa dengan melihat dokumennya."
MIXED = "Nama ini tercampur dengan kolom sumber dana; periksa nama dan pagunya."
SOURCE_IN_NAME = re.compile(
    r"\bsumber (?:pembiayaan|dana)\b|\b(?:dari|dan) APB[DN]\b", re.I
)
LETTERS = re.compile(r"[^\W\d_]")


def doubt_misread(draft: AgreementDraft) -> None:
    """Doubt every fact whose words were unsure where it stands, and what fits nowhere."""
    for holder in _holders(draft):
        for key, place in list(holder.notes.places.items()):
            if key in PRINTED_AS.values():
                continue  # doubted as the figure that is printed so
            if words := misread_words(_printed(holder, key), key, place):
                holder.notes.doubt(key, UNCLEAR.format(" ".join(words)))
    for budget in draft.budgets:
        _doubt_mixed(budget)
    for objective in draft.objectives:
        _doubt_fragment(objective)
        for indicator in objective.indicators:
            _doubt_fragment(indicator)
            _doubt_wordy(indicator)


def _holders(draft: AgreementDraft) -> Iterator[Holder]:
    yield draft
    for objective in draft.objectives:
        yield objective
        yield from objective.indicators
    yield from draft.budgets


def _printed(holder: Holder, key: str) -> str | None:
    """Return the fact as text; None where only its place is known (amounts, totals)."""
    value: object = holder
    for part in PRINTED_AS.get(key, key).split("."):
        value = getattr(value, part, None)
    return value if isinstance(value, str) else None


def misread_words(printed: str | None, key: str, place: Place) -> Sequence[str]:
    """Return the unsure words of a fact that make it doubtful, none where it is not.

    >>> misread_words("85,5", "target_number", Place(unsure=("85,5",)))
    ('85,5',)
    >>> misread_words("Meningkatnya mutu pelayanan di desa", "text", Place(unsure=("di",)))
    ()
    """
    if printed is None:
        return tuple(word for word in place.unsure if any(map(str.isdigit, word)))
    said = printed.split()
    words = tuple(word for word in place.unsure if word in said or word in printed)
    if RUNNING.search(key):
        unsure = sum(map(len, words))
        return words if unsure > MOST_UNSURE * len(printed) else ()
    return words


def _doubt_fragment(draft: ObjectiveDraft | IndicatorDraft) -> None:
    """Doubt a text that is only the end of one: a single small word."""
    text = draft.text.strip()
    if text and " " not in text and (text[0].islower() or len(LETTERS.findall(text)) < 3):
        draft.notes.doubt("text", FRAGMENT)


def _doubt_mixed(budget: BudgetDraft) -> None:
    """Doubt a line whose name holds words of the column beside it, line by line."""
    if SOURCE_IN_NAME.search(budget.name):
        for key in ("name", "amount", "level"):
            budget.notes.doubt(key, MIXED)


def _doubt_wordy(indicator: IndicatorDraft) -> None:
    """Doubt a target that is a sentence: the column may hold something else."""
    said = indicator.target_text or ""
    if indicator.target_number is None and len(said.split()) > WORDY_TARGET:
        indicator.notes.doubt("target_number", WORDY)
