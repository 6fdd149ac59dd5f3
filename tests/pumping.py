"""Every regular expression of the package, and for each the strings that a repeat in it would be slow on.

A string is pumped: what must stand before the repeat, then what the repeat takes, over and over, then
something that the expression does not want.
"""

from __future__ import annotations

import ast
import importlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = ROOT / "src" / "minutes_extract"
# Private, and the only way to the parts of an expression; where a Python has them no more, the test says so.
sre: Any = importlib.import_module("re._constants")
sre_parse: Any = importlib.import_module("re._parser")

UNWANTED = "\x01"
FLAGS_AT = {
    "compile": 1,
    "match": 2,
    "search": 2,
    "fullmatch": 2,
    "finditer": 2,
    "findall": 2,
    "split": 3,
    "sub": 4,
}
"""The functions of `re`, and which of their arguments tells flags."""

MOST_PUMPS = 40
"""Repeats of one expression that are pumped: in lists of hundreds of words they are all alike."""

ANCHORED = {"match", "fullmatch"}
"""Those that try an expression at one place only."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of the package, where it first stands, and whether it is tried at each place of a text."""

    pattern: re.Pattern[str]
    place: str
    searches: bool


def all_expressions() -> list[Expression]:
    """Every expression of the package."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    found: dict[re.Pattern[str], Expression] = {}
    for path, source in sources.items():
        place = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if place.endswith("__"):
            continue
        module = importlib.import_module(f"minutes_extract.{place}")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                call = rf"\b{name}\.({'|'.join(FLAGS_AT)})\("
                called = set(re.findall(call, source)) or set(re.findall(call, "".join(sources.values())))
                found.setdefault(
                    value, Expression(value, f"{place}.{name}", not called or not called <= ANCHORED)
                )
        for expression in _written(ast.parse(source), module, place):
            found.setdefault(expression.pattern, expression)
    return list(found.values())


def _written(tree: ast.AST, module: object, place: str) -> Iterator[Expression]:
    """Expressions that stand in calls such as `re.search(r"…", words)`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in FLAGS_AT
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
        ):
            at = FLAGS_AT[node.func.attr]
            flags = [keyword.value for keyword in node.keywords if keyword.arg == "flags"] + node.args[at:]
            written = ", ".join(ast.unparse(part) for part in (node.args[0], *flags))
            try:
                pattern = eval(f"re.compile({written})", vars(module))  # noqa: S307 - our own source
            except (NameError, TypeError):
                continue  # made of what a function was given, or compiled already
            if isinstance(pattern.pattern, str):
                yield Expression(pattern, f"{place}:{node.lineno}", node.func.attr not in ANCHORED)


def pumped(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Strings of about this length that pump each repeat of an expression, and each two of its words."""
    parsed = sre_parse.parse(pattern.pattern, pattern.flags)
    pumps = {(before, body) for before, body in _pumps(parsed, "") if body}
    whole = _shortest(parsed)
    if whole:
        pumps |= {("", whole), ("", whole + " ")}
    chosen = sorted(pumps)
    for before, body in chosen[:: len(chosen) // MOST_PUMPS + 1]:
        yield before + body * (length // len(body)) + UNWANTED
        if before.strip():
            yield (before + body) * (length // len(before + body)) + UNWANTED


def _pumps(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repeat, and what the repeat takes once."""
    for operation, value in parsed:
        for inner in _inside(operation, value):
            yield from _pumps(inner, before)
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and value[1] > 20:
            for taken in _samples(value[2]):
                yield before, taken
        before += _shortest([(operation, value)])


def _inside(operation: Any, value: Any) -> list[Any]:
    """The expressions inside a part of one."""
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    if operation is sre.SUBPATTERN:
        return [value[3]]
    if operation is sre.BRANCH:
        return list(value[1])
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if operation is sre.ATOMIC_GROUP:
        return [value]
    return []


def _samples(parsed: Any) -> set[str]:
    """Some strings that an expression matches: for a class of characters, one of each sort."""
    if len(parsed) == 1 and parsed[0][0] is sre.IN:
        return {c for c in "aA1 ,.(-" if _takes(parsed[0][1], c)} or {_shortest(parsed)}
    if len(parsed) == 1 and parsed[0][0] in (sre.ANY, sre.NOT_LITERAL):
        return {"a", " ", "A a "}
    if len(parsed) == 1 and parsed[0][0] is sre.BRANCH:
        return {_shortest(branch) for branch in parsed[0][1][1]}
    return {_shortest(parsed)}


def _shortest(parsed: Any) -> str:
    """A short string that an expression matches, but for what looks ahead or behind."""
    made = ""
    for operation, value in parsed:
        if operation is sre.LITERAL:
            made += chr(value)
        elif operation in (sre.ANY, sre.NOT_LITERAL):
            made += "a" if value != ord("a") else "b"
        elif operation is sre.IN:
            made += next((c for c in "aA1 ,.(-\t:;'’|•" if _takes(value, c)), "") or _first_of(value)
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            made += _shortest(value[2]) * value[0]
        elif operation is sre.SUBPATTERN:
            made += _shortest(value[3])
        elif operation is sre.BRANCH:
            made += _shortest(value[1][0])
        elif operation is sre.ATOMIC_GROUP:
            made += _shortest(value)
    return made


def _takes(choices: Any, character: str) -> bool:
    wanted = True
    for operation, value in choices:
        if operation is sre.NEGATE:
            wanted = False
        elif (
            (operation is sre.LITERAL and ord(character) == value)
            or (operation is sre.RANGE and value[0] <= ord(character) <= value[1])
            or (operation is sre.CATEGORY and _in_category(value, character))
        ):
            return wanted
    return not wanted


def _in_category(category: Any, character: str) -> bool:
    is_one = {
        "DIGIT": character.isdigit(),
        "SPACE": character.isspace(),
        "WORD": character.isalnum() or character == "_",
    }[str(category).rpartition("_")[2]]
    return is_one != ("_NOT_" in str(category))


def _first_of(choices: Any) -> str:
    for operation, value in choices:
        if operation is sre.LITERAL:
            return chr(value)
        if operation is sre.RANGE:
            return chr(value[0])
    return "a"
