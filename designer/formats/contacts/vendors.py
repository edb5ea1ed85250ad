"""The outside firms of a matrix: how to reach them, what to quote, and where in the flow they are called."""

from __future__ import annotations

from designer.formats.contacts.call_sheet_text import addresses
from designer.formats.contacts.contact_names import sheet_order
from designer.formats.contacts.listings import Band, Column, Listing, Row
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_words import hours_of, level_name, title, zone_of
from designer.model.choices import ContactKind
from designer.model.matrix import Matrix
from designer.model.records import Contact


def listing(matrix: Matrix, say: Words) -> Listing:
    """The vendors, by name."""
    columns = (
        Column(say("Vendor"), 26, 12, True),
        Column(say("Service"), 16),
        Column(say("Phone"), 27, 14, True, True),
        Column(say("Mobile"), 26, 14, True, True),
        Column(say("E-mail"), 25, dialled=True),
        Column(say("Hours (time zone)"), 18),
        Column(say("Quote when calling"), 22, 12, True),
        Column(say("Called at"), 26),
        Column(say("Notes"), 26),
    )
    rows = tuple(_row(matrix, each, say) for each in sheet_order(matrix) if each.kind is ContactKind.VENDOR)
    told = say("Have the reference at hand before you call.")
    bands = (Band("", "", 0, rows),) if rows else ()
    return Listing("{}: vendors", told, columns, bands, say("There are no vendors yet."))


def _row(matrix: Matrix, vendor: Contact, say: Words) -> Row:
    said = addresses(vendor)
    name = "\n".join(part for part in (vendor.name, vendor.organisation) if part)
    hours = "\n".join(part for part in (hours_of(matrix, vendor, say), zone_of(matrix, vendor)) if part)
    where = (said["phone"], said["mobile"], said["email"])
    notes = "\n".join(part for part in (vendor.portal, vendor.notes) if part)
    return (name, vendor.service, *where, hours, vendor.reference, _called_at(matrix, vendor, say), notes)


def _called_at(matrix: Matrix, vendor: Contact, say: Words) -> str:
    """The steps that mean the vendor, themselves or among others."""
    meant = {vendor.id}
    meant |= {team.id for team in matrix.teams.values() if vendor.id in team.members}
    meant |= {rota.id for rota in matrix.rotas.values() if vendor.id in rota.members}
    steps = [step for step in matrix.steps.values() if meant & {target.to for target in step.targets}]
    steps.sort(key=lambda step: (matrix.levels[step.level].order, step.position.along, step.id))
    return "\n".join(f"{level_name(matrix.levels[step.level], say)}: {title(step, say)}" for step in steps)
