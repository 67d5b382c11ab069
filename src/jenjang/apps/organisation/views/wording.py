"""The history's words: what people read for an act, a field and a value."""

from dataclasses import dataclass
from typing import Any

from jenjang.core.figures import write_rupiah

ACTS = {
    "activity.added": "mencatat kegiatan",
    "activity.coded": "memberi kode kegiatan",
    "activity.placed": "menempatkan kegiatan",
    "agreement.approved": "menyetujui",
    "agreement.deleted": "menghapus draf",
    "agreement.drawn_up": "menyusun dari rencana",
    "agreement.edited": "mengubah draf",
    "agreement.in_force": "memberlakukan",
    "agreement.issued": "menerbitkan",
    "agreement.refreshed": "menyusun ulang dari rencana",
    "agreement.replaced": "mengganti",
    "agreement.returned": "mengembalikan",
    "agreement.revised": "membuka PK Perubahan",
    "agreement.steps_written": "menulis langkah rencana aksi",
    "agreement.submitted": "mengajukan",
    "agreement.taken_back": "menarik kembali",
    "agreement.withdrawn": "menarik dari penandatanganan",
    "appointment.ended": "mengakhiri penugasan",
    "appointment.made": "menugaskan",
    "appointment.moved": "memindahkan penugasan",
    "authority.made": "membuat penerbit sertifikat",
    "budget.imported": "mengimpor anggaran",
    "budget.opened": "membuka anggaran",
    "budget.removed": "menghapus anggaran",
    "ceiling.stated": "mencatat pagu",
    "ceiling.withdrawn": "menarik pagu",
    "crosscut.accepted": "menerima permintaan crosscutting",
    "crosscut.asked": "meminta crosscutting",
    "crosscut.refused": "menolak permintaan crosscutting",
    "crosscut.withdrawn": "menarik permintaan crosscutting",
    "certificate.locked": "mengunci setelah kata sandi salah",
    "certificate.made": "menyiapkan kunci",
    "certificate.prepared": "menyiapkan",
    "certificate.wrong": "salah kata sandi pada",
    "decree.corrected": "mengisi keputusan IKU",
    "decree.drawn_up": "menyusun keputusan IKU",
    "decree.dropped": "menghapus rancangan keputusan IKU",
    "decree.issued": "menetapkan keputusan IKU",
    "decision.begun": "mulai mengerjakan putusan",
    "decision.cancelled": "membatalkan putusan",
    "decision.finished": "menyelesaikan putusan",
    "decision.linked": "menautkan putusan dengan perubahannya",
    "decision.made": "memutuskan",
    "evidence.attached": "melampirkan bukti realisasi",
    "evidence.described": "menerangkan bukti realisasi",
    "evidence.removed": "melepas bukti realisasi",
    "file.stored": "menyimpan berkas",
    "finding.settled": "memutuskan temuan",
    "government.changed": "mengubah pengaturan",
    "government.founded": "mendaftarkan",
    "government.logo_put": "mengganti lambang",
    "grant.ended": "mengakhiri peran",
    "grant.given": "memberi peran kepada",
    "indicator.added": "mencatat indikator",
    "indicator.corrected": "mengoreksi indikator",
    "indicator.given": "menyerahkan indikator",
    "indicator.removed": "menghapus indikator",
    "indicator.rules_set": "mengatur cara hitung",
    "indicator.set": "mengubah indikator",
    "issue.added": "menambah isu strategis",
    "issue.corrected": "mengubah isu strategis",
    "issue.removed": "menghapus isu strategis",
    "measure.added": "menambah satuan",
    "measure.aliases_set": "mengubah sebutan satuan",
    "meeting.called": "menyiapkan",
    "meeting.closed": "menutup notulen",
    "meeting.described": "mengisi data",
    "meeting.item_added": "menambah butir rapat",
    "meeting.said": "menulis pembahasan",
    "nomenclature.loaded": "memuat nomenklatur",
    "objective.added": "menambah sasaran",
    "objective.corrected": "mengoreksi sasaran",
    "objective.given": "menyerahkan sasaran",
    "objective.merged": "menggabung sasaran",
    "objective.placed": "memindahkan sasaran",
    "objective.removed": "menghapus sasaran",
    "objective.split": "membagi sasaran",
    "objective.worded": "mengubah sasaran",
    "official.corrected": "mengoreksi pejabat",
    "official.linked": "menautkan akun pejabat",
    "official.phone_set": "mengatur telepon pejabat",
    "official.registered": "mencatat pejabat",
    "period.due_set": "mengubah tenggat",
    "plan.carried": "meneruskan rencana ke tahun baru",
    "plan.decreed": "mencatat dasar rencana",
    "plan.in_force": "memberlakukan rencana",
    "plan.opened": "membuka rencana",
    "plan.superseded": "mengganti rencana",
    "position.created": "membuat jabatan",
    "position.moved": "memindahkan jabatan",
    "position.renamed": "mengganti nama jabatan",
    "position.transferred": "memindahkan jabatan ke unit lain",
    "problem.added": "menambah masalah",
    "problem.corrected": "mengubah masalah",
    "problem.placed": "memindahkan masalah",
    "problem.removed": "menghapus masalah",
    "problem.stepped": "mengurutkan masalah",
    "question.answered": "menjawab pertanyaan tentang",
    "question.asked": "bertanya tentang",
    "period.excepted": "memberi pengecualian kunci",
    "period.exception_ended": "mengakhiri pengecualian kunci",
    "period.locked": "mengunci periode",
    "period.unlocked": "membuka kunci periode",
    "result.reported": "mengisi realisasi",
    "result.returned": "mengembalikan realisasi",
    "result.submitted": "mengajukan realisasi",
    "result.verified": "memverifikasi realisasi",
    "spot_check.drawn": "menarik uji petik",
    "spot_check.judged": "menilai butir uji petik",
    "signature.failed": "gagal meminta tanda tangan",
    "signature.released": "menyatakan belum ditandatangani",
    "signature.requested": "meminta tanda tangan BSrE",
    "signature.signed": "membubuhkan tanda tangan",
    "spending.reported": "mengisi realisasi anggaran",
    "physical.reported": "mengisi kemajuan fisik",
    "target.set": "menetapkan target",
    "tree.undone": "mengurungkan perubahan pohon",
    "unit.address_written": "menulis alamat kop",
    "unit.closed": "menutup unit",
    "unit.created": "membuat unit",
    "unit.merged": "menggabungkan unit",
    "unit.placed": "menetapkan wilayah",
    "unit.renamed": "mengganti nama unit",
    "unit.split": "memecah unit",
    "upload.adopted": "mengadopsi dokumen",
    "upload.compared": "memeriksa bersama dokumen",
    "upload.correction_taken_back": "menarik koreksi pada dokumen",
    "upload.dismissed": "menyingkirkan dokumen",
    "upload.given": "menyerahkan dokumen",
    "upload.given_again": "menyerahkan lagi dokumen",
    "upload.read": "mengunggah dokumen",
    "upload.refused": "menolak dokumen",
    "upload.started_again": "membaca ulang dokumen",
    "upload.stopped": "menghentikan pembacaan",
    "upload.taken_up_again": "melanjutkan pembacaan",
    "user.activated": "mengaktifkan akun",
    "user.corrected": "mengoreksi pengguna",
    "user.created": "membuat akun",
    "user.deactivated": "menonaktifkan akun",
    "user.password_changed": "mengganti kata sandi sendiri",
    "user.password_reset": "memberi kata sandi baru kepada",
    "calendar.address_ended": "mengakhiri alamat kalender",
    "calendar.address_made": "membuat alamat kalender",
    "notices.mail_set": "mengatur surel pengingat",
    "notices.paced": "mengatur pengingat",
    "holiday.removed": "menghapus hari libur",
    "holiday.set": "mencatat hari libur",
    "year.deadlines_set": "mengatur tenggat",
    "year.opened": "membuka tahun",
    "benchmark.kept": "mencatat angka pembanding",
    "benchmark.removed": "menghapus angka pembanding",
    "comment.added": "mengomentari laporan",
    "comment.settled": "menyelesaikan komentar",
    "edition.frozen": "membekukan laporan",
    "edition.published": "memublikasikan laporan",
    "edition.withdrawn": "menarik laporan dari publikasi",
    "evaluation.kept": "mencatat hasil evaluasi",
    "performance_report.opened": "membuka laporan",
    "performance_report.refreshed": "menyegarkan bagian laporan",
    "recommendation.added": "mencatat rekomendasi",
    "recommendation.claimed": "mengajukan rekomendasi selesai",
    "recommendation.in_hand": "mulai menindaklanjuti rekomendasi",
    "recommendation.removed": "menghapus rekomendasi",
    "recommendation.returned": "mengembalikan tindak lanjut",
    "recommendation.verified": "memverifikasi tindak lanjut",
    "recommendation.written": "mengubah rekomendasi",
    "recommendation_proof.added": "melampirkan bukti tindak lanjut",
    "recommendation_proof.removed": "melepas bukti tindak lanjut",
    "report.word_returned": "menerima tulisan dari Word",
    "report_template.adapted": "mengubah susunan laporan",
    "review.answered": "menjawab butir reviu",
    "review.begun": "memulai reviu",
    "review.closed": "menerbitkan pernyataan reviu",
    "review.replied": "menanggapi butir reviu",
    "section.assigned": "menugaskan bagian laporan",
    "section.figures_seen": "menyatakan angka berubah sudah dilihat",
    "section.marked": "menandai bagian laporan",
}
"""One not named here is shown by its own name; a test names those that are missing."""

STEPS = {
    "passage.accepted": "menerima usulan kalimat",
    "passage.changed": "mengubah tulisan laporan",
    "passage.clashed": "menulis bersamaan dengan orang lain",
    "passage.inserted": "menyisipkan tulisan laporan",
    "passage.moved": "memindahkan tulisan laporan",
    "passage.proposed": "menyusun usulan kalimat",
    "passage.removed": "menghapus tulisan laporan",
    "passage.restored": "memulihkan tulisan laporan",
    "performance_report.buka": "membuka kembali laporan",
    "performance_report.kembali": "mengembalikan laporan ke penulis",
    "performance_report.narasi": "memulai narasi laporan",
    "performance_report.perbaiki": "meminta perbaikan laporan",
    "performance_report.periksa": "mengajukan laporan untuk diperiksa",
    "performance_report.publikasi": "memublikasikan laporan",
    "performance_report.reviu": "menyatakan laporan telah direviu",
    "performance_report.sampaikan": "menyampaikan laporan",
    "performance_report.setujui": "menyetujui laporan",
    "performance_report.tabel": "menyusun tabel laporan",
    "performance_report.tarik": "menarik laporan dari publikasi",
}
"""Acts whose names are put together from a step or a kind of act."""
WORDS = {
    "accumulation": "cara kumulatif", "act": "tindakan", "activities": "kegiatan",
    "baseline_text": "keterangan kondisi awal", "baseline_value": "kondisi awal",
    "baseline_year": "tahun kondisi awal", "csf": "CSF", "date": "tanggal", "from": "dari",
    "is_iku": "IKU", "merged": "dilebur", "number": "nomor", "order": "urutan",
    "relevance": "alasan pemilihan", "subject": "pada",
    "supports": "sasaran RPJMD yang didukung",
    "achievement_scale": "skala predikat",
    "aliases": "sebutan lain", "area_code": "kode wilayah", "baru": "baru",
    "berubah": "berubah", "code": "kode", "components": "unsur",
    "composite": "indeks gabungan",
    "data_source": "sumber data", "definition": "definisi", "denominator": "penyebut",
    "denominator_text": "penyebut", "echelon": "eselon", "edition": "bacaan ke",
    "chart_colour": "warna grafik",
    "efficiency_rule": "rumus efisiensi", "email": "surel", "factor": "faktor",
    "first_year": "mulai tahun", "hilang": "hilang",
    "formula_text": "rumus", "found": "perjanjian terbaca", "frequency": "frekuensi",
    "full_name": "nama", "head_title": "kepala daerah", "indicator": "indikator",
    "kind": "jenis", "layout": "bentuk cetak", "level": "tingkat", "lines": "pagu",
    "measured_in": "satuan",
    "name": "nama", "nip": "NIP", "note": "catatan", "numerator": "pembilang",
    "numerator_text": "pembilang", "objective": "sasaran", "obstacle": "hambatan",
    "owner": "penanggung jawab", "parent": "induk", "period": "periode", "polarity": "arah",
    "reason": "alasan",
    "rank": "pangkat", "reports_to": "atasan", "revision": "perubahan ke", "role": "peran",
    "sama": "tetap", "scope": "lingkup", "seat": "ibu kota", "since": "sejak",
    "size_bytes": "ukuran (byte)",
    "serial": "nomor seri", "way": "cara", "wrong_count": "percobaan salah",
    "source": "berkas", "state": "keadaan", "target": "target", "text": "bunyi",
    "total": "jumlah", "unit": "unit",
    "until": "sampai", "username": "nama pengguna", "value": "nilai",
    "considerations": "menimbang",
    "legal_bases": "mengingat",
    "decisions": "memutuskan",
    "place": "tempat",
    "signed_on": "tanggal",
    "signer": "penanda tangan",
    "plan": "rencana",
    "activity": "kegiatan",
    "budget_line": "pagu",
    "change": "yang diubah",
    "changed": "perubahan",
    "due_on": "tenggat",
    "evidence": "bukti",
    "finished_on": "selesai",
    "guests": "tamu",
    "held_on": "tanggal rapat",
    "items": "butir",
    "position": "jabatan",
    "present": "hadir",
    "into": "menjadi",
    "unplaced": "belum ditempatkan",
    "to_reissue": "peran yang perlu diberikan lagi",
    "problems": "masalah",
    "objectives": "sasaran",
    "indicators": "indikator",
    "targets_of_renstra": "target dari Renstra",
    "targets_proposed": "usulan target",
    "year": "tahun",
    "before_days": "hari sebelum tenggat",
    "every_days": "hari antar pengingat",
    "repeats": "ulangan sesudah tenggat",
    "superior_after_days": "hari lewat, ke atasan",
    "head_after_days": "hari lewat, ke kepala",
    "pembina_after_days": "hari lewat, ke Bagian Organisasi",
}  # fmt: skip
VALUES = {
    ("polarity", "maximize"): "makin tinggi makin baik",
    ("polarity", "minimize"): "makin rendah makin baik",
    ("polarity", "stabilize"): "makin dekat ke target makin baik",
    ("polarity", "milestone"): "tahapan",
    ("polarity", "ordinal"): "peringkat",
    ("accumulation", "sum"): "kumulatif",
    ("accumulation", "last"): "posisi akhir",
    ("accumulation", "average"): "rata-rata",
    ("accumulation", "max"): "nilai tertinggi",
    ("accumulation", "min"): "nilai terendah",
    ("accumulation", "recompute"): "dihitung ulang",
    ("frequency", "month"): "bulanan",
    ("frequency", "quarter"): "triwulanan",
    ("frequency", "semester"): "semesteran",
    ("frequency", "year"): "tahunan",
}
"""Keys that are kept in English, by their field."""

MONEY = {"spending.reported", "ceiling.stated", "ceiling.withdrawn"}
UNSAID = {"sha256", "document", "kept"}
"""Proof, and what taking back needs: no news for people."""

MISSING = "–"
MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became another; `what` is empty where the subject says it."""

    what: str
    before: str
    after: str


def act_in_words(action: str) -> str:
    """Return what somebody did, as people say it."""
    return ACTS.get(action) or STEPS.get(action, action)


def changes_between(action: str, before: Any, after: Any) -> list[Change]:
    """Return what differs, named where it has a name.

    >>> changes_between("unit.renamed", {"name": "A", "code": 1}, {"name": "B", "code": 1})
    [Change(what='nama', before='A', after='B')]
    >>> changes_between("spending.reported", None, 4058880)
    [Change(what='', before='–', after='Rp 4.058.880')]
    """
    if isinstance(before, dict) or isinstance(after, dict):
        old = before if isinstance(before, dict) else {}
        new = after if isinstance(after, dict) else {}
        return [
            Change(WORDS.get(key, key), _said(old.get(key), key), _said(new.get(key), key))
            for key in dict.fromkeys([*old, *new])
            if old.get(key) != new.get(key) and key not in UNSAID
        ]
    if before == after:
        return []
    say = _money if action in MONEY else _said
    return [Change("", say(before), say(after))]


def _money(value: Any) -> str:
    return write_rupiah(value) if isinstance(value, int) else _said(value)


def _said(value: Any, field: str = "") -> str:
    if value is None or value == "":
        return MISSING
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        is_short = len(value) <= MOST_SAID
        return ", ".join(map(str, value)) if is_short else f"{len(value)} butir"
    return VALUES.get((field, value), str(value))
