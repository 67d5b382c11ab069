"""Every setting a person may give, read from the environment: JENJANG_*.

docs/operating.md lists the same names; a test holds the two together.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable, its default and what it is for (Indonesian)."""

    name: str
    default: str
    meaning: str

    @property
    def value(self) -> str:
        """Return what the environment says, else the default."""
        return os.environ.get(self.name, "").strip() or self.default


DATA = Setting("JENJANG_DATA", "data", "folder basis data, berkas dan kunci rahasia")
BIND = Setting("JENJANG_BIND", "127.0.0.1:8000", "alamat dan port layanan")
DATABASE = Setting(
    "JENJANG_DATABASE", "", "postgresql://… ; kosong: SQLite di JENJANG_DATA"
)
HOSTS = Setting("JENJANG_HOSTS", "", "nama host yang dilayani, dipisah koma")
DEBUG = Setting(
    "JENJANG_DEBUG", "0", "1: halaman galat terperinci, hanya untuk pengembangan"
)
HTTPS = Setting("JENJANG_HTTPS", "0", "1: dilayani lewat HTTPS (kuki aman, HSTS)")
UPLOAD_MB = Setting("JENJANG_UPLOAD_MB", "50", "ukuran unggahan terbesar, megabita")
QUOTA_MB = Setting(
    "JENJANG_QUOTA_MB", "2000", "jumlah unggahan terbesar satu unit, megabita"
)
EVIDENCE_MB = Setting("JENJANG_EVIDENCE_MB", "20", "ukuran berkas bukti terbesar, megabita")
PUBLIC_URL = Setting(
    "JENJANG_PUBLIC_URL",
    "",
    "alamat yang dituju QR naskah, mis. https://sakip.contoh.go.id; kosong: http:// dan "
    "JENJANG_BIND",
)
BSRE_URL = Setting(
    "JENJANG_BSRE_URL", "", "alamat layanan e-sign BSrE; kosong: tidak dipakai"
)
BSRE_USER = Setting("JENJANG_BSRE_USER", "", "nama aplikasi di layanan BSrE")
BSRE_SECRET_FILE = Setting(
    "JENJANG_BSRE_SECRET_FILE", "", "berkas yang memuat sandi aplikasi di layanan BSrE"
)
BSRE_VERSION = Setting("JENJANG_BSRE_VERSION", "2", "versi layanan BSrE: 1 atau 2")
BSRE_SECONDS = Setting(
    "JENJANG_BSRE_SECONDS", "30", "lama menunggu satu tanda tangan dari BSrE, detik"
)
TRUSTED_CERTIFICATES = Setting(
    "JENJANG_TRUSTED_CERTIFICATES",
    "",
    "berkas PEM penerbit sertifikat yang dipercaya selain penerbit kantor",
)
SMTP_HOST = Setting(
    "JENJANG_SMTP_HOST", "", "server surel untuk pengingat; kosong: tidak mengirim surel"
)
SMTP_PORT = Setting("JENJANG_SMTP_PORT", "587", "port server surel")
SMTP_SECURITY = Setting(
    "JENJANG_SMTP_SECURITY",
    "starttls",
    "starttls, tls, atau none (hanya untuk server di mesin yang sama)",
)
SMTP_USER = Setting("JENJANG_SMTP_USER", "", "nama pengguna di server surel; boleh kosong")
SMTP_PASSWORD_FILE = Setting(
    "JENJANG_SMTP_PASSWORD_FILE", "", "berkas yang memuat sandi di server surel"
)
SMTP_SENDER = Setting("JENJANG_SMTP_SENDER", "", "alamat pengirim, mis. sakip@contoh.go.id")

SETTINGS = (
    DATA,
    BIND,
    DATABASE,
    HOSTS,
    DEBUG,
    HTTPS,
    UPLOAD_MB,
    QUOTA_MB,
    EVIDENCE_MB,
    PUBLIC_URL,
    BSRE_URL,
    BSRE_USER,
    BSRE_SECRET_FILE,
    BSRE_VERSION,
    BSRE_SECONDS,
    TRUSTED_CERTIFICATES,
    SMTP_HOST,
    SMTP_PORT,
    SMTP_SECURITY,
    SMTP_USER,
    SMTP_PASSWORD_FILE,
    SMTP_SENDER,
)


def data_folder() -> Path:
    """Return the data folder, absolute."""
    return Path(DATA.value).expanduser().resolve()
