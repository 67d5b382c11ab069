"""The settings of a worker that a test starts as a process of its own.

It works on the database and the data folder of the test that started it (JENJANG_DATA,
JENJANG_DATABASE and TESTS_DATABASE_FILE, the name that database has while tests run).
"""

import os

from jenjang.config.settings import *  # noqa: F403  as an office has them
from jenjang.config.settings import DATABASES

# pytest's search for doctests imports this module too, where no test has named a database.
DATABASES["default"]["NAME"] = os.environ.get(
    "TESTS_DATABASE_FILE", DATABASES["default"]["NAME"]
)
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF;"
