"""`jenjang demo`: reads and adopts the sample kecamatan, prints its users, serves it."""

from collections.abc import Sequence

from jenjang.config import environment
from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.serve import checked, serve
from jenjang.config.commands.start import migrate, start_django


def run(arguments: Sequence[str]) -> int:
    """Load the sample where the data folder is empty, say who may sign in, serve."""
    about = f"Memuat kecamatan contoh ke {environment.DATA.name}, lalu melayaninya."
    words = Arguments("jenjang demo", about)
    words.add_argument("--no-serve", action="store_true", help="hanya memuat")
    chosen = words.parse_args(arguments)
    address = checked(environment.BIND.value)

    start_django()
    migrate()
    # The sample speaks to the models, which stand only once Django has started.
    from jenjang.config.demo import load  # noqa: PLC0415

    people, password = load()
    print(
        f"\nKecamatan contoh di http://{address}\nKata sandi semua pengguna: {password}\n"
    )
    for person in people:
        print(f"  {person.username:<12} {person.role.label:<32} {person.full_name}")
    print(flush=True)
    return 0 if chosen.no_serve else serve(address)
