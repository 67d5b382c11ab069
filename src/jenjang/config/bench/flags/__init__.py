"""`jenjang bench flags --seed N`: planted anomalies found, honest figures left in peace.

An anomaly counts as found only where the flag of its own kind is raised on it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from jenjang.config.bench.flags.plants import PLANTS, Plant, planted
from jenjang.config.bench.flags.world import KINDS, QUARTERS, UNITS, World, invented_world
from jenjang.config.bench.report import Stopwatch, heading, table
from jenjang.config.commands.arguments import Arguments
from jenjang.core.flags import flags_of

TIMES = 25


@dataclass(slots=True)
class Score:
    """What was looked at and raised: honest values, and planted ones, by kind of flag."""

    clean: int = 0
    false: int = 0
    raised: Counter[str] = field(default_factory=Counter)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Return the share of planted anomalies that their own flag found."""
        return self.found.total() / self.planted.total()

    @property
    def false_share(self) -> float:
        """Return the share of honest values that raise any flag at all."""
        return self.false / self.clean


def run(words: Sequence[str] = ()) -> None:
    """Measure, and say what was found, what was missed and what it cost."""
    parser = Arguments("jenjang bench flags", "kejanggalan tanaman yang ditandai")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=TIMES, help="berapa kali setiap jenis")
    args = parser.parse_args(words)
    heading(f"flags --seed {args.seed} --times {args.times}")
    with Stopwatch() as watch:
        score = measure(args.seed, args.times)
    table(
        ["planted", "kinds", "found", "recall", "clean values", "falsely flagged", "share",
         "CPU s"],
        [(score.planted.total(), len(score.planted), score.found.total(),
          f"{score.recall:.3f}", score.clean, score.false, f"{score.false_share:.4f}",
          f"{watch.cpu_seconds:.1f}")],
    )  # fmt: skip
    table(["flag", "planted", "found", "noticed by any", "false"], _by_kind(score))


def _by_kind(score: Score) -> Iterator[tuple[str, int, int, int, int]]:
    for key in score.planted:
        yield (
            key,
            score.planted[key],
            score.found[key],
            score.noticed[key],
            score.raised[key],
        )


def measure(seed: int, times: int) -> Score:
    """Return what the flags make of the honest figures of a seed, and of its anomalies."""
    world, score = invented_world(seed), Score()
    _look_at_honest(world, score)
    random = Random(seed)  # noqa: S311 - to be drawn again from its seed
    for plant in PLANTS:
        for _ in range(times):
            _plant_one(random, world, plant, score)
    return score


def _look_at_honest(world: World, score: Score) -> None:
    for unit in range(UNITS):
        for number in range(len(KINDS)):
            for quarter in range(1, QUARTERS + 1):
                keys = _raised(world, unit, number, quarter)
                score.clean += 1
                score.false += bool(keys)
                score.raised.update(keys)


def _plant_one(random: Random, world: World, plant: Plant, score: Score) -> None:
    with planted(random, world, plant) as spot:
        keys = _raised(world, spot.unit, spot.number, spot.quarter)
    score.planted[plant.key] += 1
    score.found[plant.key] += plant.key in keys
    score.noticed[plant.key] += bool(keys)


def _raised(world: World, unit: int, number: int, quarter: int) -> list[str]:
    seen = world.observation(unit, number, quarter)
    return [] if seen is None else [flag.key for flag in flags_of(seen)]
