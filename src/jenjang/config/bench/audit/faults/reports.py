"""Faults in the figures of an LKjIP: one figure of a table or a sentence is another."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from jenjang.config.bench.audit.faults.planting import Fault, Printed
from jenjang.config.bench.audit.figures import (
    CENT,
    Measured,
    figure,
    measured,
    percent,
    rating,
)
from jenjang.config.bench.audit.invented import Line
from jenjang.config.bench.audit.reported import (
    achievement_sentence,
    direction_sentence,
    money_sentence,
)
from jenjang.core.figures import write_number

FAR = Decimal("0.05")  # beyond it a mean is no slip of rounding
PAGU, SPENT, SHARE = 2, 3, 4  # columns of Tabel 3.5
TARGET, ACTUAL, ACHIEVED, RATING = 4, 5, 6, 7  # columns of Tabel 3.2


def _some(page: Printed) -> tuple[int, Measured]:
    """Return any indicator, with its row in the tables of all indicators."""
    found = list(enumerate(measured(page.year), start=1))
    return page.chance.choice(found)


def _programs(page: Printed) -> list[tuple[int, Line]]:
    """Return the programs with their rows in Tabel 3.5."""
    return [(at, line) for at, line in enumerate(page.year.lines, 1) if line.depth == 1]


def _money(page: Printed, row: int, column: int) -> str:
    """Change an amount of Tabel 3.5."""
    table = page.table("3.5")
    before = int(page.rows(table)[row][column].replace(".", ""))
    spoiled = before + page.chance.choice((1_000, 27_000, 900_000))
    return page.set_cell(table, row, column, write_number(Decimal(spoiled), 0))


def parent_pagu(page: Printed) -> str | None:
    """A program's ceiling is not the sum of its kegiatan."""
    return _money(page, page.chance.choice(_programs(page))[0], PAGU)


def parent_spent(page: Printed) -> str | None:
    """What a kegiatan spent is not the sum of its sub kegiatan."""
    rows = [at for at, line in enumerate(page.year.lines, 1) if line.depth == 2]
    return _money(page, page.chance.choice(rows), SPENT)


def total_pagu(page: Printed) -> str | None:
    """The total of the programs is not their sum."""
    table = page.table("2.2")
    row = len(page.rows(table)) - 1
    text = page.rows(table)[row][2]
    amount = int(text.removeprefix("Rp ").replace(".", "")) + 5_000_000
    return page.set_cell(table, row, 2, f"Rp {write_number(Decimal(amount), 0)}")


def total_spent(page: Printed) -> str | None:
    """The total spent is not the sum of the programs."""
    return _money(page, len(page.year.lines) + 1, SPENT)


def absorption(page: Printed) -> str | None:
    """A printed share is not realisasi over pagu."""
    table = page.table("3.5")
    row = page.chance.randrange(1, len(page.year.lines) + 1)
    line = page.year.lines[row - 1]
    share = percent(line.spent_idr, line.ceiling_idr)
    return page.set_cell(table, row, SHARE, figure(share - Decimal("3.17")))


def mean_share(page: Printed) -> str | None:
    """A program's share is the mean of its kegiatan's shares."""
    for row, line in page.chance.sample(_programs(page), 5):
        below = [page.year.lines[at] for at in page.year.below(row - 1)]
        shares = [percent(each.spent_idr, each.ceiling_idr) for each in below]
        mean = (sum(shares, Decimal(0)) / len(shares)).quantize(CENT, ROUND_HALF_UP)
        share = percent(line.spent_idr, line.ceiling_idr)
        if len(shares) > 1 and abs(mean - share) > FAR:
            return page.set_cell(page.table("3.5"), row, SHARE, figure(mean))
    return None


def achievement(page: Printed) -> str | None:
    """A capaian is not realisasi over target, in table and sentence alike."""
    row, m = _some(page)
    spoiled = figure(m.achieved + Decimal("6.31"))
    sentence = achievement_sentence(page.year, m)
    page.swap(sentence, sentence.replace(f"{figure(m.achieved)}%", f"{spoiled}%"))
    return page.set_cell(page.table("3.2"), row, ACHIEVED, spoiled)


def cut(page: Printed) -> str | None:
    """A capaian is cut instead of rounded, in table and sentence alike."""
    found = []
    for row, m in enumerate(measured(page.year), start=1):
        exact = m.actual * 100 / m.target
        if exact.quantize(CENT, ROUND_DOWN) != m.achieved:
            found.append((row, m, exact.quantize(CENT, ROUND_DOWN)))
    if not found:
        return None
    row, m, short = page.chance.choice(found)
    sentence = achievement_sentence(page.year, m)
    page.swap(sentence, sentence.replace(f"{figure(m.achieved)}%", f"{figure(short)}%"))
    return page.set_cell(page.table("3.2"), row, ACHIEVED, figure(short))


def other_promise(page: Printed) -> str | None:
    """The table of promises has another target than the table of results."""
    row, m = _some(page)
    return page.set_cell(page.table("2.1"), row, 4, figure(m.target - Decimal("4")))


def other_result(page: Printed) -> str | None:
    """The comparison of years has another realisasi of this year."""
    row, m = _some(page)
    return page.set_cell(page.table("3.3"), row, 5, figure(m.actual - Decimal("7.13")))


def other_pagu(page: Printed) -> str | None:
    """A program has another ceiling among the promises than among the spendings."""
    table = page.table("2.2")
    row = page.chance.randrange(1, 6)
    amount = int(page.rows(table)[row][2].removeprefix("Rp ").replace(".", "")) + 12_345_000
    return page.set_cell(table, row, 2, f"Rp {write_number(Decimal(amount), 0)}")


def told_otherwise(page: Printed) -> str | None:
    """A sentence has another realisasi than the table."""
    _, m = _some(page)
    sentence = achievement_sentence(page.year, m)
    spoiled = figure(m.actual - Decimal("5.21"))
    return page.swap(
        sentence, sentence.replace(f"realisasi sebesar {figure(m.actual)}",
                                   f"realisasi sebesar {spoiled}")
    )  # fmt: skip


def capaian_told(page: Printed) -> str | None:
    """A sentence has another capaian than the table."""
    _, m = _some(page)
    sentence = achievement_sentence(page.year, m)
    spoiled = figure(m.achieved - Decimal("2.40"))
    return page.swap(sentence, sentence.replace(f"{figure(m.achieved)}%", f"{spoiled}%"))


def spent_told(page: Printed) -> str | None:
    """A sentence has other money than the table."""
    _, line = page.chance.choice(_programs(page))
    sentence = money_sentence(page.year, line)
    more = write_number(Decimal(line.spent_idr + 1_750_000), 0)
    return page.swap(
        sentence, sentence.replace(write_number(Decimal(line.spent_idr), 0), more)
    )


def direction(page: Printed) -> str | None:
    """A fall is called a rise, a rise a fall."""
    _, m = _some(page)
    sentence = direction_sentence(page.year, m)
    words = (" meningkat ", " menurun ")
    old, new = words if words[0] in sentence else words[::-1]
    return page.swap(sentence, sentence.replace(old, new)) if old in sentence else None


def other_class(page: Printed) -> str | None:
    """A predikat is of another class of the scale."""
    row, m = _some(page)
    words = {"Sangat Baik", "Baik", "Cukup", "Kurang"} - {rating(m.achieved)}
    word = page.chance.choice(sorted(words))
    return page.set_cell(page.table("3.2"), row, RATING, word)


def other_class_told(page: Printed) -> str | None:
    """A sentence names another predikat than the scale gives."""
    _, m = _some(page)
    words = sorted({"Baik", "Cukup", "Kurang"} - {m.rating})
    sentence = achievement_sentence(page.year, m)
    word = page.chance.choice(words)
    return page.swap(
        sentence, sentence.replace(f"predikat {m.rating}.", f"predikat {word}.")
    )


def other_word(page: Printed) -> str | None:
    """A predikat is no word of the scale."""
    row = page.chance.randrange(3, 8)  # the first two are indices with scales of their own
    word = page.chance.choice(("Memuaskan", "Sangat Tinggi", "Berhasil"))
    return page.set_cell(page.table("3.2"), row, RATING, word)


def hole(page: Printed) -> str | None:
    """A class of the scale begins beyond the end of the one below."""
    return page.set_cell(page.table("3.1"), 2, 1, "93% < 100%")


def low_target(page: Printed) -> str | None:
    """A target lies below last year's realisasi."""
    row, m = _some(page)
    table = page.table("3.3")
    higher = m.target + Decimal("3.75")
    page.set_cell(table, row, 4, figure(higher))
    sentence = direction_sentence(page.year, m)
    word = "meningkat" if m.actual > higher else "menurun"
    told = sentence.replace(f"dari {figure(m.before[1])}", f"dari {figure(higher)}")
    page.swap(sentence, told.replace("meningkat", word).replace("menurun", word))
    return figure(higher)


def borrowed(page: Printed) -> str | None:
    """A capaian is the absorption of the same row again."""
    table = page.table("3.6")
    row = page.chance.randrange(1, 6)
    share = page.rows(table)[row][4]
    page.set_cell(table, row, 5, "0,00")
    return page.set_cell(table, row, 3, share)


def all_met(page: Printed) -> str | None:
    """All indicators are said to have been reached."""
    if all(m.achieved >= 100 for m in measured(page.year)):
        return None
    text = "Dengan demikian seluruh indikator kinerja sasaran tercapai pada tahun ini."
    return page.insert(page.table("3.3") - 1, text)


def other_period(page: Printed) -> str | None:
    """The Renstra has another period elsewhere."""
    first = page.year.year - 4
    text = (
        f"Seluruh sasaran mengacu pada Renstra {page.year.unit} Tahun {first}-{first + 5}."
    )
    return page.insert(page.table("3.3") - 1, text)


def other_year(page: Printed) -> str | None:
    """A sentence gives this year's money to another year."""
    _, line = page.chance.choice(_programs(page))
    sentence = money_sentence(page.year, line)
    year = page.year.year
    return page.swap(sentence, sentence.replace(f"tahun {year}", f"tahun {year - 1}"))


def counted(page: Printed) -> str | None:
    """A sentence counts more indicators than the table below it has."""
    at = page.paragraphs("Perjanjian kinerja Tahun", "indikator kinerja sebagaimana")[0]
    page.set_text(at, page.text(at).replace("7 (tujuh)", "9 (sembilan)"))
    return "9 (sembilan)"


def program_left_out(page: Printed) -> str | None:
    """A sub kegiatan's row fell out of the table; its parent still counts it."""
    parts = [at for at, line in enumerate(page.year.lines, 1) if line.depth == 3]
    parts = [at for at in parts if len(page.year.below(_parent(page, at))) > 1]
    if not parts:
        return None
    row = page.chance.choice(parts)
    mark = page.year.lines[_parent(page, row)].name
    page.remove_row(page.table("3.5"), row)
    return mark


def _parent(page: Printed, row: int) -> int:
    return page.year.lines[row - 1].parent or 0


FAULTS = (
    Fault("LKjIP: pagu program bukan jumlah kegiatannya", ("R01",), parent_pagu),
    Fault("LKjIP: realisasi kegiatan bukan jumlah rinciannya", ("R01",), parent_spent),
    Fault("LKjIP: jumlah pagu salah", ("R01",), total_pagu),
    Fault("LKjIP: jumlah realisasi salah", ("R01",), total_spent),
    Fault("LKjIP: baris sub kegiatan hilang", ("R01",), program_left_out),
    Fault("LKjIP: persen serapan salah", ("R02",), absorption),
    Fault("LKjIP: serapan rata-rata tak tertimbang", ("R04",), mean_share),
    Fault("LKjIP: capaian salah hitung", ("R03",), achievement),
    Fault("LKjIP: capaian dipotong", ("R06",), cut),
    Fault("LKjIP: target lain antar tabel", ("R10",), other_promise),
    Fault("LKjIP: realisasi lain antar tabel", ("R10",), other_result),
    Fault("LKjIP: pagu lain antar tabel", ("R10",), other_pagu),
    Fault("LKjIP: realisasi lain dalam kalimat", ("R11",), told_otherwise),
    Fault("LKjIP: capaian lain dalam kalimat", ("R11",), capaian_told),
    Fault("LKjIP: realisasi anggaran lain dalam kalimat", ("R11",), spent_told),
    Fault("LKjIP: arah perubahan terbalik", ("R12",), direction),
    Fault("LKjIP: predikat kelas lain", ("R13",), other_class),
    Fault("LKjIP: predikat lain dalam kalimat", ("R13",), other_class_told),
    Fault("LKjIP: predikat dari skala lain", ("R14",), other_word),
    Fault("LKjIP: skala berlubang", ("R60",), hole),
    Fault("LKjIP: target di bawah realisasi tahun lalu", ("R56",), low_target),
    Fault("LKjIP: kinerja sama dengan serapan", ("R57",), borrowed),
    Fault("LKjIP: semua disebut tercapai", ("R24",), all_met),
    Fault("LKjIP: periode Renstra lain", ("R19",), other_period),
    Fault("LKjIP: anggaran tahun lain", ("R19",), other_year),
    Fault("LKjIP: banyaknya indikator salah", ("R05",), counted),
)
