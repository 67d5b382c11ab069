"""The settings of the tests: Jenjang's own, on a data folder of their own.

They stand in a module, not in conftest.py, because pytest-django loads the settings before
any conftest is read. JENJANG_DATABASE=postgresql://... runs the same suite on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="jenjang-tests-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
for _name in (
    "JENJANG_BIND",
    "JENJANG_DEBUG",
    "JENJANG_HOSTS",
    "JENJANG_HTTPS",
    "JENJANG_PUBLIC_URL",
):
    os.environ.pop(_name, None)
os.environ["JENJANG_DATA"] = str(_FOLDER)
# Playwright's synchronous interface runs an event loop in the thread of the test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from jenjang.config.settings import *  # noqa: E402, F403  the environment comes first
from jenjang.config.settings import DATABASES, PLAIN_STATIC_STORAGE, STORAGES  # noqa: E402

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, not memory: the live server has connections of its own, as in an office.
    DATABASES["default"]["TEST"] = {"NAME": str(_FOLDER / "tests.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF;"
else:
    # A thread of the live server that ends must not leave its connection behind.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
STATIC_ROOT = _FOLDER / "static"  # empty: what the apps carry is found where it stands
STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {"BACKEND": PLAIN_STATIC_STORAGE}
# Static files are looked up when they are asked for: every new client would list them all.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, tests only
