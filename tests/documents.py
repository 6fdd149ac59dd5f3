"""DOCX and ODT files made by hand, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("draw", "drawing"),
    )
)  # fmt: skip


def make_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP container of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def make_docx(body: str, numbering: str = "", styles: str = "", **parts: str) -> bytes:
    """A Word file with this body; `parts` are further ones under word/."""
    return make_zip(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            **{
                f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{part}</w:{name}>'
                for name, part in parts.items()
            },
        }
    )


def p(words: str, properties: str = "") -> str:
    """A paragraph of Word's."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def item(words: str, level: int = 0, number: int = 1) -> str:
    """A numbered paragraph of Word's."""
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "") -> str:
    """A level of a list of Word's."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def make_odt(text: str, styles: str = "") -> bytes:
    """An OpenDocument text with this text and these automatic styles."""
    return make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        }
    )
