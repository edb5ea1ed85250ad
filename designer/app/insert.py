"""What the Insert menu does: steps after the selection, levels, contacts, severities, comments."""

from __future__ import annotations

from designer.app.session import Session
from designer.canvas.flow_view import FlowView
from designer.canvas.tools.place import Place
from designer.errors import UserError
from designer.model.choices import StepKind
from designer.panels import names, new_records


class Insert:
    """New records where the user is."""

    def __init__(self, session: Session, flow: FlowView) -> None:
        self._session = session
        self._flow = flow

    def step(self, kind: str) -> None:
        """A step of a kind after the selected one, connected from it; without one, where there is room."""
        self._flow.setFocus()
        self._flow.add(StepKind(kind))

    def place(self, kind: str) -> None:
        """Let the card of a new step hang on the pointer until a click says where it belongs."""
        if not self._session.matrix.levels:
            raise UserError("There is no level to put a step on.", "Add one in the Insert menu first.")
        self._flow.editor.close_with(keep=True)
        self._flow.cancel_gesture()
        self._flow.view.setFocus()
        self._flow.hands.become(Place(self._flow.stage, StepKind(kind)))

    def level(self) -> None:
        self._new("level")

    def severity(self) -> None:
        self._new("severity")

    def contact(self) -> None:
        """A new contact, its name ready to be typed."""
        id = self._new("contact")
        self._session.show(id, "name")

    def comment(self) -> None:
        """A remark on what is selected, else on the matrix."""
        on = self._session.selection[0] if self._session.selection else self._session.matrix.head.id
        with self._session.edit("Add comment") as edit:
            record = new_records.add(edit, "comment", on=on, author=self._session.author)
        self._session.show(record.id, "text")

    def _new(self, kind: str) -> str:
        with self._session.edit(f"Add {names.KINDS[kind].one}") as edit:
            record = new_records.add(edit, kind, author=self._session.author)
        self._session.select((record.id,))
        return record.id
