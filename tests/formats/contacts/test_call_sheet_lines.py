"""The lines of a call sheet: what stands where, and how high it is."""

from __future__ import annotations

from designer.formats.contacts.call_sheet_lines import NOBODY, REPEATED, WIDTHS, call_sheet_lines
from designer.formats.contacts.call_sheet_text import SHOWN, sections
from designer.formats.contacts.contact_names import names_of
from designer.formats.contacts.sheet_language import ENGLISH
from designer.model.matrix import Matrix
from tests.small import L1, SEV1, small


def test_every_shown_column_of_every_line_is_covered_once() -> None:
    matrix = small()
    lines = call_sheet_lines(matrix, sections(matrix, names_of(matrix)), (), ENGLISH)
    for line in lines:
        covered = [column for part in line.parts for column in range(part.first, part.last + 1) if column < SHOWN]
        assert covered == list(range(SHOWN)) == list(range(len(WIDTHS)))
        assert line.height > 0
    kinds = [line.kind for line in lines]
    assert kinds[:REPEATED] == ["title", "instruction", "headers"]
    assert kinds[REPEATED:] == ["band", "row", "band", "row", "row", "band", "row"]
    assert lines[REPEATED].level == L1


def test_the_title_names_the_severity_and_nobody_is_said() -> None:
    matrix = small()
    lines = call_sheet_lines(matrix, [], (matrix.severities[SEV1],), ENGLISH)
    assert lines[0].parts[0].text == "▲ SEV1  ·  Complaints: who to call"
    assert lines[-1].parts[0].text == NOBODY
    assert call_sheet_lines(Matrix(), [], (), ENGLISH)[0].parts[0].text == "Who to call"


def test_more_text_makes_a_line_higher_and_numbers_are_large() -> None:
    matrix = small(lambda edit: edit.change("contact:aaaaaaa2", notes="Ask for the ticket number first. " * 8))
    rows = [line for line in call_sheet_lines(matrix, sections(matrix, names_of(matrix)), (), ENGLISH) if line.row]
    assert rows[0].height > rows[1].height
    phone = next(part for part in rows[0].parts if part.key == "phone")
    assert (phone.look.size, phone.look.bold, phone.look.left_to_right) == (14.0, True, True)
