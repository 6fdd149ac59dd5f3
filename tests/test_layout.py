"""Reading order, furniture and marks, by example."""

from __future__ import annotations

import pytest

import minutes_extract
from minutes_extract.layout import lay_out
from minutes_extract.reading import read
from minutes_extract.reading.pages import Page, Pages, Word


def _text(words: str) -> str:
    return lay_out(read(words.encode())).content


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [f"left line {n} tells of the road" for n in range(14)]
    right = [f"right line {n} tells of the pond" for n in range(14)]
    page = "\n".join(f"{a:<40}{b}" for a, b in zip(left, right, strict=True))
    assert _text(page) == "\n".join(left + right) + "\n"


def test_a_table_of_names_is_read_by_rows() -> None:
    page = "Ann Marlow                Ash Council\nBo Fenn                   Wold Council\n"
    assert _text(page) == "Ann Marlow\tAsh Council\nBo Fenn\tWold Council\n"


def test_running_heads_and_page_numbers_are_set_aside() -> None:
    bodies = ["The lane was mended.", "The pond was cleared.", "Two trees fell."]
    pages = [f"Ash Parish Council\n\n{body}\n\nPage {n} of 3" for n, body in enumerate(bodies, 1)]
    text = lay_out(read("\f".join(pages).encode()))
    assert "Page 2" not in text.content
    assert text.content.count("Ash Parish Council") == 1
    assert all(body in text.content for body in bodies)
    assert {f.text for f in text.furniture} == {
        "Ash Parish Council",
        "Page 1 of 3",
        "Page 2 of 3",
        "Page 3 of 3",
    }


def test_numbers_that_count_the_lines_of_a_page_are_set_aside() -> None:
    lines = [f"the tale of the road goes on in line {'abcdefghijkl'[n]}" for n in range(12)]
    text = lay_out(read("\n".join(f"{n + 1:>3}     {line}" for n, line in enumerate(lines)).encode()))
    assert text.content == "\n".join(lines) + "\n"
    assert [(f.text, f.reason) for f in text.furniture] == [(str(n), "line number") for n in range(1, 13)]
    # Figures that do not count are part of what is said.
    assert _text("\n".join(f"{7 * n % 100:>3}     {line}" for n, line in enumerate(lines))).startswith(
        "0\tthe"
    )


def test_notes_in_the_margin_do_not_cut_a_sentence() -> None:
    rows = [f"this line of the paragraph is as long as a line can be here {n}" for n in range(6)]
    page = "\n".join(
        f"{row:<80}{note}" for row, note in zip(rows, ["AM", "", "BM", "", "AM", ""], strict=True)
    )
    content = _text(page)
    assert " ".join(content.split()).startswith(" ".join(rows))


def test_emphasis_of_plain_text_is_no_word() -> None:
    assert (
        _text("- Resolved:**\n- i) that **the gate** be mended")
        == "- Resolved:\n- i) that the gate be mended\n"
    )


def test_no_letter_is_lost() -> None:
    words = "Present: Ann Marlow\n\n1. Roads\n\n   a) the lane      £20\n   b) the hill      £30\n"
    assert sorted(c for c in _text(words) if c.isalnum()) == sorted(c for c in words if c.isalnum())


LOST = (
    "DRAFT MINUTES OF ASHWOLD PARISH COUNCIL HELD AT THE CHURCH ON 4TH NOVEMBER 2019 Present: Cllr Ann Marlow - Chairman, "
    "Cllr Bo Fenn. Also present: Cy Stroud and 1 member of the public 1. Apologies for absence Apologies were received from "
    "Cllr Di Gale. 2. Minutes The minutes were signed. 3. Reports 3.1 Chairman's report The Chairman thanked the helpers. "
    "3.2 Clerk's report There was a letter on dogs. 4. Finance It was resolved that the bill of 4 November be paid. "
    "The meeting closed at 8.45 pm."
)


def test_lines_that_an_export_ran_together_come_apart() -> None:
    text = minutes_extract.read_text(LOST.encode())
    assert text.content == LOST + "\n"
    assert [text.slice(line).split()[0] for line in text.lines] == [
        "DRAFT", "Present:", "Also", "1.", "2.", "3.", "3.1", "3.2", "4.", "The",
    ]  # fmt: skip
    (meeting,) = minutes_extract.parse(LOST.encode()).meetings
    assert {p.name: p.status for p in meeting.attendance} == {
        "Ann Marlow": "present", "Bo Fenn": "present", "Cy Stroud": "in_attendance", "Di Gale": "apologies",
    }  # fmt: skip
    assert [item.number for item in meeting.items] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "words",
    [
        "A long paragraph that names 3. Clause and nothing else. " + "It goes on and on. " * 30,
        "Present were many people: " + "they spoke of this and that, " * 30,
        "8. Planning was told of above.",
    ],
)
def test_a_long_paragraph_stays_whole(words: str) -> None:
    assert len(minutes_extract.read_text(words.encode()).lines) == 1


def test_letters_set_wide_are_words() -> None:
    words, left = [], 50.0
    for word in ("12.", "ANY", "OTHER", "BUSINESS"):
        for letter in word:
            words.append(Word(letter, left, left + 8, 100.0, 112.0))
            left += 12
        left += 10
    page = Page(1, 600.0, 800.0, 10.0, tuple(words))
    assert lay_out(Pages("application/pdf", (page,), paged=True)).content == "12. ANY OTHER BUSINESS\n"
