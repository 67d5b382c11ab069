#!/bin/sh
# Make .venv with a Python of 3.11 or newer; where python3-venv is missing, install it or
# say in one line what to do.
set -eu
cd "$(dirname "$0")/.."

fitting() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if fitting "$candidate"; then python="$candidate"; break; fi
done
if [ -z "$python" ]; then
    . scripts/apt.sh
    if apt_install python3 python3-venv && fitting python3; then python=python3; else
        echo "stopped: Python 3.11 or newer is needed (Debian 12+, Ubuntu 24.04+: apt install python3 python3-venv)" >&2
        exit 1
    fi
fi

if fitting .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then exit 0; fi
rm -rf .venv
if "$python" -m venv .venv >/dev/null 2>&1; then exit 0; fi
. scripts/apt.sh
version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
if apt_install "python$version-venv" || apt_install python3-venv; then
    rm -rf .venv
    "$python" -m venv .venv && exit 0
fi
rm -rf .venv
if "$python" -m virtualenv -q .venv 2>/dev/null; then exit 0; fi
if command -v uv >/dev/null && uv venv -q --seed --python "$python" .venv; then exit 0; fi
echo "stopped: Python's venv module is missing (as root: apt install python3-venv)" >&2
exit 1
