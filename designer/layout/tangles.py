"""Which arrows cross: an index of the stretches of paths, and how often a further path would cross them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.layout.paths import Path

_CELL = 256.0
_LONG = 128  # cells; longer stretches are kept in one list instead
_TOUCH = 1.0  # lines that end this near another do not cross it
_BESIDE = 30.0  # parallel stretches this near each other lie in one channel

Stretch = tuple[float, float, float, int, int, str, int]
"""Where it lies, from, to, which way the path turns off at either end (-1, 1, or 0 at a box), the arrow, and the first
cell along it."""

Index = dict[int, list[Stretch]]

_STRIDE = 1 << 20  # a cell's number is its place along the stretches times this, plus its place across them


class Tangles:
    """The stretches of paths by place: level ones in one grid of cells, upright ones in another."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._level: Index = {}
        self._upright: Index = {}
        self._long: list[tuple[bool, Stretch]] = []
        self._all: dict[str, list[tuple[bool, Stretch]]] = {}
        for key, path in paths.items():
            self.put(key, path)

    def put(self, key: str, path: Path) -> None:
        """Add the path of an arrow that has none here."""
        self._all[key] = _stretches(key, path)
        for level, stretch in self._all[key]:
            index, across, last = self._level if level else self._upright, int(stretch[0] // _CELL), _last(stretch)
            if last - stretch[6] > _LONG:
                self._long.append((level, stretch))
                continue
            for k in range(stretch[6], last + 1):
                index.setdefault(k * _STRIDE + across, []).append(stretch)

    def remove(self, key: str) -> None:
        """Forget an arrow's path."""
        for level, stretch in self._all.pop(key):
            index, across, last = self._level if level else self._upright, int(stretch[0] // _CELL), _last(stretch)
            if last - stretch[6] > _LONG:
                self._long.remove((level, stretch))
                continue
            for k in range(stretch[6], last + 1):
                index[k * _STRIDE + across].remove(stretch)

    def count(self, key: str, path: Path, most: float = 1e9) -> int:
        """How many crossings `path` has with other arrows' paths; stops counting beyond `most`."""
        total = 0
        for level, own in _stretches(key, path):
            line, low, high, turn_low, turn_high, _, first = own
            last = _last(own)
            if last - first > _LONG:
                others = [other for key_, found in self._all.items() if key_ != key for other in found]
                total += sum(_meet(level, own, other_level, other) for other_level, other in others)
                continue
            if self._long:
                total += sum(_meet(level, own, level_, other) for level_, other in self._long if other[5] != key)
            crossing, beside = (self._upright, self._level) if level else (self._level, self._upright)
            row = int(line // _CELL)
            rows: tuple[int, ...] = (row,)
            if not _BESIDE <= line % _CELL <= _CELL - _BESIDE:
                rows = (int((line - _BESIDE) // _CELL), int((line + _BESIDE) // _CELL))
            near, far = low + _TOUCH, high - _TOUCH
            soft_near, soft_far = low + _soft(turn_low, high - low), high - _soft(turn_high, high - low)
            for k in range(first, last + 1):
                here = crossing.get(row * _STRIDE + k)
                if here:  # a stretch across the row lies in one cell of it, so it is met once
                    for x, a, b, turn_a, turn_b, other, _ in here:
                        if soft_near < x < soft_far and a < line < b and other != key:
                            total += a + _soft(turn_a, b - a) < line < b - _soft(turn_b, b - a)
                for lane in rows:
                    here = beside.get(k * _STRIDE + lane)
                    if not here:
                        continue
                    for x, a, b, turn_a, turn_b, other, begin in here:
                        if -_BESIDE < x - line < _BESIDE and a < far and b > near and other != key:
                            if k != first and k != begin:
                                continue  # met in an earlier cell
                            then = turn_high if high < b else -turn_b if b < high else turn_high - turn_b
                            if then and then * (turn_low if low > a else -turn_a if a > low else turn_low - turn_a) < 0:
                                total += 1
                if total > most:
                    return total
        return total

    def lines_in(self, l: float, t: float, r: float, b: float, key: str) -> int:
        """How many stretches of other arrows than `key` run through a rectangle."""
        return sum(1 for other in self._inside(l, t, r, b) if other != key)

    def arrows_in(self, l: float, t: float, r: float, b: float) -> set[str]:
        """The arrows that run through a rectangle."""
        return set(self._inside(l, t, r, b))

    def _inside(self, l: float, t: float, r: float, b: float) -> Iterator[str]:
        if (r - l) + (b - t) > _LONG * _CELL:
            found = [other for stretches in self._all.values() for other in stretches]
        else:
            found = self._long
            for index, x0, x1, y0, y1 in ((self._level, l, r, t, b), (self._upright, t, b, l, r)):
                first = int(x0 // _CELL)
                for k in range(first, int(x1 // _CELL) + 1):
                    for row in range(int(y0 // _CELL), int(y1 // _CELL) + 1):
                        for line, low, high, _, _, key, begin in index.get(k * _STRIDE + row, ()):
                            if y0 < line < y1 and low < x1 and high > x0 and k == max(first, begin):
                                yield key
        for level, (line, low, high, _, _, key, _) in found:
            if (t < line < b and low < r and high > l) if level else (l < line < r and low < b and high > t):
                yield key


def _meet(level: bool, own: Stretch, other_level: bool, other: Stretch) -> bool:
    """Whether two stretches cross, or lie in one channel and must cross for the ways they turn off."""
    line, low, high, turn_low, turn_high, _, _ = own
    x, a, b, turn_a, turn_b, _, _ = other
    if level != other_level:
        across = low + _soft(turn_low, high - low) < x < high - _soft(turn_high, high - low)
        return across and a + _soft(turn_a, b - a) < line < b - _soft(turn_b, b - a)
    if not (-_BESIDE < x - line < _BESIDE and a < high - _TOUCH and b > low + _TOUCH):
        return False
    then = turn_high if high < b else -turn_b if b < high else turn_high - turn_b
    return then * (turn_low if low > a else -turn_a if a > low else turn_low - turn_a) < 0


def _soft(turn: int, length: float) -> float:
    """How near an end a crossing is none: beside a bend the order of the stretches beside each other decides."""
    return min(_BESIDE, length / 2 - _TOUCH) if turn else _TOUCH


def _last(stretch: Stretch) -> int:
    return int(stretch[2] // _CELL)


def _stretches(key: str, path: Path) -> list[tuple[bool, Stretch]]:
    at, level = path.at, path.level
    last = len(at) - 3
    found = []
    for k in range(last + 1):
        a, line, b = at[k], at[k + 1], at[k + 2]
        turn_a = 0 if k == 0 else 1 if at[k - 1] > line else -1
        turn_b = 0 if k == last else 1 if at[k + 3] > line else -1
        if a <= b:
            found.append((level, (line, a, b, turn_a, turn_b, key, int(a // _CELL))))
        else:
            found.append((level, (line, b, a, turn_b, turn_a, key, int(b // _CELL))))
        level = not level
    return found
