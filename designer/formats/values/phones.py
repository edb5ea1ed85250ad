"""Phone numbers out of cells as people write them: several in one, with labels, extensions and endings alone.

A number is never refused: short codes, internal numbers and "ask switchboard" are kept as typed, without an E.164 form.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from designer.formats.values.cells import clean
from designer.formats.values.evidence import digits_of, has_mail, says_something
from designer.formats.values.vocabulary import key
from designer.model.choices import PhoneKind
from designer.model.values import Phone

_OR = "or|oder|ou|o|or else|and|und|et|y|e|и|или"
_APART = re.compile(rf"(\n|;|\||\s(?:{_OR})\s|\s&\s|\s{{3,}}|,|/|\\|(?<=\d)\s+(?=\+\d))", re.IGNORECASE)
_PAUSE = re.compile(r",{2,}\s*(\d+)#?|,\s*(\d+)#")
_EXTENSION_WORD = (
    r"ext(?:ension|n)?|durchwahl|dw|nebenstelle|nst|int(?:ern[oa]?|ernal)?|poste|anexo|ramal|toestel|tst|dahili|wewn(?:\.|ętrzny)?"
    r"|доб(?:авочный)?|вн(?:утр)?|内線|分机|التحويلة"
)
_EXTENSION = re.compile(
    rf"(?:(?<![^\W\d_])(?:{_EXTENSION_WORD})\.?\s*:?\s*|(?<=\d)\s*[x#]\s*|^x\s*)(\d{{1,8}})\s*$", re.IGNORECASE
)
_NATIONAL_ZERO = re.compile(r"\(\s*0\s*\)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\d]*)[)\]]")
_WORD = re.compile(r"[^\W\d_][^\d+*#()\[\]]*")
_VANITY = re.compile(r"^\+?[\d\s().\-]*\d[\s().\-]+[A-Z]{3,}[A-Z\d\s\-]*$")
_NUMBER = re.compile(r"[+*#(\d][\d\s()+\-–./*#]*")
_FOR_FILMS = re.compile(r"\+447700900\d{3}$|\+1\d{3}55501\d\d$|\+1555\d{7}$")
"""Numbers kept for films and manuals, which the library holds for no numbers at all."""
_ROUND_THE_CLOCK = re.compile(r"[(\[]?\b24\s*(?:h(?:rs?|ours)?\b|[x×/]\s*7\b|std\.?)[)\]]?", re.IGNORECASE)
_MOBILE, _FIXED, _TOLL_FREE, _PAGER = 1, 0, 3, 8

_KIND_WORDS = {
    PhoneKind.MOBILE: "mobile mob cell cellular cellphone handy mobil mobiltelefon movil celular gsm natel cep моб "
    "мобильный сотовый portable m c cellulare telemovel sms whatsapp mobiel komorka 手机 携帯 flota",
    PhoneKind.FAX: "fax f telefax факс telecopie",
    PhoneKind.PAGER: "pager bleep beeper",
    PhoneKind.HOME: "home h privat private дом prive particular casa domicile haus residence",
    PhoneKind.TOLL_FREE: "freephone tollfree toll free freecall gratuit",
    PhoneKind.SATELLITE: "sat satellite iridium thuraya inmarsat",
    PhoneKind.DUTY: "hotline oncall duty bereitschaft rufbereitschaft emergency notfall urgence astreinte guardia "
    "reperibilita notdienst",
    PhoneKind.DESK: "tel telephone t office off o work w desk direct d ddi business buro buero bureau раб phone ph "
    "landline telefon festnetz fixe fijo main switchboard zentrale oficina ufficio kantoor biuro fon",
}
_KIND_OF_WORD = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split()}


class PhoneText(NamedTuple):
    """A number found in a cell.

    `text` is the number as typed, without what is told by the rest: `extension`, `label` (other words beside it) and
    `kind`. `e164` is "" for numbers that have no such form. `guessed` is True where a plus was put back.
    """

    text: str
    e164: str = ""
    extension: str = ""
    kind: PhoneKind = PhoneKind.OTHER
    label: str = ""
    guessed: bool = False


def split(text: str, country: str | None = None, kind: PhoneKind | None = None) -> tuple[PhoneText, ...]:
    """The numbers in a cell, in order; none for "-", "n/a" and the like.

    `country` (ISO 3166, "GB") reads numbers that name none; `kind` is what the column holds, where a cell does not
    say otherwise.
    """
    text = clean(text)
    if not says_something(text):
        return ()
    text = _PAUSE.sub(lambda found: f" ext {found.group(1) or found.group(2)}", text)
    found: list[PhoneText] = []
    label = ""
    for piece in _pieces(text):
        if has_mail(piece) or not (digits_of(piece) or _VANITY.match(piece)):
            label = f"{label} {piece}".strip()
            continue
        one = _one(f"{label} {piece}".strip(), country, kind)
        label = ""
        alone = one.extension and not digits_of(one.text.replace(one.extension, "", 1))
        if alone and found and not found[-1].extension:
            found[-1] = found[-1]._replace(extension=one.extension)
            continue
        found.append(one)
    if label and found:
        found[-1] = found[-1]._replace(label=f"{found[-1].label} {label}".strip())
    elif label:
        found.append(PhoneText(label, kind=kind or PhoneKind.OTHER))
    return tuple(found)


def kind_of(words: str) -> PhoneKind | None:
    """The kind of phone that words name: a header ("Home phone"), a label ("Mob:"); None where they name none."""
    each = key(words).split()
    named = [_KIND_OF_WORD[word] for word in each if word in _KIND_OF_WORD and (len(word) > 1 or len(each) == 1)]
    if "on call" in key(words) or "out of hours" in key(words):
        return PhoneKind.DUTY
    return next((kind for kind in named if kind != PhoneKind.DESK), named[0] if named else None)


def as_phone(found: PhoneText) -> Phone:
    """The record's own form of a number."""
    return Phone(
        number=found.text,
        kind=found.kind,
        e164=found.e164,
        extension=found.extension,
        sms=found.kind == PhoneKind.MOBILE,
        label=found.label,
    )


def _pieces(text: str) -> list[str]:
    """The cell cut into numbers: an area code stays with its number, an ending alone gets the number it ends."""
    parts = _APART.split(text)
    pieces = [parts[0].strip()]
    for mark, part in zip(parts[1::2], parts[2::2], strict=True):
        piece, before = part.strip(), pieces[-1]
        if not piece:
            continue
        mark = mark.strip()
        own, prior = digits_of(piece), digits_of(before)
        bare = piece.lstrip("-– ")
        if mark in ("/", "\\") and 1 < len(prior) <= 5 and len(own) > 3 and not _has_words(piece):
            pieces[-1] = f"{before}{mark}{piece}" if part[:1] != " " else f"{before} {mark} {piece}"
        elif own and bare.isdigit() and (piece != bare or (mark in ("/", ",") and _is_ending(bare, before, mark))):
            pieces.append(_completed(before, bare, cut_at_dash=piece != bare))
        else:
            pieces.append(piece)
    return [piece for piece in pieces if piece]


def _has_words(piece: str) -> bool:
    return any(each.isalpha() for each in piece)


def _is_ending(piece: str, before: str, mark: str) -> bool:
    """Whether a few digits replace the last ones of the number before: "2298 1234 / 35", "08394-224455,224466"."""
    prior = digits_of(before)
    if len(prior) < 7 or (piece.startswith("0") and len(piece) > 4):
        return False
    last_group = re.split(r"[^\d]", before.rstrip())[-1]
    return len(piece) <= 4 or (mark == "," and len(piece) <= 7 and len(piece) == len(last_group) < len(prior))


def _completed(before: str, ending: str, cut_at_dash: bool) -> str:
    if cut_at_dash and "-" in before:
        return f"{before[: before.rindex('-')]}-{ending}"
    places = [at for at, letter in enumerate(before) if letter.isdigit()]
    if len(ending) >= len(places):
        return ending
    kept = list(before)
    for at, digit in zip(places[-len(ending) :], ending, strict=True):
        kept[at] = digit
    return "".join(kept)


def _one(piece: str, country: str | None, kind: PhoneKind | None) -> PhoneText:
    """One number with what is written around it."""
    extension = ""
    in_brackets = [each.strip() for each in _IN_BRACKETS.findall(piece) if each.strip()]
    rest = _IN_BRACKETS.sub(" ", piece).strip()
    ending = _EXTENSION.search(rest)
    if ending:
        before = rest[: ending.start()].strip(" ,;.-–")
        extension = str(digits_of(ending.group(1)))
        if not digits_of(before):
            return PhoneText(piece, extension=extension, kind=kind or PhoneKind.OTHER)
        rest = before
    if _VANITY.match(rest):
        e164, guessed = _e164(rest, country)
        return PhoneText(rest, e164, extension, kind or _kind_of_number(e164) or PhoneKind.OTHER, "", guessed)
    always = [each.group().strip("()[] ") for each in _ROUND_THE_CLOCK.finditer(rest)]
    rest = _ROUND_THE_CLOCK.sub(" ", rest)
    numbers = [each.group().strip(" -–./") for each in _NUMBER.finditer(rest)]
    longest = max(numbers, key=lambda each: len(digits_of(each)), default="")
    if not digits_of(longest):
        return PhoneText(piece, extension=extension, kind=kind or PhoneKind.OTHER)
    before, _, after = rest.partition(longest)
    words = [each.group().strip(" :.,-–/") for side in (before, after) for each in _WORD.finditer(side)]
    if digits_of(before + after):
        longest, words = rest.strip(), []  # digits that belong to nothing known: better all of it than half
    told = " ".join(word for word in (*words, *in_brackets, *always) if word)
    said = kind_of(told)
    label = (
        " ".join(word for word in told.split() if len(told.split()) > 1 and key(word) not in _KIND_OF_WORD)
        if said
        else told
    )
    number = _balanced(longest)
    e164, guessed = _e164(number, country)
    return PhoneText(number, e164, extension, said or kind or _kind_of_number(e164) or PhoneKind.OTHER, label, guessed)


def _balanced(number: str) -> str:
    """Without a bracket that lost its partner to a label."""
    if number.count("(") > number.count(")") and number.endswith("("):
        return number[:-1].strip()
    return number.rstrip("(").strip() if number.count("(") != number.count(")") else number


@functools.lru_cache(maxsize=8192)
def _e164(text: str, country: str | None) -> tuple[str, bool]:
    """The number as +CC…, and whether its plus had to be guessed; "" where it has no such form.

    What is written with its country code is believed when it is long enough. What needs the country to be read must
    be a number of that country: a wrong one would ring at a stranger's.
    """
    plain = unicodedata.normalize(
        "NFKC", _NATIONAL_ZERO.sub("" if text.lstrip().startswith(("+", "00")) else "0", text)
    )
    if _VANITY.match(plain):
        import phonenumbers

        plain = phonenumbers.convert_alpha_characters_in_number(plain)
    digits = digits_of(plain)
    if not 6 <= len(digits) <= 17 or "*" in plain or plain.count("#") or plain.count("+") > 1:
        return "", False
    if plain.strip().startswith("+"):
        return _formatted(plain, None, valid=False), False
    if digits.startswith("00"):
        return _formatted("+" + digits[2:], None, valid=False), False
    if country is None:
        return "", False
    national = _formatted(plain, country, valid=True)
    if national or digits.startswith("0") or len(digits) < 10:
        return national, national == f"+{digits}"
    lost = _formatted("+" + digits, None, valid=True) if digits.startswith(_code_of(country)) else ""
    return lost, bool(lost)


def _formatted(text: str, country: str | None, *, valid: bool) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    e164 = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    if phonenumbers.is_valid_number(number) or _FOR_FILMS.match(e164):
        return e164
    return e164 if not valid and phonenumbers.is_possible_number(number) else ""


def _code_of(country: str) -> str:
    import phonenumbers

    return str(phonenumbers.country_code_for_region(country))


@functools.lru_cache(maxsize=8192)
def _kind_of_number(e164: str) -> PhoneKind | None:
    if not e164:
        return None
    import phonenumbers

    if e164.startswith(("+881", "+870", "+8821")):
        return PhoneKind.SATELLITE
    if re.match(r"\+447[1-57-9]", e164):  # also those kept for films, which the library knows as nothing
        return PhoneKind.MOBILE
    kind = phonenumbers.number_type(phonenumbers.parse(e164))
    known = {
        _MOBILE: PhoneKind.MOBILE,
        _FIXED: PhoneKind.DESK,
        _TOLL_FREE: PhoneKind.TOLL_FREE,
        _PAGER: PhoneKind.PAGER,
    }
    return known.get(kind)


def looks_mobile(text: str, country: str | None = None) -> bool:
    """Whether the first number in a text is that of a mobile phone."""
    found = split(text, country)
    return bool(found) and _kind_of_number(found[0].e164) == PhoneKind.MOBILE


def guess_country(texts: Iterable[str]) -> str | None:
    """The country that most numbers written with a plus belong to; None where no two thirds agree."""
    import phonenumbers

    counted: Counter[str] = Counter()
    for text in texts:
        if "+" not in text:
            continue
        for found in split(text):
            if found.e164 and not found.guessed:
                number = phonenumbers.parse(found.e164)
                region = phonenumbers.region_code_for_country_code(number.country_code or 0)
                exact = phonenumbers.region_code_for_number(number)
                counted[exact or region] += 1
    if not counted:
        return None
    region, count = counted.most_common(1)[0]
    return region if count * 3 >= counted.total() * 2 and region != "001" else None
