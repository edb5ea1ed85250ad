"""The command line: verbs that need no screen.

Exit codes: 0; 1 where `check --fail-on` found something; 2 for a mistake of the user's, told in one line; 3 for a fault
of the program's own, with the path of a report.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from designer import __version__, i18n, paths, reports
from designer.errors import UserError
from designer.i18n import tr
from designer.verbs.output import note, prepare
from designer.verbs.parser import Parser, Verbs

DESCRIPTION = """Draws and keeps escalation matrices: who is told about which problem, in what order, how, and how soon.
Without a verb the window opens; `escalation-designer FILE` opens it with a matrix."""
EPILOG = """`escalation-designer VERB --help` tells more, also what --json prints.

Exit codes: 0 done; 1 findings, where check --fail-on asks for it; 2 a mistake in what was asked, or a file that is in
use or broken; 3 a fault of the program, of which a report is written."""


def main(argv: list[str]) -> int:
    """Run a verb and return its exit code. What is wrong is told in one line."""
    prepare()
    i18n.load(paths.RESOURCES / "locale", i18n.language())
    try:
        asked = parser(argv[0] if argv else "").parse_args(argv)
    except SystemExit as end:  # argparse has said what there was to say
        return end.code if isinstance(end.code, int) else 2
    try:
        return int(asked.run(asked))
    except UserError as problem:
        note(" ".join(str(problem).split()))
        return 2
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as fault:  # noqa: BLE001 - written into a report, which the user is told of
        note(reports.sentence(fault))
        return 3


def parser(verb: str = "") -> Parser:
    """The parser of a verb, or of all where there is none of that name. What other verbs need is not loaded."""
    made = Parser(
        prog="escalation-designer",
        description=tr(DESCRIPTION),
        epilog=tr(EPILOG),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"escalation-designer {__version__}")
    verbs = made.add_subparsers(metavar="VERB", required=True, parser_class=Parser)
    for add in dict.fromkeys([VERBS[verb]] if verb in VERBS else VERBS.values()):
        add(verbs)
    return made


def _documents(verbs: Verbs) -> None:
    from designer.verbs import documents

    documents.add(verbs)


def _importing(verbs: Verbs) -> None:
    from designer.verbs import importing

    importing.add(verbs)


def _exporting(verbs: Verbs) -> None:
    from designer.verbs import exporting

    exporting.add(verbs)


def _updating(verbs: Verbs) -> None:
    from designer.verbs import updating

    updating.add(verbs)


def _answers(verbs: Verbs) -> None:
    from designer.verbs import answers

    answers.add(verbs)


VERBS: dict[str, Callable[[Verbs], None]] = {
    "new": _documents,
    "templates": _documents,
    "import": _importing,
    "export": _exporting,
    "update": _updating,
    "check": _answers,
    "diff": _answers,
    "layout": _documents,
    "info": _answers,
}
"""Every verb, and what declares it."""
