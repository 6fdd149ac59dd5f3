"""What a meeting decided: the clauses that a marker, a verdict or a vote shows to be decisions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from minutes_extract.detecting.decision_lists import (
    JOINT,
    SHORT_LEAD,
    first_value,
    is_lead_in,
    matches_form,
    series_of,
    split_further,
    split_inline,
    value_of,
)
from minutes_extract.detecting.decision_markers import (
    ELSEWHERE,
    MARKER_KINDS,
    MARKER_STEMS,
    OPENING_MARKER,
    REPORTED,
    find_marker,
    mend_marker,
    next_marker,
    opens_decision,
    opens_decision_block,
)
from minutes_extract.detecting.decision_outcomes import (
    BARE_VERDICT,
    LOST,
    LOST_STEMS,
    NAMELESS,
    ON_CONDITION,
    OUTCOME,
    TOOK_OFFICE,
    VERDICT_MARKERS,
    VERDICT_STEMS,
    assent,
    ends_verdict,
    is_lost,
    tells_one_side,
)
from minutes_extract.detecting.decision_tails import (
    FINISHED,
    TAIL_SENTENCE,
    Tail,
    strip_tail,
    tells_only_movers,
)
from minutes_extract.detecting.findings import (
    ClauseFound,
    MotionFound,
    ResolutionFound,
    ResolutionKind,
)
from minutes_extract.detecting.votes import (
    MOVER_STEMS,
    SECONDER_STEMS,
    has_movers,
    read_movers,
    read_vote,
)
from minutes_extract.segmenting.sentences import split_sentences
from minutes_extract.segmenting.titles import has_finite_verb, is_sentence
from minutes_extract.spans import Span, View
from minutes_extract.vocabulary.wordings import holds_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_extract.segmenting.blocks import Block
    from minutes_extract.spans import Text

_NAMES_NOTHING = re.compile(
    r"^(?:to\s+(?:pay|sign|adopt|approve|renew|accept|agree|support|proceed|note|purchase|buy)|approval|refusal)\s*(?:\([^()]*\)\s*)?[.,;]?\s*$",
    re.I,
)

_LINE_VERDICT = re.compile(
    r"\b(?:resolved|agreed)\s+to\s+(?:pay|sign|adopt|approve|renew|accept|agree|support|note)\s*(?:\([^()]*\)\s*)?$",
    re.I,
)


# "… the cut to the scheme and RESOLVED that …": a second marker in one sentence.
_AND_AGAIN = re.compile(r",?\s+and\s+(?=(?:RESOLVED|RECOMMENDED|AGREED|DECIDED)\s+(?:that|to)\b)")


SHORTEST_ADVICE = 8
"""Words of a recommendation that only say what officers advised ("Approve with conditions")."""

LONGEST_ENTRY = 110
"""Characters of an entry in a list of payments or names."""

_ANNOUNCES = re.compile(r"\b(?:following|these|as\s+follows)\b", re.I)
# "Page 3, paragraph 2 – for … read …": a change to earlier minutes, announced by the clause before it.
_CORRECTION = re.compile(r"\W*(?:page|paragraph|para|line|minute|item|section|under)\s+(?:no\.?\s*)?\d", re.I)
# "…, and it was unanimously" / "RESOLVED –": what came of it stands in the next block.
_GOES_ON = re.compile(r"\b(?:it\s+was(?:\s+\w+)?|and)\W*$", re.I)
# What happened in the room behind a clause: "The Chair came back."
_AFTERWARDS = re.compile(
    r"(?:The\s+)?(?:Chair\w*|Clerk|Mayor|Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b.{0,80}?"
    r"\b(?:came\s+back|returned|left|rejoined|re-entered|signed|abstained|asked\s+that|wished|thanked|voted|withdrew)\b"
)
_THAT_COLON = re.compile(r"\s*that\s*:\s*(?=\w)", re.I)


# What all words hold one of that tell of a decision, a vote or a mover: most sentences hold none.
_STEMS = (
    *MARKER_STEMS, *VERDICT_STEMS, *LOST_STEMS, *MOVER_STEMS, *SECONDER_STEMS, "unanim",
)  # fmt: skip


def _may_tell(words: str) -> bool:
    """Say whether words may tell of a decision, so that it is worth to look closer."""
    folded = words.casefold()
    return holds_one(folded, _STEMS)


class _Reader:
    """Reads the blocks of one item; remembers which were taken and what was proposed."""

    def __init__(self, text: Text, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = [block for block in blocks if not block.margin]
        self.views = [mend_marker(text.view(block.body)) for block in self.blocks]
        self.telling = [_may_tell(view.text) for view in self.views]
        self.found: list[ResolutionFound] = []
        self.motions: list[MotionFound] = []
        self.proposal: tuple[View, Tail] | None = None
        self.passed: View | None = None
        self.before: View | None = None
        self.fresh = False
        self.just_lost = False

    @property
    def previous(self) -> View | None:
        """The sentence before the one that is read."""
        if self.passed:
            sentences = split_sentences(self.passed)
            self.before = self.passed.cut(*sentences[-1]) if sentences else self.before
            self.passed = None
        return self.before

    @previous.setter
    def previous(self, sentence: View) -> None:
        self.before, self.passed = sentence, None

    @property
    def waits(self) -> bool:
        """Whether what was read last bears on the next sentence, whatever that says."""
        return self.fresh or self.proposal is not None

    def read(self) -> None:
        """Read every block in turn."""
        k = 0
        while k < len(self.blocks):
            if not self.telling[k] and not self.waits:
                self.passed = self.views[k] if self.views[k].text else self.passed
                k += 1
                continue
            taken = self.read_opening(k)
            if taken:
                k = taken
                continue
            k = self.read_sentences(k)

    # -- a marker that opens a block ---------------------------------------------------------

    def read_opening(self, k: int) -> int:
        """Read a block that a marker opens; return the index after what it took, or 0."""
        view = self.views[k]
        found = OPENING_MARKER.match(view.text)
        if not found or not opens_decision(found, view.text):
            return 0
        kind = cast("ResolutionKind", MARKER_KINDS[" ".join(found["marker"].lower().split())])
        at = found.end()
        if kind != "resolved":
            nearer = next_marker(view.text, at)
            if nearer and nearer[0] == at:
                at, kind = nearer[1], nearer[2]
        if re.match(r"\(?\s*for\s+information(?:\s+only)?\s*\)?\.?$", view.text[at:], re.I):
            return k + 1
        if not view.text[at:].strip():
            following = self.views[k + 1].text if k + 1 < len(self.blocks) else ""
            nearer = next_marker(following, 0)
            if kind != "resolved" and nearer and nearer[0] == 0:
                return self.take(k + 1, nearer[1], nearer[2], "opening.alone")
        if (
            found["marker"].lower() == "recommendation"
            and len(view.text[at:].split()) <= SHORTEST_ADVICE
            and self.decides_later(k + 1)
        ):
            return k + 1  # an officer's, which the meeting then took or not
        near = self.previous and (self.blocks[k].gap < 0.45 or len(self.previous.text) < 200)
        if self.previous and near and _NAMES_NOTHING.match(view.text[at:]):
            self.add(kind, _spans(self.previous) + _spans(view), (), Tail(), "names_nothing")
            return k + 1
        known = len(self.found)
        taken = self.take(k, at, kind, "opening")
        if found["how"] and len(self.found) > known:
            self.credit(view.cut(*found.span("how")), movers=False)  # "RESOLVED (7 for, 2 against) that …"
        return taken

    def decides_later(self, k: int) -> bool:
        """Say whether a marker of a decision opens one of the blocks from one on."""
        return any(
            (found := OPENING_MARKER.match(view.text)) and found["marker"].lower() != "recommendation"
            for view in self.views[k:]
        )

    def take(self, k: int, at: int, kind: ResolutionKind, rule: str, end: int | None = None) -> int:
        """Take the clause or list that begins at a place of a block; return the next block's index."""
        view = self.views[k]
        opened = _THAT_COLON.match(view.text, at)
        if opened:
            at = opened.end()  # "RESOLVED that: with these changes, …"
        rest = view.cut(at, end)
        following = k + 1
        whole = end is None or end >= len(view.text)
        lead = is_lead_in(rest.text)
        tail = Tail()
        inline = split_inline(rest)
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
                views = [] if SHORT_LEAD.match(rest.text) else [rest]
                while following < len(self.blocks) and self.blocks[following].bullet:
                    views.append(self.views[following])
                    following += 1
                spans = tuple(span for part in views for span in _spans(part))
                self.add(kind, spans, (), self.read_after(following), rule + ".bullets")
                return following + (1 if self.took_after else 0)
            if not (_ANNOUNCES.search(rest.text) and self.entries(following) > 1):
                rest = self.views[following]
                following += 1
            if is_lead_in(rest.text) and following < len(self.blocks) and self.blocks[following].label:
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
                nearer = next_marker(rest.text, start)
                if _AFTERWARDS.match(rest.text, start):
                    rest_of_block = base + start
                    rest = rest.cut(0, start)
                    break
                if (
                    nearer
                    and nearer[0] == start
                    and (kind != "resolved" or rest.text[start:].startswith("It was"))
                ):
                    rest_of_block = base + start
                    rest = rest.cut(0, start)
                    break
        rest, tail = strip_tail(rest)
        if rest_of_block and rest.text:
            self.add(kind, _spans(rest), (), tail, rule)
            self.previous = rest
            return self.read_sentences(k, rest_of_block)
        views = [rest]
        if whole and not tail.view:
            while (
                following < len(self.blocks)
                and views[-1].text[-1:] not in FINISHED
                and not self.blocks[following].label
                and not self.blocks[following].bullet
                and (self.views[following].text[:1].islower())
                and not OPENING_MARKER.match(self.views[following].text)
            ):
                more, tail = strip_tail(self.views[following])
                views.append(more)
                following += 1
            if views[-1].text.endswith((":", ":-")):
                # What a clause announces (changes, conditions, names) is part of it.
                while following < len(self.blocks) and (
                    self.blocks[following].label or self.blocks[following].bullet
                ):
                    label = self.blocks[following].label
                    if OPENING_MARKER.match(self.views[following].text) or (
                        label and label.kind in {"code", "item"}
                    ):
                        break
                    views.append(self.text.view(self.blocks[following].span))
                    following += 1
                while following < len(self.blocks) and _CORRECTION.match(self.views[following].text):
                    views.append(self.views[following])
                    following += 1
                entries = self.entries(following) if _ANNOUNCES.search(views[0].text) else 0
                if entries > 1:
                    views += self.views[following : following + entries]
                    following += entries
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
        kind = cast("ResolutionKind", MARKER_KINDS[" ".join(opening["marker"].lower().split())])
        at = start + opening.end()
        nearer = next_marker(view.text, at) if kind != "resolved" else None
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
                or (n + 1 < len(sentences) and opens_decision_block(view.text[sentences[n + 1][0] :]))
            )
        ]
        if ends:
            self.take(k, at, kind, "opening.within", ends[0])
            return self.read_sentences(k, ends[0])
        return self.take(k, at, kind, "opening.within")

    took_after = False

    def read_after(self, k: int) -> Tail:
        """Read a block that only tells who moved what stands before it, or how the vote went."""
        self.took_after = False
        if k >= len(self.blocks):
            return Tail()
        view = self.views[k]
        if len(view.text) < 250 and view.text and not OPENING_MARKER.match(view.text):
            rest, tail = strip_tail(view)
            if not rest.text and tail.view:
                self.took_after = True
                return tail
        return Tail()

    def entries(self, k: int) -> int:
        """Return how many blocks from one on are entries of a list without labels: short, and no sentences."""
        count = 0
        for block, view in zip(self.blocks[k:], self.views[k:], strict=True):
            words = view.text
            if (
                block.label
                or not words
                or len(words) > LONGEST_ENTRY
                or is_sentence(words)
                or has_finite_verb(words)
            ):
                break
            count += 1
        # What stands over prose is the next heading.
        if (
            count
            and k + count < len(self.blocks)
            and not re.search(r"[\d,–-]", self.views[k + count - 1].text)
        ):
            count -= 1
        return count

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
            if opens_decision_block(view.text) and not (
                block.label and not view.text[:3].isupper() and self.is_next(block, series, value)
            ):
                break
            open_clause = bool(clauses) and not clauses[-1][1][-1].text.rstrip().endswith((".", "?", "!"))
            if block.label:
                if not series:
                    series, value = first_value(block.label, value)
                    if not series:
                        break
                    clauses.append((block.label.printed, [view]))
                    indent = block.indent
                elif value_of(block.label, series) == value + 1:
                    value += 1
                    clauses.append((block.label.printed, [view]))
                    value = split_further(clauses, series, value)
                elif block.indent > indent + 0.5 or value_of(block.label, series) is None:
                    if block.label.kind in {"code", "item"} or not clauses or block.indent < indent - 0.5:
                        break
                    clauses[-1][1].append(self.text.view(block.span))
                else:
                    break
            elif block.bullet:
                ahead = self.next_value(k, series)
                lost = (ahead is not None and ahead[1] > value + 1) or matches_form(view, clauses)
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
        return block.label is not None and bool(series) and value_of(block.label, series) == value + 1

    @staticmethod
    def _complete(clauses: list[tuple[str | None, list[View]]]) -> bool:
        return clauses[-1][1][-1].text.rstrip().endswith((".", ";", "?", "!"))

    def next_value(self, k: int, series: str) -> tuple[str, int] | None:
        """Return the series and value of the next label within a few blocks."""
        for block in self.blocks[k : k + 6]:
            if block.label:
                if series:
                    value = value_of(block.label, series)
                    return (series, value) if value is not None else None
                return series_of(block.label), (value_of(block.label, series_of(block.label)) or 0)
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
        tail = Tail()
        made: list[ClauseFound] = []
        for label, views in clauses:
            last = views[-1]
            last, told = strip_tail(last)
            tail = told if told.view else tail
            joint = JOINT.search(last.text)
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
            words = sentence.text
            if not self.waits and not _may_tell(words):
                self.previous = sentence
                continue
            before = self.previous
            self.previous = sentence
            opening = OPENING_MARKER.match(words) if n or at_least else None
            if (
                opening
                and opens_decision(opening, words)
                and (":" in opening["after"] or opening["marker"].isupper())
            ):
                return self.take_within(k, start, opening)
            if words.endswith("?") or not words:
                continue
            if self.fresh and self.found and tells_only_movers(words):
                self.credit(sentence)
                continue
            marker = None if BARE_VERDICT.match(words) else find_marker(words)
            if marker is None and opening and re.match(r"(?:that|to)\b", words[opening.end() :]):
                # "… a crossing patrol. Decided to support her."
                kind = cast("ResolutionKind", MARKER_KINDS[" ".join(opening["marker"].lower().split())])
                marker = (0, opening.end(), kind)
            # "Prop. A, 2nd B, all agreed" only tells of the vote on what stands before it.
            if (
                marker
                and words[marker[0] :].lower().startswith("all agreed")
                and not strip_tail(sentence)[0].text
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
                    self.add(kind, spans, (), Tail(), "names_nothing")
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
                tail = Tail(*read_movers(sentence), sentence)
                self.proposal = (sentence, tail)
            elif seconded and self.proposal:
                self.proposal = (
                    self.proposal[0],
                    Tail(self.proposal[1].moved, read_movers(sentence)[1], sentence),
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
        folded = words.casefold()
        lost = LOST.search(words) if holds_one(folded, LOST_STEMS) else None
        movers = has_movers(words)
        if lost and self.proposal is None and self.just_lost:
            return True  # the vote has said so
        if lost:
            of, tail = self.proposal or (sentence, Tail(*read_movers(sentence), sentence))
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
        if BARE_VERDICT.match(words):
            if self.fresh or before is None:
                return True
            self.add("agreed", _spans(before), (), self.pending(sentence), "verdict.bare")
            return True
        for pattern, kind in VERDICT_MARKERS if holds_one(folded, VERDICT_STEMS) else ():
            found = pattern.search(words)
            if (
                not found
                or REPORTED.search(words[: found.start()])
                or ELSEWHERE.search(words[: found.start()])
                or ON_CONDITION.search(words[: found.start()])
            ):
                continue
            if not ends_verdict(found.group(), words[found.end() :]):
                continue
            names_nothing = bool(NAMELESS.search(words[: found.start()]))
            if kind == "carried" and names_nothing and not self.proposal and self.fresh and not all(movers):
                return True
            if kind == "carried" and self.proposal and not all(movers) and names_nothing:
                of, tail = self.proposal
                self.add("carried", _spans(of), (), Tail(tail.moved, tail.seconded, sentence), "carried.put")
                return True
            target = sentence
            bare = words[: found.start()].strip(" ,.;")
            if not bare and before is not None and kind == "carried":
                if self.fresh:
                    return True
                target = before
            self.add(kind, _spans(target), (), self.pending(sentence), "verdict")
            return True
        if (
            all(movers)
            and (OUTCOME.search(words))
            and not _GOES_ON.search(words)
            and not re.search(r"\b(?:had|lost|defeated)\b", words)
        ):
            rest = strip_tail(sentence)[0]
            if not rest.text and re.search(r"\bthat\b", words) and not tells_only_movers(words):
                rest = sentence  # "Proposed by A, seconded by B, that C be Chair; all in favour"
            if not rest.text and before is not None and not self.fresh:
                self.add(assent(words), _spans(before), (), self.pending(sentence), "carried.vote")
                return True
            if rest.text and not self.fresh:
                apart = (
                    len(rest.text) < len(words)
                    and rest.text[-1:] != ","
                    and re.match(r"\W*[A-Z]", words[len(rest.text) :])
                )
                sentence = rest if apart and OUTCOME.search(rest.text) else sentence
                self.add("carried", _spans(sentence), (), self.pending(sentence), "carried.vote")
                return True
        if re.match(r"on\s+the\s+(?:motion|proposal)\s+of\b", words, re.I) and OUTCOME.search(words):
            self.add("carried", _spans(sentence), (), self.pending(sentence), "carried.motion")
            return True
        if (
            all(movers)
            and before is not None
            and not self.fresh
            and len(words) < 120
            and not strip_tail(sentence)[0].text
            and re.search(
                r"\b(?:approved|adopted|accepted|signed|elected|appointed|confirmed)\b", before.text
            )
        ):
            self.add("carried", _spans(before), (), self.pending(sentence), "carried.movers")
            return True
        if self.proposal and not any(movers):
            of, tail = self.proposal
            vote = read_vote(sentence)
            if vote and tail.seconded and is_lost(vote):
                self.motions.append(
                    MotionFound(_spans(of), "lost", tail.moved, tail.seconded, vote, "motion.vote")
                )
                self.proposal, self.just_lost = None, True
                return True
            put = vote is not None and len(words) < 140 and not tells_one_side(vote, words)
            if tail.seconded and (put or TOOK_OFFICE.search(words)):
                self.add(
                    assent(words),
                    _spans(of),
                    (),
                    Tail(tail.moved, tail.seconded, sentence),
                    "carried.proposal",
                )
                return True
        if self.fresh and TAIL_SENTENCE.match(words):
            return True
        if movers == (False, False) and not re.fullmatch(
            r"(?:and\s+)?it\s+was(?:\s+therefore)?\W*", words, re.I
        ):
            self.fresh = False
        return False

    def pending(self, sentence: View) -> Tail:
        """Return the movers told in a sentence, or those of the proposal before it."""
        moved, seconded = read_movers(sentence)
        if self.proposal and not moved and not seconded:
            moved, seconded = self.proposal[1].moved, self.proposal[1].seconded
        return Tail(moved, seconded, sentence)

    def add(
        self,
        kind: ResolutionKind,
        spans: tuple[Span, ...],
        clauses: tuple[ClauseFound, ...],
        tail: Tail,
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
    if any(reader.telling):
        reader.read()
    return reader.found, reader.motions


def _spans(view: View) -> tuple[Span, ...]:
    return (view.span(0, len(view.text)),) if view.text else ()


def _split_lines(view: View, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut sentences where a line ends in a verdict such as "resolved to pay": there each line is an entry."""
    # A line that was full wraps to a word in small letters; an entry's last word does not.
    ends = [
        at
        for at, _ in view.breaks[1:]
        if _LINE_VERDICT.search(view.text[max(0, at - 120) : at])
        and not view.text[at:].lstrip()[:1].islower()
    ]
    parts = []
    for start, end in sentences:
        for cut in [at for at in ends if start < at < end]:
            parts.append((start, cut))
            start = cut
        parts.append((start, end))
    return parts
