"""Ask Django of itself: no migration is missing, and nothing is unsafe to deploy.

The deployment check runs as a server does: HTTPS, a host name, a data folder of its own.
"""

import os
import subprocess
import sys
import tempfile

CHECKS = (
    ("makemigrations", "--check", "--dry-run"),
    ("check", "--deploy", "--fail-level", "WARNING"),
)


def main() -> int:
    """Run the checks; the worst exit code."""
    with tempfile.TemporaryDirectory(prefix="jenjang-check-") as folder:
        deployed = {
            "JENJANG_DATA": folder,
            "JENJANG_DATABASE": "",
            "JENJANG_DEBUG": "0",
            "JENJANG_HOSTS": "sakip.example.go.id",
            "JENJANG_HTTPS": "1",
        }
        return max(
            subprocess.run(
                [sys.executable, "-m", "jenjang.config.cli", "manage", *check],
                check=False,
                env={**os.environ, **deployed},
            ).returncode
            for check in CHECKS
        )


if __name__ == "__main__":
    sys.exit(main())
