"""The same bytes read in several encodings."""

from __future__ import annotations

from designer.formats.tables.encoding import guess
from designer.formats.tables.spellings import spellings

TEXT = 'Name;Ort\n"Müller, Jörg";Zürich\nAna;Köln\n'


def test_words_that_need_more_than_ascii_in_each_encoding() -> None:
    found = spellings(TEXT.encode("cp1252"), ("cp1252", "cp1251"))
    assert found[0] == ("cp1252", ("Müller", "Jörg", "Zürich", "Köln"))
    assert found[1].words[0] == "Mьller"


def test_what_reads_alike_is_offered_once_and_what_cannot_be_read_never() -> None:
    data = TEXT.encode("cp1252")
    assert [each.encoding for each in spellings(data, ("cp1252", "cp1254", "utf-8", "no such thing"))] == ["cp1252"]


def test_a_file_of_plain_letters_has_nothing_to_choose() -> None:
    assert spellings(b"Name;Phone\nAna;112\n", ("utf-8", "cp1252")) == ()


def test_the_likeliest_come_first_and_few() -> None:
    data = "Имя;Телефон\nАнна;112\n".encode("cp1251")
    name, _, _, others = guess(data, frozenset(("имя", "телефон")))
    found = spellings(data, (name, *others))
    assert found[0].encoding == "cp1251"
    assert len(found) == 5
