"""Charts for tests and measurements: escalation-like ones of any size from a fixed seed, and small ones drawn by hand.

A generated chart is a set of modules of about 20 steps, one for each type of issue, that climb all the levels;
decisions have two or three ways out, about 7 % of the arrows go back, a few link modules, some modules stay alone.
"""

from __future__ import annotations

import random
from typing import NamedTuple

from designer.layout.chart import Arrow, Box
from designer.model.geometry import Size

STUDY = {  # name: steps, lanes, steps a module, seed
    "small12": (12, 5, 12, 1),
    "mid60": (60, 5, 20, 2),
    "big500": (500, 6, 23, 3),
    "huge5000": (5000, 8, 25, 4),
    "xl1600": (1600, 8, 25, 6),
}
"""The charts that layout and routing were chosen on."""

SIZES = {"entry": (150, 52), "end": (150, 44), "decision": (160, 96), "wait": (200, 64)}


class Chart(NamedTuple):
    boxes: list[Box]
    arrows: list[Arrow]
    lane_count: int


def study(name: str) -> Chart:
    return generated(*STUDY[name])


def generated(count: int, lanes: int, module: int, seed: int) -> Chart:
    rng = random.Random(seed)
    lane_of: list[int] = []
    arrows: list[tuple[int, int, bool]] = []
    modules: list[list[int]] = []
    while len(lane_of) < count:
        size = min(count - len(lane_of), max(lanes, round(rng.gauss(module, module * 0.25))))
        if count - len(lane_of) - size < lanes:
            size = count - len(lane_of)
        modules.append(_module(rng, size, lanes, lane_of, arrows))
    linked = [i for i in range(len(modules)) if rng.random() > 0.05] if len(modules) > 3 else list(range(len(modules)))
    for p, i in enumerate(linked[:-1]):
        for _ in range(1 if rng.random() < 0.7 else 2):
            j = linked[min(len(linked) - 1, p + 1 + int(rng.expovariate(0.6)))]
            if j == i:
                continue
            a, b = rng.choice(modules[i]), rng.choice(modules[j])
            if lane_of[a] > lane_of[b]:
                a, b = b, a
            if 0 < lane_of[b] - lane_of[a] <= 3:
                arrows.append((a, b, False))
    return _dressed(lane_of, arrows, lanes)


def _module(
    rng: random.Random, n: int, lanes: int, lane_of: list[int], arrows: list[tuple[int, int, bool]]
) -> list[int]:
    base = len(lane_of)
    weights = [lanes + 1 - lane * 0.5 for lane in range(lanes)]  # low levels do more work
    counts = [1] * min(lanes, n) + [0] * max(0, lanes - n)
    for _ in range(n - sum(counts)):
        counts[rng.choices(range(lanes), weights)[0]] += 1
    mine = [lane for lane in range(lanes) for _ in range(counts[lane])]
    lane_of += mine
    decision = [rng.random() < 0.35 for _ in mine]
    most = [3 if d else 1 for d in decision]
    out = [0] * n
    have = set()

    def add(a: int, b: int, back: bool) -> None:
        arrows.append((base + a, base + b, back))
        out[a] += 1
        have.add((a, b))

    for k in range(1, n):
        near = [j for j in range(k) if out[j] < most[j] and mine[k] - mine[j] <= 1]
        if near:  # recent parents first
            j = near[max(0, len(near) - 1 - int(rng.expovariate(0.7)))]
        else:
            j = ([j for j in range(k) if mine[k] - mine[j] <= 1] or [k - 1])[-1]
            most[j] = 3
        add(j, k, False)
    extra, tries = round(0.27 * n), 0
    while extra and tries < 50 * n:
        tries += 1
        a = rng.randrange(n)
        if not decision[a] or out[a] >= 3:
            continue
        back = rng.random() >= 0.70
        b = max(0, a - 1 - int(rng.expovariate(0.2))) if back else min(n - 1, a + 1 + int(rng.expovariate(0.25)))
        if b == a or (not back and mine[b] - mine[a] > 2) or (a, b) in have or (b, a) in have:
            continue
        add(a, b, back)
        extra -= 1
    return list(range(base, base + n))


def _dressed(lane_of: list[int], arrows: list[tuple[int, int, bool]], lanes: int) -> Chart:
    """Kinds from the number of arrows, sizes of real cards, and a chip on every other arrow."""
    out, into = [0] * len(lane_of), [0] * len(lane_of)
    for a, b, _ in arrows:
        out[a] += 1
        into[b] += 1
    rng = random.Random(len(lane_of))
    boxes = []
    for i, lane in enumerate(lane_of):
        kind = "decision" if out[i] >= 2 else "end" if not out[i] else "entry" if not into[i] else "action"
        width, height = SIZES.get(kind, (200, rng.choice((84, 84, 104))))
        boxes.append(Box(f"s{i:05}", lane, width, height, kind))
    chips = (None, Size(44, 22), None, Size(96, 38), Size(108, 38), Size(60, 22))
    return Chart(
        boxes,
        [
            Arrow(f"a{k:05}", f"s{a:05}", f"s{b:05}", rng.choice(chips), back=back)
            for k, (a, b, back) in enumerate(arrows)
        ],
        lanes,
    )
