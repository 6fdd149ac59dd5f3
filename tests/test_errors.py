"""Every error that a user meets says what is wrong and, after a semicolon, what to do next."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, Run
from minutes_extract import errors
from pdfs import make_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MINUTES = b"Minutes of the Council held on 3rd May 2024"

FILES = {
    "good.txt": MINUTES,
    "empty.txt": b"",
    "rubbish.txt": bytes(range(256)) * 40,
    "truncated.pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "locked.pdf": make_pdf(MINUTES.decode(), user_password=b"secret"),
    "pictures.pdf": make_pdf(),
    "word.docx": b"PK\x03\x04 and so on",
    "picture.png": b"\x89PNG\r\n\x1a\n and so on",
    "other.json": b'{"a": 1}',
    "two.json": b'{"a": 1}\n{"b": 2}\n',
    "folder/good.txt": MINUTES,
    "taken/records/mine.txt": b"mine",
    "strange/batch.ledger": b"rubbish" * 1000,
}

TABLE = [
    ("parse none.pdf", "no such file", "check its name"),
    ("parse folder", "is a folder", "minutes-extract batch reads folders"),
    ("parse empty.txt", "is empty", "fetch or save it again"),
    ("parse rubbish.txt", "is not text", "save it anew"),
    ("parse truncated.pdf", "is a damaged PDF", "open it in the program that made it"),
    ("parse word.docx", "is a damaged ZIP container", "open it in the program that made it"),
    ("parse locked.pdf", "needs a password", "remove it first"),
    ("parse pictures.pdf --ocr never", "its pages are pictures", "leave out --ocr never"),
    ("parse picture.png", "is a picture", "save it as PDF or as text"),
    ("parse good.txt -o nowhere/out.json", "no folder", "make it first"),
    ("parse good.txt -o good.txt", "is an input", "name another"),
    ("parse good.txt folder/good.txt -o out/", "both be written as", "different folders"),
    ("diff good.txt other.json", "is not a record", "minutes-extract parse writes records"),
    ("diff good.txt two.json", "holds 2 records", "give one record"),
    ("diff good.txt good.txt -o folder", "cannot be written", "name a file"),
    ("diff - -", "standard input", "name a file for the other"),
    ("validate good.json", "no such file", "check its name"),
    ("validate other.json --source none", "no such file", "check its name"),
    ("batch none out", "no folder", "check its name"),
    ("batch good.txt out", "is no folder", "minutes-extract parse reads single files"),
    ("batch folder .", "lies in", "choose another OUT"),
    ("batch folder taken", "was not written by an earlier run", "choose another OUT"),
    ("batch folder strange", "is damaged", "move it away"),
    ("batch folder good.txt", "cannot be written", "choose another OUT"),
    ("batch folder out --log good.txt/log", "cannot be written", "name another file with --log"),
    ("batch folder out --to records,text --without attendance", "holds every word", "leave text out of --to"),
    ("batch folder out --scheduler tcp://127.0.0.1:9", "is not reached", "check the address"),
    ("dedupe none", "there is no such folder", "check its name"),
    ("dedupe good.txt", "is no folder", "name the folder"),
    ("dedupe folder --index good.txt", "index of copies", "name another file with --index"),
    ("dedupe folder --index nowhere/index", "no folder", "make it first"),
    ("parse", "Missing argument", "Try 'minutes-extract parse"),
    ("batch folder out --to pdf", "is none of", "Try 'minutes-extract batch"),
]


@pytest.mark.parametrize(("line", "wrong", "advice"), TABLE, ids=[line for line, _, _ in TABLE])
def test_what_is_wrong_and_what_to_do(
    run: Callable[..., Run], tmp_path: Path, line: str, wrong: str, advice: str
) -> None:
    if "--scheduler" in line:
        pytest.importorskip("distributed", reason="Dask is not installed")
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(data)
    done = run(*line.split(), cwd=tmp_path)
    words = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert wrong in words
    assert advice in words
    assert "Traceback" not in words


def raised() -> Iterator[tuple[str, str, str]]:
    """Where an error of the tree is raised: the place, its kind, and its message with … for what is filled in."""
    for path in sorted((ROOT / "src" / "minutes_extract").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if isinstance(getattr(errors, node.func.id, None), type):
                parts = [
                    str(part.value) if isinstance(part, ast.Constant) else "…"
                    for part in (
                        node.args[0].values if isinstance(node.args[0], ast.JoinedStr) else [node.args[0]]
                    )
                ]
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.func.id, "".join(parts)


RAISED = list(raised())


@pytest.mark.parametrize(("place", "kind", "message"), RAISED, ids=[place for place, _, _ in RAISED])
def test_no_error_leaves_one_without_advice(place: str, kind: str, message: str) -> None:
    assert getattr(errors, kind).advice or "; " in message, f"{place}: what is to be done about it?"


def test_the_advice_of_a_kind_stands_once() -> None:
    assert str(errors.EmptyFileError("is empty")) == "is empty; fetch or save it again"
    assert str(errors.EmptyFileError("is empty; begin anew")) == "is empty; begin anew"
    assert str(errors.MinutesError("is odd")) == "is odd"
