"""Every field of a contact survives its columns, whatever stands in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.formats.contacts.contact_columns import BY_KEY, COLUMNS, cells
from designer.formats.contacts.contact_names import label, marks, names_of
from designer.formats.contacts.contact_reading import Context, Reading, read
from designer.formats.values import cell_text
from designer.formats.values.cells import clean, unescape
from designer.model.choices import ContactKind, PhoneKind, Privacy
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Channel, Contact, Head
from designer.model.values import Absence, ChannelUse, Chat, Email, Phone
from tests.matrices import matrices

IDS = ["contact:2222222a", "contact:2222222b", "contact:2222222c"]
CALENDARS = ["calendar:2222222a", "calendar:2222222b"]
CHANNELS = ["channel:2222222a", "channel:2222222b"]

texts = st.one_of(
    st.sampled_from(["", "Ada", "+44 20 7946 0101", "020 7946 0101", "4512", "a@example.org"]),
    st.text(alphabet="\";[], #:{}\n\r\t+0129extEaé\u0301\u200b␛=@-'_x /–", max_size=14),
    st.text(max_size=8),
)
instants = st.datetimes(min_value=dt.datetime(2020, 1, 1), timezones=st.just(dt.UTC))
maybe_calendar = st.none() | st.sampled_from(CALENDARS)
contacts = st.builds(
    Contact,
    id=st.just(IDS[0]),
    name=texts,
    kind=st.sampled_from(ContactKind),
    role=texts,
    department=texts,
    organisation=texts,
    service=texts,
    location=texts,
    phones=st.lists(
        st.builds(
            Phone,
            number=texts,
            kind=st.sampled_from(PhoneKind),
            e164=texts | st.just("+442079460101"),
            extension=texts | st.just("12"),
            sms=st.booleans(),
            label=texts,
            hours=maybe_calendar,
        ),
        max_size=4,
    ).map(tuple),
    emails=st.lists(st.builds(Email, address=texts, label=texts, hours=maybe_calendar), max_size=3).map(tuple),
    chats=st.lists(st.builds(Chat, handle=texts, service=texts, hours=maybe_calendar), max_size=2).map(tuple),
    portal=texts,
    channels=st.lists(
        st.builds(ChannelUse, channel=st.sampled_from(CHANNELS), delay=st.integers(0, 90)), max_size=2
    ).map(tuple),
    time_zone=texts,
    calendar=maybe_calendar,
    hours=texts,
    absences=st.lists(st.builds(Absence, start=instants, end=instants, note=texts), max_size=2).map(tuple),
    deputies=st.lists(st.sampled_from(IDS[1:]), max_size=2).map(tuple),
    manager=st.none() | st.sampled_from(IDS),
    reference=texts,
    languages=st.lists(texts, max_size=2).map(tuple),
    verified_on=st.none() | st.dates(),
    verified_by=texts,
    active=st.booleans(),
    privacy=st.sampled_from(Privacy),
    notes=texts,
)


def through_cells(matrix: Matrix, contact: Contact) -> Reading:
    """What comes back of a contact from cells that a spreadsheet program trimmed and tidied."""
    names = names_of(matrix)
    by_label = {name: id for id, name in names.contacts.items()}
    assert len(by_label) == len(matrix.contacts)
    printed = {key: cell_text.encode(text) for key, text in cells(contact, names).items()}
    kept = {column.key: cell_text.decode(clean(unescape(printed.get(column.key, "")))) for column in COLUMNS}
    return read(kept, Context(names, by_label.get, lambda number: "+999 should not be asked"))


@settings(max_examples=120, deadline=None)
@given(contact=contacts, others=st.tuples(texts, texts), places=st.tuples(texts, texts, texts, texts))
def test_every_field_survives_its_columns(contact: Contact, others: tuple[str, str], places: tuple[str, ...]) -> None:
    matrix = Matrix(
        [
            Head(id="matrix:2222222a"),
            contact,
            *(Contact(id=id, name=name) for id, name in zip(IDS[1:], others, strict=True)),
            *(Calendar(id=id, name=name) for id, name in zip(CALENDARS, places[:2], strict=True)),
            *(Channel(id=id, label=name) for id, name in zip(CHANNELS, places[2:], strict=True)),
        ]
    )
    reading = through_cells(matrix, contact)
    assert reading.misread == []
    assert Contact(id=contact.id, **reading.fields) == contact


@settings(max_examples=30, deadline=None)
@given(matrices(most=5))
def test_contacts_of_any_matrix_survive_their_columns(matrix: Matrix) -> None:
    for contact in matrix.contacts.values():
        assert Contact(id=contact.id, **through_cells(matrix, contact).fields) == contact


def test_columns_hold_every_field_of_a_contact() -> None:
    held = {field for column in COLUMNS for field in column.fields}
    assert held == set(Contact.__struct_fields__)
    assert len({column.header for column in COLUMNS}) == len(COLUMNS)


def typed(changes: Mapping[str, str], old: Contact) -> Contact:
    """What a person makes of a contact by typing into some of its cells."""
    matrix = Matrix([Head(id="matrix:2222222a"), old, Contact(id=IDS[1], name="Bo Park")])
    names = names_of(matrix)
    by_label = {name: id for id, name in names.contacts.items()}
    row = {column.key: cells(old, names).get(column.key, "") for column in COLUMNS} | changes
    reading = read(row, Context(names, by_label.get, lambda number: "+44" + number.replace(" ", "")[1:]), old)
    assert not reading.misread
    return Contact(id=old.id, **reading.fields)


ADA = Contact(
    id=IDS[0],
    name="Ada Example",
    phones=(
        Phone(number="07700 900101", kind=PhoneKind.MOBILE, e164="+447700900101", sms=True),
        Phone(number="020 7946 0101", kind=PhoneKind.DUTY, e164="+442079460101", label="NOC"),
    ),
    emails=(Email(address="ada@example.org", label="work"),),
)


def test_a_changed_number_keeps_its_kind_and_place_and_gets_its_own_e164() -> None:
    changed = typed({"phone": "020 7946 0199"}, ADA)
    assert changed.phones == (
        ADA.phones[0],
        Phone(number="020 7946 0199", kind=PhoneKind.DUTY, e164="+442079460199", label="NOC"),
    )


def test_a_cleared_number_goes_and_the_other_stays() -> None:
    assert typed({"phone": ""}, ADA).phones == (ADA.phones[0],)


def test_several_numbers_and_addresses_in_a_cell_become_several() -> None:
    changed = typed(
        {"phone": "+44 20 7946 0102 / +44 20 7946 0103 ext 9", "email": "a@example.org, b@example.org"}, ADA
    )
    assert [phone.number for phone in changed.phones] == ["07700 900101", "+44 20 7946 0102", "+44 20 7946 0103"]
    assert changed.phones[2].extension == "9"
    assert [email.address for email in changed.emails] == ["a@example.org", "b@example.org"]


def test_a_backup_is_found_by_name_and_an_unknown_one_is_said() -> None:
    assert typed({"deputies": "Bo Park"}, ADA).deputies == (IDS[1],)
    names = names_of(Matrix([Head(id="matrix:2222222a"), ADA]))
    reading = read({"deputies": "Nobody Known"}, Context(names, lambda _: None, str), ADA)
    assert [each.code for each in reading.misread] == ["unknown_person"]


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("kind", "persn", "not_offered"),
        ("active", "maybe", "not_offered"),
        ("privacy", "secret", "not_offered"),
        ("verified_on", "last week", "unread_date"),
        ("absences", "August", "unread_absence"),
        ("calendar", "Nights", "no_calendar"),
        ("channels", "Drums", "no_channel"),
        ("phone_details", "phone [duti]", "unread_detail"),
    ],
)
def test_what_cannot_be_taken_is_said_and_changes_nothing(key: str, text: str, code: str) -> None:
    names = names_of(Matrix([Head(id="matrix:2222222a"), ADA]))
    reading = read({key: text}, Context(names, lambda _: None, str), ADA)
    assert [each.code for each in reading.misread] == [code]
    assert [each.key for each in reading.misread] == [key]
    if code != "unread_detail" and key != "channels":
        assert key not in reading.fields


def test_namesakes_and_names_that_look_marked_are_told_apart() -> None:
    listed = [("a", "Jo"), ("b", "Jo"), ("c", "Jo #1"), ("d", "Al"), ("e", "")]
    found = marks(listed)
    assert found == {"a": "#1", "b": "#2", "c": "#1", "e": "#1"}
    assert len({label(name, found.get(id, "")) for id, name in listed}) == len(listed)


def test_choices_are_what_cells_say() -> None:
    assert "toll free" not in BY_KEY["kind"].choices
    assert BY_KEY["kind"].choices[0] == "person"
    assert set(BY_KEY["privacy"].choices) == {"public", "internal", "personal"}
