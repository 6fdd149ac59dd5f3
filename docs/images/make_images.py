"""Makes the pictures in docs/images anew, of invented minutes. Run it with `make images`."""

from __future__ import annotations

import io
import random
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from minutes_extract.archive.run import Request, run_batch
from minutes_extract.pipeline import parse_with_text
from minutes_extract.view.document import render_document
from minutes_extract.view.findings import Findings

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import open_browser  # noqa: E402 - from tests/, which is no package

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLE = ROOT / "samples" / "hwb-2024-05-14.txt"
SIZE = 1280, 800
BODIES = {
    "Saltreath Harbour Committee": (
        "Moira Tansley", "Desmond Oakhurst", "Joan Ebdon", "Neil Garroway", "Ruth Penhallick",
        "Beatrix Lumley", "Simeon Adair", "Vera Stanbrook",
    ),
    "Ellerfold Parish Council": (
        "Tamsin Yeoward", "Howard Pugsley", "Mel Castellane", "Ian Mossgrave", "Craig Holloway",
        "Lorna Quist", "Helga Dorning",
    ),
    "Pennaway Allotments Committee": ("Amrit Rooke", "Farida Nasseri", "Joan Ebdon", "Suresh Ramanan", "Lorna Quist"),
}  # fmt: skip
"""Bodies that there are not, and their members; the first is in the chair."""


def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as name, open_browser() as browser:
        folder = Path(name)
        page = folder / "page.html"
        record, text = parse_with_text(SAMPLE.read_bytes(), SAMPLE.name)
        page.write_text(render_document(record, text, Findings(record), {}), encoding="utf-8")
        take(browser, page, "view-page", choose="a.value.new_member")
        invent(folder / "archive")
        run_batch(Request(folder / "archive", folder / "out", to=("html",)))
        take(browser, folder / "out" / "index.html", "archive-index")
        take(browser, next((folder / "out" / "bodies").glob("saltreath-*")), "attendance-grid")


def take(browser: Browser, page: Path, name: str, choose: str | None = None) -> None:
    """Take a picture of a page, with a value chosen where one is named."""
    opened = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme="light")
    opened.goto(page.as_uri())
    if choose:
        opened.locator(choose).first.click()
    picture = Image.open(io.BytesIO(opened.screenshot())).convert("RGB")
    opened.close()
    # 256 colours chosen with care look the same, and take a third of the room.
    picture.quantize(256, kmeans=5, dither=Image.Dither.NONE).save(
        ROOT / "docs" / "images" / f"{name}.png", optimize=True
    )


def invent(archive: Path) -> None:
    """Write minutes of four years, the same every time, and a file that cannot be read."""
    chance = random.Random(4)  # noqa: S311 - for samples, not for secrets
    for body, members in BODIES.items():
        folder = archive / body.split()[0].lower()
        folder.mkdir(parents=True)
        for year in range(2021, 2025):
            for month in (1, 3, 5, 7, 9, 11):
                day = date(year, month, 8 + (5 * month + year) % 12)
                (folder / f"{day}.txt").write_text(minutes(body, members, day, chance), encoding="utf-8")
    (archive / "damaged.pdf").write_bytes(b"%PDF-1.4 and no more")


def minutes(body: str, members: tuple[str, ...], day: date, chance: random.Random) -> str:
    """Return the minutes of one meeting."""
    away = [member for member in members[1:] if chance.random() < 0.17]
    present = [member for member in members if member not in away]
    absent = away[2:]
    parts = [
        body,
        f"Minutes of the meeting held on {day.day} {day:%B} {day.year} at 7.00 pm in the Guildhall",
    ]
    parts += ["Present:", "\n".join(f"Councillor {member}" for member in present)]
    parts += ["In attendance:", "Mrs Dilys Cornforth, Clerk"]
    if away[:2]:
        parts += ["Apologies:", "\n".join(f"Councillor {member}" for member in away[:2])]
    if absent:
        parts += ["Absent:", "\n".join(f"Councillor {member}" for member in absent)]
    if away and chance.random() < 0.35:
        parts += ["Substitutions:", f"Councillor Philippa Wrenfield for Councillor {away[0]}"]
    parts += ["1. Minutes", "Resolved: That the minutes of the last meeting be signed.", "2. Accounts"]
    parts += [f"Resolved: That payments of £{chance.randint(200, 900)} be approved.", "3. Next meeting"]
    return "\n\n".join([*parts, "To be fixed by the Clerk."]) + "\n"


if __name__ == "__main__":
    main()
