"""new, templates, layout: verbs that make or change a matrix."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from designer.commands import arrange
from designer.drawing import chart
from designer.errors import FileProblem
from designer.formats.keeping import locking, native, saving
from designer.formats.keeping.templates import begun_with, templates
from designer.i18n import counted
from designer.model.document import Document
from designer.verbs.output import name_of, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb

NEW = """Makes a matrix from a template. The people in it are fictitious: replace them.

  escalation-designer new desk.escalation --template it-service-desk"""
TEMPLATES = """Lists the templates: id, name, levels.

With --json: {"templates": [{"id": text, "name": text, "levels": [codes]}]}"""
LAYOUT = """Places the steps of a chart afresh, as Tidy up does in the window. Titles, people and times stay.

Writes to FILE itself (the version before is kept as FILE~) unless -o names another."""


def add(verbs: Verbs) -> None:
    """Say how these verbs are called."""
    verb = add_verb(verbs, "new", "make a matrix from a template", NEW, new)
    verb.add_argument("out", metavar="OUT.escalation", type=Path, help="the file to make")
    verb.add_argument("--template", metavar="ID", required=True, help="the template; `templates` lists them")
    verb = add_verb(verbs, "templates", "list the templates", TEMPLATES, list_templates)
    verb.add_argument("--json", action="store_true", help="print one JSON object")
    verb = add_verb(verbs, "layout", "place the steps of a chart afresh", LAYOUT, layout)
    verb.add_argument("file", metavar="FILE", type=Path, help="the matrix")
    verb.add_argument("-o", "--out", metavar="OUT", type=Path, help="the file to write instead of FILE")


def new(asked: Namespace) -> int:
    """Make a matrix; one that is there is never overwritten."""
    out: Path = asked.out
    if out.suffix != native.SUFFIX:
        raise FileProblem(f"{out.name} does not end in {native.SUFFIX}.", f"Call it {out.stem}{native.SUFFIX}.")
    matrix = begun_with(asked.template)
    with locking.take(out):
        if out.exists():
            raise FileProblem(f"{out.name} is there already.", "Choose another name, or remove it first.")
        saving.save(matrix, out)
    say(f"{name_of(out)} begins as “{matrix.head.title}”, with {counted(len(matrix.steps), 'step')}.")
    return 0


def list_templates(asked: Namespace) -> int:
    """List the templates."""
    found = [(id, native.read(path)) for id, path in templates().items()]
    if asked.json:
        listed = [
            {"id": id, "name": matrix.head.title, "levels": [level.code for level in matrix.levels.values()]}
            for id, matrix in found
        ]
        say_json({"templates": listed})
        return 0
    first = max((len(id) for id, _ in found), default=0)
    second = max((len(matrix.head.title) for _, matrix in found), default=0)
    for id, matrix in found:
        levels = " ".join(level.code or level.label for level in matrix.levels.values())
        say(f"{id:{first}}  {matrix.head.title:{second}}  {levels}")
    return 0


def layout(asked: Namespace) -> int:
    """Place the steps afresh."""
    file: Path = asked.file
    out: Path = asked.out or file
    with locking.take(out):
        opened = saving.open_matrix(file)
        document = Document(opened.matrix)
        with progress("Laying out"):
            places = chart.tidy(opened.matrix)
        with document.edit("Tidy up") as edit:
            arrange.place(edit, places)
        moved = sum(1 for before, after in opened.matrix.diff(document.matrix).changed if before.id in places)
        if moved or asked.out:
            saving.save(document.matrix, out, None if asked.out else opened.stamp)
    say(f"{moved:,} of {counted(len(places), 'step')} {'was' if moved == 1 else 'were'} moved in {name_of(out)}.")
    return 0
