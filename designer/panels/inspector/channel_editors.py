"""The editor of the channels of a step: its own, or, said greyed, those it takes from its level or its contacts."""

from __future__ import annotations

from designer.model.records import Level, Step
from designer.model.values import ChannelUse
from designer.panels import names
from designer.panels.inspector.editor import edits
from designer.panels.inspector.structure_editors import ItemsEditor
from designer.panels.labels import label


@edits("channels")
class ChannelsEditor(ItemsEditor):
    """Channels in order. A step that names none takes others': that is said, and made its own by one button."""

    def build(self) -> None:
        super().build()
        self.taken = label(role="muted", wraps=True)
        self.column.insertWidget(0, self.taken)

    def _show(self) -> None:
        super()._show()
        steps = isinstance(self.owner, Step) and not self._values
        self.taken.setVisible(steps)
        self.taken.setText(self._taken_words() if steps else "")
        self.more.setText("Set own channels" if steps else "Add a channel")

    def _add(self) -> None:
        uses = () if self._values else self._of_level()
        if uses:
            self.commit(uses)  # a start to change, rather than an empty row
        else:
            super()._add()

    def _of_level(self) -> tuple[ChannelUse, ...]:
        level = self.desk.matrix.get(self.owner.level) if isinstance(self.owner, Step) else None
        return tuple(use for use in level.channels if use.channel) if isinstance(level, Level) else ()

    def _taken_words(self) -> str:
        uses = self._of_level()
        if uses:
            return f"From the level: {', '.join(names.name(self.desk.matrix, use.channel) for use in uses)}"
        return "From each contact: the ways they can be reached"
