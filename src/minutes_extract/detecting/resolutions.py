"""What a meeting decided: the clauses that a marker, a verdict or a vote shows to be decisions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, cast

from minutes_extract.detecting.findings import (
    ClauseFound,
    MotionFound,
    ResolutionFound,
    ResolutionKind,
    VoteFound,
)
from minutes_extract.detecting.votes import has_movers, read_movers, read_vote
from minutes_extract.segmenting.numbering import roman_value
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.spans import Span, View
from minutes_extract.vocabulary.markers import INNER, OPENING, VERDICTS
from minutes_extract.vocabulary.wordings import compile_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.segmenting.numbering import Label
    from minutes_extract.spans import Text

_KINDS: dict[str, str] = {w.phrase: w.meaning for w in OPENING}
_OPENING = re.compile(
    r"^[\s\"“‘'*•–-]*(?:it\s+was\s+(?:therefore\s+)?|motion\s+|and\s+(?=(?-i:[A-Z]{4})))?(?P<marker>"
    + "|".join(sorted((compile_phrase(w.phrase) for w in OPENING), key=len, reverse=True))
    + r")(?P<how>\s*(?:unanimously\b|nem\.?\s*con\.?|by\s+a\s+majority(?:\s+vote)?|\((?!\s*(?:\d{1,2}|[ivx]+|[a-z])\s*\))[^()]{1,120}\)|accordingly\b|further\b|also\b|to\s+(?:the\s+)?(?:full\s+)?(?:council|cabinet|board|executive)\b(?=\s*[-–:])))?"
    r"(?P<after>\s*(?:[:;–—.-]+\s*)*)",
    re.I,
)
_INNER = [(re.compile(compile_phrase(w.phrase), re.I), cast("ResolutionKind", w.meaning)) for w in INNER]
# Every phrase of INNER and every shouted marker holds one of these: most sentences hold none.
_STEM = re.compile(r"resol|agree|recommend|deci[ds]", re.I)
_SHOUTED = re.compile(r"\b(?P<marker>RESOLVED|AGREED|RECOMMENDED|DECIDED)\b")
_VERDICTS = [
    (re.compile(compile_phrase(w.phrase), re.I), cast("ResolutionKind", w.meaning)) for w in VERDICTS
]
_HOW = re.compile(
    r"(?:\s*,)?\s*(?:unanimously\b|nem\.?\s*con\.?|by\s+(?:a\s+)?(?:majority|consensus)(?:\s+vote)?|by\s+\w+\s+votes?\s+to\s+\w+|further\b|\((?!\s*(?:\d{1,2}|[ivx]+|[a-z])\s*\))[^()]{1,120}\)"
    r"|and\s+resolved(?=\s+(?:that|to)\b)|and\s+agreed(?=\s+(?:that|to)\b))?[\s,:;–—-]*",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:had|has|been|not|never|be|being|if|whether|until|unless|previously|once|when|where|as|which|earlier)\s+"
    r"(?:(?:it|already|been|was|also|unanimously|yet|previously|lately|the)\s+){0,2}$|\b(?:had|has)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:at|since|in)\s+(?:the|its|their|our|a|an)\s+(?:last|previous|earlier|\w+\s+(?:19|20)\d\d)\b[^.]{0,40}$|\bpreviously\b"
    r"|\bat\s+(?:the|its|their|our|an?)\s+[^,;]{0,40}?\b(?:of|in)\s+(?:\w+\s+)?(?:19|20)\d\d\b[^.]{0,20}$",
    re.I,
)
_ON_CONDITION = re.compile(r"\b(?:if|whether|unless|until|once)\b[^,.;]{0,40}$", re.I)
_SHORT_LEAD = re.compile(
    r"^(?:(?:that|to|it\s+was|accordingly|as\s+follows|the\s+following(?:\s+\w+){0,3}|and|unanimously)\b[\s,:;–-]*)*"
    r"(?:(?:the\s+)?(?-i:[A-Z][\w&-]*\s*){1,6}(?:and\s+(?-i:[A-Z])\w*\s*)?|members|councillors|it)?\s*"
    r"(?:(?:to\s+|unanimously\s+|also\s+|should\s+|be\s+)*(?:agreed?|notes?d?|approved?|resolved?|recommend(?:ed)?|decided?|asked|invited?|"
    r"recommended\s+to)\b)?\s*(?:to|that|is\s+asked\s+to|as\s+follows|the\s+following|(?:to\s+)?(?:the\s+)?(?-i:[A-Z]\w+\s+){0,4}that)?"
    r"[\s,:;.–—-]*$",
    re.I,
)
_INNER_LIST = re.compile(
    r"\b(?:reasons?|conditions?|changes?|amendments?|corrections?|amended|payments?|following\s+accounts)\b",
    re.I,
)
_NAMES_NOTHING = re.compile(
    r"^(?:to\s+(?:pay|sign|adopt|approve|renew|accept|agree|support|proceed|note|purchase|buy)|approval|refusal)\s*(?:\([^()]*\)\s*)?[.,;]?\s*$",
    re.I,
)
_LINE_VERDICT = re.compile(
    r"\b(?:resolved|agreed)\s+to\s+(?:pay|sign|adopt|approve|renew|accept|agree|support|note)\s*(?:\([^()]*\)\s*)?$",
    re.I,
)
_TAIL_BRACKET = re.compile(
    r"\s*[\[(](?=[^()\[\]]*(?:\bpropos|\bsecond|\bprop\b|\b2nd\b|in\s+favou?r|\babst|\bunanim|\bfor\b[^()]*\bagainst\b|\bvotes?\b|\bnem\b|all\s+agreed|\bmoved\b))"
    r"[^()\[\]]*[)\]]\s*\.?\s*$",
    re.I,
)
_TAIL_OPEN = re.compile(
    r"(?:^|(?<=[.;!?)”’\"])\s*|\s+[–—-]\s*|\s+)(?=(?:(?:It\s+was\s+|This\s+was\s+)?(?:[Pp]roposed|[Mm]oved|[Pp]roposer)\s*(?:by\b|:)|Prop\b\.?|Proposed\b|PROPOSED\b|Moved\b|Seconded\b)"
    r"[^.]{0,40}\.?.{0,160}$)"
)
_TAIL_SENTENCE = re.compile(
    r"^(?:all\s+(?:(?:present|members|councillors|cllrs)\s+)?(?:were\s+)?(?:agreed|in\s+favou?r)|unanimous(?:ly)?(?:\s+(?:agreed|carried|approved))?|carried(?:\s+unanimously)?"
    r"|nem\.?\s*con|agreed(?:\s+unanimously)?|on\s+a\s+vote\b.{0,60}|the\s+vot(?:e|ing)\b.{0,100}|votes?\b.{0,60}"
    r"|.{0,60}\bin\s+favou?r\b.{0,60}\b(?:against|abst\w+)\b.{0,20}|\d+\s+for\b.{0,60}|for\s*:.{0,200})[.\s]*$",
    re.I,
)
_ONLY_MOVERS = re.compile(
    r"^[(\[]?(?:(?i:(?:this|it|which)\s+was\s+)|(?:(?:[A-Z][\w.'’-]*|&|[Tt]he|[Tt]his)\s+){1,5})?"
    r"(?i:proposed|proposer|prop|moved|seconded)\b(?!\s+(?:that|the|to|a|an)\b).{0,160}$"
)
_TAIL_NEM_CON = re.compile(r"[\s,–—(-]+(?:nem\.?\s*con|unanimous(?:ly)?)\.?\)?\s*$", re.I)
_BARE_VERDICT = re.compile(
    r"^(?:(?:this|it|these|which|the\s+(?:proposal|recommendation)s?)\s+(?:was|were)\s+)?(?:(?:all|all\s+(?:members|councillors|cllrs|present)|members|councillors|everyone|unanimously)\s+)*"
    r"(?:were\s+)?agreed(?:\s+(?:unanimously|by\s+all|(?:to|with)\s+(?:this|the)(?:\s+(?:proposal|motion|suggestion))?))?\s*[.!]?$",
    re.I,
)
_NAMELESS = re.compile(
    r"(?:^|,\s*|\band\s+)(?:(?:the|this|that)\s+)?(?:(?:substantive|amended|original)\s+)?(?:it|this|which|motion|proposal|amendment|vote|resolution)"
    r"(?:,?\s+as\s+amended,?)?\s*(?:was|were|,|being|having)|^\W*$",
    re.I,
)
# "… that it be adopted" is what is proposed; "… and it was adopted" is what came of it.
_OUTCOME = re.compile(
    r"(?<!\bbe\s)\b(?:approved|adopted|accepted|elected|re-elected|appointed|co-opted|passed|carried|confirmed|agreed|all\s+(?:\w+\s+){0,2}in\s+favou?r|signed)\b|\bunanimous",
    re.I,
)
_TOOK_OFFICE = re.compile(
    r"\b(?:was|were)\s+(?:duly\s+|then\s+|unanimously\s+)*(?:co-opted|elected|appointed|approved|agreed|adopted)\b",
    re.I,
)
_LOST = re.compile(
    r"\b(?:motion|amendment|proposal|it|vote)\b[^.]{0,80}\b(?:was|were|being)\s+(?:\w+\s+){0,6}?(?:(?P<lost>lost|defeated|rejected|not\s+carried)|(?P<withdrawn>withdrawn)|(?P<fell>fallen))\b"
    r"|\bdeclared\s+(?:the\s+)?(?:motion|amendment|proposal|it)\s+(?:to\s+be\s+)?(?P<lost2>lost|defeated)\b"
    r"|\b(?:motion|amendment|proposal)\s+(?:(?P<fell2>fell|failed))\b",
    re.I,
)
_LABELS = re.compile(r"(?<!\S)\(?(?P<label>\d{1,2}|[ivx]{1,5}|[a-z])[).](?=\s|[A-Z])")
_JOINT = re.compile(r"(?:[;,]\s*(?:and|or)|\s+(?:and|or))\s*$")
_FINISHED = (".", ":", ";", "?", "!")
# "… the cut to the scheme and RESOLVED that …": a second marker in one sentence.
_AND_AGAIN = re.compile(r",?\s+and\s+(?=(?:RESOLVED|RECOMMENDED|AGREED|DECIDED)\s+(?:that|to)\b)")


@dataclass(frozen=True, slots=True)
class _Tail:
    """Who moved a clause and how it was voted on, as said beside it."""

    moved: str | None = None
    seconded: str | None = None
    view: View | None = None


class _Reader:
    """Reads the blocks of one item; remembers which were taken and what was proposed."""

    def __init__(self, text: Text, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = [block for block in blocks if not block.margin]
        self.views = [_mend_marker(text.view(block.body)) for block in self.blocks]
        self.found: list[ResolutionFound] = []
        self.motions: list[MotionFound] = []
        self.proposal: tuple[View, _Tail] | None = None
        self.previous: View | None = None
        self.fresh = False
        self.just_lost = False

    def read(self) -> None:
        """Read every block in turn."""
        k = 0
        while k < len(self.blocks):
            taken = self.read_opening(k)
            if taken:
                k = taken
                continue
            k = self.read_sentences(k)

    # -- a marker that opens a block ---------------------------------------------------------

    def read_opening(self, k: int) -> int:
        """Read a block that a marker opens; return the index after what it took, or 0."""
        view = self.views[k]
        found = _OPENING.match(view.text)
        if not found or not _opens(found, view.text):
            return 0
        kind = cast("ResolutionKind", _KINDS[" ".join(found["marker"].lower().split())])
        at = found.end()
        if kind != "resolved":
            nearer = _next_marker(view.text, at)
            if nearer and nearer[0] == at:
                at, kind = nearer[1], nearer[2]
        if re.match(r"\(?\s*for\s+information(?:\s+only)?\s*\)?\.?$", view.text[at:], re.I):
            return k + 1
        if not view.text[at:].strip():
            following = self.views[k + 1].text if k + 1 < len(self.blocks) else ""
            nearer = _next_marker(following, 0)
            if kind != "resolved" and nearer and nearer[0] == 0:
                return self.take(k + 1, nearer[1], nearer[2], "opening.alone")
        near = self.previous and (self.blocks[k].gap < 0.45 or len(self.previous.text) < 200)
        if self.previous and near and _NAMES_NOTHING.match(view.text[at:]):
            self.add(kind, _spans(self.previous) + _spans(view), (), _Tail(), "names_nothing")
            return k + 1
        known = len(self.found)
        taken = self.take(k, at, kind, "opening")
        if found["how"] and len(self.found) > known:
            self.credit(view.cut(*found.span("how")), movers=False)  # "RESOLVED (7 for, 2 against) that …"
        return taken

    def take(self, k: int, at: int, kind: ResolutionKind, rule: str, end: int | None = None) -> int:
        """Take the clause or list that begins at a place of a block; return the next block's index."""
        view = self.views[k]
        rest = view.cut(at, end)
        following = k + 1
        whole = end is None or end >= len(view.text)
        lead = _is_lead_in(rest.text)
        tail = _Tail()
        inline = _split_inline(rest)
        if inline:
            parts, last = inline
            clauses = [(label, [part]) for label, part in parts]
            if whole:
                following = self.read_list(k + 1, clauses, last)
            return self.add_list(kind, clauses, rule + ".inline", following, rest.place(0))
        if lead and whole and following < len(self.blocks):
            first = self.blocks[following]
            if first.label or (first.bullet and self.has_labels(following)):
                clauses = []
                after = self.read_list(following, clauses, None)
                start = rest.place(0) if rest.text else first.span.start
                return self.add_list(kind, clauses, rule + ".list", after, start)
            if first.bullet:
                views = [] if _SHORT_LEAD.match(rest.text) else [rest]
                while following < len(self.blocks) and self.blocks[following].bullet:
                    views.append(self.views[following])
                    following += 1
                spans = tuple(span for part in views for span in _spans(part))
                self.add(kind, spans, (), self.read_after(following), rule + ".bullets")
                return following + (1 if self.took_after else 0)
            rest = self.views[following]
            following += 1
            if _is_lead_in(rest.text) and following < len(self.blocks) and self.blocks[following].label:
                clauses = []  # "Decision" / "The Board:-" / "(a) noted …"
                after = self.read_list(following, clauses, None)
                return self.add_list(kind, clauses, rule + ".list", after, rest.place(0))
        if not rest.text:
            return following
        rest_of_block = 0
        base = at + len(view.text[at:]) - len(view.text[at:].lstrip())
        again = _AND_AGAIN.search(rest.text)
        if again:
            rest_of_block = base + again.end()
            rest = rest.cut(0, again.start())
        elif whole and rule.startswith("opening"):
            for start, _ in split_sentences(rest)[1:]:
                nearer = _next_marker(rest.text, start)
                if (
                    nearer
                    and nearer[0] == start
                    and (kind != "resolved" or rest.text[start:].startswith("It was"))
                ):
                    rest_of_block = base + start
                    rest = rest.cut(0, start)
                    break
        rest, tail = _strip_tail(rest)
        if rest_of_block and rest.text:
            self.add(kind, _spans(rest), (), tail, rule)
            self.previous = rest
            return self.read_sentences(k, rest_of_block)
        views = [rest]
        if whole and not tail.view:
            while (
                following < len(self.blocks)
                and views[-1].text[-1:] not in _FINISHED
                and not self.blocks[following].label
                and not self.blocks[following].bullet
                and (self.views[following].text[:1].islower())
                and not _OPENING.match(self.views[following].text)
            ):
                more, tail = _strip_tail(self.views[following])
                views.append(more)
                following += 1
            if views[-1].text.endswith((":", ":-")):
                # What a clause announces (changes, conditions, names) is part of it.
                while following < len(self.blocks) and (
                    self.blocks[following].label or self.blocks[following].bullet
                ):
                    label = self.blocks[following].label
                    if _OPENING.match(self.views[following].text) or (
                        label and label.kind in {"code", "item"}
                    ):
                        break
                    views.append(self.text.view(self.blocks[following].span))
                    following += 1
        spans = tuple(span for part in views if part.text for span in _spans(part))
        if not spans:
            return following
        if not tail.view and whole:
            tail = self.read_after(following)
            following += 1 if self.took_after else 0
        self.add(kind, spans, (), tail, rule)
        self.previous = views[-1]
        return following

    def take_within(self, k: int, start: int, opening: re.Match[str]) -> int:
        """Take a clause whose marker opens a sentence inside a block; it ends where a sentence ends its line."""
        view = self.views[k]
        kind = cast("ResolutionKind", _KINDS[" ".join(opening["marker"].lower().split())])
        at = start + opening.end()
        nearer = _next_marker(view.text, at) if kind != "resolved" else None
        if nearer and nearer[0] == at:
            at, kind = nearer[1], nearer[2]
        lines = [place for place, _ in view.breaks]
        sentences = split_sentences(view)
        ends = [
            end
            for n, (begin, end) in enumerate(sentences)
            if end > at
            and (
                any(end <= place <= end + 1 for place in lines)
                or (n + 1 < len(sentences) and _opens_block(view.text[sentences[n + 1][0] :]))
            )
        ]
        if ends:
            self.take(k, at, kind, "opening.within", ends[0])
            return self.read_sentences(k, ends[0])
        return self.take(k, at, kind, "opening.within")

    took_after = False

    def read_after(self, k: int) -> _Tail:
        """Read a block that only tells who moved what stands before it, or how the vote went."""
        self.took_after = False
        if k >= len(self.blocks):
            return _Tail()
        view = self.views[k]
        if len(view.text) < 250 and view.text and not _OPENING.match(view.text):
            rest, tail = _strip_tail(view)
            if not rest.text and tail.view:
                self.took_after = True
                return tail
        return _Tail()

    # -- lists -------------------------------------------------------------------------------

    def has_labels(self, k: int) -> bool:
        """Say whether a run of bulleted blocks holds labels."""
        while k < len(self.blocks) and (self.blocks[k].bullet or self.blocks[k].label):
            label = self.blocks[k].label
            if label:
                return label.values[-1:] in {(1,), (2,), (3,)}
            k += 1
        return False

    def read_list(
        self, k: int, clauses: list[tuple[str | None, list[View]]], last: tuple[str, int] | None
    ) -> int:
        """Gather the labelled blocks of a list; return the index of the first block behind it."""
        series, value = last or ("", 0)
        indent = self.blocks[k].indent if k < len(self.blocks) else 0.0
        while k < len(self.blocks):
            block, view = self.blocks[k], self.views[k]
            if _opens_block(view.text) and not (
                block.label and not view.text[:3].isupper() and self.is_next(block, series, value)
            ):
                break
            open_clause = bool(clauses) and not clauses[-1][1][-1].text.rstrip().endswith((".", "?", "!"))
            if block.label:
                if not series:
                    series, value = _first_value(block.label, value)
                    if not series:
                        break
                    clauses.append((block.label.printed, [view]))
                    indent = block.indent
                elif _value(block.label, series) == value + 1:
                    value += 1
                    clauses.append((block.label.printed, [view]))
                    value = _split_further(clauses, series, value)
                elif block.indent > indent + 0.5 or _value(block.label, series) is None:
                    if block.label.kind in {"code", "item"} or not clauses or block.indent < indent - 0.5:
                        break
                    clauses[-1][1].append(self.text.view(block.span))
                else:
                    break
            elif block.bullet:
                ahead = self.next_value(k, series)
                lost = (ahead is not None and ahead[1] > value + 1) or _matches_form(view, clauses)
                if lost and not (clauses and clauses[-1][1][-1].text.endswith(":")):
                    value += 1
                    series = series or (ahead[0] if ahead else "")
                    clauses.append((None, [view]))
                elif clauses:
                    clauses[-1][1].append(self.text.view(block.span))
                else:
                    break
            elif (
                clauses
                and open_clause
                and (
                    view.text[:1].islower()
                    or self.text.lines[block.first].first_on_page
                    or not self._complete(clauses)
                )
            ):
                if not view.text[:1].islower() and self.next_value(k + 1, series) is None:
                    break
                clauses[-1][1].append(view)
            else:
                break
            k += 1
        return k

    @staticmethod
    def is_next(block: Block, series: str, value: int) -> bool:
        """Say whether a block's label follows a value of a series."""
        return block.label is not None and bool(series) and _value(block.label, series) == value + 1

    @staticmethod
    def _complete(clauses: list[tuple[str | None, list[View]]]) -> bool:
        return clauses[-1][1][-1].text.rstrip().endswith((".", ";", "?", "!"))

    def next_value(self, k: int, series: str) -> tuple[str, int] | None:
        """Return the series and value of the next label within a few blocks."""
        for block in self.blocks[k : k + 6]:
            if block.label:
                if series:
                    value = _value(block.label, series)
                    return (series, value) if value is not None else None
                return _series_of(block.label), (_value(block.label, _series_of(block.label)) or 0)
        return None

    def add_list(
        self,
        kind: ResolutionKind,
        clauses: list[tuple[str | None, list[View]]],
        rule: str,
        after: int,
        start: int,
    ) -> int:
        """Add one decision with the clauses of a list, from its lead-in at a place; return the next block's index."""
        tail = _Tail()
        made: list[ClauseFound] = []
        for label, views in clauses:
            last = views[-1]
            last, told = _strip_tail(last)
            tail = told if told.view else tail
            joint = _JOINT.search(last.text)
            if joint:
                # The comma or semicolon stays with the clause, as its final punctuation, where it is a semicolon.
                last = last.cut(0, joint.start() + (1 if last.text[joint.start()] == ";" else 0))
            spans = tuple(span for part in [*views[:-1], last] if part.text for span in _spans(part))
            if spans:
                made.append(ClauseFound(label, spans))
        if not made:
            return after
        if not tail.view:
            tail = self.read_after(after)
            after += 1 if self.took_after else 0
        whole = Span(start, max(span.end for clause in made for span in clause.spans))
        self.add(kind, (whole,), tuple(made), tail, rule)
        return after

    # -- markers within sentences, verdicts and votes ----------------------------------------

    def read_sentences(self, k: int, at_least: int = 0) -> int:
        """Read a block sentence by sentence from a place; return the index after what it took."""
        view = self.views[k]
        left = [(max(start, at_least), end) for start, end in split_sentences(view) if end > at_least]
        sentences = _split_lines(view, left)
        for n, (start, end) in enumerate(sentences):
            sentence = view.cut(start, end)
            final = n == len(sentences) - 1
            before = self.previous
            words = sentence.text
            self.previous = sentence
            opening = _OPENING.match(words) if n or at_least else None
            if (
                opening
                and _opens(opening, words)
                and (":" in opening["after"] or opening["marker"].isupper())
            ):
                return self.take_within(k, start, opening)
            if words.endswith("?") or not words:
                continue
            if self.fresh and self.found and _tells_only_movers(words):
                self.credit(sentence)
                continue
            marker = None if _BARE_VERDICT.match(words) else _find_marker(words)
            if marker is None and opening and re.match(r"(?:that|to)\b", words[opening.end() :]):
                # "… a crossing patrol. Decided to support her."
                kind = cast("ResolutionKind", _KINDS[" ".join(opening["marker"].lower().split())])
                marker = (0, opening.end(), kind)
            # "Prop. A, 2nd B, all agreed" only tells of the vote on what stands before it.
            if (
                marker
                and words[marker[0] :].lower().startswith("all agreed")
                and not _strip_tail(sentence)[0].text
            ):
                marker = None
            if marker:
                at, after, kind = marker
                rest = sentence.cut(after)
                if not rest.text.strip(" ."):
                    rest = View("", ())
                if _NAMES_NOTHING.match(rest.text) or (
                    not rest.text and (not final or re.search(r"(?<!con)\.$", words))
                ):
                    bare = words[:at].strip(" ,;:–-")
                    spans = _spans(sentence) if bare or before is None else _spans(before) + _spans(sentence)
                    self.add(kind, spans, (), _Tail(), "names_nothing")
                    continue
                if rest.text or final:
                    offset = start + (len(view.text[start:end]) - len(view.text[start:end].lstrip())) + after
                    known = len(self.found)
                    taken = self.take(k, offset, kind, "inner", None if final else end)
                    if len(self.found) > known:
                        # "Moved by A, seconded by B and RESOLVED (7 for, 2 against) that …"
                        self.credit(sentence.cut(0, at))
                        self.credit(sentence.cut(at, after), movers=False)
                    if final and taken > k + 1:
                        return taken
                    if not final:
                        self.previous = sentence
                    continue
            if self.read_outcome(sentence, before):
                continue
            moved, seconded = has_movers(words)
            if moved and not re.search(r"\bproposed\s+(?!by|that|to\b)\w+\b(?!.*second)", words):
                tail = _Tail(*read_movers(sentence), sentence)
                self.proposal = (sentence, tail)
            elif seconded and self.proposal:
                self.proposal = (
                    self.proposal[0],
                    _Tail(self.proposal[1].moved, read_movers(sentence)[1], sentence),
                )
        return k + 1

    def credit(self, view: View, *, movers: bool = True) -> None:
        """Give the last decision the movers and the vote that a passage tells, where it has none yet."""
        last = self.found[-1]
        moved, seconded = read_movers(view) if movers and any(has_movers(view.text)) else (None, None)
        if last.moved_by is None and last.seconded_by is None:
            last = replace(last, moved_by=moved, seconded_by=seconded)
        if last.vote is None:
            last = replace(last, vote=read_vote(view))
        self.found[-1] = last

    def read_outcome(self, sentence: View, before: View | None) -> bool:
        """Read a verdict or a vote that follows what it decides; say whether the sentence was one."""
        words = sentence.text
        lost = _LOST.search(words)
        movers = has_movers(words)
        if lost and self.proposal is None and self.just_lost:
            return True  # the vote has said so
        if lost:
            of, tail = self.proposal or (sentence, _Tail(*read_movers(sentence), sentence))
            outcome: Literal["lost", "withdrawn", "fell"] = (
                "withdrawn" if lost["withdrawn"] else "fell" if lost["fell"] or lost["fell2"] else "lost"
            )
            self.motions.append(
                MotionFound(
                    _spans(of), outcome, tail.moved, tail.seconded, read_vote(sentence), "motion." + outcome
                )
            )
            self.proposal = None
            return True
        if _BARE_VERDICT.match(words):
            if self.fresh or before is None:
                return True
            self.add("agreed", _spans(before), (), self.pending(sentence), "verdict.bare")
            return True
        for pattern, kind in _VERDICTS:
            found = pattern.search(words)
            if (
                not found
                or _REPORTED.search(words[: found.start()])
                or _ELSEWHERE.search(words[: found.start()])
                or _ON_CONDITION.search(words[: found.start()])
            ):
                continue
            if not _ends_verdict(found.group(), words[found.end() :]):
                continue
            names_nothing = bool(_NAMELESS.search(words[: found.start()]))
            if kind == "carried" and names_nothing and not self.proposal and self.fresh and not all(movers):
                return True
            if kind == "carried" and self.proposal and not all(movers) and names_nothing:
                of, tail = self.proposal
                self.add("carried", _spans(of), (), _Tail(tail.moved, tail.seconded, sentence), "carried.put")
                return True
            target = sentence
            bare = words[: found.start()].strip(" ,.;")
            if not bare and before is not None and kind == "carried":
                if self.fresh:
                    return True
                target = before
            self.add(kind, _spans(target), (), self.pending(sentence), "verdict")
            return True
        if all(movers) and (_OUTCOME.search(words)) and not re.search(r"\b(?:had|lost|defeated)\b", words):
            rest = _strip_tail(sentence)[0]
            if not rest.text and before is not None and not self.fresh:
                self.add(_assent(words), _spans(before), (), self.pending(sentence), "carried.vote")
                return True
            if rest.text and not self.fresh:
                apart = (
                    len(rest.text) < len(words)
                    and rest.text[-1:] != ","
                    and re.match(r"\W*[A-Z]", words[len(rest.text) :])
                )
                sentence = rest if apart and _OUTCOME.search(rest.text) else sentence
                self.add("carried", _spans(sentence), (), self.pending(sentence), "carried.vote")
                return True
        if re.match(r"on\s+the\s+(?:motion|proposal)\s+of\b", words, re.I) and _OUTCOME.search(words):
            self.add("carried", _spans(sentence), (), self.pending(sentence), "carried.motion")
            return True
        if (
            all(movers)
            and before is not None
            and not self.fresh
            and len(words) < 120
            and not _strip_tail(sentence)[0].text
            and re.search(
                r"\b(?:approved|adopted|accepted|signed|elected|appointed|confirmed)\b", before.text
            )
        ):
            self.add("carried", _spans(before), (), self.pending(sentence), "carried.movers")
            return True
        if self.proposal and not any(movers):
            of, tail = self.proposal
            vote = read_vote(sentence)
            if vote and tail.seconded and _is_lost(vote):
                self.motions.append(
                    MotionFound(_spans(of), "lost", tail.moved, tail.seconded, vote, "motion.vote")
                )
                self.proposal, self.just_lost = None, True
                return True
            put = vote is not None and len(words) < 140 and not _tells_one_side(vote, words)
            if tail.seconded and (put or _TOOK_OFFICE.search(words)):
                self.add(
                    _assent(words),
                    _spans(of),
                    (),
                    _Tail(tail.moved, tail.seconded, sentence),
                    "carried.proposal",
                )
                return True
        if self.fresh and _TAIL_SENTENCE.match(words):
            return True
        if movers == (False, False) and not re.fullmatch(
            r"(?:and\s+)?it\s+was(?:\s+therefore)?\W*", words, re.I
        ):
            self.fresh = False
        return False

    def pending(self, sentence: View) -> _Tail:
        """Return the movers told in a sentence, or those of the proposal before it."""
        moved, seconded = read_movers(sentence)
        if self.proposal and not moved and not seconded:
            moved, seconded = self.proposal[1].moved, self.proposal[1].seconded
        return _Tail(moved, seconded, sentence)

    def add(
        self,
        kind: ResolutionKind,
        spans: tuple[Span, ...],
        clauses: tuple[ClauseFound, ...],
        tail: _Tail,
        rule: str,
    ) -> None:
        """Add a decision, with the movers of the proposal that led to it."""
        moved, seconded = tail.moved, tail.seconded
        vote_before: ResolutionFound | None = None
        if self.proposal and not moved and not seconded:
            moved, seconded = self.proposal[1].moved, self.proposal[1].seconded
        while (
            kind == "resolved"
            and self.found
            and self.found[-1].kind in {"carried", "agreed"}
            and self._restates(spans, rule)
        ):
            vote_before = self.found.pop()
            moved, seconded = moved or vote_before.moved_by, seconded or vote_before.seconded_by
        vote = read_vote(tail.view) if tail.view else None
        vote = vote or (vote_before.vote if vote_before else None)
        self.found.append(ResolutionFound(kind, spans, clauses, moved, seconded, vote, f"resolution.{rule}"))
        self.proposal = None
        self.fresh = True

    def _restates(self, spans: tuple[Span, ...], rule: str) -> bool:
        """Say whether a decision says again what was just carried: it follows the vote, or uses its words."""
        if self.fresh and rule.startswith("opening") and self.found[-1].rule.endswith((".put", ".proposal")):
            return True
        carried = self.text.view(self.found[-1].spans).text
        if self.found[-1].kind == "agreed":
            return self.fresh and rule.startswith("opening") and len(carried.split()) <= 4  # "to refuse."
        if (
            self.fresh
            and len(carried) < 120
            and re.search(r"\b(?:motion|proposal|amendment)\b", carried, re.I)
        ):
            return True
        new = set(re.findall(r"[a-z]{4,}", self.text.view(spans).text.lower()))
        old = set(re.findall(r"[a-z]{4,}", self.text.view(self.found[-1].spans).text.lower()))
        return bool(new) and len(new & old) >= 0.5 * len(new)


def find_resolutions(text: Text, blocks: Sequence[Block]) -> tuple[list[ResolutionFound], list[MotionFound]]:
    """Return what was decided in an item, and the motions that were not carried.

    Args:
        text: the text.
        blocks: the item's own blocks, in order.

    """
    reader = _Reader(text, blocks)
    reader.read()
    return reader.found, reader.motions


_SCANNED = re.compile(r"\b[A-Z0-9]{8}\b|\blt(?=\s+was\b)")


def _mend_marker(view: View) -> View:
    """Return a view in which a marker that a scanner misread by a letter can be recognised ("RES0LVED", "lt was")."""

    def mended(found: re.Match[str]) -> str:
        if found.group() == "lt":
            return "It"
        wrong = sum(a != b for a, b in zip(found.group(), "RESOLVED", strict=True))
        return "RESOLVED" if wrong == 1 else found.group()

    return View(_SCANNED.sub(mended, view.text), view.breaks)


def _spans(view: View) -> tuple[Span, ...]:
    return (view.span(0, len(view.text)),) if view.text else ()


def _split_lines(view: View, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut sentences where a line ends in a verdict such as "resolved to pay": there each line is an entry."""
    ends = [at for at, _ in view.breaks[1:] if _LINE_VERDICT.search(view.text[max(0, at - 120) : at])]
    parts = []
    for start, end in sentences:
        for cut in [at for at in ends if start < at < end]:
            parts.append((start, cut))
            start = cut
        parts.append((start, end))
    return parts


def _opens(found: re.Match[str], words: str) -> bool:
    """Say whether a word that opens a block marks what follows, or only begins a sentence of talk."""
    after, rest = found["after"], words[found.end() :]
    marker = found["marker"]
    if marker.isupper() and marker.split()[-1] in {"RESOLVED", "AGREED", "RECOMMENDED", "DECIDED"}:
        return not (rest == "" and marker == "AGREED" and "." in after)
    if not rest:
        return "." not in after or ":" in after
    if re.match(r"(?i)\W*it\s+was\b", words) and not marker.isupper() and not re.search(r":[-–]?\s*$", words):
        return False  # a marker inside a sentence: its clause ends with the sentence
    if re.search(r"[:–—-]", after):
        return True
    return (
        marker.lower().endswith("ed")
        and bool(re.match(r"(?:that|to|as\s+follows)\b", rest))
        and not after.strip(" ")
    )


def _opens_block(words: str) -> bool:
    found = _OPENING.match(words)
    return bool(found and _opens(found, words))


def _next_marker(words: str, at: int) -> tuple[int, int, ResolutionKind] | None:
    """Return the marker that stands at a place: its start, the end of its punctuation, its kind."""
    best = None
    for pattern, kind in _INNER:
        found = pattern.match(words, at)
        if found:
            after = _HOW.match(words, _marker_end(found))
            end = after.end() if after else _marker_end(found)
            if best is None or end > best[1]:
                best = (at, end, kind)
    return best


def _marker_end(found: re.Match[str]) -> int:
    """Return where a marker's clause may begin; "that" and "to" belong to the clause."""
    return found.start() + len(re.sub(r"\s+(?:that|to)$", "", found.group(), flags=re.I))


def _find_marker(words: str) -> tuple[int, int, ResolutionKind] | None:
    """Return the marker within a sentence that its clause follows: start, start of the clause, kind."""
    hits: list[tuple[int, int, ResolutionKind]] = []
    if not _STEM.search(words):
        return None
    for pattern, kind in _INNER:
        for found in pattern.finditer(words):
            if _is_real(words, found):
                hits.append((found.start(), _marker_end(found), kind))
    for found in _SHOUTED.finditer(words):
        kind = cast("ResolutionKind", found["marker"].lower())
        if _is_real(words, found) and (
            kind == "resolved" or re.match(r"\s+(?:that|to)\b|\s*:", words[found.end() :])
        ):
            hits.append((found.start(), found.end(), kind))
    if not hits:
        return None
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    chosen = hits[0]
    for hit in hits[1:]:
        formal = words[hit[0] : hit[1]].isupper() and "RESOLVED" in words[hit[0] : hit[1]]
        near = len(words[chosen[1] : hit[0]].split()) < 3
        if (
            hit[0] < chosen[1]
            or (near and chosen[2] != "resolved")
            or (formal and not words[chosen[0] : chosen[1]].isupper())
        ):
            chosen = (
                min(chosen[0], hit[0]),
                max(chosen[1], hit[1]),
                hit[2] if hit[1] >= chosen[1] else chosen[2],
            )
    after = _HOW.match(words, chosen[1])
    return chosen[0], after.end() if after else chosen[1], chosen[2]


def _is_real(words: str, found: re.Match[str]) -> bool:
    """Say whether a marker tells what this meeting did: not reported, quoted, or done by one person."""
    before, after = words[: found.start()], words[found.end() :]
    phrase = found.group().lower()
    if _REPORTED.search(before) or _ELSEWHERE.search(before):
        return False
    if re.match(r"(?i)\W*at\s+(?:that|its|their)\s+(?:\w+\s+)?meeting\b", before):
        return False  # told of another meeting
    if before.count("“") > before.count("”") or re.search(r"[‘'\"]\w*\s?$", before):
        return False
    if re.match(r"\s*(?:upon|with\b|between|by\s+the\b|(?:to\s+)?do\s+so\b)", after):
        return False
    if not phrase.startswith("it was") and re.search(
        r"\b(?:after|because|since|although|though)\s+[^,.;]{0,60}$", before
    ):
        return False
    if re.search(r"\b(?:not\s+|if\s+|one\s+member\s+(?:also\s+)?|each\s+\w+\s+)$", before, re.I):
        return False
    if phrase.startswith(("and ", "cabinet", "council", "committee", "members", "governors")):
        if phrase.startswith("and "):
            if any(has_movers(before)) or re.search(r"\bit\s+was\s+\w+\s*$", before, re.I):
                return True  # "Moved by A and agreed", "It was discussed and agreed"
            if not re.match(r"\s*(?:that|to)\b", after):
                return False
            return bool(
                re.search(
                    r"^(?:(?:the\s+)?(?:parish\s+|town\s+|community\s+)?(?:council|board|committee|cabinet|panel|group|forum)\b|members|councillors|governors|trustees|there\s+was|a\s+discussion)",
                    before,
                    re.I,
                )
            )
        return not re.search(
            r"\b(?:the\s+|other\s+|county\s+|district\s+|borough\s+|city\s+|\w+shire\s+|of\s+the\s+|two\s+|some\s+|audit\s+)$",
            before,
            re.I,
        )
    return True


def _ends_verdict(phrase: str, after: str) -> bool:
    """Say whether a verdict ends its sentence, or goes on to something else."""
    if phrase.lower().endswith("agreed"):
        return bool(
            re.match(
                r"\s*(?:[.;,]|$|as\s+(?:a|an|being|correct|true)\b|by\b|and\s+(?:signed|approved)|unanimously|subject\s+to)",
                after,
            )
        )
    if "recommend" in phrase.lower():
        return bool(re.match(r"\s*(?:[.;]|$)", after))
    return bool(re.match(r"\s*(?:[.;,(]|$|by\b|unanimously|nem|and\s+signed|with\b|of\b|on\b|as\b|that\b)", after))


def _is_lead_in(words: str) -> bool:
    """Say whether words only lead to a list or to the next block."""
    if not words:
        return True
    if len(words) > 160 or _INNER_LIST.search(words):
        return False
    if not words.rstrip().endswith((":", ":-", "–", "-", "—", ";")) and not re.search(
        r"\b(?:that|to|follows)\s*$", words, re.I
    ):
        return False
    return bool(_SHORT_LEAD.match(words)) or (len(words.split()) <= 8 and not re.search(r"\bbe\b", words))


def _split_inline(rest: View) -> tuple[list[tuple[str | None, View]], tuple[str, int]] | None:
    """Return the clauses of a list that runs on within a block, and its last label's series and value."""
    hits: list[tuple[int, int, str]] = []
    series = ""
    for found in _LABELS.finditer(rest.text):
        label = found["label"]
        if not hits:
            if label not in {"1", "i", "a"}:
                continue
            lead = rest.text[: found.start()].strip()
            if lead and not (_SHORT_LEAD.match(lead) and len(lead) < 120):
                return None
            series = {"1": "plain", "i": "roman", "a": "letter"}[label]
            hits.append((found.start(), found.end(), label))
        elif _number(label, series) == len(hits) + 1:
            hits.append((found.start(), found.end(), label))
    if not hits:
        return None
    parts: list[tuple[str | None, View]] = []
    for n, (start, end, _) in enumerate(hits):
        stop = hits[n + 1][0] if n + 1 < len(hits) else len(rest.text)
        parts.append((rest.text[start:end], rest.cut(end, stop)))
    return parts, (series, len(hits))


def _split_further(clauses: list[tuple[str | None, list[View]]], series: str, value: int) -> int:
    """Split the last clause of a list where the next labels run on inside it; return the last label's value."""
    view = clauses[-1][1][-1]
    cuts: list[re.Match[str]] = []
    for found in _LABELS.finditer(view.text):
        joined = re.search(r"[;.,](?:\s+and)?\s*$", view.text[: found.start()])
        if joined and _number(found["label"], series) == value + 1:
            cuts.append(found)
            value += 1
    if cuts:
        clauses[-1][1][-1] = view.cut(0, cuts[0].start())
        for n, found in enumerate(cuts):
            stop = cuts[n + 1].start() if n + 1 < len(cuts) else None
            clauses.append((found.group(), [view.cut(found.end(), stop)]))
    return value


def _number(label: str, series: str) -> int | None:
    if series == "plain":
        return int(label) if label.isdigit() else None
    if series == "roman":
        return roman_value(label) if re.fullmatch(r"[ivxl]+", label) else None
    return ord(label) - 96 if len(label) == 1 and label.isalpha() else None


def _series_of(label: Label) -> str:
    if label.kind in {"roman", "upper_roman"}:
        return "roman"
    if label.kind in {"letter", "upper"}:
        return "letter"
    return "plain" if label.kind in {"plain", "bracket"} else ""


def _value(label: Label, series: str) -> int | None:
    """Return a label's value as one of a series; "i" and "v" stand in two."""
    return _number(label.number.lower().strip("() "), series) if label.kind not in {"code", "item"} else None


def _first_value(label: Label, before: int) -> tuple[str, int]:
    """Return the series and value of a list's first label, which must be its first or follow lost ones."""
    if label.number == "l" and before == 0:
        return "plain", 1  # a scanner's one
    series = _series_of(label)
    value = _value(label, series) if series else None
    return (series, value) if value is not None and value == before + 1 else ("", 0)


def _is_lost(vote: VoteFound) -> bool:
    """Say whether more voted against than for."""
    ayes = vote.for_ if vote.for_ is not None else sum(side == "for" for _, side in vote.named)
    noes = vote.against if vote.against is not None else sum(side == "against" for _, side in vote.named)
    return noes > ayes > 0 or (noes > 0 and vote.for_ == 0)


def _tells_one_side(vote: VoteFound, words: str) -> bool:
    """Say whether a vote leaves open what came of it: one side by name, or an amendment against a motion."""
    sides = {side for _, side in vote.named}
    return (len(sides) == 1 and vote.against is None) or bool(
        re.search(r"\bamendment\b.*\bmotion\b|\bmotion\b.*\bamendment\b", words)
    )


def _tells_only_movers(words: str) -> bool:
    """Say whether a sentence tells who moved and seconded, and not what."""
    if not _ONLY_MOVERS.match(words) or re.search(
        r"\b(?:that|be|for|to|as|on|adoption|motion)\b(?!\s+favou?r)", words.split("abst")[0]
    ):
        return False
    return len(words.split()) <= 22 and any(has_movers(words))


def _assent(words: str) -> ResolutionKind:
    """Return the kind of decision that an assent to a proposal makes: "all agreed" is a marker of its own."""
    return "agreed" if re.search(r"\bagreed\b", words, re.I) else "carried"


def _matches_form(view: View, clauses: list[tuple[str | None, list[View]]]) -> bool:
    """Say whether an entry opens with a verb of the past as all clauses so far do: its label was lost."""
    openings = [parts[0].text for _, parts in clauses] + [view.text]
    return bool(clauses) and all(re.match(r"[A-Z][a-z]+ed\b", words) for words in openings)


def _strip_tail(view: View) -> tuple[View, _Tail]:
    """Cut off a clause what is said at its end of movers and votes, and read that."""
    end = len(view.text)
    while end:
        words = view.text[:end]
        found = _TAIL_BRACKET.search(words) or _TAIL_NEM_CON.search(words)
        if found and found.end() - found.start() < 300:
            end = found.start()
            continue
        sentences = split_sentences(view.cut(0, end))
        start = sentences[-1][0] if sentences else 0
        last = words[start:]
        if (_TAIL_SENTENCE.match(last) and not re.match(r"(?:that|to)\b", last, re.I)) or _tells_only_movers(
            last
        ):
            end = start
            while end and view.text[end - 1].isspace():
                end -= 1
            continue
        found = next(
            (m for m in _TAIL_OPEN.finditer(words, max(0, end - 260)) if has_movers(words[m.start() :])[1]),
            None,
        )
        if found:
            end = found.start()
            continue
        break
    if end == len(view.text):
        return view, _Tail()
    cut = view.cut(end)
    rest = view.cut(0, end)
    if rest.text and not rest.text.endswith(_FINISHED) and cut.text.startswith("."):
        rest, cut = view.cut(0, end + 1), view.cut(end + 1)
    return rest, _Tail(*read_movers(cut), cut)
