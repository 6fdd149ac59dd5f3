"""batch --to html: an index, a page a body and a page a document."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest

from conftest import Run
from minutes_extract.archive.ledger import NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MINUTES = "Minutes of the {body} held on {date}\n\nPresent:\n\nCllr Ann Other\n\n1. Accounts\n\nNoted.\n"


class Links(HTMLParser):
    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [
            str(value) for name, value in attrs if name == "href" and not str(value).startswith("#")
        ]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    write(folder / "a.txt", "Parish Council", "3 May 2024")
    write(folder / "sub" / "b.txt", "Parish Council", "7 June 2024")
    write(folder / "c.txt", "Harbour Committee", "4 May 2023")
    return folder


def write(path: Path, body: str, date: str) -> None:
    path.write_text(MINUTES.format(body=body, date=date))


def pages_of(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.html"))}


def check_links(out: Path) -> int:
    """Every link leads to a file of OUT; returns how many there are."""
    count = 0
    for page in out.rglob("*.html"):
        for link in Links(page).found:
            place = page.parent / os.fsdecode(unquote_to_bytes(link))
            assert place.is_file(), (page, link)
            assert place.resolve().is_relative_to(out.resolve())
            count += 1
    return count


def test_pages_are_those_that_the_archive_asks_for(
    run: Callable[..., Run], archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("batch", archive, out, "--to", "html").returncode == 0
    first = pages_of(out)
    assert [name for name in first if not name.startswith("bodies/")] == [
        "index.html",
        "pages/a.txt.html",
        "pages/c.txt.html",
        "pages/sub/b.txt.html",
    ]
    assert len([name for name in first if name.startswith("bodies/")]) == 2
    assert check_links(out) >= 3 + 2 + 3 + 2
    assert not (out / "records").exists()
    assert run("batch", archive, out, "--to", "html").returncode == 0
    assert pages_of(out) == first
    assert run("batch", archive, tmp_path / "other", "--to", "html,text,csv").returncode == 0
    assert pages_of(tmp_path / "other") == first

    (archive / "c.txt").unlink()
    assert run("batch", archive, out, "--to", "html").returncode == 0
    assert len([name for name in pages_of(out) if name.startswith("bodies/")]) == 1
    assert "pages/c.txt.html" not in pages_of(out)

    done = run("batch", archive, out)
    assert done.returncode == 0
    assert b"removed from OUT: html; --to has to name all" in done.stderr
    assert pages_of(out) == {}
    assert b"removed" not in run("batch", archive, out).stderr
    assert sorted(path.name for path in out.iterdir()) == [NAME, "manifest.jsonl", "records"]


def test_a_page_is_mended_from_the_ledger(run: Callable[..., Run], archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("batch", archive, out, "--to", "html,text")
    first = pages_of(out)
    (out / "pages" / "a.txt.html").write_text("spoilt")
    (out / "pages" / "strange.html").write_text("not ours")
    (out / "index.html").unlink()
    done = run("batch", archive, out, "--to", "html")
    assert b"0 read now" in done.stderr
    assert pages_of(out) == first


def test_names_of_files_are_words_and_lead_nowhere_else(
    run: Callable[..., Run], archive: Path, tmp_path: Path
) -> None:
    names = [
        b"index.html",
        b"a b#c?d%2e.txt",
        b"<img src=x>&.txt",
        b"..txt",
        b"caf\xe9.txt",
        b"x" * 250 + b".txt",
    ]
    for name in names:
        words = MINUTES.format(body="<script>alert(1)</script> Council", date="3 May 2024")
        (archive / os.fsdecode(name)).write_text(words)
    out = tmp_path / "out"
    assert run("batch", archive, out, "--to", "html").returncode == 0
    check_links(out)
    for page in out.rglob("*.html"):
        tags = Links(page).tags
        assert tags.count("script") <= 1
        assert "img" not in tags


def test_failures_and_what_holds_no_minutes_stand_in_the_index(
    run: Callable[..., Run], archive: Path, tmp_path: Path
) -> None:
    (archive / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (archive / "agenda.txt").write_text("AGENDA\n\n1. Accounts\n")
    (archive / "sound.wav").write_bytes(b"RIFF\0\0\0\0WAVEfmt \0\1\2\3")
    out = tmp_path / "out"
    assert run("batch", archive, out, "--to", "html").returncode == 1
    index = (out / "index.html").read_text(encoding="utf-8")
    for words in ("broken.pdf", "is a damaged PDF", "agenda.txt", "sound.wav"):
        assert words in index
    assert not (out / "pages" / "broken.pdf.html").exists()


def test_an_archive_without_a_meeting_has_an_index(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "agenda.txt").write_text("AGENDA")
    assert run("batch", tmp_path / "archive", tmp_path / "out", "--to", "html").returncode == 0
    assert "No meetings were found." in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_what_is_not_ours_is_not_overwritten(run: Callable[..., Run], archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("somebody's own page")
    done = run("batch", archive, out, "--to", "html")
    assert done.returncode == 2
    assert (out / "index.html").read_text() == "somebody's own page"


def test_a_ledger_of_the_first_format_is_begun_anew(
    run: Callable[..., Run], archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("batch", archive, out, "--to", "text")
    with closing(sqlite3.connect(out / NAME)) as ledger:
        ledger.execute("UPDATE results SET text = x'00'")
        ledger.execute("PRAGMA user_version = 1")
        ledger.commit()
    done = run("batch", archive, out, "--to", "html,text")
    assert (done.returncode, b"3 read now" in done.stderr) == (0, True)
