"""Faults in the figures of agreements: ceilings, targets, counts, units, dates."""

from jenjang.config.bench.audit.agreed import in_words
from jenjang.config.bench.audit.faults.planting import Agreed, Fault
from jenjang.core.figures import write_rupiah
from jenjang.papers.document import Annex, Budget, Indicator


def _spoiled(amount_idr: int, case: Agreed) -> int:
    """Return another amount: digits change places, a digit is off, a zero is lost."""
    step = case.chance.choice((1_000, 9_000, 90_000, 900_000))
    return amount_idr + step


def _has_parts(case: Agreed, at: int) -> bool:
    return any(budget.parent == at for budget in case.own.budgets)


def parent_ceiling(case: Agreed) -> str | None:
    """A parent's ceiling is not the sum of its parts."""
    at = case.some_budget(lambda at, b: _has_parts(case, at))
    return None if at is None else _set_amount(case, at)


def part_ceiling(case: Agreed) -> str | None:
    """One part's ceiling is not what its parent counts."""
    at = case.some_budget(lambda _, b: b.parent is not None)
    return None if at is None else _set_amount(case, at)


def _set_amount(case: Agreed, at: int) -> str:
    amount = _spoiled(case.own.budgets[at].amount_idr or 0, case)
    case.change_budget(at, amount_idr=amount)
    return _digits(amount)


def _digits(amount_idr: int) -> str:
    return write_rupiah(amount_idr).removeprefix("Rp ")


def total(case: Agreed) -> str | None:
    """The total of the budget is not the sum of its lines."""
    if len(case.own.budgets) < 2:
        return None
    amount = _spoiled(case.own.budget_total_idr or 0, case)
    case.change(budget_total_idr=amount)
    return _digits(amount)


def ceiling_below(case: Agreed) -> str | None:
    """A subordinate's ceiling is another than the superior's; his own sums hold."""
    if case.post.superior is None or any(b.parent is not None for b in case.own.budgets):
        return None
    above = {b.name for b in case.documents[case.post.superior].budgets}
    at = case.some_budget(lambda _, b: b.name in above)
    if at is None:
        return None
    before = case.own.budgets[at].amount_idr or 0
    mark = _set_amount(case, at)
    change = (case.own.budgets[at].amount_idr or 0) - before
    case.change(budget_total_idr=(case.own.budget_total_idr or 0) + change)
    return mark


def no_total(case: Agreed) -> str | None:
    """The camat's list of programs has no total."""
    if case.post.superior is not None:
        return None
    case.change(budget_total_idr=None)
    return case.own.budgets[0].name


def _counts(indicator: Indicator) -> bool:
    return indicator.text.startswith("Jumlah ")


def _is_share(indicator: Indicator) -> bool:
    return indicator.text.startswith("Persentase ")


def other_unit(case: Agreed) -> str | None:
    """What is counted is not the unit."""
    at = case.some_objective(
        lambda i: _counts(i) and i.text.split()[1] == (i.unit or "") and i.unit != "Paket"
    )
    if at is None:
        return None
    case.change_indicator(at, unit="Paket")
    return case.indicator(at).target_text


def share_in_pieces(case: Agreed) -> str | None:
    """A percentage is promised in documents."""
    at = case.some_objective(_is_share)
    if at is None:
        return None
    case.change_indicator(at, unit="Dokumen")
    return case.indicator(at).target_text


def no_target(case: Agreed) -> str | None:
    """A target is left empty where the others are filled in."""
    if len(case.own.objectives) < 2:
        return None
    at = case.chance.randrange(len(case.own.objectives))
    case.change_indicator(at, target_text=None, target_number=None)
    return ""


def other_target(case: Agreed) -> str | None:
    """A target that superior and subordinate share is another below."""
    if case.post.superior is None:
        return None
    shared = {i.text for _, _, i in case.documents[case.post.superior].indicators()}
    at = case.some_objective(lambda i: i.text in shared and _is_share(i))
    if at is None:
        return None
    number = (case.indicator(at).target_number or 0) - case.chance.randrange(5, 20)
    case.change_indicator(at, target_text=str(number), target_number=number)
    return str(number)


def count_in_words(case: Agreed) -> str | None:
    """A count differs in digits and in words."""
    at = case.some_objective(lambda i: _counts(i) and bool(i.target_note))
    if at is None:
        return None
    note = "Target terdiri atas 4 (lima) keluaran yang diselesaikan menurut jadwalnya"
    case.change_indicator(at, target_note=f"{note} {case.indicator(at).target_text}")
    return "4 (lima)"


def annex_date(case: Agreed) -> str | None:
    """The annex has another date than the statement."""
    annex = case.own.annex or Annex()
    date = f"{(case.own.date or '')[:8]}28"
    case.change(annex=Annex(date, annex.place, annex.first_party, annex.second_party))
    return in_words(date)


def before_superior(case: Agreed) -> str | None:
    """A subordinate signs before his superior."""
    if case.post.superior is None:
        return None
    date = f"{(case.own.date or '')[:8]}02"
    annex = case.own.annex or Annex()
    case.change(
        date=date,
        date_text=in_words(date),
        annex=Annex(date, annex.place, annex.first_party, annex.second_party),
    )
    return in_words(date)


def late(case: Agreed) -> str | None:
    """A murni is signed in the middle of the year; so are those below it."""
    if (
        case.own.revision
        or case.post.superior is None
        or case.at in {post.superior for post in case.year.posts}
    ):
        return None
    date = f"{case.year.year}-08-19"
    annex = case.own.annex or Annex()
    case.change(
        date=date,
        date_text=in_words(date),
        annex=Annex(date, annex.place, annex.first_party, annex.second_party),
    )
    return in_words(date)


def unknown_activity(case: Agreed) -> str | None:
    """An activity is not in the nomenclature."""
    at = case.some_budget(lambda at, b: b.level == "sub kegiatan" and _has_peers(case, b))
    if at is None:
        return None
    name = case.chance.choice(
        ("Festival Budaya Tahunan Kecamatan", "Lomba Burung Berkicau Antarwarga",
         "Jalan Sehat Bersama Pedagang Pasar")
    )  # fmt: skip
    case.change_budget(at, name=name)
    return name


def _has_peers(case: Agreed, budget: Budget) -> bool:
    return sum(b.level == budget.level for b in case.own.budgets) >= 4


def activity_of_other_level(case: Agreed) -> str | None:
    """A sub kegiatan stands among kegiatan, as if it were one."""
    at = case.some_budget(lambda at, b: b.level == "kegiatan" and _has_peers(case, b))
    if at is None:
        return None
    line = case.chance.choice([line for line in case.year.lines if line.depth == 3])
    case.change_budget(at, name=line.name)
    return line.name


def no_aim(case: Agreed) -> str | None:
    """A program of the camat has money, but no sasaran."""
    if case.post.superior is not None:
        return None
    programs = [
        at for at, o in enumerate(case.own.objectives) if o.level == "sasaran program"
    ]
    at = case.chance.choice(programs)
    text = case.own.objectives[at].indicators[0].text
    name = next(line.name for line in case.year.lines if line.indicator == text)
    kept = [o for o in case.own.objectives if o is not case.own.objectives[at]]
    case.change(objectives=tuple(kept))
    return name


FAULTS = (
    Fault("pagu induk bukan jumlah rinciannya", ("R01",), parent_ceiling),
    Fault("pagu rincian bukan bagian induknya", ("R01",), part_ceiling),
    Fault("jumlah anggaran bukan jumlah barisnya", ("R01",), total),
    Fault("pagu bawahan lain dari atasannya", ("R23",), ceiling_below),
    Fault("anggaran tanpa baris jumlah", ("R45",), no_total),
    Fault("satuan lain dari yang dihitung", ("R48",), other_unit),
    Fault("persentase bersatuan dokumen", ("R48",), share_in_pieces),
    Fault("target kosong", ("R45",), no_target),
    Fault("target bawahan lain dari atasannya", ("R22",), other_target),
    Fault("angka dan huruf berbeda", ("R05",), count_in_words),
    Fault("tanggal lampiran lain", ("R20",), annex_date),
    Fault("bawahan menandatangani lebih dulu", ("R20",), before_superior),
    Fault("PK murni terlambat", ("R62",), late),
    Fault("sub kegiatan di luar nomenklatur", ("R51",), unknown_activity),
    Fault("sub kegiatan di antara kegiatan", ("R51",), activity_of_other_level),
    Fault("program tanpa sasaran", ("R55",), no_aim),
)
