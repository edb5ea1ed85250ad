"""Which characters the bytes of a text file stand for: certain where the file says so, else the likeliest and why."""

from __future__ import annotations

import itertools
import json
import locale
import re
import unicodedata

OFFERED = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "mac_roman",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "koi8_r", "cp850", "cp437", "utf-16-le", "utf-16-be",
)  # fmt: skip
"""What a person may choose from, by the names Python knows."""

_GUESSED = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "mac_roman", "koi8_r")
_GUESSED_WIDE = ("shift_jis", "gb18030", "big5", "euc_kr", "euc_jp")
_LOOKED_AT = 40_000
_HEAD = 4096
_NO_TEXT = frozenset({"Cc", "Co", "Cn", "Cs"})
_RUN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def guess(data: bytes, known_headers: frozenset[str] = frozenset()) -> tuple[str, bool, str, tuple[str, ...]]:
    """Name, whether that is certain, the reason in words, and the next likeliest names.

    `known_headers` are headers, in small letters: bytes that spell some in one encoding are hardly in another.
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", True, "the file says that it is UTF-8", ()
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32", True, "the file says that it is UTF-32", ()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", True, "the file says that it is UTF-16", ()
    if name := unmarked_utf16(data):
        return name, True, "zeros stand where UTF-16 has them", ()
    if data.isascii():
        return "utf-8", True, "the file holds plain letters only", ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(data[:_LOOKED_AT], known_headers)
    return "utf-8", True, "the file is valid UTF-8", ()


def unmarked_utf16(data: bytes) -> str:
    """The name of UTF-16 for bytes that hold it without saying so, in whatever script; "" for all others.

    Separators, digits and line breaks leave a zero in every pair of bytes, always on the same side of it.
    """
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    zeros = {"utf-16-be": head[::2].count(0), "utf-16-le": head[1::2].count(0)}
    name, other = sorted(zeros, key=lambda each: -zeros[each])
    if not zeros[name] or zeros[other]:
        return ""
    if zeros[name] * 5 > len(head):
        return name
    text = head.decode(name, "replace")[:-1]  # the last character may have been cut in two
    odd = sum(1 for letter in text if unicodedata.category(letter) in _NO_TEXT and letter not in "\r\n\t")
    return name if text and odd == 0 and "\ufffd" not in text else ""


def _likeliest(data: bytes, known_headers: frozenset[str]) -> tuple[str, bool, str, tuple[str, ...]]:
    own = locale.getencoding().lower().replace("-", "")
    ranked = []
    for order, name in enumerate((*_GUESSED, *_GUESSED_WIDE)):
        text = _decoded(data, name)
        if text is None:
            continue
        headers = _known(text, known_headers)
        usual = 0.02 * (name == own) - 0.001 * order - (0.3 if name == "mac_roman" and b"\r" not in data else 0)
        ranked.append((headers, _sense(text, data) + usual, name))
    if not ranked:
        return "cp1252", False, "no other encoding fits", OFFERED
    ranked.sort(key=lambda each: (-each[0], -each[1]))
    headers, sense, name = ranked[0]
    others = tuple(each[2] for each in ranked[1:])
    if headers:
        reason = "it spells known headers that way"
    elif sense > 0.5:
        reason = "it makes words that way"
    else:
        reason = "the file does not say, and this is the most usual one"
    return name, False, reason, (*others, *(each for each in OFFERED if each not in (name, *others)))


def _decoded(data: bytes, name: str) -> str | None:
    for cut in range(4):  # the sample may end within a character
        try:
            return data[: len(data) - cut].decode(name)
        except UnicodeDecodeError as fault:
            if name in _GUESSED or fault.start < len(data) - 4:
                return None
    return None


def _known(text: str, known_headers: frozenset[str]) -> int:
    """How many of the words of the first lines that need this encoding are known headers."""
    cells = re.split(r"[;\t,|\r\n]", "\n".join(re.split(r"\r\n|\r|\n", text)[:8]).casefold())
    return sum(1 for cell in cells if not cell.isascii() and cell.strip(' "') in known_headers)


def _sense(text: str, data: bytes) -> float:
    """From -1 to 1: whether the letters beyond ASCII stand in words with their own kind, counted by bytes."""
    good = bad = 0
    for word in _RUN.findall(text):
        if word.isascii():
            continue
        scripts = {_script(letter) for letter in word}
        odd = any(letter.isupper() and before.islower() for before, letter in itertools.pairwise(word))
        weight = sum(1 for letter in word if not letter.isascii())
        if len(scripts) == 1 and not odd:
            good += weight * (2 if scripts & {"CJK", "HIRAGANA", "KATAKANA", "HANGUL"} else 1)
        else:
            bad += weight
    loose = sum(1 for letter in text if not letter.isascii() and not letter.isalpha())
    inside = len(re.findall(r"(?<=[^\W\d_])[^\w\s\x00-\x7f](?=[^\W\d_])", text))
    bad += 3 * sum(
        1 for letter in text if unicodedata.category(letter) in ("Cc", "Co", "Cn") and letter not in "\r\n\t"
    )
    high = sum(1 for byte in data if byte > 127)
    return (good - bad - 2 * inside - 0.1 * loose) / max(high, 1)


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    first = name.split(" ", 1)[0]
    return "CJK" if first in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK") else first


def header_words(file: bytes) -> frozenset[str]:
    """The headers of the shipped vocabulary file that need more than ASCII, in small letters."""
    fields = json.loads(file)["fields"]
    return frozenset(word.casefold() for words in fields.values() for word in words if not word.isascii())
