"""Bytes are read in the encoding they were written in, as far as they tell."""

from __future__ import annotations

import pytest

from designer.formats.tables.encoding import OFFERED, guess, header_words, unmarked_utf16
from designer.paths import resource

WORDS = header_words(resource("headers.json").read_bytes())

TEXTS = {
    "cp1252": "Name;Straße;Büro\r\nJörg Müßig;Große Gasse 5;café – „über“\r\nZoë Brontë;Rue de l’Été;à côté\r\n",
    "cp1250": "Jméno;Příjmení;Město\r\nJiří;Dvořák;Plzeň\r\nŽofie;Šťastná;České Budějovice\r\n",
    "cp1251": "Кто;Где\r\nИванов Иван Иванович;Москва\r\nПетрова Анна;Тверь\r\n",
    "cp1253": "Όνομα;Τηλέφωνο\r\nΓιώργος Παπαδόπουλος;210 0000000\r\nΜαρία;211\r\n",
    "mac_roman": "Name,Straße\rJörg Müßig,Große Gasse\rZoë,Été\r",
    "shift_jis": "名前,電話\r\n山田 太郎,03-0000-0000\r\n",
    "gb18030": "姓名,电话\r\n王小明,010-0000\r\n李雷,020\r\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_guess(name: str) -> None:
    found, sure, reason, others = guess(TEXTS[name].encode(name), WORDS)
    assert TEXTS[name].encode(name).decode(found) == TEXTS[name]
    assert not sure
    assert reason
    assert found not in others
    assert set(others) | {found} >= set(OFFERED)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_certain(name: str) -> None:
    data = TEXTS["cp1252"].encode(name)
    found, sure, _, _ = guess(data, WORDS)
    assert sure
    assert data.decode(found).lstrip("\ufeff") == TEXTS["cp1252"]


@pytest.mark.parametrize("text", [TEXTS["cp1251"], TEXTS["cp1253"], TEXTS["gb18030"], TEXTS["cp1252"]])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_does_not_say_so_is_known_in_any_script(text: str, name: str) -> None:
    assert unmarked_utf16(text.encode(name)) == name
    assert guess(text.encode(name))[:2] == (name, True)
    assert unmarked_utf16(text.encode("utf-8")) == ""


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"a\0\0b\0\0", bytes(range(256)), b"\x7fELF\x02\x01\x01\0" + bytes(9) + b"\x03"]
)
def test_other_bytes_with_zeros_are_no_utf_16(data: bytes) -> None:
    assert unmarked_utf16(data) == ""


def test_plain_letters_need_no_question() -> None:
    assert guess(b"Name,Phone\n")[:2] == ("utf-8", True)


def test_bytes_that_are_no_text_are_still_given_a_name() -> None:
    found, sure, _, _ = guess(bytes(range(128, 256)), WORDS)
    assert found in OFFERED
    assert not sure
