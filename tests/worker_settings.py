"""The settings of a worker that a test starts as a process of its own.

It works on the database and the data folder of the test that started it (JENJANG_DATA,
JENJANG_DATABASE and, for the file that SQLite's test database is, TESTS_DATABASE_FILE).
"""

import os

from jenjang.config.settings import *  # noqa: F403  as an office has them
from jenjang.config.settings import DATABASES

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["NAME"] = os.environ["TESTS_DATABASE_FILE"]
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["NAME"] = os.environ["TESTS_DATABASE_FILE"]
