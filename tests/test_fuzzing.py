from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing.checks import check_case
from fuzzing.documents import MAKERS, Case, make_case
from fuzzing.finding import found_cases, make_small, try_case, try_documents

if TYPE_CHECKING:
    from random import Random

    from minutes_extract.records import Record
    from minutes_extract.spans import Text


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in found_cases()])
def test_what_failed_once(case: Case) -> None:
    check_case(case)


@pytest.mark.parametrize("kind", MAKERS)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_mutated_documents(kind: str, random: Random) -> None:
    check_case(make_case(kind, random))


def test_documents_are_tried_in_a_process_apart() -> None:
    tally = try_documents(7, lambda number, _: number < 20)
    assert sum(tally.outcomes.values()) == 20
    assert not tally.failures


def test_a_failure_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    def holds(record: Record, text: Text) -> None:  # noqa: ARG001 - all take both
        assert "vole" not in text.content

    monkeypatch.setattr("fuzzing.checks.INVARIANTS", (holds,))
    case = Case("txt", b"Minutes of the Council\n\nThe clerk saw a vole in\nthe hall.\n")
    failure = try_case(case)[1]
    assert failure
    assert failure.name == "AssertionError in test_fuzzing.py, holds"
    assert make_small(failure).data == b"vole"
