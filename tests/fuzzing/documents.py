"""A mutated document of every kind from one source of choices: the same choices, the same document."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from conftest import ROOT, SAMPLES
from documents import make_zip
from fuzzing.markup_mutations import change_bytes, change_html, change_xml
from fuzzing.record_mutations import change_record
from fuzzing.text_mutations import change_text
from minutes_extract.pipeline import parse_bytes
from pdfs import join_objects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

MOST_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Case:
    """A document, pair of records or pair of versions to be tried.

    Args:
        kind: the ending of a file that holds it: txt, md, html, docx, odt, pdf, records or versions.
        data: its bytes; records: one a line; versions: a JSON list of two texts.

    """

    kind: str
    data: bytes


def make_case(kind: str, random: Random) -> Case:
    """A mutated document of a kind."""
    return Case(kind, MAKERS[kind](random))


def _changes(random: Random) -> range:
    return range(random.choice((0, 1, 1, 2, 3, 5, MOST_CHANGES)))


def _text(random: Random) -> bytes:
    text = _changed_text(random)
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    data = text.encode(encoding, errors="replace")
    return change_bytes(data, random) if random.random() < 0.1 else data


def _changed_text(random: Random) -> str:
    text = _excerpt(random.choice(_texts()), random)
    for _ in _changes(random):
        text = change_text(text, random)
    if random.random() < 0.1:
        text += "\n" + _excerpt(random.choice(_texts()), random)
    return text


def _excerpt(text: str, random: Random) -> str:
    """A stretch of lines, often from the first: most of what is read stands there."""
    lines = text.split("\n")
    start = random.choice((0, random.randrange(len(lines))))
    return "\n".join(lines[start : start + random.choice((3, 10, 20, 30, 50))])


def _html(random: Random) -> bytes:
    page = random.choice(_pages())
    for _ in _changes(random):
        page = change_html(page, random)
    data = page.encode(random.choice(("utf-8", "utf-8", "utf-16", "cp1252")), errors="replace")
    return change_bytes(data, random) if random.random() < 0.1 else data


def _docx(random: Random) -> bytes:
    return _container(make_parts(".docx"), "word/document.xml", random)


def _odt(random: Random) -> bytes:
    return _container(make_parts(".odt"), "content.xml", random)


def _container(parts: dict[str, bytes], main: str, random: Random) -> bytes:
    parts = change_container(parts, main, random)
    if random.random() < 0.05:
        del parts[random.choice(list(parts))]
    data = make_zip(parts)
    return change_bytes(data, random) if random.random() < 0.05 else data


def change_container(parts: dict[str, bytes], main: str, random: Random) -> dict[str, bytes]:
    """The parts of a DOCX or ODT with a few things changed, most of them in the main part."""
    parts = {**parts, main: _some_children(parts[main], random)}
    for _ in _changes(random):
        name = main if random.random() < 0.7 else random.choice(list(parts))
        if name.endswith(".xml"):
            parts[name] = change_xml(parts[name], random)
    return parts


def _some_children(data: bytes, random: Random) -> bytes:
    """A document's XML with a stretch of its paragraphs only: short documents are tried quickly."""
    root = ElementTree.fromstring(data)  # noqa: S314 - our own
    body = max(root.iter(), key=len)
    children = list(body)
    start = random.choice((0, random.randrange(len(children))))
    for child in children[:start] + children[start + random.randint(3, 25) :]:
        body.remove(child)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _pdf(random: Random) -> bytes:
    """A sample whose drawing was changed, or lines of text set anew at odd places."""
    if random.random() < 0.3:
        data = random.choice(_pdfs())
        for _ in _changes(random):
            data = _change_drawing(data, random)
    else:
        data = _set_pages(random)
    return change_bytes(data, random) if random.random() < 0.1 else data


def _change_drawing(data: bytes, random: Random) -> bytes:
    numbers = (b"0", b"1", b"-1", b"0.001", b"-900", b"1e9", b"99999999999", b"12", b"")
    pattern = random.choice(
        (rb"(?<=[ \[])-?\d+\.?\d*(?= )", rb"/[A-Z]\w+", rb" T[jJdmf]\b", rb"\([^)]{1,40}\)")
    )
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    match = random.choice(found)
    new = random.choice(numbers) if pattern.startswith(b"(?<") else random.choice(found).group()
    return data[: match.start()] + new + data[match.end() :]


def _set_pages(random: Random) -> bytes:
    """A PDF of a few pages with the lines of an excerpt, in columns, sizes and turns of all sorts."""
    lines = _changed_text(random).split("\n")
    count = random.randint(1, 3)
    pages = [3 + 2 * number for number in range(count)]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % page for page in pages), count),
    ]
    box = random.choice(
        (b"0 0 595 842", b"0 0 842 595", b"-100 -100 400 700", b"0 0 10 10", b"0 0 14000 14000")
    )
    for number in range(count):
        stream = _draw(lines[number::count], random)
        turn = random.choice((0, 0, 0, 90, 180, 45))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F1 %d 0 R /F2 %d 0 R >> >> >>"
            % (box, turn, 4 + 2 * number, 3 + 2 * count, 4 + 2 * count),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    objects += [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
        for name in (b"Helvetica", b"Times-Bold")
    ]
    return join_objects(objects)


def _draw(lines: list[str], random: Random) -> bytes:
    top = random.choice((800, 400, 100000))
    pitch = random.choice((14, 14, 14, 6, 0, -14, 60))
    lefts = random.choice(((72,), (72, 320), (72, 72, 72, 500), (0, -50, 1000)))
    size = random.choice((11, 11, 1, 0, 40, -11))
    drawn = []
    for number, line in enumerate(lines):
        place = random.choice(lefts) + 4 * (len(line) - len(line.lstrip()))
        matrix = random.choice((b"1 0 0 1",) * 12 + (b"0 1 -1 0", b"-1 0 0 1", b"0 0 0 0", b"1 0 0.3 1"))
        words = re.sub(rb"([\\()])", rb"\\\1", line.strip().encode("cp1252", errors="replace"))
        font = random.choice((b"F1", b"F1", b"F1", b"F2", b"F3"))
        drawn.append(
            b"BT /%s %d Tf %s %d %d Tm (%s) Tj ET" % (font, size, matrix, place, top - pitch * number, words)
        )
        if random.random() < 0.1:
            drawn.append(b"%d %d 400 0.5 re f" % (random.choice(lefts), top - pitch * number - 3))
    if random.random() < 0.1:
        random.shuffle(drawn)
    return b"\n".join(drawn)


def _records(random: Random) -> bytes:
    old = new = random.choice(_sample_records())
    for _ in _changes(random):
        new = change_record(new, random)
    pair = [json.dumps(old).encode(), json.dumps(new).encode()]
    if random.random() < 0.05:
        pair[1] = change_bytes(pair[1], random)
    return b"\n".join(pair)


def _versions(random: Random) -> bytes:
    old = new = _changed_text(random)
    for _ in _changes(random):
        new = change_text(new, random)
    return json.dumps([old, new]).encode()


MAKERS: dict[str, Callable[[Random], bytes]] = {
    "txt": _text,
    "md": _text,
    "html": _html,
    "docx": _docx,
    "odt": _odt,
    "pdf": _pdf,
    "records": _records,
    "versions": _versions,
}


def _of(*endings: str) -> list[Path]:
    return [path for path in SAMPLES if path.suffix in endings]


@cache
def _texts() -> list[str]:
    sources = sorted((ROOT / "samples" / "source").iterdir())
    return [path.read_text(encoding="utf-8") for path in (*_of(".txt", ".md"), *sources)]


@cache
def _pages() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in _of(".html")]


@cache
def _pdfs() -> list[bytes]:
    return [path.read_bytes() for path in _of(".pdf")]


@cache
def make_parts(ending: str) -> dict[str, bytes]:
    """The parts of the sample with this ending."""
    (path,) = _of(ending)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def _sample_records() -> list[Any]:
    """Records short enough to be varied and compared in no time."""
    texts = [text.split("\n") for text in _texts()]
    short = ["\n".join(lines[start : start + 40]) for lines in texts for start in (0, 30)]
    return [
        json.loads(parse_bytes(text.encode()).model_dump_json(by_alias=True))
        for text in short
        if text.strip()
    ]
