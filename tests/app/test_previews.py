"""The start screen is filled while nobody waits: templates, recent files, their pictures."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from designer import paths
from designer.app.workshop import Workshop


def shown(workshop: Workshop, qtbot: QtBot) -> dict[str, str]:
    """What the cards say, once all is drawn."""
    with qtbot.waitSignal(workshop.previews.finished, timeout=20_000):
        workshop.previews.refresh()
    return {key: card.offer.title for key, card in workshop.window.start._cards.items()}


def test_every_template_is_offered_by_its_title(workshop: Workshop, qtbot: QtBot) -> None:
    titles = shown(workshop, qtbot)
    templates = list(paths.resource("templates").glob("*.escalation"))
    assert set(titles) == {str(path) for path in templates}
    assert "SaaS incident response" in titles.values()


def test_recent_files_come_with_a_picture_that_is_kept(workshop: Workshop, path: Path, qtbot: QtBot) -> None:
    workshop.settings.remember_file(path)
    titles = shown(workshop, qtbot)
    assert titles[str(path)] == "Complaints"
    card = workshop.window.start._cards[str(path)]
    assert card._picture.pixmap().width() > 100
    assert list((paths.cache_dir() / "previews").glob("*.png"))


def test_who_asks_again_hears_only_of_what_was_asked_last(workshop: Workshop, path: Path, qtbot: QtBot) -> None:
    finished: list[str] = []
    start = workshop.window.start
    workshop.previews.finished.connect(lambda: finished.append(start._cards[str(path)].offer.title))
    workshop.settings["recent"] = [str(path)]
    for _ in range(5):
        workshop.previews.refresh()
    qtbot.waitUntil(lambda: bool(finished), timeout=20_000)
    qtbot.wait(200)
    assert finished == ["Complaints"]


def test_a_file_that_is_gone_or_broken_spoils_nothing(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.escalation"
    broken.write_text("no")
    unreachable = str(tmp_path / f"{'a' * 300}.escalation")  # asking of it raises OSError, as for a lost connection
    workshop.settings["recent"] = [str(tmp_path / "gone.escalation"), unreachable, str(broken)]
    titles = shown(workshop, qtbot)
    assert titles[str(broken)] == "broken"
    assert str(tmp_path / "gone.escalation") not in titles and unreachable not in titles


def test_a_card_opens_by_key(workshop: Workshop, path: Path, qtbot: QtBot) -> None:
    workshop.settings.remember_file(path)
    shown(workshop, qtbot)
    card = workshop.window.start._cards[str(path)]
    card.setFocus()
    qtbot.keyClick(card, "\r")
    qtbot.waitUntil(lambda: workshop.session.path == path, timeout=10_000)
