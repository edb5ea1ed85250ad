"""Any sequence of edits, undos, redos, failures and saves: everything still agrees with everything.

Every rule is a gesture: a command, or a raw draft. After each: the matrix is valid; a mirror that only ever heard the
diffs equals it, and in the end so does what the recovery journal leads to; its tables and index are those of a fresh
matrix; the past is what was; clean means as saved.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from designer.commands import arrange, clipboard, contacts, levels, steps, transitions
from designer.errors import NotAllowed, UserError
from designer.formats.keeping import journal, native
from designer.formats.keeping.journal import Journal
from designer.model import spans
from designer.model.choices import StepKind
from designer.model.document import Change, Document
from designer.model.edit import Edit
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Contact, Head, Level, Record, Severity, Step, Transition
from designer.model.values import Position
from tests.matrices import SPANS, random_matrix, random_record

NUMBERS = st.integers(0, 1 << 16)
PLACES = st.integers(-50, 400).map(float)
POSITIONS = st.builds(Position, across=PLACES, along=PLACES)


class AnyEdits(RuleBasedStateMachine):
    """What a person at the program does, and a plain list of matrices to compare with."""

    @initialize(seed=NUMBERS)
    def open(self, seed: int) -> None:
        self.document = Document(random_matrix(seed))
        self.mirror = self.document.matrix
        self.past = [self.document.matrix]
        self.future: list[Matrix] = []
        self.saved = self.document.matrix
        self.heard = 0
        self.document.listeners.append(self.hear)
        self.journal = Journal(None, native.dumps(self.document.matrix))
        self.document.listeners.append(self.journal)

    def teardown(self) -> None:
        """What the journal holds leads to the matrix as it is."""
        if not hasattr(self, "journal"):
            return
        assert self.journal._path is not None
        _, base, lines = journal.read(self.journal._path)
        matrix = native.loads(base)
        for line in lines:
            matrix = matrix.apply(line.diff)
        assert matrix == self.document.matrix
        self.journal.close()

    def hear(self, change: Change) -> None:
        self.heard += 1
        records = dict(self.mirror.records)
        for id, (before, after) in change.diff.pairs.items():
            assert records.get(id) == before
            records.pop(id, None)
            if after is not None:
                records[id] = after
        self.mirror = Matrix(records.values())
        assert change.matrix == self.mirror

    def do(self, label: str, write: Callable[[Edit], Any]) -> None:
        """One gesture; where it is refused, nothing may have happened."""
        before, heard = self.document.matrix, self.heard
        with contextlib.suppress(UserError), self.document.edit(label) as edit:
            write(edit)
            for step in edit.now.steps:
                assert edit.leaving(step) == edit.now.leaving(step)
                assert edit.entering(step) == edit.now.entering(step)
        if self.document.matrix is before:
            assert self.heard == heard
        elif self.document.matrix != before:
            self.past.append(self.document.matrix)
            self.future.clear()
            assert self.heard == heard + 1
        else:
            raise AssertionError("a change that changes nothing was told")

    def any_of(self, kind: type[Record], number: int) -> str:
        there = sorted(self.document.matrix.of(kind))
        return there[number % len(there)] if there else f"{kind.__struct_config__.tag}:gone"

    def any_id(self, number: int) -> str:
        ids = sorted(self.document.matrix.records)
        return ids[number % len(ids)]

    # Raw drafts: whatever a command may come to write.

    @rule(number=NUMBERS, seed=NUMBERS)
    def rewrite(self, number: int, seed: int) -> None:
        like = self.document.matrix.records[self.any_id(number)]
        self.do("Rewrite", lambda edit: edit.put(random_record(seed, self.document.matrix, like)))

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=4))
    def remove(self, numbers: list[int]) -> None:
        self.do("Remove", lambda edit: [edit.remove(self.any_id(number)) for number in numbers])

    @rule(seed=NUMBERS)
    def bring_in(self, seed: int) -> None:
        other = random_matrix(seed).records.values()
        self.do("Bring in", lambda edit: [edit.put(record) for record in other if not isinstance(record, Head)])

    @rule(number=NUMBERS, kind=st.sampled_from(sorted(KINDS)))
    def put_what_cannot_be(self, number: int, kind: str) -> None:
        record = self.document.matrix.records[self.any_id(number)]
        wrong: dict[str, Any] = {"id": f"{kind}:wrong id"}
        before = self.document.matrix
        with pytest.raises(NotAllowed), self.document.edit("Wrong") as edit:
            edit.put(type(record)(**({name: getattr(record, name) for name in record.__struct_fields__} | wrong)))
        assert self.document.matrix is before

    @rule(number=NUMBERS)
    def stop_midway(self, number: int) -> None:
        before = self.document.matrix
        with pytest.raises(KeyboardInterrupt), self.document.edit("Stop") as edit:
            edit.remove(self.any_id(number))
            raise KeyboardInterrupt
        assert self.document.matrix is before

    # Commands.

    @rule(kind=st.sampled_from(StepKind), level=NUMBERS, at=POSITIONS)
    def add_step(self, kind: StepKind, level: int, at: Position) -> None:
        self.do("Add step", lambda edit: steps.add(edit, kind, self.any_of(Level, level), at))

    @rule(step=NUMBERS, level=NUMBERS, at=POSITIONS)
    def move_step(self, step: int, level: int, at: Position) -> None:
        places = {self.any_of(Step, step): (self.any_of(Level, level), at)}
        self.do("Move", lambda edit: steps.move(edit, places))

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3), heal=st.booleans())
    def delete_steps(self, numbers: list[int], heal: bool) -> None:
        ids = [self.any_of(Step, number) for number in numbers]
        self.do("Delete", lambda edit: steps.delete(edit, ids, heal))

    @rule(step=NUMBERS, kind=st.sampled_from(StepKind))
    def change_kind(self, step: int, kind: StepKind) -> None:
        self.do("Change kind", lambda edit: steps.change_kind(edit, [self.any_of(Step, step)], kind))

    @rule(one=NUMBERS, other=NUMBERS)
    def connect(self, one: int, other: int) -> None:
        ends = self.any_of(Step, one), self.any_of(Step, other)
        self.do("Connect", lambda edit: transitions.connect(edit, *ends))

    @rule(arrow=NUMBERS, step=NUMBERS)
    def reconnect(self, arrow: int, step: int) -> None:
        id, target = self.any_of(Transition, arrow), self.any_of(Step, step)
        self.do("Reconnect", lambda edit: transitions.reconnect(edit, id, target=target))

    @rule(arrow=NUMBERS, step=NUMBERS)
    def splice(self, arrow: int, step: int) -> None:
        id, middle = self.any_of(Transition, arrow), self.any_of(Step, step)
        self.do("Splice", lambda edit: transitions.splice(edit, middle, id))

    @rule(arrow=NUMBERS, index=st.integers(0, 4), at=PLACES)
    def pin(self, arrow: int, index: int, at: float) -> None:
        self.do("Pin", lambda edit: transitions.pin(edit, self.any_of(Transition, arrow), index, at))

    @rule(arrow=NUMBERS, severity=st.none() | NUMBERS, text=st.none() | st.sampled_from(SPANS))
    def set_span(self, arrow: int, severity: int | None, text: str | None) -> None:
        id = self.any_of(Transition, arrow)
        which = None if severity is None else self.any_of(Severity, severity)
        self.do("Set span", lambda edit: transitions.set_span(edit, id, which, text and spans.parse(text)))

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=4), at=POSITIONS)
    def place(self, numbers: list[int], at: Position) -> None:
        positions = {self.any_of(Step, number): at for number in numbers}
        self.do("Tidy up", lambda edit: arrange.place(edit, positions))

    @rule(at=st.none() | st.integers(-1, 5))
    def add_level(self, at: int | None) -> None:
        self.do("Add level", lambda edit: levels.add(edit, at))

    @rule(level=NUMBERS, to=st.integers(-1, 5))
    def move_level(self, level: int, to: int) -> None:
        self.do("Move level", lambda edit: levels.move(edit, self.any_of(Level, level), to))

    @rule(level=NUMBERS)
    def delete_level(self, level: int) -> None:
        steps_before = set(self.document.matrix.steps)
        self.do("Delete level", lambda edit: levels.delete(edit, self.any_of(Level, level)))
        assert set(self.document.matrix.steps) == steps_before, "steps move to another level"

    @rule(at=st.none() | st.integers(-1, 5))
    def add_severity(self, at: int | None) -> None:
        self.do("Add severity", lambda edit: levels.add_severity(edit, at))

    @rule(severity=NUMBERS, to=st.integers(-1, 5))
    def move_severity(self, severity: int, to: int) -> None:
        self.do("Move severity", lambda edit: levels.move_severity(edit, self.any_of(Severity, severity), to))

    @rule(step=NUMBERS, contact=NUMBERS)
    def assign(self, step: int, contact: int) -> None:
        id, who = self.any_of(Step, step), self.any_of(Contact, contact)
        self.do("Assign", lambda edit: contacts.assign(edit, id, who))

    @rule(keep=NUMBERS, other=NUMBERS)
    def join_contacts(self, keep: int, other: int) -> None:
        kept, gone = self.any_of(Contact, keep), self.any_of(Contact, other)
        self.do("Join", lambda edit: contacts.join(edit, kept, gone))
        assert kept == gone or gone not in self.document.matrix

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=4))
    def duplicate(self, numbers: list[int]) -> None:
        ids = [self.any_id(number) for number in numbers]
        self.do("Duplicate", lambda edit: clipboard.duplicate(edit, ids))

    @rule(seed=NUMBERS, level=st.none() | NUMBERS)
    def paste_from_another_matrix(self, seed: int, level: int | None) -> None:
        other = random_matrix(seed)
        text = clipboard.copy(other, other.records)
        to = None if level is None or not self.document.matrix.levels else self.any_of(Level, level)
        if text:
            self.do("Paste", lambda edit: clipboard.paste(edit, text, level=to))

    # The past.

    @rule()
    def undo(self) -> None:
        assert self.document.undo() is (len(self.past) > 1)
        if len(self.past) > 1:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        assert self.document.redo() is bool(self.future)
        if self.future:
            self.past.append(self.future.pop())

    @rule(texts=st.lists(st.sampled_from(["T", "Ti", "Title"]), min_size=1, max_size=4))
    def type(self, texts: list[str]) -> None:
        before, key = self.document.matrix, object()
        for text in texts:
            with self.document.edit("Type", key) as edit:
                edit.change(self.document.matrix.head.id, title=text)
        if any(text != before.head.title for text in texts):
            self.future.clear()
        if self.document.matrix != before:
            self.past.append(self.document.matrix)

    @rule()
    def save(self) -> None:
        self.document.mark_clean()
        data = native.dumps(self.document.matrix)
        self.journal.saved(Path("saved.escalation"), data)
        self.saved = native.loads(data)
        assert self.saved == self.document.matrix

    # What must be true after each.

    @invariant()
    def the_matrix_is_valid(self) -> None:
        assert list(violations(self.document.matrix)) == []

    @invariant()
    def the_past_is_what_was(self) -> None:
        assert self.document.matrix == self.past[-1]
        assert len(self.document.history) == len(self.past) - 1
        assert (self.document.undo_label is None) == (len(self.past) == 1)
        assert (self.document.redo_label is None) == (not self.future)

    @invariant()
    def the_mirror_shows_the_same(self) -> None:
        assert self.mirror == self.document.matrix

    @invariant()
    def what_was_carried_over_is_fresh(self) -> None:
        matrix, fresh = self.document.matrix, Matrix(self.document.matrix.records.values())
        assert matrix._index() == fresh._index()
        for kind in KINDS.values():
            assert matrix.of(kind) == fresh.of(kind)
        assert set(matrix.flow.edges(keys=True)) == {
            (arrow.source, arrow.target, arrow.id) for arrow in fresh.transitions.values()
        }

    @invariant()
    def clean_means_as_saved(self) -> None:
        if self.document.is_clean:
            assert self.document.matrix == self.saved


TestAnyEdits = AnyEdits.TestCase
TestAnyEdits.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
