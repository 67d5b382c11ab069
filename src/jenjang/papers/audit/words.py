"""Words by which papers are known: data, not code."""

import re

BEGINS_INDICATOR = re.compile(
    r"(?:persentase|jumlah|nilai|indeks|indek|rasio|skor|angka|rata-rata|cakupan|tingkat|"
    r"predikat|opini|laju|peringkat|prosentase|perentase|banyaknya)\b"
)
MEANT = re.compile(
    r"yang dimaksud (?:dalam|dengan|pada) (?:sasaran|indikator)[\w ]{0,40}? adalah "
    r"(?P<text>.+)",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(
    r"(?<!daerah )\((?:skpd|opd)\)|"
    r"\((?:jika ada|bila ada|nama (?:skpd|opd|unit|pejabat|instansi|jabatan)|"
    r"diisi[^()]{0,60}|tulis[^()]{0,60}|sebutkan[^()]{0,60}|coret yang tidak perlu)\)|"
    r"\b[xX]{3,}\b|<(?:nama|isi|tahun|unit)[^<>]{0,40}>|\[(?:nama|isi|tahun|unit)[^\[\]]{0,40}\]",
    re.IGNORECASE,
)
