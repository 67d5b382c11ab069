"""`jenjang COMMAND ...`: the command line.

A module of `COMMANDS` is imported only when it is chosen, so `jenjang read` never starts
Django. Exit codes: 0 done; 1 done, with a finding or a doubt; 2 wrong use or unreadable
file, with one clear Indonesian line on stderr.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module, metadata

from jenjang.config.commands.arguments import WrongUse
from jenjang.core.values import Refused

DONE, WITH_FINDING, WRONG_USE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """One sub command: its name, its module and what it does (Indonesian)."""

    name: str
    module: str
    meaning: str


COMMANDS = (
    Command("read", "jenjang.config.commands.read", "membaca dokumen dan menyebut isinya"),
    Command(
        "audit", "jenjang.config.commands.audit", "memeriksa dokumen: apa yang tidak cocok"
    ),
    Command("write", "jenjang.config.commands.write", "menulis dokumen dari berkas JSON"),
    Command(
        "demo", "jenjang.config.commands.demo", "memuat kecamatan contoh, lalu melayani"
    ),
    Command("serve", "jenjang.config.commands.serve", "melayani halaman"),
    Command("worker", "jenjang.config.commands.worker", "membaca berkas yang diunggah"),
    Command(
        "remind",
        "jenjang.config.commands.remind",
        "membuat pengingat hari ini, mengirim surelnya",
    ),
    Command("manage", "jenjang.config.commands.manage", "perintah Django (migrate, …)"),
    Command(
        "nomenclature",
        "jenjang.config.commands.nomenclature",
        "memuat atau memeriksa nomenklatur",
    ),
    Command("recount", "jenjang.config.commands.recount", "menghitung ulang rekap kinerja"),
    Command("backup", "jenjang.config.commands.backup", "membuat cadangan data"),
    Command("restore", "jenjang.config.commands.restore", "memulihkan cadangan data"),
    Command("bench", "jenjang.config.commands.bench", "mengukur kecepatan"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _carry_out(words)
    except Refused as refusal:
        print(f"jenjang: {refusal}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return 130  # what a shell says of Ctrl-C
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left: nothing more to say
        return DONE


def _carry_out(words: list[str]) -> int:
    match words:
        case [] | ["-h" | "--help" | "help"]:
            print(_help())
            return DONE if words else WRONG_USE
        case ["--version"]:
            print(f"jenjang {metadata.version('jenjang')}")
            return DONE
        case [name, *rest]:
            return _run(_chosen(name), rest)
    raise AssertionError(words)  # the cases above are all there are


def _chosen(name: str) -> Command:
    for command in COMMANDS:
        if command.name == name:
            return command
    known = ", ".join(command.name for command in COMMANDS)
    raise WrongUse(f"Perintah tidak dikenal: {name}. Yang ada: {known}.")


def _run(command: Command, words: list[str]) -> int:
    try:
        return int(import_module(command.module).run(words))
    except SystemExit as left:  # argparse after --help
        return left.code if isinstance(left.code, int) else WRONG_USE


def _help() -> str:
    width = max(len(command.name) for command in COMMANDS)
    rows = [f"  {command.name:<{width}}  {command.meaning}" for command in COMMANDS]
    return "\n".join(
        [
            "Jenjang: akuntabilitas kinerja (SAKIP) pemerintah daerah.",
            "",
            "Pemakaian: jenjang PERINTAH ...",
            "",
            *rows,
            "",
            "Rincian satu perintah: jenjang PERINTAH --help",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
