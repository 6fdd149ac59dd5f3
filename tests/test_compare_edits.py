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
SEEDS = 26
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
            assert not found.same, f"{name} {seed} was not reported"
            told = [(c.kind, c.weight) for c in found.changes]
            if weight == "substance":
                assert found.of_weight("substance") or found.of_weight("wording"), (
                    f"{name} {seed} was called noise"
                )
            if (kind, weight) not in told:
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
