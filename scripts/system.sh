#!/bin/sh
# Install what only the tests need from the system: PostgreSQL, Chromium and pdfsig. Where
# that is not possible one line says what is skipped; in CI (CI=true) it is an error.
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh
missing=0

need() { # WHAT IT IS FOR, PACKAGE
    if apt_install "$2"; then echo "installed: $2"; return; fi
    echo "skipped: $1 (as root: apt install $2)" >&2
    missing=1
}

has_postgres() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; }
has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

has_postgres >/dev/null 2>&1 || need "tests on PostgreSQL" postgresql
has_chromium >/dev/null 2>&1 || need "tests in a browser" chromium
command -v pdfsig >/dev/null 2>&1 || need "signatures seen by another program" poppler-utils

case "${CI:-}" in 1|true) exit "$missing" ;; esac
