"""People of two versions: who is whom, and what is said of them differently."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from minutes_extract.compare.assignment import assign
from minutes_extract.compare.candidates import left_over, pair_equal, share_marks
from minutes_extract.compare.changes import Change, changed
from minutes_extract.compare.likeness import are_misread, look
from minutes_extract.compare.vocabulary import HONORIFICS
from minutes_extract.compare.weighing import weigh
from minutes_extract.compare.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutes_extract.compare.changes import Flag, Weight
    from minutes_extract.compare.likeness import Surroundings
    from minutes_extract.records import Person, Substitution

SAME_PERSON = 0.6
"""From what likeness on, 0 to 1, two names are one person's."""
SAME_SURNAME = 0.8
MOST_PAIRS = 2500
"""How many pairs of names are all held against each other; of more, those that share a part."""
_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STATUSES = {
    "present": "present",
    "in_attendance": "in attendance",
    "apologies": "apologies",
    "absent": "absent",
}


def compare_attendance(old: Sequence[Person], new: Sequence[Person], around: Surroundings) -> list[Change]:
    """Return what changed in the lists of people; their order does not matter."""
    pairs = _pair_people(old, new)
    changes: list[Change] = []
    for i, j in pairs:
        changes += _compare_person(old[i], new[j], around)
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, person in enumerate(old):
        if i not in kept_old:
            changes.append(_listed("attendance.removed", person, None))
    for j, person in enumerate(new):
        if j not in kept_new:
            changes.append(_listed("attendance.added", None, person))
    return changes


def compare_substitutions(
    old: Sequence[Substitution], new: Sequence[Substitution], around: Surroundings
) -> list[Change]:
    """Return which substitutions came, went or changed."""
    scores = {}
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            mine, theirs = name_likeness(a.substitute, b.substitute), _stood_in_likeness(a, b)
            if mine >= SAME_PERSON or theirs >= SAME_PERSON:
                scores[i, j] = mine + theirs
    pairs = assign(scores)
    changes = []
    for i, j in pairs:
        change = _compare_substitution(old[i], new[j], around)
        if change:
            changes.append(change)
    for i in sorted(set(range(len(old))) - {i for i, _ in pairs}):
        changes.append(_substitution("substitution.removed", old[i], None, "substance"))
    for j in sorted(set(range(len(new))) - {j for _, j in pairs}):
        changes.append(_substitution("substitution.added", None, new[j], "substance"))
    return changes


def name_likeness(old: str, new: str) -> float:
    """Say how likely two names are one person's, from 0 to 1: initials, order and spelling may differ.

    >>> name_likeness("Moira Tansley", "M Tansley") > 0.8, name_likeness("Ann Other", "Bo Other") < 0.6
    (True, True)

    """
    a, b = _parts(old), _parts(new)
    if a == b:
        return 1.0 if a or old == new else 0.0
    if not a or not b:
        return 0.0
    if sorted(a) == sorted(b):
        return 0.99
    if are_misread("".join(old.split()), "".join(new.split())):
        return 0.98
    surname = _word_likeness(a[-1], b[-1])
    if surname < SAME_SURNAME and len(a) == len(b) == 2:
        # "Tansley Moira": the order of the other version turned round, and misread.
        turned = min(_word_likeness(a[0], b[1]), _word_likeness(a[1], b[0]))
        return 0.9 * turned if turned >= SAME_SURNAME else 0.0
    if surname < SAME_SURNAME:
        return 0.0
    given_a, given_b = a[:-1], b[:-1]
    if not given_a or not given_b:
        return 0.75 * surname
    first = _given_likeness(given_a[0], given_b[0])
    if first < SAME_SURNAME and len(given_a) != len(given_b):
        first = 0.9 * max(_given_likeness(x, y) for x in given_a for y in given_b)
    return surname * (0.4 + 0.6 * first)


def _parts(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return [part.lower().replace("’", "'") for part in _PART.findall(plain) if part.lower() not in HONORIFICS]


def _word_likeness(old: str, new: str) -> float:
    return 1.0 if old == new else 0.98 if look(old) == look(new) else fuzz.ratio(old, new) / 100


def _given_likeness(old: str, new: str) -> float:
    shorter, longer = sorted((old, new), key=len)
    if len(shorter) <= 2 or (len(shorter) >= 3 and longer.startswith(shorter)):
        # "M" and "MJ" are initials; "Geoff" is short for "Geoffrey".
        return 0.9 if longer[0] == shorter[0] else 0.0
    like = _word_likeness(old, new)
    return like if like >= 0.75 or old[:3] == new[:3] else 0.0


def _pair_people(old: Sequence[Person], new: Sequence[Person]) -> list[tuple[int, int]]:
    pairs = pair_equal([tuple(_parts(a.name)) for a in old], [tuple(_parts(b.name)) for b in new])
    left_old, left_new = left_over(old, new, pairs)
    scores = {}
    for i, j in _candidates(old, left_old, new, left_new):
        a, b = old[i], new[j]
        like = name_likeness(a.name, b.name)
        if like >= SAME_PERSON:
            same = (a.status == b.status) + (a.affiliation == b.affiliation) + (a.honorific == b.honorific)
            scores[i, j] = like + 0.02 * same
    return sorted(pairs + assign(scores))


def _candidates(
    old: Sequence[Person], left_old: Sequence[int], new: Sequence[Person], left_new: Sequence[int]
) -> Iterable[tuple[int, int]]:
    if len(left_old) * len(left_new) <= MOST_PAIRS:
        return product(left_old, left_new)
    parts = [
        {i: {look(part) for part in _parts(people[i].name) if len(part) > 2} for i in left}
        for people, left in ((old, left_old), (new, left_new))
    ]
    return share_marks(parts[0], parts[1], rarest=2)


def _compare_person(old: Person, new: Person, around: Surroundings) -> list[Change]:
    where = f"attendance: {new.name}"
    changes = []

    def add(
        kind: str, was: str | None, became: str | None, weight: Weight, flags: Sequence[Flag] = ()
    ) -> None:
        changes.append(changed(kind, where, was, became, weight, flags, old.evidence, new.evidence))

    if old.name != new.name:
        weight = name_weight(old.name, new.name)
        add("attendance.name", old.name, new.name, weight, ["name"] if weight != "noise" else [])
    if old.status != new.status:
        add("attendance.status", _STATUSES[old.status], _STATUSES[new.status], "substance", ["name"])
    for kind, was, became, most in (
        ("attendance.affiliation", old.affiliation, new.affiliation, None),
        ("attendance.note", old.note, new.note, None),
        ("attendance.title", old.honorific, new.honorific, "wording"),
        ("attendance.letters", old.post_nominals, new.post_nominals, "wording"),
    ):
        if was == became:
            continue
        found = weigh(split_words(was or ""), split_words(became or ""), around)
        weight = found.weight or "noise"
        if most and weight == "substance":
            weight = "wording"
        add(kind, was, became, weight, found.flags if weight == "substance" else ())
    return changes


def name_weight(old: str, new: str) -> Weight:
    """Say what it weighs that one person's name is written in another way.

    >>> name_weight("Tansley, Moira", "Moira Tansley"), name_weight("Ann Smyth", "Ann Smith")
    ('noise', 'wording')

    """
    a, b = _parts(old), _parts(new)
    if sorted(a) == sorted(b) or are_misread("".join(old.split()), "".join(new.split())):
        return "noise"
    joined = "".join(a).replace("-", ""), "".join(b).replace("-", "")
    return "noise" if joined[0] == joined[1] else "wording"


def _listed(kind: str, old: Person | None, new: Person | None) -> Change:
    person = old or new
    assert person is not None
    return changed(
        kind,
        f"attendance: {person.name}",
        _describe(old) if old else None,
        _describe(new) if new else None,
        "substance",
        ["name"],
        old.evidence if old else [],
        new.evidence if new else [],
    )


def _describe(person: Person) -> str:
    name = " ".join(part for part in (person.honorific, person.name, person.post_nominals) if part)
    named = ", ".join(part for part in (name, person.affiliation) if part)
    return f"{named} ({_STATUSES[person.status]})"


def _stood_in_likeness(old: Substitution, new: Substitution) -> float:
    return max((name_likeness(a.name, b.name) for a in old.substituted for b in new.substituted), default=0.0)


def _compare_substitution(old: Substitution, new: Substitution, around: Surroundings) -> Change | None:
    was, became = _tell(old), _tell(new)
    if was == became:
        return None
    scores = {
        (i, j): like
        for i, a in enumerate(old.substituted)
        for j, b in enumerate(new.substituted)
        if (like := name_likeness(a.name, b.name)) >= SAME_PERSON
    }
    pairs = assign(scores)
    same_people = len(pairs) == len(old.substituted) == len(new.substituted)
    if not same_people or old.kind != new.kind or name_likeness(old.substitute, new.substitute) < SAME_PERSON:
        return _substitution("substitution.changed", old, new, "substance")
    weights = [name_weight(old.substitute, new.substitute)] if old.substitute != new.substitute else []
    for i, j in pairs:
        a, b = old.substituted[i], new.substituted[j]
        if a.name != b.name:
            weights.append(name_weight(a.name, b.name))
        if a.affiliation != b.affiliation:
            found = weigh(split_words(a.affiliation or ""), split_words(b.affiliation or ""), around)
            weights.append(found.weight or "noise")
    weight: Weight = "substance" if "substance" in weights else "wording" if "wording" in weights else "noise"
    return _substitution("substitution.changed", old, new, weight)


def _substitution(kind: str, old: Substitution | None, new: Substitution | None, weight: Weight) -> Change:
    either = new or old
    assert either is not None
    return changed(
        kind,
        f"substitution: {either.substitute}",
        _tell(old) if old else None,
        _tell(new) if new else None,
        weight,
        ["name"] if weight != "noise" else [],
        old.evidence if old else [],
        new.evidence if new else [],
    )


def _tell(substitution: Substitution) -> str:
    stood_for = ", ".join(
        f"{named.name} ({named.affiliation})" if named.affiliation else named.name
        for named in substitution.substituted
    )
    kind = substitution.kind.replace("_", " ")
    return (
        f"{substitution.substitute} for {stood_for} ({kind})"
        if stood_for
        else f"{substitution.substitute} ({kind})"
    )
