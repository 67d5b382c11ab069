"""`jenjang recount`: counts roll-ups anew, those asked for or, with --all, every one.

    jenjang recount          # after an update: what it asked for, a unit's year at a time
    jenjang recount --all    # from scratch; says whether a roll-up was wrong

Others go on working: a unit is held only while its year is counted.
"""

from collections.abc import Sequence

from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.start import refuse_unmigrated, start_django


def run(arguments: Sequence[str]) -> int:
    """Count; 1 where counting from scratch gave something else than was kept."""
    words = Arguments("jenjang recount", "Menghitung ulang rekap kinerja dan anggaran.")
    words.add_argument("--all", action="store_true", help="semua unit dan tahun, dari awal")
    chosen = words.parse_args(arguments)
    start_django()
    refuse_unmigrated()
    return _all() if chosen.all else _asked()


def _asked() -> int:
    # The services speak to the models, which stand only once Django has started.
    from jenjang.apps.measurement.services import recount_marked  # noqa: PLC0415

    count = 0
    while counted := recount_marked(at_once=1):
        count += counted
    print(f"Dihitung ulang: {count}")
    return 0


def _all() -> int:
    from jenjang.apps.measurement.services import rebuild_everything  # noqa: PLC0415

    rebuilt = list(rebuild_everything())
    wrong = [f"{one.unit} {one.year}" for one in rebuilt if one.differed]
    print(f"Dihitung ulang: {len(rebuilt)} unit × tahun; yang berbeda: {len(wrong)}")
    for name in wrong:
        print(f"  {name}")
    return 1 if wrong else 0
