"""Seeded edits of known kind on the records of the samples: each must be found, with its kind and weight."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import minutes_extract
from conftest import SAMPLES
from minutes_extract import Record
from minutes_extract.compare.resolutions import text_without_resolutions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from minutes_extract import Comparison

Data = dict[str, Any]
Edit = tuple[str, str, Data]
SEEDS = 13
NOT_VERBS = r"\b(will|would|should|could|was|were|is|are|had|has|be)\b"


@cache
def records() -> list[Record]:
    return [record for path in SAMPLES if (record := minutes_extract.parse(path)).meetings]


def items_of(data: Data) -> Iterator[Data]:
    def walk(items: list[Data]) -> Iterator[Data]:
        for item in items:
            yield item
            yield from walk(item["items"])

    for meeting in data["meetings"]:
        yield from walk(meeting["items"])


def free_text(item: Data) -> str:
    model = minutes_extract.Item.model_validate(item)
    return text_without_resolutions(model.text, model.resolutions)


def choose_word(data: Data, pattern: str, rng: random.Random) -> tuple[Data, re.Match[str]] | None:
    """A word of an item outside its resolutions that stands in it but once."""
    found = [
        (item, match)
        for item in items_of(data)
        for line in free_text(item).split("\n")
        if len(line.split()) >= 6 and item["text"].count(line) == 1
        for match in re.finditer(pattern, line)
        if match.start() > 0
    ]
    return rng.choice(found) if found else None


def change_word(data: Data, pattern: str, new: Callable[[re.Match[str]], str], rng: random.Random) -> bool:
    chosen = choose_word(data, pattern, rng)
    if chosen is None:
        return False
    item, match = chosen
    line = match.string
    item["text"] = item["text"].replace(line, line[: match.start()] + new(match) + line[match.end() :])
    return True


def in_resolution(data: Data, pattern: str, new: Callable[[re.Match[str]], str], rng: random.Random) -> bool:
    found = [
        (item, resolution, match)
        for item in items_of(data)
        for resolution in item["resolutions"]
        if resolution["text"] in item["text"]
        for match in re.finditer(pattern, resolution["text"])
        if match.start() > 0 and len(resolution["text"].split()) > 5
    ]
    if not found:
        return False
    item, resolution, match = rng.choice(found)
    was = match.string
    became = was[: match.start()] + new(match) + was[match.end() :]
    item["text"] = item["text"].replace(was, became)
    resolution["text"] = became
    for evidence in resolution["evidence"]:
        evidence["quote"] = (
            became
            if re.sub(r"[\s-]", "", evidence["quote"]) == re.sub(r"[\s-]", "", was)
            else evidence["quote"]
        )
    at = 0
    for clause in resolution["clauses"]:
        place = was.find(clause["text"], at)
        end = place + len(clause["text"])
        if place <= match.start() and match.end() <= end:
            clause["text"] = became[place : end + len(became) - len(was)]
        at = end
    return True


def another_figure(match: re.Match[str]) -> str:
    digits = match.group()
    return str((int(digits[0]) % 9) + 1) + digits[1:]


def ocr(word: str, rng: random.Random) -> str | None:
    """The word as a scanner may misread it, or None where no letter of it is often misread."""
    swaps = [
        (a, b)
        for a, b in (
            ("m", "rn"),
            ("l", "1"),
            ("l", "I"),
            ("o", "0"),
            ("d", "cl"),
            ("w", "vv"),
            ("e", "c"),
            ("h", "b"),
        )
        if a in word[1:]
    ]
    if not swaps:
        return None
    a, b = rng.choice(swaps)
    return word[0] + word[1:].replace(a, b, 1)


def make_noise(data: Data, rng: random.Random) -> bool:
    for item in items_of(data):
        lines = []
        for line in item["text"].split("\n"):
            words = line.split(" ")
            for k, word in enumerate(words):
                misread = ocr(word, rng) if word.isalpha() and len(word) > 5 and rng.random() < 0.08 else None
                words[k] = misread or word
            line = " ".join(words)
            line = re.sub(r"^\s*(?:\(?[a-z]\)|\(?[ivx]+\)|-)\s+", "" if rng.random() < 0.5 else "• ", line)
            line = (
                line.replace("'", "’")
                .replace(" - ", " – ")
                .replace(", ", ",  " if rng.random() < 0.3 else ", ")
            )
            lines.append(line)
        if not item["resolutions"]:
            item["text"] = "\n".join(lines)
    for person in data["meetings"][0]["attendance"]:
        if rng.random() < 0.2 and (misread := ocr(person["name"].split()[-1], rng)):
            person["name"] = " ".join([*person["name"].split()[:-1], misread])
    return True


def status(data: Data, rng: random.Random) -> bool:
    people = [p for m in data["meetings"] for p in m["attendance"] if p["status"] == "present"]
    if not people:
        return False
    rng.choice(people)["status"] = "apologies"
    return True


def remove_person(data: Data, rng: random.Random) -> bool:
    people = data["meetings"][0]["attendance"]
    if len(people) < 2:
        return False
    people.pop(rng.randrange(len(people)))
    return True


def add_person(data: Data, rng: random.Random) -> bool:
    people = data["meetings"][0]["attendance"]
    if not people:
        return False
    people.insert(
        rng.randrange(len(people)), {**people[0], "name": "Wilhelmina Quarrington", "is_chair": False}
    )
    return True


def move_item(data: Data, rng: random.Random) -> bool:
    items = data["meetings"][0]["items"]
    if len(items) < 4:
        return False
    place = rng.randrange(len(items) - 2)
    items.append(items.pop(place))
    return True


def remove_item(data: Data, rng: random.Random) -> bool:
    items = [item for item in data["meetings"][0]["items"] if len(item["text"].split()) > 8]
    if not items:
        return False
    data["meetings"][0]["items"].remove(rng.choice(items))
    return True


def change_date(data: Data, rng: random.Random) -> bool:
    meeting = data["meetings"][0]
    if not meeting["date"]:
        return False
    meeting["date"] = f"20{rng.randrange(10, 30)}-01-{rng.randrange(10, 28)}"
    return True


def remove_substitution(data: Data, rng: random.Random) -> bool:
    found = data["meetings"][0]["substitutions"]
    if found:
        found.pop(rng.randrange(len(found)))
    return bool(found)


def change_mover(data: Data, rng: random.Random) -> bool:
    found = [r for item in items_of(data) for r in item["resolutions"] if r["moved_by"]]
    if found:
        rng.choice(found)["moved_by"] = "Wilhelmina Quarrington"
    return bool(found)


def remove_resolution(data: Data, rng: random.Random) -> bool:
    found = [item for item in items_of(data) for r in item["resolutions"] if r["text"] in item["text"]]
    if not found:
        return False
    item = rng.choice(found)
    resolution = item["resolutions"].pop()
    item["text"] = item["text"].replace(resolution["text"], "")
    return resolution["text"] not in item["text"]


def with_person(change: Callable[[Data], dict[str, Any] | None]) -> Callable[[Data, random.Random], bool]:
    """An edit of one person's entry, where it can be made."""

    def edit(data: Data, rng: random.Random) -> bool:
        people = data["meetings"][0]["attendance"]
        able = [(person, new) for person in people if (new := change(person)) is not None]
        if not able:
            return False
        person, new = rng.choice(able)
        person.update(new)
        return True

    return edit


def with_resolution(change: Callable[[Data], dict[str, Any] | None]) -> Callable[[Data, random.Random], bool]:
    """An edit of what is said of a resolution beside its words."""

    def edit(data: Data, rng: random.Random) -> bool:
        able = [
            (resolution, new)
            for item in items_of(data)
            for resolution in item["resolutions"]
            if (new := change(resolution)) is not None
        ]
        if not able:
            return False
        resolution, new = rng.choice(able)
        resolution.update(new)
        return True

    return edit


def with_meeting(name: str, new: str) -> Callable[[Data, random.Random], bool]:
    def edit(data: Data, rng: random.Random) -> bool:
        rng.choice(data["meetings"])[name] = new
        return len(data["meetings"]) == 1

    return edit


def misread_surname(person: Data) -> dict[str, Any] | None:
    first, _, last = person["name"].rpartition(" ")
    letters = last[:1] + last[1:].replace("l", "I").replace("m", "rn")
    return {"name": f"{first} {letters}".strip()} if letters != last else None


def respelled_surname(person: Data) -> dict[str, Any] | None:
    first, _, last = person["name"].rpartition(" ")
    return {"name": f"{first} {last[:3]}{last[4:]}"} if len(last) > 6 and first else None


def retitle_item(data: Data, rng: random.Random) -> bool:
    items = [item for item in items_of(data) if item["title"] and len(item["text"].split()) > 20]
    if items:
        rng.choice(items)["title"] = "Gooseberries on the green"
    return bool(items)


def renumber_items(data: Data, rng: random.Random) -> bool:
    items = [item for item in data["meetings"][0]["items"] if (item["number"] or "").isdigit()]
    if len(items) < 4:
        return False
    for item in items[rng.randrange(1, len(items) - 2) :]:
        item["number"] = str(int(item["number"]) + 1)
    return True


def move_resolution(data: Data, rng: random.Random) -> bool:
    items = list(items_of(data))
    sources = [
        item for item in items if item["resolutions"] and len(item["resolutions"][0]["text"].split()) > 8
    ]
    targets = [item for item in items if not item["resolutions"] and not item["items"]]
    if not sources or not targets:
        return False
    source, target = rng.choice(sources), rng.choice(targets)
    resolution = source["resolutions"].pop(0)
    if resolution["text"] not in source["text"]:
        return False
    source["text"] = source["text"].replace(resolution["text"], "")
    target["text"] += "\n" + resolution["text"]
    target["resolutions"].append(resolution)
    return True


def move_sentence(data: Data, rng: random.Random) -> bool:
    items = [item for item in items_of(data) if not item["resolutions"] and len(item["text"].split()) > 12]
    if len(items) < 2:
        return False
    source, target = rng.sample(items, 2)
    line = max(source["text"].split("\n"), key=len)
    source["text"] = source["text"].replace(line, "", 1)
    target["text"] += f"\n{line}"
    return len(line.split()) > 8


def lose_clause(data: Data, rng: random.Random) -> bool:
    able = [
        (item, r)
        for item in items_of(data)
        for r in item["resolutions"]
        if len(r["clauses"]) > 1
        and r["clauses"][-1]["text"] in item["text"]
        and len(r["clauses"][-1]["text"].split()) > 4
    ]
    if not able:
        return False
    item, resolution = rng.choice(able)
    last = resolution["clauses"].pop()["text"]
    resolution["text"] = resolution["text"].replace(last, "").rstrip()
    item["text"] = item["text"].replace(last, "")
    for evidence in resolution["evidence"]:
        evidence["quote"] = re.sub(r"\s+".join(map(re.escape, last.split())), "", evidence["quote"])
    return True


def reorder_people(data: Data, rng: random.Random) -> bool:
    people = data["meetings"][0]["attendance"]
    rng.shuffle(people)
    return len(people) > 3


def word(pattern: str, new: Callable[[re.Match[str]], str]) -> Callable[[Data, random.Random], bool]:
    return lambda data, rng: change_word(data, pattern, new, rng)


def decision(pattern: str, new: Callable[[re.Match[str]], str]) -> Callable[[Data, random.Random], bool]:
    return lambda data, rng: in_resolution(data, pattern, new, rng)


EDITS: dict[str, tuple[Callable[[Data, random.Random], bool], str, str]] = {
    # What is done, and the kind and the weight of the change that must be found.
    "from present to apologies": (status, "attendance.status", "substance"),
    "a person removed": (remove_person, "attendance.removed", "substance"),
    "a person added": (add_person, "attendance.added", "substance"),
    "a substitution removed": (remove_substitution, "substitution.removed", "substance"),
    "another date": (change_date, "meeting.date", "substance"),
    "another mover": (change_mover, "resolution.mover", "substance"),
    "an item moved": (move_item, "item.moved", "wording"),
    "an item removed": (remove_item, "item.removed", "substance"),
    "a resolution removed": (remove_resolution, "resolution.removed", "substance"),
    "people in another order": (reorder_people, "", ""),
    "a name misread": (with_person(misread_surname), "attendance.name", "noise"),
    "a name respelled": (with_person(respelled_surname), "attendance.name", "wording"),
    "another title": (with_person(lambda p: {"honorific": "Dr"} if p["honorific"] not in {"Dr", None} else None), "attendance.title", "wording"),
    "another organisation": (with_person(lambda p: {"affiliation": "Gooseberry Board"} if p["affiliation"] else None), "attendance.affiliation", "substance"),
    "gone before the end": (with_person(lambda p: None if p["note"] else {"note": "until item 6"}), "attendance.note", "substance"),
    "another seconder": (with_resolution(lambda r: {"seconded_by": "Wilhelmina Quarrington"} if r["seconded_by"] else None), "resolution.seconder", "substance"),
    "no mover": (with_resolution(lambda r: {"moved_by": None} if r["moved_by"] else None), "resolution.mover", "substance"),
    "another count of votes": (with_resolution(lambda r: {"vote": {**r["vote"], "for": (r["vote"]["for"] or 0) + 1}} if r["vote"] else None), "resolution.vote", "substance"),
    "recommended, not resolved": (with_resolution(lambda r: {"kind": "recommended"} if r["kind"] != "recommended" else None), "resolution.kind", "substance"),
    "a resolution in another item": (move_resolution, "resolution.moved", "substance"),
    "a clause lost": (lose_clause, "clause.removed", "substance"),
    "a sentence in another item": (move_sentence, "text.moved", "wording"),
    "another heading": (retitle_item, "item.retitled", "substance"),
    "items renumbered": (renumber_items, "item.renumbered", "wording"),
    "another venue": (with_meeting("venue", "Gooseberry Hall"), "meeting.venue", "substance"),
    "another chair": (with_meeting("chair", "Wilhelmina Quarrington"), "meeting.chair", "substance"),
    "begun at another time": (with_meeting("start_time", "03:15"), "meeting.start_time", "substance"),
    "a draft approved": (with_meeting("status", "approved"), "meeting.status", "wording"),
    "a letter misread": (word(r"(?<= )(?=[a-z]*m)[a-z]{6,}(?= )", lambda m: m.group().replace("m", "rn")), "text.changed", "noise"),
    "a letter misread in a resolution": (decision(r"(?<= )(?=[a-z]*m)[a-z]{6,}(?= )", lambda m: m.group().replace("m", "rn")), "resolution.reworded", "noise"),
    "a figure": (word(r"(?<![\w.,/:-])\d{2,}(?![\w.,/:-]*\d)", another_figure), "text.changed", "substance"),
    "a not put in": (word(NOT_VERBS, lambda m: f"{m.group()} not"), "text.changed", "substance"),
    "another modal verb": (word(r"\b(will|would|should|could)\b", lambda _: "must"), "text.changed", "substance"),
    "another word": (word(r"\b[a-z]{6,}\b", lambda _: "gooseberry"), "text.changed", "substance"),
    "an article lost": (word(r"\bthe ", lambda _: ""), "text.changed", "wording"),
    "a figure in a resolution": (decision(r"(?<![\w.,/:-])\d{2,}(?![\w.,/:-]*\d)", another_figure), "resolution.reworded", "substance"),
    "a not in a resolution": (decision(r"\b(be|would|will)\b", lambda m: f"{m.group()} not"), "resolution.reworded", "substance"),
    "another word in a resolution": (decision(r"\b[a-z]{6,}\b", lambda _: "gooseberry"), "resolution.reworded", "substance"),
    "an article in a resolution": (decision(r"\bthe ", lambda _: ""), "resolution.reworded", "wording"),
}  # fmt: skip


def edited(name: str, seed: int) -> tuple[Record, Record] | None:
    rng = random.Random(f"{name} {seed}")  # noqa: S311 - nothing secret is drawn
    edit = make_noise if name == "noise" else EDITS[name][0]
    for old in rng.sample(records(), len(records())):
        data = old.model_dump(by_alias=True)
        if edit(data, rng):
            return old, Record.model_validate(data)
    return None


def test_edits_are_found_with_their_kind_and_weight() -> None:
    tried, wrong = 0, []
    for name, (_, kind, weight) in EDITS.items():
        for seed in range(SEEDS):
            pair = edited(name, seed)
            if pair is None:
                continue
            tried += 1
            found = minutes_extract.diff(*pair)
            told = [(c.kind, c.weight) for c in found.changes]
            if weight in {"", "noise"}:
                assert found.same, f"{name} {seed} is no difference"
                assert not weight or (kind, weight) in told
                continue
            assert not found.same, f"{name} {seed} was not reported"
            if weight == "substance":
                assert found.of_weight("substance"), f"{name} {seed} was not told as of substance"
            heavier = weight == "wording" and bool(found.of_weight("substance"))
            if (kind, weight) not in told or heavier:
                wrong.append((name, seed, told))
    assert tried >= 300
    assert len(wrong) <= 0.02 * tried, wrong


def test_pure_noise_is_never_of_substance() -> None:
    wrong = []
    for seed in range(100):
        pair = edited("noise", seed)
        assert pair is not None
        found: Comparison = minutes_extract.diff(*pair)
        wrong += [(seed, c.kind, c.old, c.new) for c in found.of_weight("substance")][:1]
    assert len(wrong) <= 1, wrong
