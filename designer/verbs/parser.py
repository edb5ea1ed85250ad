"""How verbs are declared, and a parser whose complaints are one line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn, TypeAlias

from designer.i18n import tr

Run = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line and where to read more."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


Verbs: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What argparse keeps verbs in; it has no other name for it."""


def add_verb(verbs: Verbs, name: str, short: str, long: str, run: Run) -> Parser:
    """Declare a verb: its line in the list, its page of help, and the function that runs it."""
    verb = verbs.add_parser(
        name,
        help=tr(short),
        description=tr(long),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    verb.set_defaults(run=run)
    return verb
