from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from minutes_extract.copies import Copies, Heading, Minutes, find_copies, minutes_of
from minutes_extract.copies.normalise import normalise
from minutes_extract.pipeline import parse_with_text

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gri",
    "hest",
    "kel",
    "lun",
    "mor",
    "nal",
    "pret",
    "quil",
    "ros",
    "tam",
    "vek",
    "wyn",
)


def prose(seed: int, words: int) -> str:
    """Invented words, nearly all of them used once."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    lines = []
    for number in range(0, words, 10):
        lines.append(
            " ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(min(10, words - number))) + "."
        )
    return "\n".join(lines)


def minutes(file: str, text: str, heading: Heading | None = None, recognised: bool = False) -> Minutes:
    return Minutes(file, f"{file:0>64}", normalise(text), (heading,) if heading else (), recognised)


def relations(found: Copies) -> dict[tuple[str, str], str]:
    return {(pair.a, pair.b): pair.relation for pair in found.pairs}


BASE = prose(1, 400)
MAY, JUNE = (
    Heading("Upper Marl Parish Council", "2024-05-14"),
    Heading("Upper Marl Parish Council", "2024-06-11"),
)


def confuse(text: str, rate: float, seed: int = 1) -> str:
    rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    return "".join(rng.choice("clwz0e") if c.isalpha() and rng.random() < rate else c for c in text)


def replace_sentences(text: str, every: int, seed: int) -> str:
    lines = text.split("\n")
    other = prose(seed, 10 * len(lines)).split("\n")
    return "\n".join(other[k] if k % every == 0 else line for k, line in enumerate(lines))


@pytest.mark.parametrize(
    ("change", "relation"),
    [
        (lambda text: text, "identical-text"),
        (lambda text: text.upper().replace("\n", "  \n\n"), "identical-text"),
        (lambda text: "".join(f"{k}. {line}\n" for k, line in enumerate(text.split("\n"))), "identical-text"),
        (lambda text: "\n".join(reversed(text.split("\n"))), None),
        (lambda text: "\n".join([*text.split("\n")[20:], *text.split("\n")[:20]]), "identical-text"),
        (lambda text: "Upper Marl Parish Council\n" + text, "identical-text"),
        (lambda text: "DRAFT\n" + text, "variant"),
        (lambda text: text + "\nSigned by the chairman on the fourth of June", "variant"),
        (lambda text: replace_sentences(text, 20, 3), "variant"),
        (lambda text: confuse(text, 0.02), "rescan"),
        (lambda text: confuse(text, 0.05), "rescan"),
        (lambda text: prose(5, 300) + "\n" + text + "\n" + prose(6, 300), "contains"),
        (lambda text: replace_sentences(text, 2, 3), "different"),
        (lambda _: prose(2, 400), "different"),
    ],
)
def test_kinds_of_copies(change: Callable[[str], str], relation: str | None) -> None:
    found = find_copies([minutes("a", BASE), minutes("b", change(BASE))])
    told = relations(found).get(("a", "b"), "different")
    assert told == (relation or told)
    assert bool(found.clusters) == (told != "different")


def test_the_same_bytes() -> None:
    words = normalise(BASE)
    found = find_copies([Minutes("b", "11", words), Minutes("a", "11", words), Minutes("c", "22", words)])
    assert relations(found) == {
        ("a", "b"): "identical-bytes",
        ("a", "c"): "identical-text",
        ("b", "c"): "identical-text",
    }
    (cluster,) = found.clusters
    assert cluster.kept == "a"
    assert [(m.file, m.relation) for m in cluster.members] == [
        ("a", "kept"),
        ("b", "identical-bytes"),
        ("c", "identical-text"),
    ]


def test_months_on_one_template_are_not_copies() -> None:
    template = replace_sentences(BASE, 9, 4)
    assert not find_copies([minutes("may", BASE, MAY), minutes("june", template, JUNE)]).clusters
    assert find_copies([minutes("may", BASE, MAY), minutes("again", template, MAY)]).clusters


def test_a_wrong_date_does_not_part_copies() -> None:
    assert find_copies([minutes("may", BASE, MAY), minutes("wrong", BASE + "\nSigned.", JUNE)]).clusters


def test_minutes_without_words_are_no_copies() -> None:
    assert not find_copies([minutes("a", ""), minutes("b", "..."), minutes("c", "Page 1")]).clusters


def test_a_pack_does_not_make_its_meetings_one() -> None:
    months = [prose(seed, 400) for seed in range(3)]
    documents = [minutes(f"{k}", text) for k, text in enumerate(months)]
    documents += [minutes("1-signed", months[1] + "\nSigned."), minutes("pack", "\n".join(months))]
    found = find_copies(documents)
    for cluster in found.clusters:
        assert len({member.file for member in cluster.members} & {"0", "1", "2"}) == 1
    assert all(pair.container == "pack" for pair in found.pairs if pair.b == "pack")
    assert {pair.a for pair in found.pairs if pair.b == "pack"} >= {"0", "1", "2"}


def test_more_copies_than_boilerplate_allows() -> None:
    rng = random.Random(3)  # noqa: S311 - nothing secret is drawn
    texts = []
    for _ in range(70):
        lines = BASE.split("\n")
        lines[rng.randrange(len(lines))] = prose(rng.randrange(10**6), 10)
        texts.append("\n".join(lines))
    found = find_copies(minutes(f"{k:02}", text) for k, text in enumerate(texts))
    (cluster,) = found.clusters
    assert len(cluster.members) == 70


def test_boilerplate_of_an_archive_brings_nothing_together() -> None:
    usual = prose(9, 120)
    found = find_copies(minutes(f"{k:02}", usual + "\n" + prose(100 + k, 250)) for k in range(40))
    assert not found.clusters


KEPT = [
    (
        minutes("b", BASE, Heading(status="draft")),
        minutes("a", BASE + "\nx", Heading(status="approved")),
        "approved",
    ),
    (minutes("a", BASE, recognised=True), minutes("b", confuse(BASE, 0.02)), "text layer"),
    (minutes("a", confuse(BASE, 0.02) + " more"), minutes("b", BASE), "misread"),
    (minutes("a", BASE[:-200]), minutes("b", BASE), "fullest"),
    (minutes("a", prose(5, 300) + "\n" + BASE + "\n" + prose(6, 300)), minutes("b", BASE), "alone"),
]


@pytest.mark.parametrize(("one", "two", "why"), KEPT, ids=[case[2] for case in KEPT])
def test_the_kept_copy_and_why(one: Minutes, two: Minutes, why: str) -> None:
    (cluster,) = find_copies([one, two]).clusters
    assert why in cluster.why
    assert cluster.kept == ("a" if why == "approved" else "b")


HEAD = (
    "Minutes of Upper Marl Parish Council held on 14th May 2024\n\nPresent: Cllr Ann Other, Cllr Bo Fill\n\n"
)


def read(file: str, text: str) -> Minutes:
    return minutes_of(file, *parse_with_text(text.encode(), file))


@pytest.mark.parametrize(
    ("change", "differs_in"),
    [
        (("£500", "£600"), ["figures"]),
        (("Cllr Bo Fill\n", "Cllr Bo Fill, Cllr Di Away\n"), ["attendance"]),
        (("RESOLVED: That the oak be kept.", "RESOLVED: That the oak be not kept."), ["resolutions"]),
        (("sound", "hale"), []),
    ],
)
def test_what_differs_between_copies(change: tuple[str, str], differs_in: list[str]) -> None:
    text = f"{HEAD}1. Accounts\n\nThe clerk paid £500 for work that is sound.\n\n2. Trees\n\nRESOLVED: That the oak be kept.\n\n3. Roads\n\n{BASE}\n"
    (pair,) = find_copies([read("a", text), read("b", text.replace(*change))]).pairs
    assert set(differs_in) <= set(pair.differs_in)
    assert bool(differs_in) == bool(pair.differs_in)
