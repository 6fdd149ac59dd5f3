"""Try mutated documents for a stated time: `PYTHONPATH=tests python -m fuzzing --seconds 60`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from fuzzing.finding import KINDS, Tally, keep, try_documents
from fuzzing.guided import GUIDED, guide


def main() -> int:
    """Try documents, keep what fails, and say what came of them; 1 where something failed."""
    parser = argparse.ArgumentParser(prog="fuzzing", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="How long, in all.")
    parser.add_argument("--documents", type=int, help="Stop after so many, and do without the guided part.")
    parser.add_argument("--seed", type=int, default=0, help="Another seed, other documents.")
    arguments = parser.parse_args()
    blind = arguments.seconds if arguments.documents else arguments.seconds / 2
    tally = try_documents(
        arguments.seed,
        lambda number, seconds: seconds < blind and number < (arguments.documents or sys.maxsize),
    )
    report(tally)
    failures = list(tally.failures.values())
    if not arguments.documents:
        for kind in GUIDED:
            runs, found = guide(kind, (arguments.seconds - blind) / len(GUIDED), arguments.seed)
            print(f"{runs:,} documents guided by coverage ({kind})")
            failures += found
    for failure in failures:
        print(f"\n{failure.words.rstrip()}\nkept: {keep(failure)}")
    print(f"{len(failures)} kinds of failure" if failures else "no failure")
    return 1 if failures else 0


def report(tally: Tally) -> None:
    """Print how many documents were tried, and what came of them."""
    total = sum(tally.outcomes.values())
    print(f"{total:,} documents in {tally.seconds:,.0f} seconds; the slowest took {tally.slowest:.1f}")
    for kind in sorted(set(KINDS)):
        came = Counter({outcome: count for (of, outcome), count in tally.outcomes.items() if of == kind})
        print(f"  {kind:9}", ", ".join(f"{count:,} {outcome}" for outcome, count in came.most_common()))


if __name__ == "__main__":
    sys.exit(main())
