"""Compare the records of meetings that a corpus holds in two formats, and print what differs."""

from __future__ import annotations

import sys
from pathlib import Path

from readers import facts

from minutes_extract.errors import MinutesError
from minutes_extract.pipeline import parse_bytes


def find_pairs(shared: Path) -> list[tuple[Path, Path]]:
    """Return the copies of one meeting's minutes whose file names end differently."""
    pairs = []
    for line in (shared / "evaluation" / "copies-dev-pairs.tsv").read_text(encoding="utf-8").splitlines():
        relation, *names = line.split("\t")[:3]
        first, second = (shared / "corpus" / name for name in names)
        endings = {first.suffix.lower(), second.suffix.lower()}
        # A .txt beside a PDF is an extraction of it, without its layout: no second format of the minutes.
        if relation != "different" and len(endings) == 2 and ".txt" not in endings:
            pairs.append((first, second))
    return pairs


def main(shared: Path) -> int:
    """Compare the people, items and resolutions of every pair."""
    pairs = find_pairs(shared)
    same = 0
    for paths in pairs:
        try:
            first, second = (facts(parse_bytes(path.read_bytes(), path.name)) for path in paths)
        except MinutesError as error:
            print(f"{paths[0].name} and {paths[1].name}: left out: {error}")
            continue
        same += first == second
        for kind in first:
            if first[kind] != second[kind]:
                print(f"{paths[0].name} and {paths[1].name}: {kind}")
                print(f"  first alone  {[*(first[kind] - second[kind])]}")
                print(f"  second alone {[*(second[kind] - first[kind])]}")
    print(f"{len(pairs)} pairs, {same} with the same people, items and resolutions")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
