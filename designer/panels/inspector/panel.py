"""The inspector: the form of what is selected, in the domain's words; the document where nothing is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.model.document import Change
from designer.model.ids import Id, kind_of
from designer.model.records import Step, Transition
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.inspector import making
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.forms_flow import words_of
from designer.panels.inspector.overview import Overview
from designer.panels.inspector.problems_box import ProblemsBox
from designer.panels.inspector.record_form import RecordForm
from designer.panels.inspector.text_editors import LineEditor
from designer.panels.inspector.ways_on import WaysOn
from designer.panels.labels import Elided, label

assert making.EDITORS, "forms need their editors"

ON_CANVAS = ("step", "transition")


class Inspector(QScrollArea):
    """Follows the selection of the desk. `folded`: a group was opened or closed, to be remembered."""

    folded = Signal(str, bool)

    def __init__(self, desk: Desk, open_groups: dict[str, bool] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._open_groups = dict(open_groups or {})
        self._forms: dict[str, RecordForm] = {}
        self.form: RecordForm | None = None
        self._shows: tuple[Id, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Inspector")
        self.setMinimumWidth(260)
        page = QWidget()
        page.setProperty("role", "panel")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        self._build_head()
        self._message = label(wraps=True, role="muted")
        self._column.addWidget(self._message)
        self._form_place = QVBoxLayout()
        self._form_place.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._form_place)
        self.ways = WaysOn(desk)
        self.ways.hide()
        self.overview = Overview(desk, self._open_groups)
        self.overview.folded.connect(self._fold)
        self._column.addWidget(self.overview)
        self._column.addStretch(1)
        self.problems = ProblemsBox(desk)
        self._column.addWidget(self.problems)
        self.setWidget(page)
        desk.replaced.connect(self.show_selection)
        desk.selected.connect(self.show_selection)
        desk.changed.connect(self._follow)
        desk.found.connect(self._show_problems)
        desk.shown.connect(self._show_field)
        desk.look.changed.connect(self.show_selection)
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self.show_selection()

    def sizeHint(self) -> QSize:
        return QSize(300, 600)

    def show_selection(self) -> None:
        """Show the form of what is selected now."""
        ids = list(self.desk.selection)
        self._keep_keyboard(ids)
        kinds = {kind_of(id) for id in ids}
        self._message.hide()
        self.overview.setVisible(not ids)
        if len(kinds) > 1:
            parts = [names.count(sum(1 for id in ids if kind_of(id) == kind), kind) for kind in sorted(kinds)]
            self._heading(" and ".join(parts), "")
            self._message.setText("Select one kind only to change what they have in common.")
            self._message.show()
            self._use(None, [])
        elif ids:
            self._use(kinds.pop(), ids)
            self._head_of(ids)
        else:
            self._heading("The matrix", "")
            self._use("matrix", [self.desk.matrix.head.id])
            self.overview.refresh()
        self._show_ways()
        self._show_problems()

    def flush(self) -> None:
        """Commit what has been typed and not yet been taken."""
        if self.form is not None:
            self.form.flush()
        if self.ways.isVisibleTo(self):
            self.ways.flush()

    def edit_field(self, field: str) -> None:
        """Put the keyboard into a field of what is shown, or into what is within it ("hours/day 3")."""
        if field == "label" and self.form is not None and self.form.kind == "transition":
            arrow = self.desk.matrix.get(self.form.ids[0]) if self.form.ids else None
            field = words_of(self.desk.matrix, arrow) if isinstance(arrow, Transition) else field
        name, *within = field.split("/")
        if self.form is not None and any(each.key == field for each in FORMS[self.form.kind]):
            name, within = field, []
        if self.form is not None and any(each.key == name for each in FORMS[self.form.kind]):
            editor = self.form.editor(name)
            inside = editor.go_to(tuple(within))
            if isinstance(editor, LineEditor):
                editor.box.selectAll()  # what was asked for is to be typed anew
            self.ensureWidgetVisible(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widget().setFixedWidth(self.viewport().width())

    def _build_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        self._title = Elided()
        self._title.setProperty("role", "heading")
        self._back = QPushButton("The matrix")
        self._back.setIcon(self.desk.look.icon("chevron-left", "accent"))
        self._back.setProperty("role", "link")
        self._back.setToolTip("Back to the document and its lists")
        self._back.clicked.connect(lambda: self.desk.select(()))
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        self._column.addLayout(head)

    def _heading(self, text: str, kind: str) -> None:
        self._title.set_whole(text)
        self._back.setVisible(bool(kind))

    def _head_of(self, ids: list[Id]) -> None:
        matrix, kind = self.desk.matrix, kind_of(ids[0])
        record = matrix.get(ids[0])
        if len(ids) > 1:
            text = names.count(len(ids), kind)
        elif isinstance(record, Step):
            text = names.about(matrix, record)
        elif isinstance(record, Transition):
            text = f"Arrow to {names.name(matrix, record.target)}"
        else:
            text = names.KINDS[kind].one.capitalize()
        self._heading(text, "" if kind in ON_CANVAS else kind)

    def _keep_keyboard(self, ids: list[Id]) -> None:
        """What is shown of other records goes away; the keyboard stays in the inspector and does not go with it."""
        now = QApplication.focusWidget()
        changes, self._shows = tuple(ids) != self._shows, tuple(ids)
        if changes and now is not None and self.isAncestorOf(now):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self, kind: str | None, ids: list[Id]) -> None:
        wanted = self._form_of(kind) if kind is not None else None
        if self.form is not None and (wanted is not self.form or ids != self.form.ids):
            self.form.visit += 1
        if wanted is not self.form or (wanted is not None and ids != wanted.ids):
            self.verticalScrollBar().setValue(0)
        if wanted is not self.form:
            if self.form is not None:
                self.form.hide()
            self.form = wanted
            if wanted is not None:
                wanted.show()
        if wanted is not None:
            wanted.show_records([id for id in ids if id in self.desk.matrix])

    def _form_of(self, kind: str) -> RecordForm:
        if kind not in self._forms:
            form = RecordForm(kind, FORMS[kind], self.desk, self._open_groups)
            form.folded.connect(self._fold)
            form.hide()
            if kind == "step":
                form.insert_after_first_group(self.ways)
            self._form_place.addWidget(form)
            self._forms[kind] = form
        return self._forms[kind]

    def _fold(self, group: str, open_: bool) -> None:
        self._open_groups[group] = open_
        self.folded.emit(group, open_)

    def _follow(self, change: Change) -> None:
        self.show_selection()

    def _show_ways(self) -> None:
        record = self.desk.matrix.get(self.desk.selection[0]) if len(self.desk.selection) == 1 else None
        if isinstance(record, Step):
            self.ways.show_step(record)
        else:
            self.ways.hide()

    def _show_problems(self) -> None:
        ids = self.desk.selection
        self.problems.show_findings(self.desk.findings_of(ids[0]) if len(ids) == 1 else (), ids[0] if ids else "")

    def _show_field(self, id: Id, field: str) -> None:
        if field:
            self.edit_field(field)

    def _focus_moved(self) -> None:
        # Not from the signal: it also names the widget that had the keyboard, which may be half destroyed already.
        now = QApplication.focusWidget()
        if self.form is not None and now is not None and self.isAncestorOf(now):
            self.form.visit += 1
