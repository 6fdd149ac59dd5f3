from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, SAMPLES, Run
from minutes_extract.version import __version__
from pdfs import make_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = ROOT / "samples" / "hwb-2024-05-14.txt"
OTHER = ROOT / "samples" / "panel-2013-10.txt"
MINUTES = "Minutes of the Council held on 3rd May 2024"

CASES = {
    "empty.txt": (b"", b"is empty"),
    "blank.txt": (b" \n\n\t ", b"is empty"),
    "rubbish.txt": (bytes(range(256)) * 40, b"is not text"),
    "empty.pdf": (b"", b"is empty"),
    "truncated.pdf": (b"%PDF-1.7\n1 0 obj\n<<", b"damaged"),
    "encrypted.pdf": (make_pdf(MINUTES, user_password=b"secret"), b"password"),
    "pictures.pdf": (make_pdf(), b"no text layer"),
    "word.docx": (b"PK\x03\x04 and so on", b"damaged"),
    "picture.png": (b"\x89PNG\r\n\x1a\n and so on", b"cannot be read yet"),
}


def is_one_line(error: bytes) -> bool:
    return error.startswith(b"minutes-extract: ") and error.count(b"\n") == 1 and b"Traceback" not in error


@pytest.mark.parametrize("command", ["parse", "text"])
@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_read_is_one_line_on_stderr(
    run: Callable[..., Run], tmp_path: Path, command: str, name: str
) -> None:
    data, words = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    done = run(command, path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert is_one_line(done.stderr), done.stderr
    assert words in done.stderr


def test_missing_file_and_folder(run: Callable[..., Run], tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.pdf", b"no such file"), (tmp_path, b"is a folder")):
        done = run("parse", path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert is_one_line(done.stderr)
        assert words in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(MINUTES)
    path.chmod(0)
    done = run("parse", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"permission denied" in done.stderr


def test_pdf_with_only_an_owner_password_is_read(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "owner.pdf"
    path.write_bytes(make_pdf(MINUTES, user_password=b""))
    done = run("text", path)
    assert (done.returncode, done.stdout) == (0, MINUTES.encode() + b"\n")


def test_no_minutes_is_a_record_with_a_diagnostic(run: Callable[..., Run]) -> None:
    done = run("parse", ROOT / "samples" / "agenda-2024-06-11.txt")
    record = json.loads(done.stdout)
    assert (done.returncode, record["meetings"], len(record["diagnostics"])) == (0, [], 1)


def test_one_file_is_an_object_and_several_are_lines(run: Callable[..., Run]) -> None:
    alone = run("parse", SAMPLE)
    assert (alone.returncode, alone.stderr) == (0, b"")
    both = run("parse", SAMPLE, OTHER)
    lines = both.stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == json.loads(alone.stdout)
    assert run("parse", "--format", "jsonl", SAMPLE).stdout == lines[0] + b"\n"


def test_one_of_several_fails(run: Callable[..., Run], tmp_path: Path) -> None:
    done = run("parse", SAMPLE, tmp_path / "none.txt", OTHER)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert is_one_line(done.stderr)


def test_standard_input(run: Callable[..., Run]) -> None:
    record = json.loads(run("parse", "-", stdin=SAMPLE.read_bytes()).stdout)
    named = json.loads(run("parse", SAMPLE).stdout)
    assert record["source"].pop("name") == "-"
    assert named["source"].pop("name") == SAMPLE.name
    assert record == named


def test_output_to_file_and_folder(run: Callable[..., Run], tmp_path: Path) -> None:
    assert run("parse", SAMPLE, "-o", tmp_path / "one.json").stdout == b""
    assert (tmp_path / "one.json").read_bytes() == run("parse", SAMPLE).stdout
    assert run("parse", SAMPLE, OTHER, "-o", f"{tmp_path}/records/").returncode == 0
    assert {path.name for path in (tmp_path / "records").iterdir()} == {
        f"{SAMPLE.name}.json",
        f"{OTHER.name}.json",
    }
    assert (tmp_path / "records" / f"{SAMPLE.name}.json").read_bytes() == (tmp_path / "one.json").read_bytes()


def test_failure_leaves_the_old_output(run: Callable[..., Run], tmp_path: Path) -> None:
    out = tmp_path / "one.json"
    out.write_text("old")
    assert run("parse", tmp_path / "none.txt", "-o", out).returncode == 2
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["one.json"]


def test_an_input_is_never_overwritten(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES)
    assert run("parse", path, "-o", path).returncode == 2
    assert path.read_text() == MINUTES


def test_two_inputs_with_one_output_name(run: Callable[..., Run], tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "m.txt").write_text(MINUTES)
    done = run("parse", tmp_path / "a" / "m.txt", tmp_path / "b" / "m.txt", "-o", f"{tmp_path}/out/")
    assert (done.returncode, (tmp_path / "out").exists()) == (2, False)


def test_markdown_is_plain_where_nobody_looks(run: Callable[..., Run]) -> None:
    done = run("parse", *SAMPLES, "--format", "markdown")
    assert done.returncode == 0
    assert done.stdout.startswith(b"# ")
    assert b"\x1b" not in done.stdout


def test_a_summary_tells_new_members_from_substitutes(run: Callable[..., Run]) -> None:
    told = run("parse", SAMPLE, "--format", "markdown").stdout.decode()
    assert "- **Craig Holloway**, new member in place of Dawn Tillotson-Reeve\n" in told
    assert "- **Simeon Adair** replaces Lorna Quist\n" in told


def test_text_and_furniture(run: Callable[..., Run]) -> None:
    text = run("text", ROOT / "samples" / "parish-2023-09-12.pdf")
    aside = run("text", "--furniture", ROOT / "samples" / "parish-2023-09-12.pdf")
    assert text.returncode == aside.returncode == 0
    assert b"1\t" in aside.stdout
    assert all(line.count(b"\t") == 2 for line in aside.stdout.splitlines())


def test_validate(run: Callable[..., Run], tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    assert run("parse", SAMPLE, OTHER, "-o", records).returncode == 0
    done = run("validate", records, "--source", ROOT / "samples")
    assert (done.returncode, done.stdout) == (0, b"")
    record = json.loads(records.read_bytes().splitlines()[0])
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record))
    assert run("validate", path, "--source", SAMPLE).returncode == 0
    assert run("validate", path, "--source", OTHER).returncode == 1
    quote = record["meetings"][0]["evidence"]["date"][0]
    quote["quote"] = "x" * len(quote["quote"])
    path.write_text(json.dumps(record))
    assert run("validate", path).returncode == 0
    done = run("validate", path, "--source", SAMPLE)
    assert done.returncode == 1
    assert b"meetings.0.evidence.date.0: the quote" in done.stdout
    record["meetings"][0]["date"] = "tomorrow"
    path.write_text(json.dumps(record))
    done = run("validate", path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"meetings.0.date: " in done.stdout


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"{}\n{}\n"])
def test_validate_what_is_no_record(run: Callable[..., Run], tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(data)
    done = run("validate", path)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout


def test_validate_trouble(run: Callable[..., Run], tmp_path: Path) -> None:
    done = run("validate", tmp_path / "none.json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert is_one_line(done.stderr)


def test_validate_says_what_a_record_has_wrong_about_its_source(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    source, path = tmp_path / "a.txt", tmp_path / "record.json"
    source.write_text(
        f"{MINUTES}\n\nPresent: Ann Marlow (Chair), Bo Fenn\n\n"
        "1. Roads\n\nResolved: That it be noted.\n\n2. Ponds\n\nResolved: That they be dug.\n"
    )
    record = json.loads(run("parse", source).stdout)
    meeting, item = record["meetings"][0], record["meetings"][0]["items"][0]
    record["source"]["text_sha256"] = "0" * 64
    meeting["extent"]["end"] = 9999
    item["extent"]["start"] = item["extent"]["end"] + 1
    item["evidence"][0]["line"] = 77
    meeting["attendance"][0]["evidence"][0]["page"] = 3
    item["resolutions"][0]["evidence"][0]["end"] += 1
    path.write_text(json.dumps(record))
    shown = run("validate", path, "--source", source).stdout.decode()
    for words in (
        "source.text_sha256: the text of the source is another one",
        "meetings.0.extent: ends at 9999, after the end of the text at",
        "meetings.0.items.0.extent: ends at",
        "meetings.0.items.0.evidence.0: stands on line 3, not 77",
        "meetings.0.attendance.0.evidence.0: stands on page None, not 3",
        "meetings.0.items.0.resolutions.0.evidence.0: ",
    ):
        assert words in shown


def test_validate_goes_on_where_a_source_cannot_be_read(run: Callable[..., Run], tmp_path: Path) -> None:
    source, path = tmp_path / "a.txt", tmp_path / "record.json"
    source.write_text(MINUTES)
    path.write_bytes(run("parse", source).stdout)
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    record = json.loads(path.read_bytes())
    record["source"]["sha256"] = hashlib.sha256(damaged.read_bytes()).hexdigest()
    path.write_text(json.dumps(record))
    done = run("validate", path, path, "--source", damaged)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"damaged") == 4  # its name, and what is wrong with it


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that takes no files")
@pytest.mark.parametrize("command", [("parse", SAMPLE), ("diff", SAMPLE, OTHER), ("view", SAMPLE)])
def test_an_output_that_cannot_be_written(run: Callable[..., Run], command: tuple[str | Path, ...]) -> None:
    done = run(*command, "-o", "/proc/out.json")  # nobody can make a file there
    assert (done.returncode, done.stdout) == (2, b"")
    assert is_one_line(done.stderr)
    assert b"cannot be written" in done.stderr


@pytest.mark.parametrize(
    ("raised", "code", "last"),
    [
        ("RuntimeError('\\x1b[2J')", 70, "please report it with the lines above"),
        ("KeyboardInterrupt", 130, ""),
    ],
)
def test_a_fault_in_the_program_and_an_interruption(raised: str, code: int, last: str) -> None:
    program = (
        "import minutes_extract.pipeline as pipeline\n"
        f"def parse_bytes(*_, **__): raise {raised}\n"
        "pipeline.parse_bytes = parse_bytes\n"
        f"from minutes_extract.cli import main; main(['parse', {str(SAMPLE)!r}])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.decode().strip().endswith(last)
    assert (b"Traceback" in done.stderr) == (code == 70)
    assert b"\x1b" not in done.stderr


def test_version_and_wrong_usage(run: Callable[..., Run]) -> None:
    assert run("--version").stdout.decode().split()[-1] == __version__
    for arguments in (("parse",), ("nonsense",), ("parse", "--format", "xml", str(SAMPLE))):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")


def test_broken_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "minutes_extract", "parse", *map(str, SAMPLES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        error = process.stderr.read()
    assert (process.returncode, error) == (141, b"")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, minutes_extract.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'jinja2', 'pydantic', 'pypdfium2', 'pdfplumber', 'rich', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.strip() == b"[]"
