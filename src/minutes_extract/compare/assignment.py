"""The best way to pair two lists: not the first match that will do, but the greatest sum of scores."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def assign(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs of rows and columns, each used at most once, whose scores sum to the most.

    Shortest augmenting paths over the pairs that have a score (Jonker and Volgenant 1987, in the form for
    sparse matrices): the cost grows with the number of scored pairs, not with rows times columns.

    Args:
        scores: above 0, by row and column; a pair that is not there cannot be chosen.

    >>> assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8})
    [(0, 1), (1, 0)]

    """
    rows = sorted({row for row, _ in scores})
    # Each row has a column of its own that costs nothing: to be left without a partner.
    alone = 1 + max((column for _, column in scores), default=0)
    costs: dict[int, list[tuple[int, float]]] = {row: [(alone + row, 0.0)] for row in rows}
    for (row, column), score in scores.items():
        costs[row].append((column, -score))
    row_price: dict[int, float] = dict.fromkeys(rows, 0.0)
    column_price: dict[int, float] = {}
    taken: dict[int, int] = {}
    held: dict[int, int] = {}
    for row in rows:
        _augment(row, costs, row_price, column_price, taken, held)
    return sorted((row, column) for column, row in taken.items() if column < alone)


def _augment(
    start: int,
    costs: dict[int, list[tuple[int, float]]],
    row_price: dict[int, float],
    column_price: dict[int, float],
    taken: dict[int, int],
    held: dict[int, int],
) -> None:
    """Give one more row its column, moving others along the cheapest path."""
    far: dict[int, float] = {}
    came_from: dict[int, int] = {}
    done: dict[int, float] = {}
    heap: list[tuple[float, int]] = []
    row, so_far = start, 0.0
    while True:
        for column, cost in costs[row]:
            length = so_far + cost - row_price[row] - column_price.get(column, 0.0)
            if column not in done and length < far.get(column, float("inf")):
                far[column] = length
                came_from[column] = row
                heapq.heappush(heap, (length, column))
        while True:
            so_far, column = heapq.heappop(heap)
            if column not in done and so_far == far[column]:
                break
        if column not in taken:
            break
        done[column] = so_far
        row = taken[column]
    row_price[start] += so_far
    for visited, length in done.items():
        column_price[visited] = column_price.get(visited, 0.0) + length - so_far
        row_price[taken[visited]] += so_far - length
    while True:
        row = came_from[column]
        given_up = held.get(row)
        taken[column], held[row] = row, column
        if given_up is None:
            return
        column = given_up
