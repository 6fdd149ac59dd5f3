"""Small faults put into functions on purpose: what there is to change, and the changed code."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import CodeType

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change in one function.

    Args:
        path: the file.
        function: the qualified name of the outermost function that holds the change.
        line: where it is.
        before, after: the changed code.
        ordinal: among the changes that this file allows.

    """

    path: Path
    function: str
    line: int
    before: str
    after: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class _Change:
    holder: ast.AST
    field: str
    index: int | None
    new: ast.AST

    @property
    def old(self) -> ast.AST:
        value = getattr(self.holder, self.field)
        found: ast.AST = value if self.index is None else value[self.index]
        return found

    def swap(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.index] = node


def mutants_of(path: Path) -> list[Mutant]:
    """Return all changes that a file allows, in order of their places.

    Constants outside functions, defaults, annotations and docstrings are left alone.

    Args:
        path: a Python file.

    """
    found = []
    for ordinal, (function, change) in enumerate(_changes(ast.parse(path.read_text(encoding="utf-8")))):
        line: int = getattr(change.old, "lineno", 0) or getattr(change.holder, "lineno", 0)
        found.append(Mutant(path, function, line, _shown(change.old), _shown(change.new), ordinal))
    return found


def mutated_code(mutant: Mutant) -> CodeType:
    """Return the changed code of the function that a mutant is in.

    Args:
        mutant: from `mutants_of`.

    """
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    change = next(change for k, (_, change) in enumerate(_changes(tree)) if k == mutant.ordinal)
    change.swap(change.new)
    ast.fix_missing_locations(tree)
    return _find_code(compile(tree, str(mutant.path), "exec"), mutant.function)


def _find_code(code: CodeType, function: str) -> CodeType:
    for part in function.split("."):
        code = next(c for c in code.co_consts if hasattr(c, "co_code") and c.co_name == part)
    return code


def _changes(tree: ast.Module) -> Iterator[tuple[str, _Change]]:
    for name, function in _functions(tree.body, ""):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        for number, statement in enumerate(function.body):
            if statement in body:
                yield from ((name, change) for change in _at(function, "body", number, statement))


def _functions(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{prefix}{node.name}.")


def _at(holder: ast.AST, field: str, index: int | None, node: ast.AST) -> Iterator[_Change]:
    """Yield the changes of a node, then those of what is in it."""
    for new in _replacements(node):
        yield _Change(holder, field, index, new)
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "defaults", "kw_defaults"}:
            continue
        if isinstance(node, ast.JoinedStr | ast.FormattedValue) and name != "value":
            continue
        if isinstance(value, ast.AST):
            yield from _at(node, name, None, value)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                if isinstance(inner, ast.AST):
                    yield from _at(node, name, number, inner)


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[operator, *_]) if type(operator) in _COMPARISONS:
            new = copy.copy(node)
            new.ops = [_COMPARISONS[type(operator)](), *node.ops[1:]]
            yield new
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _OPERATORS:
            yield ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
        case ast.AugAssign() if type(node.op) in _OPERATORS:
            yield ast.AugAssign(node.target, _OPERATORS[type(node.op)](), node.value)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str(words)) if words:
            yield ast.Constant(f"XX{words}XX")
        case ast.IfExp():
            yield ast.IfExp(node.test, node.orelse, node.body)
        case ast.If() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.Return(value=ast.AST()) if not isinstance(node.value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Assign(targets=[ast.Name()]) if not isinstance(node.value, ast.Constant):
            yield ast.Assign(node.targets, ast.Constant(None), lineno=node.lineno)
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()


def _shown(node: ast.AST) -> str:
    words = " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())
    return words if len(words) <= 90 else words[:89] + "…"
