"""What `jenjang bench` measures: one module each, with ``run(words)``.

The modules start with Django's models, so they are imported when they are chosen.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bench:
    """One measurement: its name, its module and what it measures (Indonesian)."""

    name: str
    module: str
    meaning: str


BENCHES = (
    Bench("seed", "jenjang.config.bench.seed", "membuat data seukuran kabupaten"),
    Bench("pages", "jenjang.config.bench.pages", "waktu server tiap halaman"),
    Bench(
        "load", "jenjang.config.bench.load", "30 permintaan per detik, seperlimanya simpan"
    ),
    Bench("pdf", "jenjang.config.bench.pdf", "perjanjian menjadi PDF per detik CPU"),
    Bench(
        "lkjip",
        "jenjang.config.bench.lkjip",
        "laporan kinerja 43 halaman menjadi PDF dan Word",
    ),
    Bench(
        "drawing",
        "jenjang.config.bench.drawing",
        "perjanjian semua unit disusun, diperiksa dan ditulis sebagai PDF",
    ),
    Bench(
        "entrysheet",
        "jenjang.config.bench.entrysheet",
        "5.000 baris isian keluar dan masuk sebagai Excel",
    ),
    Bench("signing", "jenjang.config.bench.signing", "tanda tangan elektronik per detik"),
    Bench(
        "trace", "jenjang.config.bench.trace", "angka laporan yang ditelusuri ke datanya"
    ),
    Bench("reports", "jenjang.config.bench.reports", "laporan 40 unit digambar dari data"),
    Bench("audit", "jenjang.config.bench.audit", "kesalahan yang ditanam dan ditemukan"),
    Bench("flags", "jenjang.config.bench.flags", "kejanggalan nilai yang ditandai"),
)
