"""`jenjang bench [NAME]`: measures, on data of its own in the folder JENJANG_DATA/bench."""

import os
from collections.abc import Sequence
from importlib import import_module

from jenjang.config import environment
from jenjang.config.bench import BENCHES
from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.start import start_django

TOLD = {"audit", "flags", "load"}
"""They take words of their own."""


def run(arguments: Sequence[str]) -> int:
    """Run one measurement, or all in their order, and print what was measured."""
    about = "Mengukur kecepatan: " + "; ".join(f"{b.name}: {b.meaning}" for b in BENCHES)
    words = Arguments("jenjang bench", about)
    words.add_argument("name", nargs="?", choices=[bench.name for bench in BENCHES])
    given, rest = words.parse_known_args(arguments)
    chosen = given.name
    if rest and chosen not in TOLD:
        words.error(f"unrecognized arguments: {' '.join(rest)}")

    os.environ[environment.DATA.name] = str(environment.data_folder() / "bench")
    start_django()
    for bench in BENCHES:
        if chosen in {None, bench.name}:
            import_module(bench.module).run(*([rest] if rest else []))
    return 0
