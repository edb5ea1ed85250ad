"""Who is on duty by the rotas, from now over some weeks: hand-overs, overrides, and who stands in for the absent."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from zoneinfo import ZoneInfo

from designer.analysis import duty
from designer.formats.contacts.call_sheet_text import addresses
from designer.formats.contacts.listings import Band, Column, Listing, Row
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_words import days_and_hours
from designer.model.matrix import Matrix
from designer.model.records import Contact, Rota
from designer.model.values import Target

MOST_TURNS = 400
"""Rows of one rota; a rota that changes more often is listed up to there, and the band says until when."""


class Turn(NamedTuple):
    """From `start` up to `end` the rota means `who`; `whose` turn it would be, unless somebody stands in.

    None is nobody: whose turn it is is away and has no deputy who is there.
    """

    start: dt.datetime
    end: dt.datetime
    who: Contact | None
    whose: Contact
    override: bool = False


def listing(matrix: Matrix, say: Words, now: dt.datetime, weeks: int) -> Listing:
    """The rotas of a matrix, a band each."""
    end = now + dt.timedelta(weeks=weeks)
    columns = (
        Column(say("From"), 27, 11),
        Column(say("Until"), 27, 11),
        Column(say("On duty"), 26, 12, True),
        Column(say("Phone"), 27, 14, True, True),
        Column(say("Mobile"), 26, 14, True, True),
        Column(say("E-mail"), 25, dialled=True),
        Column(say("Remark"), 24),
    )
    told = say("From {} until {}. Times are those of the zone that each rota names.", say.date(now.date()),
               say.date(end.date()))  # fmt: skip
    bands = tuple(_band(matrix, rota, say, now, end, order) for order, rota in enumerate(_in_order(matrix)))
    return Listing("{}: who is on call", told, columns, bands, say("There is no rota yet."))


def _in_order(matrix: Matrix) -> list[Rota]:
    return sorted(matrix.rotas.values(), key=lambda rota: (rota.name.casefold(), rota.id))


def _band(matrix: Matrix, rota: Rota, say: Words, now: dt.datetime, end: dt.datetime, order: int) -> Band:
    zone = duty.zone_of(rota.time_zone) or ZoneInfo("UTC")
    found = turns(matrix, rota, now, end, MOST_TURNS)
    rows = [_row(turn, say, zone, now) for turn in found[:MOST_TURNS]]
    aside = [str(zone)]
    if rota.turn_length and len(rota.members) > 1:
        aside.append(say("hand-over every {}", say.span(rota.turn_length)))
    if rota.restrictions:
        aside.append(days_and_hours(rota.restrictions, say))
    if not duty.is_settled(rota):
        rows.append(_alone(say("No first hand-over or turn length: whose turn it is cannot be said.")))
    elif not found:
        rows.append(_alone(say("Nobody is on duty in these weeks.")))
    elif len(found) > MOST_TURNS:
        rows.append(_alone(say("The list goes on; ask for fewer weeks.")))
    return Band(rota.name, " · ".join(aside), order, tuple(rows))


def _alone(text: str) -> Row:
    return ("", "", text, "", "", "", "")


def turns(matrix: Matrix, rota: Rota, start: dt.datetime, end: dt.datetime, most: int) -> list[Turn]:
    """The turns of a rota from an instant up to another, joined over hours that the rota leaves out.

    Where there are more than `most`, one more than that.
    """
    target = Target(to=rota.id)
    edges = duty.changes(matrix, [target], start, end)
    found: list[Turn] = []
    for begins, ends in zip(edges, [*edges[1:], end], strict=True):
        whose = duty.on_duty(matrix, rota, begins)
        if whose is None:
            continue
        there = next((each for each in duty.whom(matrix, target, begins) if isinstance(each, Contact)), None)
        override = any(each.start <= begins < each.end for each in rota.overrides)
        turn = Turn(begins, ends, there, whose, override)
        if found and _is_same(found[-1], turn):
            found[-1] = found[-1]._replace(end=ends)
        elif len(found) > most:
            break
        else:
            found.append(turn)
    return found


def _is_same(before: Turn, turn: Turn) -> bool:
    return before[2:] == turn[2:]


def _row(turn: Turn, say: Words, zone: ZoneInfo, now: dt.datetime) -> Row:
    starts = say("now") if turn.start <= now else _instant(turn.start, zone, say)
    if turn.who is None:
        away = say("{} is away, and nobody stands in.", turn.whose.name)
        return (starts, _instant(turn.end, zone, say), say("nobody"), "", "", "", away)
    said = addresses(turn.who)
    remarks = []
    if turn.who.id != turn.whose.id:
        remarks.append(say("for {}, who is away", turn.whose.name))
    if turn.override:
        remarks.append(say("instead of the turn"))
    where = (said["phone"], said["mobile"], said["email"])
    return (starts, _instant(turn.end, zone, say), turn.who.name, *where, ", ".join(remarks))


def _instant(at: dt.datetime, zone: ZoneInfo, say: Words) -> str:
    """A local time: "Mon 23 Nov 2026, 08:00"."""
    local = at.astimezone(zone)
    return f"{say.day(local.isoweekday())} {say.date(local.date())}, {local:%H:%M}"
