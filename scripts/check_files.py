"""Refuse a file that should not be committed: too large, a private key, no last newline."""

import sys
from pathlib import Path

LARGEST_BYTES = 600_000
KEY = b"PRIVATE " + b"KEY-----"


def faults(path: Path) -> list[str]:
    """Return what is wrong with a file, one sentence each."""
    content = path.read_bytes()
    is_text = b"\0" not in content[:8000]
    found = {
        f"larger than {LARGEST_BYTES} bytes": len(content) > LARGEST_BYTES,
        "holds a private key": KEY in content,
        "does not end with a newline": is_text and content[-1:] not in {b"", b"\n"},
    }
    return [f"{path}: {sentence}" for sentence, holds in found.items() if holds]


def main(names: list[str]) -> int:
    """Name every fault; 1 where there is one."""
    found = [
        fault for name in names if Path(name).is_file() for fault in faults(Path(name))
    ]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
