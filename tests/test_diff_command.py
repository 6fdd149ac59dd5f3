from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import minutes_extract
from conftest import ROOT, SAMPLES, Run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLEAN = ROOT / "samples" / "hwb-2024-05-14.txt"
SCANNED = ROOT / "samples" / "hwb-2024-05-14-ocr.txt"
HEAD = "Minutes of the Parish Council held on 3rd May 2024\n\nPresent: Cllr Ann Other, Cllr Bo Fill\n\n"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(HEAD + "1. Accounts\n\nThe clerk will pay £500.\n\n2. Trees\n\nThe oak is sound.\n")
    new.write_text(HEAD + "1. Accounts\n\nThe clerk will pay £600.\n\n2. Trees\n\nThe oak is sound.\n")
    return old, new


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_exit_codes_are_those_of_diff(run: Callable[..., Run], two: tuple[Path, Path], form: str) -> None:
    old, new = two
    assert run("diff", old, old, "--format", form).returncode == 0
    done = run("diff", old, new, "--format", form)
    assert (done.returncode, done.stderr) == (1, b"")
    done = run("diff", old, new.with_name("none.txt"), "--format", form)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1


def test_json_has_the_form_of_the_contract(run: Callable[..., Run], two: tuple[Path, Path]) -> None:
    told = json.loads(run("diff", *two, "--format", "json").stdout)
    assert told["same"] is False
    (change,) = told["changes"]
    assert (change["kind"], change["where"], change["weight"], change["flags"]) == (
        "text.changed",
        "item 1",
        "substance",
        ["money"],
    )
    for side, path in zip(("old", "new"), two, strict=True):
        (evidence,) = change[f"{side}_evidence"]
        content = minutes_extract.read_text(path).content
        assert content[evidence["start"] : evidence["end"]] == evidence["quote"] == change[side]


def test_records_and_documents_mix_and_one_may_be_standard_input(
    run: Callable[..., Run], two: tuple[Path, Path]
) -> None:
    record = run("parse", two[0]).stdout
    done = run("diff", "-", two[1], "--format", "json", stdin=record)
    assert done.returncode == 1
    assert [c["flags"] for c in json.loads(done.stdout)["changes"]] == [["money"]]
    assert run("diff", "-", two[0], stdin=record).returncode == 0
    assert run("diff", "-", "-", stdin=record).returncode == 2
    assert run("diff", "-", two[0], stdin=b'{"a": 1}').returncode == 2


def test_noise_counts_only_where_it_is_asked_to(run: Callable[..., Run], tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(HEAD + "1. Trees\n\nThe so-called 'old' oak was confirmed as sound.\n")
    new.write_text(HEAD + "1. Trees\n\nThe so-called “old” oak was confirrned as sound.\n")
    assert run("diff", old, new).returncode == 0
    assert run("diff", old, new, "--strict").returncode == 1
    assert {c.weight for c in minutes_extract.diff(old, new).changes} == {"noise"}


def test_a_scan_and_a_clean_copy_differ_in_nothing_of_substance() -> None:
    found = minutes_extract.diff(CLEAN, SCANNED)
    assert [c for c in found.of_weight("substance") if c.kind != "attachments.changed"] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_file_is_the_same_as_itself(path: Path) -> None:
    assert minutes_extract.diff(path, path, strict=True).changes == []


def test_what_a_terminal_obeys_never_reaches_it(run: Callable[..., Run], tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(HEAD + "1. Trees\n\nThe oak is sound.\n")
    new.write_text(HEAD + "1. Trees\n\nThe oak \x1b]0;bad\x07 is \u202eno longer sound.\n")
    done = run("diff", old, new)
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout.decode())


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_page_is_self_contained_and_escapes_what_documents_say(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    old, new, page = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "page.html"
    old.write_text(HEAD + "1. Trees\n\nThe oak is sound.\n")
    new.write_text(
        HEAD + "1. Trees\n\nThe oak is <script>alert(1)</script><img src=x onerror=y> not sound.\n"
    )
    assert run("diff", old, new, "--format", "html", "-o", page).returncode == 1
    elements = Elements()
    elements.feed(page.read_text(encoding="utf-8"))
    tags = [tag for tag, _ in elements.found]
    assert tags.count("script") == 1
    assert not {"img", "link", "iframe"} & set(tags)
    assert not [
        a for _, a in elements.found if {"src", "onerror"} & set(a) or str(a.get("href", "#"))[0] != "#"
    ]
    policy = next(a["content"] for _, a in elements.found if a.get("http-equiv") == "Content-Security-Policy")
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_page_shows_both_versions_where_it_is_printed(
    run: Callable[..., Run], two: tuple[Path, Path], tmp_path: Path
) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    run("diff", *two, "--format", "html", "-o", page)
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    )
    flags += f" --disable-component-update --disable-sync --no-pdf-header-footer --user-data-dir={tmp_path / 'profile'}"
    command = ["chromium", *flags.split(), f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    words = " ".join(minutes_extract.read_text(printed).content.split())
    assert "1 of substance, 0 of wording, 0 noise" in words
    assert {"£500", "£600"} <= {word.strip(".") for word in words.split()}


def test_output_does_not_overwrite_an_input(run: Callable[..., Run], two: tuple[Path, Path]) -> None:
    before = two[0].read_bytes()
    assert run("diff", *two, "-o", two[0]).returncode == 2
    assert two[0].read_bytes() == before


LINES = (
    "We thank the wardens, who kept the paths open through",
    "the whole of the winter. The hall was let on forty days, and",
    "the committee will not let it on Sundays. All is well.",
)


def test_a_line_that_a_watermark_drew_elsewhere_has_moved(run: Callable[..., Run], tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    first, second, third = LINES
    old.write_text(
        HEAD
        + f"1. Trees\n\nThe oak is sound.\nDRAFT {third.partition('.')[0]}.\n\n"
        + f"2. Hall\n\n{first}\n{second}\nAll is well.\n"
    )
    new.write_text(HEAD + f"1. Trees\n\nThe oak is sound.\n\n2. Hall\n\n{first}\n{second}\n{third}\n")
    changes = json.loads(run("diff", old, new, "--format", "json").stdout)["changes"]
    assert [(c["kind"], c["weight"], c["where"]) for c in changes if c["weight"] != "noise"] == [
        ("text.moved", "wording", "item 1 to item 2")
    ]
    assert changes[0]["new"] == "the committee will not let it on Sundays."
    elements = Elements()
    elements.feed(run("diff", old, new, "--format", "html").stdout.decode())
    ids = {a["id"] for _, a in elements.found if "id" in a}
    links = {str(a["href"]).removeprefix("#") for tag, a in elements.found if tag == "a"}
    assert links == {"c1", "c1-new"}
    assert links <= ids


def test_words_put_into_another_sentence_within_a_line_are_of_substance(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    path, barn = "The path will be closed", "The barn will be open"
    old.write_text(HEAD + f"1. Paths\n\n{path} until the first of May.\n\n2. Barns\n\n{barn}.\n")
    new.write_text(HEAD + f"1. Paths\n\n{path}.\n\n2. Barns\n\n{barn} until the first of May.\n")
    changes = json.loads(run("diff", old, new, "--format", "json").stdout)["changes"]
    assert {(c["kind"], c["weight"]) for c in changes} == {("text.changed", "substance")}
