"""Messages of the child process."""

from __future__ import annotations

import marshal
from multiprocessing import Pipe

import pytest

from designer.formats.excel.precheck import Refused
from designer.formats.excel.sending import Request, Sender, check_asked
from designer.formats.excel.side_information import Facts


def test_a_sheet_in_messages() -> None:
    receiving, sending = Pipe(duplex=False)
    facts = Facts()
    facts.links = {(2, 0): "tel:112"}
    facts.areas = [(1, 0, 2, 0)]
    rows: list[tuple[int, list[object]]] = [(1, ["Name"]), (2, [1e18])]
    Sender(sending).sheet("Old", True, 2, rows, [(1, 0, 1, 1)], facts)
    sending.close()
    told = []
    while True:
        try:
            told.append(marshal.loads(receiving.recv_bytes()))
        except EOFError:
            break
    assert [message[0] for message in told] == ["sheet", "rows", "facts", "problem", "problem"]
    assert told[0] == ("sheet", "Old", True, 2)
    assert told[1][1] == [(1, ("Name",), "t"), (2, ("1000000000000000000",), "n")]
    assert told[2][1:] == ([(1, 0, 1, 1)], {(2, 0): "tel:112"}, [(1, 0, 2, 0)])
    assert [message[3] for message in told[3:]] == ["precision", "hidden_sheet"]


def test_the_sheet_that_is_asked_for_must_be_there() -> None:
    check_asked(Request("x", sheet="A"), ["A", "B"])
    check_asked(Request("x"), ["A"])
    with pytest.raises(Refused, match="no_such_sheet"):
        check_asked(Request("x", sheet="C"), ["A", "B"])
    with pytest.raises(Refused, match="no_sheets"):
        check_asked(Request("x"), [])
