"""An escalation matrix out of sheets, built in a draft of the document: levels, severities, steps and arrows.

Levels and severities of the same code or title are used again, and so are steps of a level that name the same people,
and arrows between the same steps. Nothing is removed, and nothing that is there gets another meaning, save the times
of arrows that the sheet times otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from designer.commands import levels, steps
from designer.formats.matrices.lines import When
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.matrices.outline import LevelSaid, Outline, Path, PathLevel, time_on, whens_on
from designer.formats.matrices.severity_text import Grade, same_code
from designer.formats.matrices.times import At, Hops, Times, hops
from designer.formats.merging.flow_arrows import Way, Ways, draw
from designer.formats.merging.placing import place_new
from designer.formats.merging.proposal import FlowEntry, KnownBy, Source
from designer.formats.tables.workbook import Problem
from designer.model.choices import ContactKind, LevelKind, StepKind
from designer.model.diff import Diff
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Category, Contact, Level, Record, Severity, Step, Transition
from designer.model.spans import describe
from designer.model.values import Position, Target

Placed = Mapping[tuple[int, int], Sequence[Id]]
"""Number of a table and of a row → the contacts that the row names."""


_CALLS = frozenset({StepKind.ACTION, StepKind.VENDOR, StepKind.INFORM})
"""Kinds of steps that a level of a sheet may be already."""


class _Node(NamedTuple):
    """A step to be: a level, whom it tells, and words that stand in their place."""

    level: Id
    whom: tuple[Id, ...]
    texts: tuple[str, ...]


class FlowMerge:
    """Builds the flow of an outline over a matrix with its contacts drafted; `placed` says who stands in which row."""

    def __init__(self, matrix: Matrix, contacts: Diff, outline: Outline, times: Times, placed: Placed) -> None:
        self.problems: list[Problem] = list(outline.problems)
        self._matrix = matrix
        self._outline = outline
        self._times = times
        self._placed = placed
        self._edit = Edit(matrix.apply(contacts))
        self._sources: dict[Id, dict[Source, None]] = {}
        self._cells: dict[Id, dict[str, str]] = {}
        self._known_by: dict[Id, KnownBy] = {}

    def build(self) -> tuple[FlowEntry, ...]:
        """What would become of the records of the flow."""
        level_ids = self._levels()
        severity_ids = self._severities()
        branch_ids = self._branches()
        ways: Ways = {}
        nodes: dict[_Node, Id] = {}
        entry = self._entry(level_ids[self._outline.paths[0].levels[0].level])
        for path in self._outline.paths:
            severity = severity_ids.get(path.severity.code) if path.severity else None
            self._walk(path, severity, branch_ids.get(path.branch), entry, level_ids, nodes, ways)
        for id, target, known, cells in draw(self._edit, ways, self._times.trigger):
            self._cells[id] = {"after": ", ".join(cells), "label": ", ".join(cells)} if cells else {}
            self._sources[id] = dict(self._sources.get(target, {}))
            if known:
                self._known_by[id] = "ends"
        new = [id for id in dict.fromkeys((entry, *nodes.values())) if self._matrix.get(id) is None]
        if new:
            place_new(self._edit, new)
        return self._entries()

    # ------------------------------------------------------------------------------------- levels, severities, branches

    def _levels(self) -> list[Id]:
        ids: list[Id] = []
        for said in self._outline.levels:
            found = self._known_level(said, ids)
            if found is None:
                order = list(self._edit.now.levels)
                at = order.index(ids[-1]) + 1 if ids else None
                kind = _kind_of_level(said, first=not ids and not order)
                level = levels.add(self._edit, at, code=said.code, label=said.label, kind=kind)
                self._edit.change(level.id, code=said.code)  # as the sheet counts, whatever came before
                self._cells.setdefault(level.id, {})["label"] = said.cell
                found = level.id
            self._said_at(found, said.cell)
            ids.append(found)
        return ids

    def _known_level(self, said: LevelSaid, taken: Sequence[Id]) -> Id | None:
        """A level that is there already: by its title, else by its code."""
        free = [level for level in self._edit.before.levels.values() if level.id not in taken]
        for level in free:
            if level.label and words_of(level.label) == words_of(said.label):
                self._known_by[level.id] = "title"
                return level.id
        for level in free:
            if level.code and same_code(level.code, said.code):
                self._known_by[level.id] = "code"
                return level.id
        return None

    def _severities(self) -> dict[str, Id]:
        found: dict[str, Id] = {}
        last: Id | None = None
        for grade in self._outline.severities:
            id = self._known_severity(grade, found.values())
            if id is None:
                order = list(self._edit.now.severities)
                at = order.index(last) + 1 if last is not None else None
                fields = self._severity_fields(grade)
                id = levels.add_severity(self._edit, at, code=grade.code, name=grade.name, **fields).id
            found[grade.code] = last = id
            self._said_at(id, self._outline.named_at.get(grade.code, ""))
        return found

    def _severity_fields(self, grade: Grade) -> dict[str, Any]:
        """What the sheet says of a severity besides its code and name."""
        fact = self._outline.facts.get(grade.code)
        criteria = self._outline.criteria.get(grade.code, "")
        if fact is None:
            return {"criteria": criteria}
        return {
            "criteria": criteria or fact.criteria,
            "respond_within": fact.respond_within,
            "resolve_within": fact.resolve_within,
            "update_every": fact.update_every,
        }

    def _known_severity(self, grade: Grade, taken: Iterable[Id]) -> Id | None:
        free = [each for each in self._edit.before.severities.values() if each.id not in set(taken)]
        for severity in free:
            if same_code(severity.code, grade.code):
                self._known_by[severity.id] = "code"
                return severity.id
        for severity in free:
            if severity.name and words_of(severity.name) in (words_of(grade.code), words_of(grade.name)):
                self._known_by[severity.id] = "title"
                return severity.id
        return None

    def _branches(self) -> dict[str, Id]:
        found: dict[str, Id] = {}
        for name in self._outline.branches:
            known = (each for each in self._edit.before.categories.values() if words_of(each.name) == words_of(name))
            record = next(known, None)
            if record is not None:
                self._known_by[record.id] = "title"
            found[name] = (record or self._edit.new(Category, name=name)).id
            self._said_at(found[name], self._outline.named_at.get(name, ""))
        return found

    # ------------------------------------------------------------------------------------------------- steps and arrows

    def _entry(self, level: Id) -> Id:
        """Where issues come in: the entry that is there, best one that leads nowhere yet, else a new one."""
        known = [step for step in self._edit.before.steps.values() if step.kind is StepKind.ENTRY]
        known.sort(key=lambda step: (bool(self._edit.before.leaving(step.id)), step.level != level, step.id))
        if known:
            self._known_by[known[0].id] = "title"
            return known[0].id
        return steps.add(self._edit, StepKind.ENTRY, level, Position()).id

    def _walk(
        self,
        path: Path,
        severity: Id | None,
        branch: Id | None,
        entry: Id,
        level_ids: Sequence[Id],
        nodes: dict[_Node, Id],
        ways: Ways,
    ) -> None:
        """The steps of a path, and the arrows between them for its severity and branch."""
        times = [time_on(each) for each in path.levels]
        whens = [whens_on(each) for each in path.levels]
        unread = [at for at, each in enumerate(times) if each is None and whens[at]]
        found = hops(times, self._times, unread)
        self._tell_lost(path, found)
        before = entry
        for at, each in enumerate(path.levels):
            node = self._node(each, level_ids[each.level])
            id = nodes.get(node)
            if id is None:
                id = nodes[node] = self._step(node, each, nodes.values())
            self._add_beyond(id, path, at, found, whens[at])
            for line in each.lines:
                self._said_at(id, line.cell)
            if id == before:
                continue
            beside = whens[at] if self._times.at is At.REACHED else whens[at - 1] if at else ()
            words = "" if found.into[at] is not None else " / ".join(dict.fromkeys(when.text for when in beside))
            criterion = bool(words) and all(when.said is None for when in beside) and len(words_of(words)) > 2
            cells = tuple(when.cell for when in beside)
            ways.setdefault((before, id), []).append(Way(severity, branch, found.into[at], words, criterion, cells))
            before = id

    def _tell_lost(self, path: Path, found: Hops) -> None:
        for at in found.lost:
            for when in whens_on(path.levels[at]):
                sheet, _, cell = when.cell.rpartition("!")
                message = f"“{when.text}” cannot be counted from the level before; the time was left open."
                self.problems.append(Problem(sheet, cell, "no_time", message))

    def _add_beyond(self, step: Id, path: Path, at: int, found: Hops, whens: Sequence[When]) -> None:
        """Write into a new step what the sheet says of a time after the last level, for which there is no arrow."""
        if at < len(path.levels) - 1 or self._times.at is At.REACHED or not whens or self._matrix.get(step) is not None:
            return
        said = " / ".join(dict.fromkeys(when.text for when in whens))
        line = f"{whens[0].header or 'Time'}: {said}"
        if found.beyond is not None:
            line = f"Not solved here after {describe(found.beyond)}: the sheet names no further level."
        if path.severity is not None:
            line = f"{path.severity.code}: {line[0].lower()}{line[1:]}"
        record = self._edit.find(Step, step)
        if line not in record.instructions:
            self._edit.change(step, instructions=(*record.instructions, line))

    def _node(self, each: PathLevel, level: Id) -> _Node:
        whom: dict[Id, None] = {}
        texts: dict[str, None] = {}
        for line in each.lines:
            whom |= dict.fromkeys(self._placed.get((line.table, line.row), ()))
            if line.text is not None:
                texts[" ".join(line.text.text.split())] = None
        return _Node(level, tuple(whom), tuple(texts))

    def _step(self, node: _Node, each: PathLevel, taken: Collection[Id]) -> Id:
        known = self._known_step(node, taken)
        if known is not None:
            return known
        step = steps.add(self._edit, StepKind.ACTION, node.level, Position(), self._title(node))
        targets = tuple(Target(to=id) for id in node.whom)
        self._edit.change(step.id, targets=targets, instructions=node.texts)
        cells = self._cells.setdefault(step.id, {})
        cells["targets"] = ", ".join(dict.fromkeys(line.who_cell for line in each.lines if line.who_cell))
        return step.id

    def _known_step(self, node: _Node, taken: Collection[Id]) -> Id | None:
        """A step of the level that names the same people already, or nobody under the same title."""
        found: list[Step] = []
        for step in self._edit.before.steps.values():
            if step.level == node.level and step.kind in _CALLS and step.id not in taken:
                named = {target.to for target in step.targets}
                if named == set(node.whom) and (named or step.title == self._title(node)):
                    found.append(step)
        said = set(node.texts)
        found.sort(key=lambda step: (said != set(step.instructions), not said <= set(step.instructions), step.id))
        if not found:
            return None
        self._known_by[found[0].id] = "whom"
        return found[0].id

    def _title(self, node: _Node) -> str:
        """What the people of a step are: their common role, a desk's or role's own name, else the level's title."""
        people = [self._edit.find(Contact, id) for id in node.whom]
        roles = {each.role or (each.name if each.kind is not ContactKind.PERSON else "") for each in people}
        if len(roles) == 1 and (role := roles.pop()):
            return " ".join(role.split())
        level = self._edit.find(Level, node.level)
        return level.label or level.code

    # ------------------------------------------------------------------------------------------------------ the outcome

    def _said_at(self, id: Id, cell: str) -> None:
        if not cell:
            return
        sheet, _, at = cell.rpartition("!")
        row = int("".join(each for each in at if each.isdigit()) or 0)
        self._sources.setdefault(id, {})[Source(sheet, row)] = None

    def _entries(self) -> tuple[FlowEntry, ...]:
        """All records of the flow that the sheet speaks of: levels first, then what stands on them."""
        changed = self._edit.diff().pairs
        kinds: tuple[type[Record], ...] = (Level, Severity, Category, Step, Transition)
        found: list[FlowEntry] = []
        for kind in kinds:
            ids = [id for id, (_, after) in changed.items() if type(after) is kind]
            ids += [id for id in self._known_by if id not in changed and type(self._matrix.get(id)) is kind]
            for id in ids:
                before = self._matrix.get(id)
                after = changed[id][1] if id in changed else before
                if after is None:
                    continue
                by: KnownBy = self._known_by.get(id, "") if before is not None else ""
                found.append(FlowEntry(before, after, tuple(self._sources.get(id, ())), by, self._cells.get(id, {})))
        return tuple(found)


def _kind_of_level(said: LevelSaid, first: bool) -> LevelKind:
    words = set(words_of(said.label))
    if words & shipped_words().external:
        return LevelKind.EXTERNAL
    if words & shipped_words().management:
        return LevelKind.MANAGEMENT
    return LevelKind.FRONTLINE if first else LevelKind.FUNCTIONAL
