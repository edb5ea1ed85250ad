"""Plain text as sheets."""

from __future__ import annotations

import pytest

from designer.formats.excel.plain import read_html, read_text
from designer.formats.excel.precheck import Refused
from designer.formats.excel.sending import Request
from designer.paths import resource


def asked(**more: str) -> Request:
    return Request("folder/list.csv", vocabulary=str(resource("headers.json")), **more)  # type: ignore[arg-type]


def test_text_and_how_it_was_read() -> None:
    sheets, encoding, delimiter, problems = read_text("Фамилия;Имя\nИванов;Иван\n".encode("cp1251"), asked())
    assert sheets == [("list", [["Фамилия", "Имя"], ["Иванов", "Иван"]], [], {})]
    assert encoding[:2] == ("cp1251", False)
    assert delimiter == ";"
    assert [code for _, _, code, _ in problems] == ["guessed_encoding"]


def test_what_is_chosen_is_not_questioned() -> None:
    _, encoding, delimiter, problems = read_text(b"a;b\xe4", asked(encoding="utf-8", delimiter="\t"))
    assert encoding == ("utf-8", True, "chosen", ())
    assert delimiter == "\t"
    assert [code for _, _, code, _ in problems] == ["unreadable_letters"]


def test_an_open_quotation_mark_is_told() -> None:
    _, _, _, problems = read_text(b'a,"b\n' + b"c,d\n" * 60, asked())
    assert [code for _, _, code, _ in problems] == ["open_quote"]


def test_tables_of_a_page_are_sheets() -> None:
    table = "<table><tr><td>Name</td></tr></table>"
    sheets, _, delimiter, _ = read_html(f"<meta charset=utf-8>{table}{table}".encode(), asked())
    assert [name for name, *_ in sheets] == ["list 1", "list 2"]
    assert delimiter is None
    with pytest.raises(Refused, match="no_sheets"):
        read_html(b"<p>nothing</p>", asked())
    with pytest.raises(Refused, match="too_large"):
        read_html(f"<table>{'<td rowspan=500 colspan=500>' * 20}</table>".encode(), asked())
