"""Complaints are one line."""

from __future__ import annotations

import pytest

from designer.verbs.parser import Parser, add_verb


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Parser(prog="designer")
    verbs = parser.add_subparsers(required=True, metavar="VERB", parser_class=Parser)
    add_verb(verbs, "play", "make music", "Makes music.", lambda asked: 7).add_argument("tune")
    with pytest.raises(SystemExit) as end:
        parser.parse_args(["play"])
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "designer play: the following arguments are required: tune (see designer play --help)\n"
    )


def test_a_verb_is_run_with_what_was_asked() -> None:
    parser = Parser(prog="designer")
    verbs = parser.add_subparsers(parser_class=Parser)
    add_verb(verbs, "play", "make music", "Makes music.", lambda asked: len(asked.tune)).add_argument("tune")
    asked = parser.parse_args(["play", "four"])
    assert asked.run(asked) == 4
