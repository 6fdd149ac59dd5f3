"""Documents come from anywhere: what is made of them is safe to print, to open and to keep."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from conftest import ROOT, Run
from documents import make_docx, make_zip, p
from minutes_extract.archive.outputs.csv import safe_cell
from minutes_extract.archive.run import Request, run_batch
from minutes_extract.compare.page import render_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></style>{{ 7*7 }}"


def minutes(evil: str, *, sum_of_money: str = "£50") -> str:
    return (
        f"Ashwold {evil} Parish Council\n\n"
        "Minutes of the meeting held in the Reading Room on 5th March 2024 at 7.00 pm\n\n"
        f"Present: Councillors Ann {evil} Marlow (Chairman), Bo Fenn and Cy Stroud\n\n"
        f"Apologies: Councillor Di {evil} Gale\n\n"
        f"1. Gates {evil}\n\nThe gate {evil} was seen.\n"
        f"RESOLVED: That {sum_of_money} be paid for the {evil} gate.\n\n"
        "The meeting closed at 8.15 pm.\n"
    )


# On a terminal


pty = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

PRINTING = {
    "record": ["parse", "a.txt"],
    "records": ["parse", "a.txt", "b.txt"],
    "summary": ["parse", "a.txt", "--format", "markdown"],
    "text": ["text", "a.txt"],
    "furniture": ["text", "a.txt", "--furniture"],
    "diff": ["diff", "a.txt", "b.txt", "--strict"],
    "diff as JSON": ["diff", "a.txt", "b.txt", "--format", "json"],
    "diff as a page": ["diff", "a.txt", "b.txt", "--format", "html"],
    "copies": ["dedupe", "copies"],
    "copies as TSV": ["dedupe", "copies", "--format", "tsv"],
    "copies as JSON": ["dedupe", "copies", "--format", "json"],
    "faults": ["validate", "fault.json"],
    "faults of a source": ["validate", "record.json", "--source", "b.txt"],
    "a missing file": ["parse", "no\x1b[2J\x9b2J\u202esuch.txt"],
    "a missing folder": ["batch", "no\x1b[2J\x9b2J\u202esuch", "out"],
    "wrong usage": ["parse", "x/same\x1b[2J.txt", "y/same\x1b[2J.txt", "-o", "out/"],
    "an option that is none": ["parse", "a.txt", "--no\x1b[2J\x9b2Jsuch"],
    "files that fail": ["batch", "failing", "out"],
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    from terminals import EVIL

    for name, money in (("a.txt", "£50"), ("b.txt", "£70")):
        pages = [f"Running {EVIL} head\n\n{minutes(EVIL, sum_of_money=money)}\n\nPage {k}" for k in (1, 2, 3)]
        (tmp_path / name).write_text("\f".join(pages), encoding="utf-8")
    for folder in ("copies", "failing"):
        (tmp_path / folder).mkdir()
        for number in range(2):
            name = f"copy{number}\x1b[2J\x9b2J\u202e\n.{'txt' if folder == 'copies' else 'pdf'}"
            shutil.copy(tmp_path / "a.txt", tmp_path / folder / name)
    record = minutes_extract.parse(tmp_path / "a.txt").model_dump(by_alias=True)
    (tmp_path / "record.json").write_text(json.dumps(record))
    (tmp_path / "fault.json").write_text(json.dumps({**record, f"key{EVIL}": 1}))
    return tmp_path


@pty
@pytest.mark.parametrize("name", PRINTING)
def test_no_words_of_a_document_command_the_terminal(hostile: Path, name: str) -> None:
    from terminals import obeyed, on_terminal

    shown = on_terminal(*PRINTING[name], cwd=hostile)
    assert len(shown) > 20
    assert obeyed(shown) == set()


@pty
def test_the_text_on_a_terminal_keeps_its_length(hostile: Path) -> None:
    from terminals import on_terminal

    content = minutes_extract.read_text(hostile / "a.txt").content
    assert "\x1b" in content
    shown = on_terminal("text", "a.txt", cwd=hostile).replace("\r\n", "\n")
    assert len(shown) == len(content)


def test_programs_get_the_text_as_it_is(run: Callable[..., Run], hostile: Path) -> None:
    done = run("text", hostile / "a.txt")
    assert done.stdout.decode() == minutes_extract.read_text(hostile / "a.txt").content


def test_a_summary_takes_nothing_for_markup(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(minutes("&#27;[2J <b> [x](y)"), encoding="utf-8")
    shown = run("parse", tmp_path / "a.txt", "--format", "markdown").stdout.decode()
    assert r"\&\#27;\[2J" in shown
    assert not re.search(r"(?<!\\)[&<\[]", shown)


# In a browser


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attributes)))


def test_the_page_of_a_comparison_holds_no_markup_of_the_documents() -> None:
    pages = []
    for evil in ("Upper", MARKUP):
        old, new = (minutes(evil, sum_of_money=money).encode() for money in ("£50", "£70"))
        found = minutes_extract.diff(old, new)
        assert not found.same
        pages.append(render_page(found, (f"{evil}.txt", f"{evil}2.txt")))
    assert _Tags(pages[1]).found == _Tags(pages[0]).found
    assert pages[1].count("49") == pages[0].count("49")  # a template in the words is not filled in
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', pages[1])
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


# In a spreadsheet


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(first: str) -> None:
    assert safe_cell(f"{first}1+1") == f"'{first}1+1"
    assert safe_cell(f"\0{first}1+1") == f"'{first}1+1"


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    text = (
        minutes("").replace("Ashwold", "=HYPERLINK(1) Ashwold").replace("RESOLVED: That", "RESOLVED: @SUM(1)")
    )
    (archive / "=cmd.txt").write_text(text, encoding="utf-8")
    (archive / "-1.pdf").write_bytes(b"%PDF-")
    run_batch(Request(archive, tmp_path / "out", to=("csv",)))
    cells = [
        cell
        for path in (tmp_path / "out" / "csv").iterdir()
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True))
        for cell in row
    ]
    assert "'=cmd.txt" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


# In the file system


NAMES = [
    b"a\nb.txt", b"a\x1b[2J.txt", b"caf\xe9.txt", b"\xed\xa0\x80.txt", b"C:\\boot.txt",
    b"up\\..\\..\\up.txt", b"%2e%2e%2fup.txt", b"~root.txt", b"-rf.txt", b"nul.txt", b" .txt", b"x" * 251 + b".txt",
    "\u202efdp.txt".encode(), b"$(touch owned).txt", b"';DROP TABLE items;--.txt",
]  # fmt: skip


def tree(folder: Path, leave_out: Path) -> dict[Path, bytes | None]:
    return {
        path: path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path != leave_out and leave_out not in path.parents
    }


def test_no_file_name_leads_out_of_out(tmp_path: Path) -> None:
    archive, out, elsewhere = tmp_path / "archive", tmp_path / "out", tmp_path / "elsewhere"
    for folder in (archive, elsewhere, archive / "records"):
        folder.mkdir()
    (elsewhere / "outside.txt").write_text(minutes(""))
    data = minutes("").encode()
    for name in NAMES:
        (archive / os.fsdecode(name)).write_bytes(data)
    (archive / "link.txt").symlink_to(elsewhere / "outside.txt")
    (archive / "folder").symlink_to(elsewhere)
    word = make_docx(p("Minutes of the meeting held on 3rd May 2024"))
    members = {"../../../owned.txt": "x", "/var/owned.txt": "x", "word/../../owned.txt": "x"}
    (archive / "slip.docx").write_bytes(word)
    (archive / "slip.odt").write_bytes(
        make_zip({"mimetype": "application/vnd.oasis.opendocument.text", **members})
    )
    before = tree(tmp_path, out)
    summary = run_batch(Request(archive, out, to=("records", "text", "jsonl", "csv", "sqlite")))
    assert summary.counts == {"parsed": len(NAMES) + 3, "failed": 1}
    assert tree(tmp_path, out) == before
    records = [path for path in (out / "records").rglob("*") if path.is_file()]
    assert len(records) == summary.counts["parsed"]
    assert all(
        not path.is_symlink() and path.resolve().is_relative_to(out.resolve()) for path in out.rglob("*")
    )
    lines = [json.loads(line) for line in (out / "manifest.jsonl").read_text().splitlines()]
    assert sorted(os.fsencode(line["path"]) for line in lines if "/" not in line["path"]) == sorted(
        [*NAMES, b"link.txt", b"slip.docx", b"slip.odt"]
    )


def test_no_file_name_leads_out_of_the_folder_of_parse(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in NAMES[:-4]:
        (tmp_path / "in" / os.fsdecode(name)).write_bytes(minutes("").encode())
    before = tree(tmp_path, tmp_path / "out")
    files = [f"in/../in/{path.name}" for path in (tmp_path / "in").iterdir() if len(path.name) < 200]
    done = run("parse", *files, "-o", "out/", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path, tmp_path / "out") == before
    assert len(list((tmp_path / "out").iterdir())) == len(files)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "", ".", "..", "a\0b", "**", "*[", "x" * 5000])
def test_a_record_names_no_file_outside_of_the_folder(
    run: Callable[..., Run], tmp_path: Path, name: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text(minutes(""))
    record = json.loads(minutes_extract.parse(tmp_path / "out.txt").model_dump_json(by_alias=True))
    record["source"]["name"] = name
    (tmp_path / "record.json").write_text(json.dumps(record))
    done = run("validate", "record.json", "--source", "in", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.endswith(b"no file in in has these bytes\n")


# On the network


def test_nothing_asks_for_the_network(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every Python process that is started from here on, workers too, notes what it asks of the network.
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def note(event, arguments):\n"
        "    if event.split('.')[0] in {'socket', 'urllib', 'http', 'ftplib', 'smtplib'} and event != 'socket.__new__':\n"
        f"        with open({str(tmp_path / 'asked')!r}, 'a') as stream:\n"
        "            print(event, arguments, file=stream)\n"
        "sys.addaudithook(note)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    (tmp_path / "links.html").write_text(
        "<html><base href='http://192.0.2.1/'><link rel=stylesheet href='http://192.0.2.1/a.css'>"
        "<script src='http://192.0.2.1/a.js'></script><p>Minutes of the meeting held on 3rd May 2024</p>"
        "<img src='http://192.0.2.1/a.png'><iframe src='http://192.0.2.1/'></iframe></html>"
    )
    samples = tmp_path / "samples"
    samples.mkdir()
    for name in ("panel-2013-10.txt", "parish-2023-09-12.pdf", "governors-2024-02-01.txt"):
        shutil.copy(ROOT / "samples" / name, samples)
    assert run("parse", tmp_path / "links.html").returncode == 0
    assert (
        run(
            "batch", samples, tmp_path / "out", "--to", "records,text,csv,sqlite,parquet", "--quiet"
        ).returncode
        == 0
    )
    assert run("dedupe", samples).returncode == 0
    assert run("diff", samples / "panel-2013-10.txt", samples / "panel-2013-10.txt").returncode == 0
    assert not (tmp_path / "asked").exists(), (tmp_path / "asked").read_text()
    subprocess.run([sys.executable, "-c", "import socket; socket.getaddrinfo('127.0.0.1', 9)"], check=True)
    assert (tmp_path / "asked").exists()  # it would have been noted
