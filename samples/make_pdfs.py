"""Make the sample PDFs from the texts in ``source/``.

Every sample is set in the house style of one kind of body (`STYLES`). A source is a
run of blocks, each opened by a line ``.kind argument``; the lines after it are the
block's text. ``**bold**`` works inside text, and `` >> AB`` at the end of a block puts
initials in the margin for actions. The PDFs come out byte for byte the same each time:
the dates in them are fixed and their streams are not compressed.

Needs fpdf2. Usage: ``python samples/make_pdfs.py [FOLDER]`` (default: beside this file).
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fpdf import FPDF, XPos, YPos

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).resolve().parent
CREATED = datetime(2025, 1, 1, tzinfo=UTC)
DIRECTIVE = re.compile(r"^\.([a-z]+)(?: (.+))?$")


@dataclass(frozen=True)
class Style:
    """How one body lays out its minutes; lengths are in millimetres."""

    family: Literal["Times", "Helvetica"]
    size: float
    left: float = 25
    right: float = 25
    number: float = 15  # from the left margin to the text of a heading
    label: float = 8  # from a label such as "1." or "(a)" to its text
    item_indent: float = 0  # from the left margin to the label of a paragraph
    action: float = 0  # width of the column for initials, 0 where there is none
    align: Literal["L", "J"] = "L"
    running_head: str = ""
    foot: str = "{page}"
    title_size: float = 1.1


STYLES = {
    "cabinet-2025-02-06": Style("Helvetica", 11.5, number=12.5, item_indent=6),
    "parish-2023-09-12": Style(
        "Times",
        11.5,
        left=20,
        right=34,
        number=10,
        label=6,
        item_indent=13,
        action=14,
        running_head="Fenwater Parish Council - 12th September 2023",
        foot="Signed .....................................  Dated .....................\nPage {page} of {{nb}}",
    ),
    "planning-2024-11-20": Style(
        "Helvetica",
        10.5,
        left=20,
        right=20,
        number=26,
        item_indent=8,
        align="J",
        foot="Page {page}",
    ),
    "icb-2023-07-19": Style(
        "Helvetica",
        10,
        left=22,
        right=22,
        number=14,
        label=14,
        running_head="NHS Calderwell and Moss ICB - DRAFT",
        foot="Page {page} of {{nb}}",
        title_size=1.4,
    ),
}


@dataclass(frozen=True)
class Block:
    """One ``.kind argument`` line of a source and the lines under it."""

    kind: str
    argument: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block's lines as one paragraph."""
        return " ".join(self.lines)


def read_blocks(source: str) -> Iterator[Block]:
    """Split a source into its blocks."""
    kind, argument, lines = "", "", list[str]()
    for line in source.splitlines():
        if found := DIRECTIVE.match(line):
            if kind:
                yield Block(kind, argument, tuple(lines))
            kind, argument, lines = found[1], found[2] or "", []
        else:
            lines.append(line)
    if kind:
        yield Block(kind, argument, tuple(lines))


class MinutesPdf(FPDF):
    """A document that knows how to set each kind of block in one house style."""

    def __init__(self, style: Style) -> None:
        """Open an empty A4 document."""
        super().__init__(format="A4")
        self.style = style
        self.core_fonts_encoding = "cp1252"
        self.set_compression(False)
        self.set_creation_date(CREATED)
        self.set_producer("minutes-extract samples")
        self.set_margins(style.left, 22, style.right)
        self.set_auto_page_break(True, margin=25)
        self.set_font(style.family, size=style.size)
        self.add_page()

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.style.size * 0.42

    def header(self) -> None:
        """Print the running head on every page after the first."""
        if self.style.running_head and self.page_no() > 1:
            self.set_y(10)
            self.set_font(self.style.family, "I", 9)
            self.cell(0, 5, self.style.running_head, align="R")
            self.set_y(22)
            self.set_font(self.style.family, size=self.style.size)

    def footer(self) -> None:
        """Print the foot of the page: its number, and the line to sign on."""
        self.set_y(-20)
        self.set_font(self.style.family, size=9)
        for line in self.style.foot.format(page=self.page_no()).split("\n"):
            self.cell(0, 5, line, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def flow(self, text: str, indent: float = 0, bold: str = "") -> None:
        """Set a paragraph at an indent, with its initials in the action column."""
        text, _, initials = text.partition(" >> ")
        self.set_x(self.l_margin + indent)
        self.set_font(style=bold)
        width = self.epw - indent
        self.multi_cell(
            width,
            self.leading,
            text,
            align=self.style.align,
            markdown=not bold,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )
        if initials:
            below = self.y
            self.set_xy(self.w - self.r_margin + 4, below - self.leading)
            self.cell(self.style.action, self.leading, initials)
            self.set_xy(self.l_margin, below)
        self.set_font(style="")

    def labelled(self, label: str, text: str, at: float, hang: float, bold: str = "") -> None:
        """Set a paragraph with its label hanging to the left of it."""
        self.keep(2)
        self.set_x(self.l_margin + at)
        self.set_font(style=bold)
        self.cell(hang, self.leading, label)
        self.flow(text, at + hang, bold)

    def keep(self, lines: int) -> None:
        """Start a new page unless so many lines still fit on this one."""
        if self.y + lines * self.leading > self.page_break_trigger:
            self.add_page()

    def centred(self, text: str, bold: str, size: float = 1) -> None:
        """Set centred text, its size given in that of the body."""
        self.set_font(style=bold, size=self.style.size * size)
        self.multi_cell(0, self.leading * size, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_font(style="", size=self.style.size)
        self.ln(2)


def set_title(pdf: MinutesPdf, block: Block) -> None:
    """Set a line of the document's title."""
    pdf.centred(block.text, "B", pdf.style.title_size)


def set_center(pdf: MinutesPdf, block: Block) -> None:
    """Set a centred line under the title."""
    pdf.centred(block.text, "")


def set_banner(pdf: MinutesPdf, block: Block) -> None:
    """Set a centred heading over several items."""
    pdf.keep(6)
    pdf.ln(3)
    pdf.centred(block.text, "B")


def set_strong(pdf: MinutesPdf, block: Block) -> None:
    """Set a bold line without a number, over part of the attendance."""
    pdf.ln(2)
    pdf.flow(block.text, bold="B")
    pdf.ln(1)


def set_para(pdf: MinutesPdf, block: Block) -> None:
    """Set a paragraph at the margin."""
    pdf.flow(block.text)
    pdf.ln(3)


def set_heading(pdf: MinutesPdf, block: Block) -> None:
    """Set a bold heading with its number at the margin; initials after it head the action column."""
    pdf.keep(4)
    pdf.ln(2)
    pdf.labelled(block.argument, block.text, 0, pdf.style.number, "B")
    pdf.ln(1)


def set_ref(pdf: MinutesPdf, block: Block) -> None:
    """Set the agenda reference under a heading."""
    pdf.flow(block.text, bold="I")
    pdf.ln(2)


def set_item(pdf: MinutesPdf, block: Block) -> None:
    """Set a numbered paragraph."""
    pdf.labelled(block.argument, block.text, pdf.style.item_indent, pdf.style.label)
    pdf.ln(2)


def set_sub(pdf: MinutesPdf, block: Block) -> None:
    """Set a lettered clause, or a lettered heading in a style with an action column."""
    if pdf.style.action:
        pdf.ln(0.5)
        pdf.labelled(block.argument, block.text, pdf.style.number, pdf.style.label)
        pdf.ln(0.5)
        return
    pdf.labelled(block.argument, block.text, pdf.style.item_indent + pdf.style.label, pdf.style.label)
    pdf.ln(1.5)


def set_bullet(pdf: MinutesPdf, block: Block) -> None:
    """Set a point in a list."""
    pdf.labelled("\u2022", block.text, pdf.style.item_indent + pdf.style.label, 6)
    pdf.ln(2)


def set_body(pdf: MinutesPdf, block: Block) -> None:
    """Set a paragraph indented to the text of the headings."""
    pdf.flow(block.text, pdf.style.number)
    pdf.ln(1.5)


def set_vote(pdf: MinutesPdf, block: Block) -> None:
    """One line of a recorded vote."""
    pdf.labelled(block.argument, block.text, pdf.style.item_indent, 24)
    pdf.ln(1)


def set_action(pdf: MinutesPdf, block: Block) -> None:
    """Set an action, at the right margin in bold."""
    pdf.set_font(style="B")
    pdf.cell(0, pdf.leading, block.text, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_font(style="")


def set_sign(pdf: MinutesPdf, block: Block) -> None:
    """Set the line to sign on."""
    pdf.keep(3)
    pdf.ln(8)
    pdf.flow(block.text)


def set_row(pdf: MinutesPdf, block: Block) -> None:
    """Set a payment: when, what and how much."""
    day, what, amount = block.text.split(" | ")
    pdf.set_x(pdf.l_margin + pdf.style.number + 5)
    pdf.cell(42, pdf.leading, day)
    pdf.cell(62, pdf.leading, what)
    pdf.cell(20, pdf.leading, amount, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def set_columns(pdf: MinutesPdf, block: Block) -> None:
    """Set lists of names side by side, parted in the source by a line of hyphens."""
    columns = "\n".join(block.lines).split("\n----\n")
    whole = pdf.epw + pdf.style.action
    top, lowest = pdf.y + 2, pdf.y
    for place, column in enumerate(columns):
        pdf.set_y(top)
        for line in column.split("\n"):
            pdf.set_x(pdf.l_margin + place * whole / len(columns))
            pdf.multi_cell(whole / len(columns), pdf.leading, line, markdown=True, new_y=YPos.NEXT)
        lowest = max(lowest, pdf.y)
    pdf.set_y(lowest + 3)


def set_table(pdf: MinutesPdf, block: Block) -> None:
    """Set a table of cells parted by " | ", ruled or plain; the argument holds the widths."""
    ruled = block.kind == "ruled"
    with pdf.table(
        [line.split(" | ") for line in block.lines],
        width=sum(map(int, block.argument.split())),
        col_widths=tuple(map(int, block.argument.split())),
        align="L",
        text_align="L",
        borders_layout="ALL" if ruled else "NONE",
        first_row_as_headings=ruled,
        line_height=pdf.leading,
        padding=0.6 if ruled else 0.5,
    ):
        pass
    pdf.ln(3)


SETTERS: dict[str, Callable[[MinutesPdf, Block], None]] = {
    "action": set_action,
    "banner": set_banner,
    "body": set_body,
    "bullet": set_bullet,
    "center": set_center,
    "columns": set_columns,
    "heading": set_heading,
    "item": set_item,
    "para": set_para,
    "plain": set_table,
    "ref": set_ref,
    "row": set_row,
    "ruled": set_table,
    "sign": set_sign,
    "strong": set_strong,
    "sub": set_sub,
    "title": set_title,
    "vote": set_vote,
}


def make_pdf(source: Path, target: Path, style: Style) -> None:
    """Set one source in one style."""
    pdf = MinutesPdf(style)
    for block in read_blocks(source.read_text(encoding="utf-8")):
        SETTERS[block.kind](pdf, block)
    pdf.output(str(target))


def main(arguments: list[str]) -> None:
    """Make every sample PDF, in the folder named or beside this file."""
    folder = Path(arguments[0]) if arguments else HERE
    for stem, style in STYLES.items():
        make_pdf(HERE / "source" / f"{stem}.txt", folder / f"{stem}.pdf", style)


if __name__ == "__main__":
    main(sys.argv[1:])
