"""The database that comes of the samples, and the questions that docs/archive.md asks it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT, SAMPLES, Run
from minutes_extract.archive.outputs.sqlite import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUESTIONS = re.findall(
    r"^```sql\n(.*?)^```",
    (ROOT / "docs" / "archive.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture(scope="module")
def database(
    run: Callable[..., Run], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("archive")
    for sample in SAMPLES:
        (folder / sample.name).symlink_to(sample)
    out = tmp_path_factory.mktemp("out")
    assert run("batch", folder, out, "--to", "records,sqlite").returncode == 0
    with closing(sqlite3.connect(out / "archive.db")) as connection:
        yield connection


@pytest.fixture(scope="module")
def meetings(run: Callable[..., Run]) -> list[dict[str, Any]]:
    records = [json.loads(line) for line in run("parse", "--format", "jsonl", *SAMPLES).stdout.splitlines()]
    return [meeting for record in records for meeting in record["meetings"]]


def resolutions_of(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from part["resolutions"]
    for item in part["items"]:
        yield from resolutions_of(item)


def test_the_document_asks_what_datasette_is_told() -> None:
    assert [sql.strip().removesuffix(";") for sql in QUESTIONS] == [sql for _, _, sql in questions()]


def test_who_attended_how_often(database: sqlite3.Connection, meetings: list[dict[str, Any]]) -> None:
    expected: dict[tuple[str, str], Counter[str]] = {}
    for meeting in meetings:
        for person in meeting["attendance"]:
            counts = expected.setdefault((person["name"], meeting["body"]), Counter())
            counts[person["status"]] += 1
    rows = database.execute(QUESTIONS[0]).fetchall()
    assert {(name, body): (p, a, n) for name, body, p, a, n in rows} == {
        key: (counts["present"], counts["apologies"], counts["absent"])
        for key, counts in expected.items()
        if counts["present"] + counts["apologies"] + counts["absent"]
    }
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)


def test_apologies_by_year(database: sqlite3.Connection, meetings: list[dict[str, Any]]) -> None:
    expected = Counter(
        meeting["date"][:4] if meeting["date"] else None
        for meeting in meetings
        for person in meeting["attendance"]
        if person["status"] == "apologies"
    )
    assert {year: count for year, count, _ in database.execute(QUESTIONS[1])} == expected
    assert expected


def test_who_stood_in_for_whom(database: sqlite3.Connection, meetings: list[dict[str, Any]]) -> None:
    expected = Counter(
        (substitution["substitute"], named["name"] if named else None, meeting["body"], meeting["date"])
        for meeting in meetings
        for substitution in meeting["substitutions"]
        for named in substitution["substituted"] or [None]
        if substitution["kind"] == "substitute"
    )
    assert Counter(database.execute(QUESTIONS[2]).fetchall()) == expected
    assert expected


def test_new_members_did_not_stand_in(database: sqlite3.Connection, meetings: list[dict[str, Any]]) -> None:
    expected = Counter(
        (substitution["substitute"], named["name"], substitution["kind"], meeting["date"])
        for meeting in meetings
        for substitution in meeting["substitutions"]
        for named in substitution["substituted"]
        if substitution["kind"] != "substitute"
    )
    rows = database.execute("SELECT name, in_place_of, kind, date FROM new_members").fetchall()
    assert Counter(rows) == expected
    assert expected


def test_meetings_of_one_body_are_counted_together(run: Callable[..., Run], tmp_path: Path) -> None:
    words = "{council}\n\n{body}\n\nMinutes of the meeting held on {day} May 2024\n\nPresent: Cllr Ann Other\n\n1. Accounts\n\nNoted.\n"
    heads = [
        ("FENWATER TOWN COUNCIL", "PLANNING COMMITTEE"),
        ("Fenwater Town  Council", "Planning Committee"),
        ("Oxmoor District Council", "Planning Committee"),
    ]
    (tmp_path / "archive").mkdir()
    for day, (council, body) in enumerate(heads, 1):
        path = tmp_path / "archive" / f"{day}.txt"
        path.write_text(words.format(council=council, body=body, day=day))
    assert run("batch", tmp_path / "archive", tmp_path / "out", "--to", "sqlite").returncode == 0
    with closing(sqlite3.connect(tmp_path / "out" / "archive.db")) as connection:
        rows = connection.execute("SELECT council, body, present FROM attendance_by_person").fetchall()
        bodies = connection.execute("SELECT council, body, meetings FROM bodies").fetchall()
    assert (
        sorted(rows)
        == sorted(bodies)
        == [
            ("Fenwater Town Council", "Planning Committee", 2),
            ("Oxmoor District Council", "Planning Committee", 1),
        ]
    )


def test_resolutions_that_mention_a_word(
    database: sqlite3.Connection, meetings: list[dict[str, Any]]
) -> None:
    expected = {
        (meeting["date"], text)
        for meeting in meetings
        for resolution in resolutions_of(meeting)
        if re.search(r"(?i)\bminutes?\b", resolution["text"])
        for text in [clause["text"] for clause in resolution["clauses"]] or [resolution["text"]]
    }
    rows = database.execute(QUESTIONS[3], {"word": "minute"}).fetchall()
    assert {(date, text) for date, _, _, _, _, text in rows} == expected
    assert expected


def test_meetings_with_no_resolution(database: sqlite3.Connection, meetings: list[dict[str, Any]]) -> None:
    expected = Counter((m["date"], m["body"]) for m in meetings if not any(resolutions_of(m)))
    assert Counter((date, body) for date, body, _ in database.execute(QUESTIONS[4])) == expected


def test_the_database_is_sound(database: sqlite3.Connection, meetings: list[dict[str, Any]]) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT count(*) FROM meetings").fetchone() == (len(meetings),)
    (rows,) = database.execute("SELECT count(*) FROM attendance").fetchone()
    assert rows == sum(len(meeting["attendance"]) for meeting in meetings)
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM attendance WHERE name = 'x'").fetchall()
    assert "USING INDEX attendance_name" in plan[0][-1]


def test_datasette_finds_the_full_text_indexes(database: sqlite3.Connection) -> None:
    # The pattern by which Datasette looks for them.
    found = database.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"%' ORDER BY name"
    ).fetchall()
    assert found == [("items_fts",), ("resolutions_fts",)]
