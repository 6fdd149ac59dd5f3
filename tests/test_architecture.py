from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import minutes_extract

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(minutes_extract.__file__).parent
RANKS = {
    name: rank
    for rank, names in enumerate(
        (
            ("version",),
            ("errors", "spans", "records"),
            ("sources", "reading", "bodies"),
            ("layout",),
            ("vocabulary",),
            ("segmenting",),
            ("detecting", "diagnosing"),
            ("assembling",),
            ("view",),
            ("pipeline", "leaving_out", "validating", "compare"),
            ("loading", "copies"),
            ("archive",),
            ("__init__",),
            ("cli",),
            ("__main__",),
        )
    )
    for name in names
}
"""From what knows nothing to what knows all; a part imports only what stands before it, or itself."""

STAGES = {"reading", "layout", "segmenting", "detecting", "assembling"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if node.module == "minutes_extract"
                else []
            )
            names = names or [node.module or ""]
        for name in names:
            parts = name.split(".")
            if parts[0] == "minutes_extract":
                part = parts[1] if len(parts) > 1 and not parts[1].startswith("__") else "__init__"
                assert isinstance(node, ast.Import | ast.ImportFrom)
                yield part, node.lineno


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    own = part_of(path)
    for part, line in imports_of(path):
        assert part == own or RANKS[part] < RANKS[own], f"{path}:{line}: {own} imports {part}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_pipeline_names_all_stages(path: Path) -> None:
    named = {part for part, _ in imports_of(path)} & STAGES
    assert named < STAGES or part_of(path) == "pipeline"
    if RANKS[part_of(path)] > RANKS["pipeline"]:
        assert not named, f"{path} names the stages {named}; the pipeline is the way to them"


def test_every_part_has_its_rank() -> None:
    assert {part_of(path) for path in MODULES} <= set(RANKS)
