"""Where labels lie."""

from __future__ import annotations

from designer.layout.blocks import Block
from designer.layout.labels import Labels, Wish, place_labels
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.tangles import Tangles
from designer.model.geometry import Point, Rect, Size

CARD = Block(Rect(0, 0, 200, 84))
DIAMOND = Block(Rect(0, 0, 160, 96), "diamond")


def place(path: Path, size: Size, source: Block = CARD, lines: dict[str, Path] | None = None, *boxes: Rect) -> Rect:
    obstacles = Obstacles()
    for i, rect in enumerate(boxes):
        obstacles.put(str(i), Block(rect))
    return place_labels([Wish("x", path, source, size)], obstacles, Tangles(lines or {}), Labels())["x"]


def test_in_the_middle_of_a_short_arrow() -> None:
    assert place(Path(True, [200.0, 42.0, 328.0]), Size(60, 22)).centre == Point(264, 42)


def test_near_the_source_of_a_long_one() -> None:
    assert place(Path(True, [200.0, 42.0, 1400.0]), Size(60, 22)).x == 264


def test_answers_sit_by_their_diamond() -> None:
    assert place(Path(True, [160.0, 48.0, 900.0]), Size(44, 22), DIAMOND).x == 170


def test_on_the_step_where_the_first_piece_is_too_short() -> None:
    label = place(Path(True, [200.0, 42.0, 264.0, 300.0, 328.0]), Size(108, 38))
    assert label.centre == Point(264, 171)


def test_not_on_a_box() -> None:
    path = Path(True, [200.0, 42.0, 1400.0])
    label = place(path, Size(60, 22), CARD, None, Rect(250, 40, 100, 30))
    assert label.x >= 350
    assert label.centre.y == 42


def test_rather_not_over_another_arrow() -> None:
    path, other = Path(True, [200.0, 42.0, 700.0]), Path(False, [0.0, 290.0, 200.0])
    label = place(path, Size(60, 22), CARD, {"other": other})
    assert not label.x < 290 < label.right


def test_not_on_each_other() -> None:
    wishes = [Wish(f"w{i}", Path(True, [200.0, 42.0 + 4 * i, 700.0]), CARD, Size(60, 22)) for i in range(4)]
    found = place_labels(wishes, Obstacles(), Tangles({}), Labels())
    rects = list(found.values())
    assert not any(a.meets(b) for i, a in enumerate(rects) for b in rects[:i])


def test_beside_an_arrow_that_is_shorter_than_the_label() -> None:
    one, other = Rect(0, 0, 200, 84), Rect(210, 0, 200, 84)
    label = place(Path(True, [200.0, 42.0, 210.0]), Size(60, 22), CARD, None, one, other)
    assert not label.meets(one)
    assert not label.meets(other)
    assert 84 < label.y < 96
    assert abs(label.centre.x - 205) < 8
    below = Rect(150, 90, 100, 84)
    assert place(Path(True, [200.0, 42.0, 210.0]), Size(60, 22), CARD, None, one, other, below).bottom < 0


def test_somewhere_even_without_room() -> None:
    boxes = [Rect(x, y, 200, 84) for x in (0, 210) for y in (-180, -90, 0, 90, 180)]
    tight = place(Path(True, [200.0, 42.0, 210.0]), Size(60, 22), CARD, None, *boxes)
    assert tight.centre.y == 42
    labels = Labels()
    labels.put(tight)
    assert labels.meets(tight.moved(5, 5))
    labels.remove(tight)
    assert not labels.meets(tight)
