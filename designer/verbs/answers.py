"""info, check, diff: verbs that answer a question and change nothing."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from designer.checks.finding import Finding, Grade
from designer.checks.run import examine
from designer.formats.keeping import native
from designer.model.diff import changed_fields
from designer.model.ids import kind_of
from designer.model.records import KINDS, Record, Suppression
from designer.verbs.change_words import field, named, said
from designer.verbs.output import progress, say, say_json
from designer.verbs.parser import Verbs, add_verb

INFO = """Tells what is in a matrix.

With --json: {"title": text, "version": text (the document's own), "counts": {kind of record: number},
"levels": [codes, the first contact first], "severities": [codes, the worst first]}"""
CHECK = """Looks for mistakes: issues that nobody hears of, steps that cannot be reached, people without a number …

Findings that somebody accepted in the program are told apart until the date given there. The exit code is 1 where
--fail-on asks for it and there are findings of that grade or worse that nobody accepted.

With --json: {"findings": [{"code": text, "grade": "error" or "warning" or "info", "ids": [of the records],
"message": text, "fixable": true where the program can mend it}], "accepted": [the same and "by": text, "why": text,
"until": date or null]}, the worst first."""
DIFF = """Tells what changed from matrix A to matrix B. Where steps stand is part of it.

With --json: {"added": [{"id": text, "kind": text}], "removed": [the same], "changed": [{"id": text, "kind": text,
"fields": {name: [old, new]}}]}, with values as they are in the file."""

_WORDS = {Grade.ERROR: ("error", "errors"), Grade.WARNING: ("warning", "warnings"), Grade.INFO: ("remark", "remarks")}


def add(verbs: Verbs) -> None:
    """Say how these verbs are called."""
    verb = add_verb(verbs, "info", "tell what is in a matrix", INFO, info)
    verb.add_argument("file", metavar="FILE", type=Path, help="the matrix")
    verb.add_argument("--json", action="store_true", help="print one JSON object")
    verb = add_verb(verbs, "check", "look for mistakes in a matrix", CHECK, check)
    verb.add_argument("file", metavar="FILE", type=Path, help="the matrix")
    verb.add_argument("--fail-on", choices=("error", "warning"), help="exit with 1 where there are such, or worse")
    verb.add_argument("--json", action="store_true", help="print one JSON object")
    verb = add_verb(verbs, "diff", "tell what changed between two matrices", DIFF, diff)
    verb.add_argument("a", metavar="A", type=Path, help="the earlier matrix")
    verb.add_argument("b", metavar="B", type=Path, help="the later matrix")
    verb.add_argument("--json", action="store_true", help="print one JSON object")


def info(asked: Namespace) -> int:
    """Tell what is in a matrix."""
    matrix = native.read(asked.file)
    head = matrix.head
    counts = {kind: len(matrix.of(cls)) for kind, cls in KINDS.items()}
    levels = [level.code for level in matrix.levels.values()]
    severities = [severity.code for severity in matrix.severities.values()]
    if asked.json:
        answer: dict[str, Any] = {"title": head.title, "version": head.version, "counts": counts}
        say_json(answer | {"levels": levels, "severities": severities})
        return 0
    say(f"{head.title or 'Untitled'}, version {head.version}, {head.status.value.replace('_', ' ')}")
    say(f"levels:     {', '.join(levels) or 'none'}")
    say(f"severities: {', '.join(severities) or 'none'}")
    say(", ".join(f"{kind} {count}" for kind, count in counts.items() if count and kind != "matrix"))
    return 0


def check(asked: Namespace) -> int:
    """Look for mistakes."""
    matrix = native.read(asked.file)
    with progress("Checking"):
        findings, accepted = examine(matrix, today=dt.datetime.now().astimezone().date())
    counts = Counter(finding.grade for finding in findings)
    if asked.json:
        told = [_finding(finding) | _acceptance(each) for finding, each in accepted]
        say_json({"findings": [_finding(finding) for finding in findings], "accepted": told})
    else:
        for finding in findings:
            say(f"{finding.grade.value}: {finding.message} [{finding.code}]")
        for finding, each in accepted:
            say(f"accepted: {finding.message} [{finding.code}] {_accepted_by(each)}".rstrip())
        found = [f"{counts[grade]} {_WORDS[grade][counts[grade] != 1]}" for grade in Grade if counts[grade]]
        if accepted:
            found.append(f"{len(accepted)} accepted")
        say(", ".join(found) or "Nothing was found.")
    failing = {"error": [Grade.ERROR], "warning": [Grade.ERROR, Grade.WARNING]}.get(asked.fail_on, [])
    return 1 if any(counts[grade] for grade in failing) else 0


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "grade": finding.grade.value,
        "ids": list(finding.ids),
        "message": finding.message,
        "fixable": finding.fixable,
    }


def _acceptance(accepted: Suppression) -> dict[str, Any]:
    until = accepted.until.isoformat() if accepted.until else None
    return {"by": accepted.by, "why": accepted.why, "until": until}


def _accepted_by(accepted: Suppression) -> str:
    by = f"by {accepted.by}" if accepted.by else ""
    until = f"until {accepted.until.isoformat()}" if accepted.until else ""
    who = " ".join(part for part in (by, until) if part)
    return f"({': '.join(part for part in (who, accepted.why) if part)})" if who or accepted.why else ""


def diff(asked: Namespace) -> int:
    """Tell what changed."""
    before, after = native.read(asked.a), native.read(asked.b)
    changes = before.diff(after)
    added, removed = _in_order(changes.added), _in_order(changes.removed)
    changed = {new.id: _fields(old, new) for old, new in changes.changed}
    if asked.json:
        say_json(
            {
                "added": [{"id": record.id, "kind": kind_of(record.id)} for record in added],
                "removed": [{"id": record.id, "kind": kind_of(record.id)} for record in removed],
                "changed": [
                    {"id": record.id, "kind": kind_of(record.id), "fields": changed[record.id]}
                    for record in _in_order(new for _, new in changes.changed)
                ],
            }
        )
        return 0
    for sign, records, matrix in (("+", added, after), ("-", removed, before)):
        for record in records:
            say(f"{sign} {named(matrix, record)}")
    for record in _in_order(new for _, new in changes.changed):
        say(f"~ {named(before, before.records[record.id])}")
        for name, (old, new) in changed[record.id].items():
            say(f"    {field(name)}: {said(before, old)} → {said(after, new)}")
    if not changes:
        say("Nothing changed.")
    return 0


def _in_order(records: Any) -> list[Record]:
    """By kind as files have them, then by id."""
    kinds = list(KINDS)
    return sorted(records, key=lambda record: (kinds.index(kind_of(record.id)), record.id))


def _fields(before: Record, after: Record) -> dict[str, list[Any]]:
    return {
        name: [msgspec.to_builtins(old), msgspec.to_builtins(new)]
        for name, (old, new) in changed_fields(before, after).items()
    }
