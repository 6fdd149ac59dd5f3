"""Passages cut into sentences that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from minutes_extract.compare.words import Word, leading_label, split_words
from minutes_extract.records import Evidence, Extent
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.spans import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.spans import Text

_JOINTS = frozenset("-‐‑\xad")
_NO_JOINTS = dict.fromkeys(map(ord, _JOINTS))
_LAST_MARKS = frozenset(".;,:")


@dataclass(eq=False)
class Section:
    """A part of a version whose sentences are compared with those of its counterpart.

    Args:
        where: what to call it: "item 9.ii".
        kind: whether its words are a resolution.
        place: where it stands among the sections of its meeting.
        owner: the index of its item among all items of the meeting; -1 where it belongs to none.
        evidence: where to look it up where its own words cannot be placed.
        extent: the stretch of the text that it lies in.

    """

    where: str
    kind: Literal["text", "resolution"]
    place: int
    owner: int
    evidence: tuple[Evidence, ...]
    extent: Extent
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(eq=False)
class Sentence:
    """A sentence, or a line of a list.

    Args:
        text: its words, as the record has them.
        section: what it is part of.
        place: where it stands there, from 0.
        clause: the clause that it belongs to, from 1; 0 where it belongs to none.

    """

    text: str
    section: Section
    place: int
    clause: int = 0

    @cached_property
    def _label(self) -> tuple[str, int]:
        label, start = leading_label(self.text)
        # A line that is a figure and nothing else is no label.
        return ("", 0) if label.rstrip(".").isdigit() and start == len(self.text) else (label, start)

    @property
    def label(self) -> str:
        """The label that it opens with, without its punctuation."""
        return self._label[0].strip("().")

    @cached_property
    def words(self) -> list[Word]:
        """Its words, without its label and the mark that closes it."""
        start = self._label[1]
        words = split_words(self.text[start:])
        while len(words) > 1 and (
            words[-1].key in _LAST_MARKS or _is_list_label(words[-1].key, words[-2].key)
        ):
            words.pop()  # also the label of the list that follows ("Resolved: i)")
        return words

    @cached_property
    def key(self) -> str:
        """What two sentences share that differ in noise alone."""
        return " ".join(word.key for word in self.words)


def _is_list_label(key: str, before: str) -> bool:
    return before in _LAST_MARKS and key.endswith(")") and not key.startswith("(")


def add_sentences(section: Section, passage: str, clause: int = 0) -> None:
    """Cut a passage into sentences and add them to a section."""
    for line in passage.split("\n"):
        if line.strip():
            for start, end in split_sentences(View(line, ())):
                section.sentences.append(Sentence(line[start:end], section, len(section.sentences), clause))


def squash(passage: str) -> tuple[str, list[int]]:
    r"""Return a passage without blanks and hyphens, and where each of its characters stood.

    >>> squash("re-\nport")
    ('report', [0, 1, 4, 5, 6, 7])

    """
    places = [i for i, c in enumerate(passage) if not (c in _JOINTS or c.isspace())]
    return letters_of(passage), places


def letters_of(passage: str) -> str:
    r"""Return a passage without blanks and hyphens.

    >>> letters_of("re-\nport")
    'report'

    """
    return "".join(passage.translate(_NO_JOINTS).split())


class Finder:
    """Finds the words of sentences again in the text that they were read from.

    A record keeps offsets for values, and for an item its extent; a sentence within it is found by its
    letters, since line ends and hyphens were mended.
    """

    def __init__(self, text: Text | None) -> None:
        self.text = text
        self._places: dict[int, dict[int, tuple[int, int]]] = {}

    def evidence(self, sentences: Sequence[Sentence]) -> list[Evidence]:
        """Return where sentences stand; what their section has where they cannot be found."""
        found = [self._find(sentence) for sentence in sentences]
        placed = [evidence for evidence in found if evidence is not None]
        if len(placed) == len(sentences):
            return placed
        return _once(e for sentence in sentences for e in _known(sentence))

    def _find(self, sentence: Sentence) -> Evidence | None:
        section, text = sentence.section, self.text
        if text is None:
            return None
        if id(section) not in self._places:
            self._places[id(section)] = _locate(section, text)
        place = self._places[id(section)].get(sentence.place)
        return cite(text, *place) if place is not None else None


def cite(text: Text, start: int, end: int) -> Evidence:
    """Return a stretch of a text as evidence."""
    line = text.line_number(start)
    return Evidence(
        page=text.lines[line].page if text.lines else None,
        line=line + 1,
        start=start,
        end=end,
        quote=text.content[start:end],
        rule="compare.sentence",
    )


def _locate(section: Section, text: Text) -> dict[int, tuple[int, int]]:
    """Return where the sentences of a section stand, sought one after the other: the same words may come twice."""
    begin = section.extent.start
    if section.kind == "resolution":
        begin = min((e.start for e in section.evidence), default=begin)
    letters, places = squash(text.content[begin : section.extent.end])
    found = {}
    at = 0
    for sentence in section.sentences:
        wanted = letters_of(sentence.text)
        start = letters.find(wanted, at)
        if start >= 0 and wanted:
            at = start + len(wanted)
            found[sentence.place] = begin + places[start], begin + places[at - 1] + 1
    return found


def _known(sentence: Sentence) -> Iterable[Evidence]:
    """Return the evidence of a section that holds a sentence; all of it where none does."""
    wanted = letters_of(sentence.text)
    holding = [e for e in sentence.section.evidence if wanted and wanted in letters_of(e.quote)]
    return holding or sentence.section.evidence


def _once(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list({(e.start, e.end): e for e in evidence}.values())
