"""A printed sheet follows edits, and then says what one worked out from nothing says."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designer.formats.contacts.contact_names import names_of
from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted, followed, printed_sheet
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Comment
from designer.model.values import Email, Phone
from tests.matrices import matrices
from tests.small import ANA, BO, DORA, ELI, FRONT, SEV1, SPECIALIST_MANAGER, small


def printed(matrix: Matrix, wanted: Wanted | None = None) -> PrintedSheet:
    found = printed_sheet(matrix, wanted or Wanted())
    assert found is not None
    return found


def says(sheet: PrintedSheet) -> object:
    """All that a sheet shows, and all that an edit in it asks."""
    return sheet.lines, sheet.pages, sheet.names, [tuple(band) for band in sheet.bands], sheet.sections, sheet.matrix


def test_a_sheet_is_for_all_or_for_one_severity_or_for_customers() -> None:
    matrix = small()
    assert printed(matrix).lines[0].parts[0].text == "Complaints: who to call"
    assert printed(matrix, Wanted(SEV1)).lines[0].parts[0].text.startswith("▲ SEV1")
    assert printed(matrix, Wanted("severity:gone")).severities == ()
    customers = printed(matrix, Wanted(customers=True))
    assert not any(line.row for line in customers.lines)  # all are internal
    assert printed(matrix, Wanted(language="de")).say.code == "de"


def test_nobody_waits_for_a_sheet_that_is_not_wanted_any_more() -> None:
    assert printed_sheet(small(), Wanted(), lambda: False) is None


def test_a_row_knows_its_call() -> None:
    sheet = printed(small())
    row = next(line.row for line in sheet.lines if line.row and line.row["id"] == ANA)
    call = sheet.call(row)
    assert call is not None and call.steps[0].id == FRONT
    alone = printed(Matrix([each for each in small().records.values() if not each.id.startswith(("step", "trans"))]))
    assert alone.call(alone.lines[4].row or {}) is None


WORDS = {
    "role": "Lead",
    "notes": "Ask first",
    "hours": "9-17",
    "phones": (Phone(number="+44 20 7946 0999"),),
    "emails": (Email(address="new@example.org"),),
    "deputies": (BO,),
    "active": False,
}


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize("id", [ANA, DORA, ELI])
def test_words_of_somebody_are_followed(field: str, id: str) -> None:
    follows(
        lambda edit: edit.change(id, **{field: WORDS[field]}), must=(field != "phones" and field != "emails") or None
    )


def test_a_name_is_followed_in_the_rows_of_those_it_stands_in_for() -> None:
    after = follows(lambda edit: edit.change(ELI, name="Elias Reyes"), must=True)
    assert after is not None
    assert any("Elias Reyes" in (line.row or {}).get("notes", "") for line in after.lines)


def test_namesakes_are_told_apart_anew() -> None:
    assert follows(lambda edit: edit.change(ELI, name="Ana Novak"), must=False) is None


def test_what_no_sheet_prints_changes_nothing() -> None:
    before = printed(small())
    document = Document(before.matrix)
    with document.edit("remark") as edit:
        edit.put(Comment(id="comment:aaaaaaa2", on=ANA, text="Really?"))
    after = followed(before, document.matrix, edit.diff())
    assert after is not None and after.lines is before.lines and after.matrix is document.matrix


def test_times_and_lists_are_worked_out_anew() -> None:
    assert follows(lambda edit: edit.change(FRONT, title="Other"), must=False) is None
    assert follows(lambda edit: edit.change(SPECIALIST_MANAGER, order=3), must=False) is None


def follows(change: object, must: bool | None) -> PrintedSheet | None:
    """What becomes of the small matrix's sheet; checked against one from nothing where it is followed."""
    before = printed(small())
    document = Document(before.matrix)
    with document.edit("change") as edit:
        change(edit)  # type: ignore[operator]
    after = followed(before, document.matrix, edit.diff())
    if must is not None:
        assert (after is not None) is must
    if after is not None:
        assert says(after) == says(printed(document.matrix))
    return after


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(matrix=matrices(most=5), data=st.data())
def test_any_edit_of_a_contact_is_followed_rightly(matrix: Matrix, data: st.DataObject) -> None:
    if not matrix.contacts:
        return
    wanted = Wanted(data.draw(st.sampled_from(["", *matrix.severities])), data.draw(st.booleans()))
    before = printed(matrix, wanted)
    id = data.draw(st.sampled_from([*matrix.contacts]))
    field = data.draw(st.sampled_from([*WORDS, "name", "channels", "time_zone", "calendar"]))
    others = [each for each in matrix.contacts.values() if each.id != id]
    value = getattr(data.draw(st.sampled_from(others)), field) if others else None
    if value is None:
        return
    document = Document(matrix)

    def change(edit: Edit) -> None:
        edit.put(msgspec.structs.replace(matrix.contacts[id], **{field: value}))

    with document.edit("change") as edit:
        change(edit)
    after = followed(before, document.matrix, edit.diff())
    if after is not None:
        assert says(after) == says(printed(document.matrix, wanted))
        assert after.names == names_of(after.shown)
