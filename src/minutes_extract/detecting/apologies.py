"""Apologies and absences told in sentences, most often under an item of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.detecting.attendance import person_found
from minutes_extract.detecting.people import read_people
from minutes_extract.segmenting.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.detecting.findings import PersonFound, Status, SubstitutionFound
    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text, View

# "Apologies for absence were received from …": the words before the list of names; a scanner reads "frorn".
_RECEIVED = re.compile(
    r"(?i)\bapolog(?:y|ies)\b[^.;:]{0,90}?\b(?:fro(?:m|rn)|on behalf of|by|accepted for|recorded for|noted for|received for)\s*[:\-–]?\s+(?=(?-i:[A-Z])|the\s)"
)
_LABELLED = re.compile(r"(?i)^\W*(?:apolog(?:y|ies)(?:\s+for\s+absence)?(?:\s+received)?)\s*[:\-–]\s*(?=\S)")
_SENT = re.compile(
    r"(?i)\s+(?:had\s+|have\s+|has\s+)?(?:apologi[sz]ed|(?:sent|gave|given|tendered|offered|submitted)\s+(?:their\s+|his\s+|her\s+)?apologies)\b"
)
_FOR_WHOM = re.compile(
    r",?\s+(?:for\s+whom|in\s+whose\s+(?:place|absence))\s[^,;.]{4,80}?(?:,|$|(?=\s+and\s))"
)
# Somebody brought them for somebody else: only the latter apologised.
_GIVEN_FOR = re.compile(
    r"(?i)\b(?:gave|conveyed|passed\s+on|offered|brought)\s+(?:the\s+)?apologies\s+(?:for|from|of|on\s+behalf\s+of)\s+(?=(?-i:[A-Z]))(?!absence)"
)
_ABSENT = re.compile(r"(?i)(?:noted that\s+|^\W*)(?P<who>(?-i:[A-Z])[^.]{3,80}?)\s+(?:was|were)\s+absent\b")
_OTHER = re.compile(
    r"(?i)\b(?:no apologies|would be late|lateness|late arrival|for (?:the|a) (?:next|future|following)\b|for the meeting (?:on|of)|next meeting|minute\s+\d+|had been left out|be taken|should)\b"
)
_LIST_END = re.compile(
    r"(?i)(?:,?\s+(?:who|due to|because|owing to|as (?:he|she|they)|for (?:personal|work|health|family|the)|with (?:(?-i:[A-Z])[^,]*?)\s+(?:attending|substituting|deputising)|and (?:were|was|these|it)|were\b|was\b|had\b|have\b|has\b|which|and accepted|these were|on account|attended|approved|noted|accepted))\b|\s+[–-]\s+(?=(?-i:[a-z]))|;\s+(?=(?-i:[a-z]))"
)
_NOBODY = re.compile(
    r"(?i)^\W*(?:actions?\W*$|none|nil|no\b|noted\b|accepted\b|see\b|gweler\b|there (?:were|was)|as (?:above|listed|noted|recorded)|apologies (?:were )?(?:as|noted)|all\b|\d+\b|not applicable|n/a)"
)


_POINTER = re.compile(
    r"(?i)^\W*(?:apologies\s+(?:for\s+absence\s+)?(?:were|are)\s+(?:noted|as|recorded|given|listed)\b(?!.*\bfrom\b)|there\s+were\s+no\b|no\s+apolog|none\b|see\s+above|gweler\b|\w+\s+were\s+as\s+above)"
)


def read_apologies(
    text: Text, blocks: Sequence[Block], *, own_item: bool
) -> tuple[list[PersonFound], list[SubstitutionFound]]:
    """Return who apologised or was absent according to the blocks of an item.

    Args:
        text: the text.
        blocks: the item's own blocks.
        own_item: whether the item is about apologies, so that a bare list of names in it tells them.

    """
    people: list[PersonFound] = []
    substitutions: list[SubstitutionFound] = []
    listed = False
    lead = False
    for block in blocks:
        if block.margin:
            continue
        view = text.view(block.body)
        if _POINTER.match(view.text):
            own_item = False  # whoever apologised is listed elsewhere
        if view.text.rstrip().endswith((":", ":-")) and not re.search(r"(?i)apolog", view.text):
            lead = True  # a list of something else
        for start, end in split_sentences(view):
            sentence = view.cut(start, end)
            found = _told(sentence)
            rule = "apologies.sentence"
            if found is None and own_item and not lead and (not people or listed) and _is_bare_list(sentence):
                found, rule, listed = (sentence, "apologies"), "apologies.list", True
            if found is None:
                continue
            where, status = found
            listed = listed or not people  # names may go on after "X sent apologies."
            for passage in _without_stand_ins(where):
                for reading in read_people(passage, surnames=True):
                    person, stands = person_found(reading, status, None, rule)
                    people.append(person)
                    substitutions += stands
    return people, substitutions


def _without_stand_ins(where: View) -> list[View]:
    """Return a list of names without what stands in it of those who came instead (", for whom Bo Fenn attended, …")."""
    found = _FOR_WHOM.search(where.text)
    return [where.cut(0, found.start()), where.cut(found.end())] if found else [where]


def _told(sentence: View) -> tuple[View, Status] | None:
    """Return the list of names that a sentence tells to have apologised or been absent."""
    words = sentence.text
    absent = _ABSENT.search(words)
    if absent and not re.search(r"(?i)\bmembers?\s+(?:who|of)\b", words):
        return sentence.cut(absent.start("who"), absent.end("who")), "absent"
    if not re.search(r"(?i)apolog", words) or _OTHER.search(words):
        return None
    given = _GIVEN_FOR.search(words)
    if given:
        return sentence.cut(given.end()), "apologies"
    received = _RECEIVED.search(words) or _LABELLED.match(words)
    if received and not _NOBODY.match(words[received.end() :]):
        whom = _FOR_WHOM.search(words, received.end())
        end = _LIST_END.search(words, whom.end() if whom else received.end())
        stop = end.start() if end else len(words)
        brackets = words[received.end() : stop]
        if brackets.count("(") > brackets.count(")"):
            # "(Ms A Rudd attended as substitute)": the verb stands inside a bracket of the list.
            stop = _end_outside_brackets(words, received.end())
        return sentence.cut(received.end(), stop), "apologies"
    sent = _SENT.search(words)
    if sent and sent.start() < 160:
        who = re.sub(r"(?i)^.*\bthat\s+", "", words[: sent.start()])
        start = sent.start() - len(who)
        return sentence.cut(start, sent.start()), "apologies"
    return None


def _end_outside_brackets(words: str, start: int) -> int:
    depth = 0
    masked = []
    for character in words:
        depth += character == "("
        masked.append("x" if depth else character)
        depth -= character == ")"
    end = _LIST_END.search("".join(masked), start)
    return end.start() if end else len(words)


def _is_bare_list(view: View) -> bool:
    words = view.text.strip()
    if not words or len(words) > 400 or _NOBODY.match(words) or _OTHER.search(words):
        return False
    if re.search(
        r"\b(?:was|were|is|are|had|has|have|heard|to accept|RESOLVED|Resolved|welcomed|thanked|reported|noted|agreed|resolved|opened|read|declared|left|joined|stated|asked|explained|substitut\w+|deputised|cafwyd|derbyniwyd|Cafwyd|Derbyniwyd)\b",
        words,
    ):
        return False
    return words[0].isupper() or words[0] in "•-–"
