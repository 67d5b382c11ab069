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

SETTINGS = (DATA, BIND, DATABASE, HOSTS, DEBUG, HTTPS, UPLOAD_MB, QUOTA_MB)


def data_folder() -> Path:
    """Return the data folder, absolute."""
    return Path(DATA.value).expanduser().resolve()
