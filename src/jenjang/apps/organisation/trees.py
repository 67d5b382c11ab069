"""Materialised paths: the primary keys from the top, each of eight digits.

A branch is all rows whose path begins with that of its root; a row comes after its parent
in the order of paths. Positions, activities and objectives are kept so.
"""

DIGITS = 8


def path_of(parent_path: str, pk: int) -> str:
    """Return the path of row `pk` under a parent ('' where it has none).

    >>> path_of("00000001", 27)
    '0000000100000027'
    """
    return f"{parent_path}{pk:0{DIGITS}d}"


def depth_of(path: str) -> int:
    """Return how many rows stand above this one.

    >>> depth_of("0000000100000027")
    1
    """
    return len(path) // DIGITS - 1


def moved(path: str, old_root: str, new_root: str) -> str:
    """Return the path of a row of a branch after its root has moved.

    >>> moved("0000000100000027", "00000001", "0000000900000001")
    '000000090000000100000027'
    """
    if not path.startswith(old_root):
        raise ValueError(f"{path} is not in the branch {old_root}")
    return new_root + path[len(old_root) :]


def keys_of(path: str) -> list[int]:
    """Return the primary keys of a row and of all above it, from the top.

    >>> keys_of("0000000100000027")
    [1, 27]
    """
    return [int(path[at : at + DIGITS]) for at in range(0, len(path), DIGITS)]
