"""Scores the program against gold records and holds the figures against those in docs/accuracy.md.

The scorer and the gold records stand in a folder beside the project. With --write the table in the
document is written anew; without, the table is printed, and a figure below the document's is an error.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import minutes_extract

if TYPE_CHECKING:
    from types import ModuleType

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
MARKS = ("<!-- figures: make accuracy -->", "<!-- end of figures -->")
BODY_FIELDS = ("people", "affiliations", "substitutions", "items", "subitems", "resolutions_placed")


def load_scorer(shared: Path) -> ModuleType:
    """Return the scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "evaluation" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figure(value: float | None) -> str:
    """Return a figure as the table shows it."""
    return "–" if value is None else f"{value:.3f}"


def make_table(shared: Path) -> str:
    """Return the figures as Markdown: a table by field, and one by body."""
    score: Any = load_scorer(shared)
    total = score.Tally()
    bodies: dict[str, Any] = {}
    whole: dict[str, list[tuple[bool, bool]]] = {}
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        record = minutes_extract.parse(shared / "corpus" / gold["document"])
        tally = score.score_document(record.model_dump(mode="json", by_alias=True), gold)
        body = gold["document"].split("/")[0]
        total.merge(tally)
        bodies.setdefault(body, score.Tally()).merge(tally)
        wrong = {field for field in score.FIELDS if tally.invented[field] or tally.missed[field]}
        whole.setdefault(body, []).append((not wrong & set(score.CORE), not wrong))
    every = [pair for pairs in whole.values() for pair in pairs]
    lines = ["| field | gold | precision | recall | F1 |", "|---|---|---|---|---|"]
    for field in score.FIELDS:
        of = total.figures(field)
        shown = " | ".join(figure(of[key]) for key in ("precision", "recall", "f1"))
        lines.append(f"| {field.replace('_', ' ')} | {of['gold']} | {shown} |")
    lines += ["", f"Core documents {_count(every, 0)}, perfect documents {_count(every, 1)}.", ""]
    lines += [
        f"| body | documents | {' | '.join(f.replace('_', ' ') for f in BODY_FIELDS)} | core | perfect |"
    ]
    lines += ["|---" * (len(BODY_FIELDS) + 4) + "|"]
    for body, tally in bodies.items():
        shown = " | ".join(figure(tally.figures(field)["f1"]) for field in BODY_FIELDS)
        pairs = whole[body]
        lines.append(f"| {body} | {len(pairs)} | {shown} | {_count(pairs, 0)} | {_count(pairs, 1)} |")
    return "\n".join(lines) + "\n"


def _count(pairs: list[tuple[bool, bool]], k: int) -> str:
    return f"{sum(pair[k] for pair in pairs)} of {len(pairs)}"


def find_falls(old: str, new: str) -> list[str]:
    """Return the rows of a table in which a figure fell below that of another."""
    rows = {row.split("|")[1].strip(): row for row in old.splitlines() if row.startswith("| ")}
    fallen = []
    for row in new.splitlines():
        before = rows.get(row.split("|")[1].strip()) if row.startswith("| ") else None
        pairs = zip(_figures(before), _figures(row), strict=False) if before else []
        if any(now < then for then, now in pairs):
            fallen.append(row)
    return fallen


def _figures(row: str | None) -> list[float]:
    shown = re.findall(r"(?<=\| )(?:(\d\.\d{3})|(\d+) of \d+|(–))(?= \|)", row or "")
    return [float(share or count or 0) for share, count, _ in shown]


def main() -> int:
    """Print or write the tables; return 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    table = make_table(arguments.shared)
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(MARKS[0])
    committed, after = rest.split(MARKS[1])
    print(table)
    if arguments.write:
        DOCUMENT.write_text(f"{before}{MARKS[0]}\n\n{table}\n{MARKS[1]}{after}", encoding="utf-8")
        return 0
    fallen = find_falls(committed, table)
    for row in fallen:
        print(f"below docs/accuracy.md: {row}", file=sys.stderr)
    if not fallen and committed.strip() != table.strip():
        print("Better than docs/accuracy.md: write it with make scoreboard.", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
