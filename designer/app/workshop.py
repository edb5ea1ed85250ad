"""Puts together what works on an open matrix, and joins it to the window's menus."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from designer.app.accepting import Accepting
from designer.app.actions import ACTIONS
from designer.app.appearance import Appearance
from designer.app.arrange import Arrange
from designer.app.background import Background
from designer.app.checking import Checking
from designer.app.commands_palette import CommandsPalette
from designer.app.facts import facts
from designer.app.field_keys import FieldKeys
from designer.app.files import Files
from designer.app.help import Help
from designer.app.insert import Insert
from designer.app.joining import Joining
from designer.app.preferences import Preferences
from designer.app.previews import Previews
from designer.app.reading import Reading
from designer.app.recent_menu import RecentMenu
from designer.app.recovering import Recovering
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.sheet import SheetTab
from designer.app.status import Headline, Status
from designer.app.tabs import Tabs
from designer.app.undoable import Undoable
from designer.app.window import BY_ID, Window, lay_corner
from designer.app.workbench import Workbench
from designer.app.zooming import Zooming
from designer.canvas.flow_view import FlowView
from designer.errors import UserError
from designer.model.ids import Id
from designer.panels.contacts_list import ContactsList
from designer.panels.contacts_table import ContactsTable
from designer.panels.findings import FindingsPanel
from designer.panels.history import HistoryPanel
from designer.panels.inspector.panel import ON_CANVAS, Inspector
from designer.panels.labels import rule
from designer.panels.look import Look
from designer.panels.palette import Palette
from designer.panels.sheet_model import ON_SHEET

TITLE_ROOM = 320
TITLE_LEAST = 60
"""Pixels that a title takes of the menu bar at most, and at least where menus and state leave little."""
TITLE_EDGES = 64


class Workshop(QObject):
    """Everything behind the frame. Rooms are found by the first word of an action's `run`."""

    def __init__(self, app: QApplication, window: Window, look: Look, settings: Settings) -> None:
        super().__init__(window)
        self.window = window
        self.look = look
        self.settings = settings
        self.session = Session(look, self)
        self.session.country = settings["country"]
        own_name = _own_name()
        self.session.author = settings["author"] or own_name
        self.background = Background(self)
        self.flow = FlowView(self.session.document)
        self.palette = Palette(self.session)
        self.contacts = ContactsList(self.session)
        self.inspector = Inspector(self.session, settings["groups"])
        self.reading = Reading(self.session, self.flow)
        self.sheet = SheetTab(self.session, settings, self.background).page
        middle = {"flow": (self.flow, self.reading.bar), "sheet": (self.sheet, self.sheet.bar)}
        self.tabs = Tabs(look, settings, middle)
        self.bench = Workbench(look, settings, self._left(), self.tabs, self.inspector)
        self.findings = FindingsPanel(self.session)
        self.history = HistoryPanel(self.session)
        self.table = ContactsTable(self.session)
        self.bench.put_list("contacts", self.table)
        self.bench.put_list("findings", self.findings)
        self.bench.put_list("history", self.history)
        self.status = Status(self.session)
        self.files = Files(self.session, window, settings, self.background, self.flush)
        self.insert = Insert(self.session, self.flow)
        Undoable(self.session, window.messages, lambda: self.run("undo"))
        self.recovering = Recovering(window, self.files, self.background)
        self.previews = Previews(window.start, look, settings, self.background)
        appearance = Appearance(app, look, settings)
        self.rooms: dict[str, Any] = {
            "session": self.session,
            "flow": self.flow,
            "files": self.files,
            "window": self,
            "insert": self.insert,
            "arrange": Arrange(self.session, self.flow),
            "appearance": appearance,
            "preferences": Preferences(settings, self.session, appearance, self.bench.put_back, own_name, window),
            "checking": Checking(self.session, self.background, self.flow),
            "commands": CommandsPalette(window, self.session, self.run),
            "help": Help(window),
            "reading": self.reading,
            "tabs": self.tabs,
            "zoom": Zooming(self.tabs, self.flow, self.sheet.view, self.status.show_zoom),
            "joining": Joining(self.session, window),
            "accepting": Accepting(self.session, window),
        }
        window.fill_menus()
        FieldKeys(window)
        self.recent = RecentMenu(window, settings, self.files)
        self._place()
        self._join()
        self._wear()
        self.refresh()
        self.previews.refresh()

    # What actions ask of the window itself.

    def close(self) -> None:
        self.window.close()

    def toggle_panel(self, name: str) -> None:
        self.bench.toggle_panel(name)

    def toggle_list(self, key: str) -> None:
        self.bench.toggle_list(key)

    def show_list(self, key: str) -> None:
        self.bench.show_list(key)

    def next_panel(self, by: int) -> None:
        self.bench.next_panel(by)

    def use_paper(self, paper: str) -> None:
        self.settings["paper"] = paper

    def run(self, id: str) -> None:
        """Do what an action of the table says; what the user can act on goes to the message bar."""
        action = BY_ID[id]
        room, _, deed = action.run.partition(".")
        try:
            self.flush()
            if id in ("undo", "redo") and self.flow.cancel_gesture():
                return
            verb = getattr(self.room(room), deed)
            verb(action.argument) if action.argument is not None else verb()
        except UserError as problem:
            self.window.went_wrong.emit(problem)

    def room(self, name: str) -> Any:
        """Who does what an action says. What reads and writes sheets is loaded at its first use."""
        if name not in self.rooms and name == "importing":
            from designer.app.importing import Importing

            self.rooms[name] = Importing(self.session, self.window, self.settings, self.background, self.files)
        elif name not in self.rooms and name == "updating":
            from designer.app.updating import Updating

            self.rooms[name] = Updating(self.session, self.window, self.settings, self.background)
        elif name not in self.rooms and name == "exporting":
            from designer.app.exporting import Exporting

            self.rooms[name] = Exporting(self.session, self.window, self.settings, self.background, self.flush)
        return self.rooms[name]

    def flush(self) -> None:
        """Commit what has been typed and not yet been taken."""
        self.inspector.flush()
        self.sheet.flush()

    def refresh(self) -> None:
        """Let title, words and enabled actions say what holds now."""
        document = self.session.document
        self.window.show_facts(facts(self.session, self.settings, self.bench.facts() | self.tabs.facts()))
        self.window.set_words("undo", f"Undo {_small(document.undo_label)}".strip())
        self.window.set_words("redo", f"Redo {_small(document.redo_label)}".strip())
        self.window.setWindowTitle(
            f"{self.session.caption}[*]" if self.session.is_open else "Escalation matrix designer[*]"
        )
        self.window.setWindowModified(self.session.is_unsaved)
        self._show_title(self.session.caption if self.session.is_open else "")
        self.window.pages.setCurrentWidget(self.bench if self.session.is_open else self.window.start)

    def _show_title(self, title: str) -> None:
        left = self.window.width() - self.window.menus_width - self.headline.sizeHint().width() - TITLE_EDGES
        room = max(TITLE_LEAST, min(TITLE_ROOM, left))
        words = self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        if words != self.title.text():
            self.title.setText(words)
            self.title.setToolTip(title if words != title else "")
            lay_corner(self.title)
        self.title.setVisible(bool(title))

    def _left(self) -> QWidget:
        left = QWidget()
        left.setProperty("role", "panel")
        left.setMinimumWidth(256)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.palette)
        column.addWidget(rule())
        column.addWidget(self.contacts, 1)
        return left

    def _place(self) -> None:
        self.window.pages.addWidget(self.bench)
        self.flow.addActions([self.window.actions_by_id[action.id] for action in ACTIONS if action.on_canvas])
        self.window.setStatusBar(self.status)
        self.title = QLabel()
        self.title.setProperty("role", "window title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.window.menuBar().setCornerWidget(self.title, Qt.Corner.TopLeftCorner)
        self.headline = Headline(self.session)
        self.window.menuBar().setCornerWidget(self.headline, Qt.Corner.TopRightCorner)

    def _join(self) -> None:
        session, flow = self.session, self.flow
        self.window.triggered.connect(self.run)
        self.window.tipped.connect(self.status.tip)
        self.window.resized.connect(lambda: self._show_title(session.caption if session.is_open else ""))
        self.window.closing.connect(self.files.closing)
        self.window.dropped.connect(self.files.dropped)
        start = self.window.start
        start.wants_open.connect(lambda: self.run("open"))
        start.wants_blank.connect(self.files.blank)
        start.wants_sheet.connect(lambda: self.run("import_sheet"))
        start.wants_file.connect(lambda path: self.files.open_path(Path(path)))
        start.wants_template.connect(self.files.template)
        session.replaced.connect(self._show_document)
        session.state_changed.connect(self.refresh)
        session.failed.connect(self.window.went_wrong)
        self.files.left.connect(self.background.stop)
        self.files.sheet_dropped.connect(lambda path: self.room("importing").begin(Path(path)))
        self.bench.panels_changed.connect(self.refresh)
        flow.selection_changed.connect(self._canvas_selected)
        session.selected.connect(self._desk_selected)
        session.shown.connect(self._reveal)
        flow.request_inspect.connect(self._inspect)
        flow.level_delete_wanted.connect(self._delete_level)
        flow.status.connect(self.status.say)
        session.told.connect(lambda text, _: self.status.say(text))
        self.status.findings_wanted.connect(lambda: self.bench.toggle_list("findings"))
        self.status.zoom_wanted.connect(self.rooms["zoom"].fit)
        self.palette.inserted.connect(self._insert)
        self.tabs.chosen.connect(lambda _: self.refresh())
        self.sheet.wants_record.connect(self._show_record)
        self.sheet.wants_in_flow.connect(session.show)
        self.sheet.wants.connect(self._asked_by_sheet)
        self.palette.picked.connect(self._place_step)
        for people in (self.contacts, self.table):
            people.opened.connect(lambda id: session.show(id))
            people.wants_new.connect(lambda: self.run("insert_contact"))
            people.wants_sheet.connect(lambda: self.run("import_sheet"))
            people.wants_join.connect(lambda: self.run("join_contacts"))
        self.findings.wants_join.connect(self.rooms["joining"].ask)
        self.findings.wants_accept.connect(self.rooms["accepting"].ask)
        self.history.wanted.connect(session.go)
        self.inspector.folded.connect(self._remember_group)
        self.background.started.connect(self.status.work.follow)
        self.settings.listeners.append(self._setting_changed)
        self.look.changed.connect(self._wear)
        self.files.recent_changed.connect(lambda: None if session.is_open else self.previews.refresh())

    def _setting_changed(self, key: str) -> None:
        self.refresh()
        if key == "recent" and not self.session.is_open:
            self.previews.refresh()

    def _show_document(self) -> None:
        self.flow.set_document(self.session.document)
        self.flow.stage.is_read_only = self.session.is_read_only
        if self.session.is_open:
            self.tabs.setFocus()

    def _insert(self, kind: str) -> None:
        self.tabs.show_page("flow")
        self.insert.step(kind)

    def _place_step(self, kind: str) -> None:
        self.tabs.show_page("flow")
        self.insert.place(kind)

    def _asked_by_sheet(self, what: str) -> None:
        if what == "flow":
            self.tabs.show_page("flow")
        else:
            self.run({"contact": "insert_contact", "sheet": "import_sheet"}[what])

    def _show_record(self, id: Id, field: str) -> None:
        """Show a record in the inspector, whatever the middle shows, and put the keyboard into a field of it."""
        if "panel right" not in self.bench.facts():
            self.bench.toggle_panel("right")
        self.session.select((id,))
        if field:
            self.inspector.edit_field(field)

    def _wear(self) -> None:
        self.flow.set_theme(self.look.theme)
        self.flow.set_reduced_motion(self.look.still)

    def _canvas_selected(self, ids: list[Id]) -> None:
        if ids or all(id.partition(":")[0] in ON_CANVAS for id in self.session.selection):
            self.session.select(ids)

    def _desk_selected(self, ids: list[Id]) -> None:
        on_canvas = [id for id in ids if id.partition(":")[0] in ON_CANVAS]
        if on_canvas != list(self.flow.selection):
            self.flow.select(on_canvas)

    def _reveal(self, id: Id, field: str) -> None:
        if field.startswith(ON_SHEET):
            self.tabs.show_page("sheet")
            self.sheet.view.setFocus()
            return
        if id.partition(":")[0] in ON_CANVAS:
            self.tabs.show_page("flow")
            self.flow.reveal(id)
        if (field or id.partition(":")[0] not in ON_CANVAS) and "panel right" not in self.bench.facts():
            self.bench.toggle_panel("right")

    def _inspect(self, id: Id, field: str) -> None:
        if "panel right" not in self.bench.facts():
            self.bench.toggle_panel("right")
        self.session.select((id,))
        self.inspector.edit_field(field or "title")

    def _delete_level(self, id: Id) -> None:
        self.session.select((id,))
        self.run("delete")

    def _remember_group(self, group: str, open_: bool) -> None:
        self.settings["groups"] = self.settings["groups"] | {group: open_}


def _small(label: str | None) -> str:
    return label[0].lower() + label[1:] if label else ""


def _own_name() -> str:
    """Who uses this computer, as far as it knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in some containers
        return ""
