"""Measures the search for copies: on the truth in ../shared, on generated noise, and at scale beside datasketch.

    copies.py truth SHARED        scores `dedupe` with SHARED/evaluation/score_copies.py
    copies.py noise [RATE…]       recall and precision at rates of noise, beside datasketch and rapidfuzz
    copies.py scale NUMBER…       time and memory for so many documents of 5 kB, beside datasketch

Everything is generated with fixed seeds from invented words.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate, combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.copies import Minutes, find_copies, minutes_of
from minutes_extract.copies.entries import Entry, entry_of
from minutes_extract.copies.finding import find_pairs
from minutes_extract.copies.index import open_index
from minutes_extract.copies.normalise import normalise
from minutes_extract.copies.telling import tell
from minutes_extract.pipeline import parse_with_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
RATES = (0.0, 0.01, 0.03, 0.05, 0.08, 0.10, 0.12, 0.15)
WANTED = {0.05: 0.99, 0.10: 0.95}
"""The recall that is wanted at some rates of noise."""
WANTED_PRECISION = 0.99
WANTED_OF_TRUTH = {"F1": 0.98, "relation right": 0.90, "adjusted Rand index": 0.98}
CONFUSED = {
    "o": "0",
    "l": "1",
    "i": "l",
    "m": "rn",
    "e": "c",
    "c": "e",
    "h": "b",
    "n": "ri",
    "s": "5",
    "t": "f",
}
LINES_AT_ONCE = 4_000
"""Texts that are in memory at a time."""

ONSETS = "b br c cl d dr f g gr h l m n p pl r s st t tr v w".split()  # noqa: SIM905 - reads better so
VOWELS = "a e i o u ea oo ai".split()  # noqa: SIM905
CODAS = "n r s t l m nd st ck rd".split()  # noqa: SIM905

Texts = dict[str, str]
Truth = set[tuple[str, str]]


def vocabulary(rng: random.Random, count: int) -> list[str]:
    """Return invented words, the most usual first."""
    words: dict[str, None] = {}
    while len(words) < count:
        syllables = rng.choice((1, 2, 2, 3))
        words[
            "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(syllables)) + rng.choice(CODAS)
        ] = None
    return list(words)


class Author:
    """Writes minutes of many bodies: months of one body share its boilerplate, all bodies share some."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
        self.words = vocabulary(self.rng, 12_000)
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.common = [self.sentence() for _ in range(40)]

    def sentence(self) -> str:
        """Return a sentence of invented words, usual ones more often."""
        return (
            " ".join(
                self.rng.choices(self.words, cum_weights=self.weights, k=self.rng.randint(9, 20))
            ).capitalize()
            + "."
        )

    def write(self, body: int, month: int, size: int) -> str:
        """Return the minutes of one month of one body."""
        own = random.Random(body)  # noqa: S311 - nothing secret is drawn
        name = " ".join(own.choices(self.words, k=2)).title()
        state, self.rng = self.rng, own
        boilerplate = [self.sentence() for _ in range(10)]
        self.rng = state
        parts = [
            f"Minutes of the meeting of {name} Parish Council held on {month % 28 + 1} May {1990 + month // 28}\n",
            f"Present: {', '.join('Cllr ' + ' '.join(self.rng.choices(self.words, k=2)).title() for _ in range(6))}\n",
        ]
        number = 0
        length = sum(map(len, parts))
        while length < size:
            number += 1
            usual = self.rng.choice((self.common, boilerplate))
            title = " ".join(self.rng.choices(self.words, k=3)).title()
            sentences = [usual[number % len(usual)], *(self.sentence() for _ in range(3))]
            part = (
                f"\n{number}. {title}\n\n"
                + "\n".join(f"{'ab'[k % 2]}) {s}" for k, s in enumerate(sentences))
                + "\n"
            )
            parts.append(part)
            length += len(part)
        return "".join(parts)


def misread(text: str, rate: float, rng: random.Random) -> str:
    """Return a text with a share of its letters and digits confused, lost or doubled."""
    out = []
    for c in text:
        if c.isalnum() and rng.random() < rate:
            kind = rng.random()
            if kind < 0.6:
                out.append(CONFUSED.get(c.lower(), rng.choice("abcdefghijklmnopqrstuvwxyz")))
            elif kind < 0.8:
                continue
            else:
                out.append(c + rng.choice("il.,"))
        else:
            out.append(c)
    return "".join(out)


def damage(text: str, rate: float, rng: random.Random, other: str) -> str:
    """Return a noisy copy: misread, lines merged, labels lost, sometimes a page lost or another's passage mixed in."""
    lines = text.split("\n")
    if rate and rng.random() < 0.25:
        at, count = rng.randrange(len(lines)), len(lines) // 12
        del lines[at : at + count]
    if rate and rng.random() < 0.25:
        others = other.split("\n")
        at = rng.randrange(len(others))
        where = rng.randrange(len(lines))
        lines[where:where] = others[at : at + len(others) // 12]
    if rate and rng.random() < 0.5:
        lines = [re.sub(r"^\s*(\d+\.|[a-z]\))\s+", "", line) for line in lines]
    text = lines[0]
    for line in lines[1:]:
        text += (" " if line and rng.random() < rate else "\n") + line
    return misread(text, rate, rng)


def noisy_archive(rate: float) -> tuple[Texts, Truth]:
    """Return the samples and 300 generated minutes, each with a noisy copy."""
    rng = random.Random(int(rate * 1000))  # noqa: S311 - nothing secret is drawn
    author = Author(7)
    originals = [
        parse_with_text(path.read_bytes(), path.name)[1].content
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in {".txt", ".pdf", ".docx", ".odt"} and not path.stem.endswith("-ocr")
    ]
    originals += [author.write(k // 12, k % 12, rng.choice((1500, 3000, 5000, 12000))) for k in range(300)]
    texts: Texts = {}
    truth: Truth = set()
    for k, text in enumerate(originals):
        texts[f"{k}"] = text
        texts[f"{k}-copy"] = damage(text, rate, rng, rng.choice(originals))
        truth.add((f"{k}", f"{k}-copy"))
    return texts, truth


def ours(texts: Texts) -> Truth:
    """Return the pairs that the program finds."""
    documents = []
    for file, text in texts.items():
        record, laid_out = parse_with_text(text.encode(), file)
        documents.append(minutes_of(file, record, laid_out))
    found = find_copies(documents)
    return {
        pair
        for cluster in found.clusters
        for pair in combinations(sorted(member.file for member in cluster.members), 2)
    }


def datasketch_pairs(texts: Texts, threshold: float) -> Truth:
    """Return the pairs that MinHash-LSH finds over runs of three words."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    first = MinHash(num_perm=128)  # its permutations serve all: to make them anew costs a tenth of the time
    hashes = {}
    pairs: Truth = set()
    for file, text in texts.items():
        words = normalise(text).split()
        runs = {" ".join(run).encode() for run in zip(words, words[1:], words[2:], strict=False)}
        hashes[file] = own = MinHash(num_perm=128, permutations=first.permutations, scheme=first.scheme)
        own.update_batch(list(runs))
        pairs |= {(min(file, other), max(file, other)) for other in index.query(own)}
        index.insert(file, own)
    return {(a, b) for a, b in pairs if hashes[a].jaccard(hashes[b]) >= threshold}


def rapidfuzz_pairs(texts: Texts) -> Truth:
    """Return the pairs whose letters are alike to 80 in 100."""
    from rapidfuzz import fuzz, process

    names = sorted(texts)
    letters = [normalise(texts[name]).replace(" ", "") for name in names]
    pairs: Truth = set()
    for k, name in enumerate(names):
        for _, _, other in process.extract(
            letters[k], letters[k + 1 :], scorer=fuzz.ratio, score_cutoff=80, limit=None
        ):
            pairs.add((name, names[k + 1 + other]))
    return pairs


def score_noise(rates: Sequence[float]) -> int:
    """Print recall and precision at each rate of noise; return 1 where our own are less than is wanted."""
    finders: tuple[tuple[str, Callable[[Texts], Truth]], ...] = (
        ("minutes-extract", ours),
        ("datasketch 0.8", lambda texts: datasketch_pairs(texts, 0.8)),
        ("datasketch 0.5", lambda texts: datasketch_pairs(texts, 0.5)),
        ("rapidfuzz ratio 80, all pairs", rapidfuzz_pairs),
    )
    print("| characters misread | " + " | ".join(name for name, _ in finders) + " |")
    print("| --- |" + " --- |" * len(finders))
    worst = 0
    for rate in rates:
        texts, truth = noisy_archive(rate)
        cells = []
        for name, find in finders:
            found = find(texts)
            right = len(found & truth)
            recall, precision = right / len(truth), right / max(1, len(found))
            cells.append(f"{recall:.3f} / {precision:.3f}" if found else "none")
            if find is ours and (recall < WANTED.get(rate, 0.0) or precision < WANTED_PRECISION):
                print(f"{name} is below what is wanted at {rate:.0%}", file=sys.stderr)
                worst = 1
        print(f"| {rate:.0%} | " + " | ".join(cells) + " |", flush=True)
    return worst


def archive(number: int) -> Iterator[tuple[str, str]]:
    """Yield so many texts of 5 kB, a fifth of them noisy copies of earlier ones."""
    author = Author(11)
    rng = random.Random(5)  # noqa: S311 - nothing secret is drawn
    originals = number * 4 // 5
    copies = number - originals
    for k in range(originals):
        text = author.write(k // 120, k % 120, 5000)
        yield f"{k}", text
        if k < copies:
            yield f"{k}-copy", damage(text, rng.choice((0.0, 0.01, 0.02, 0.05)), rng, text)


def load(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts that `archive` gave, as `write` wrote them."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            file, text = json.loads(line)
            yield file, text


def entry(line: tuple[str, str]) -> tuple[str, Entry]:
    """Return a file and what is kept of it: what a worker process does with a document that it has read."""
    file, text = line
    return file, entry_of(Minutes(file, file, normalise(text)))


def run_ours(path: Path, jobs: int) -> Truth:
    """Return the pairs of members of one cluster among texts in a file."""
    lines = load(path)
    with open_index(None) as index, ProcessPoolExecutor(jobs) as pool:
        while some := list(islice(lines, LINES_AT_ONCE)):
            entries = pool.map(entry, some, chunksize=100) if jobs > 1 else map(entry, some)
            for file, made in entries:
                index.add(file, None, made)
        found = tell(index, find_pairs(index))
    return {
        pair
        for cluster in found.clusters
        for pair in combinations(sorted(member.file for member in cluster.members), 2)
    }


def run_peer(path: Path, threshold: float) -> Truth:
    """Return the pairs that datasketch finds among texts in a file."""
    return datasketch_pairs(dict(load(path)), threshold)


SEARCHES: dict[str, Callable[[Path], Truth]] = {
    "one process": lambda path: run_ours(path, 1),
    "two processes": lambda path: run_ours(path, 2),
    "datasketch 0.5": lambda path: run_peer(path, 0.5),
    "datasketch 0.8": lambda path: run_peer(path, 0.8),
}


def measure_scale(number: int) -> None:
    """Print time, memory and the share of planted copies found, for so many documents."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(entry) + "\n" for entry in archive(number))
        for who in SEARCHES:
            # A process of its own: its memory is then that of the search alone.
            subprocess.run([sys.executable, __file__, "child", who, str(path), str(number)], check=True)


def measure_here(who: str, path: Path, number: int) -> None:
    """Print the figures of a search in this process and those that it starts."""
    began = time.perf_counter()
    before = busy_seconds()
    found = SEARCHES[who](path)
    seconds, busy = time.perf_counter() - began, busy_seconds() - before
    planted = {(f"{k}", f"{k}-copy") for k in range(number - number * 4 // 5)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    right = len(found & planted)
    print(
        f"| {number:,} | {who} | {seconds:.1f} | {busy:.1f} | {peak:.0f} MiB | {right / len(planted):.4f} |"
        f" {right / max(1, len(found)):.4f} |",
        flush=True,
    )


def busy_seconds() -> float:
    """Return the time of a core that this process and those it waited for have taken."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def score_truth(shared: Path) -> int:
    """Score `dedupe` on the truth about the corpus; return 1 where a figure is below what is wanted."""
    evaluation = shared / "evaluation"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "found.json")
        with out.open("wb") as stream:
            command = [
                sys.executable,
                "-m",
                "minutes_extract",
                "dedupe",
                str(shared / "corpus"),
                "--format",
                "json",
            ]
            subprocess.run(command, stdout=stream, check=False)
        score = [
            sys.executable,
            str(evaluation / "score_copies.py"),
            "--found",
            str(out),
            "--errors",
        ]
        truth = [
            "--pairs",
            str(evaluation / "copies-dev-pairs.tsv"),
            "--clusters",
            str(evaluation / "copies-dev.tsv"),
        ]
        told = subprocess.run(score + truth, check=True, capture_output=True, text=True).stdout
    print(told, end="")
    worst = 0
    for figure, wanted in WANTED_OF_TRUTH.items():
        found = re.search(rf"{figure} (\d\.\d+)", told)
        if found is None or float(found[1]) < wanted:
            print(f"{figure} is below {wanted}, which is wanted", file=sys.stderr)
            worst = 1
    return worst


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["truth", "noise", "scale", "child"])
    parser.add_argument("arguments", nargs="*")
    given = parser.parse_args()
    if given.what == "truth":
        return score_truth(Path(given.arguments[0]))
    if given.what == "noise":
        return score_noise([float(rate) for rate in given.arguments] or RATES)
    if given.what == "child":
        who, path, number = given.arguments
        measure_here(who, Path(path), int(number))
    else:
        for number in given.arguments:
            measure_scale(int(number))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
