"""Entities that say something about other entities: sanctions, ownership, family, papers, addresses.

A link of two parties is told on both records, each naming the other; what else the link
says (percentage, dates, role) follows as an attribute under the kind of tie, since a relation is only a
kind, a name and an id.
"""

from datetime import date

from ostraka.model import (
    Attribute,
    Designation,
    Identifier,
    IdentifierKind,
    Measure,
    MeasureKind,
    Place,
    Relation,
)
from ostraka.sources.followthemoney.entity import Entity, texts
from ostraka.text.countries import country
from ostraka.text.dates import parse_date

#: schema -> (property of one end, what the other end is to it), (property of the other end, …)
TIES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "Ownership": (("asset", "owner"), ("owner", "owns")),
    "Directorship": (("organization", "director"), ("director", "director_of")),
    "Membership": (("organization", "member"), ("member", "member_of")),
    "Employment": (("employer", "employee"), ("employee", "employer")),
    "Representation": (("client", "representative"), ("agent", "represents")),
    "Succession": (("predecessor", "successor"), ("successor", "predecessor")),
    "Family": (("person", "family"), ("relative", "family")),
    "Associate": (("person", "associate"), ("associate", "associate")),
    "UnknownLink": (("subject", "linked_to"), ("object", "linked_to")),
    "Debt": (("debtor", "creditor"), ("creditor", "debtor")),
    "Payment": (("payer", "paid_to"), ("beneficiary", "paid_by")),
    "Similar": (("candidate", "similar_to"), ("match", "similar_to")),
}
#: "ch-seco" and the like come from where a list is published; the EU has a code of its own
_MEASURES = (
    ("asset", MeasureKind.ASSET_FREEZE),
    ("freez", MeasureKind.ASSET_FREEZE),
    ("block", MeasureKind.ASSET_FREEZE),
    ("targeted financial", MeasureKind.ASSET_FREEZE),
    ("travel", MeasureKind.TRAVEL_BAN),
    ("trust services", MeasureKind.TRUST_SERVICES),
    ("director disq", MeasureKind.DIRECTOR_DISQUALIFICATION),
    ("arms", MeasureKind.ARMS_EMBARGO),
    ("export", MeasureKind.EXPORT_CONTROL),
    ("debt", MeasureKind.DEBT_EQUITY),
    ("ship", MeasureKind.SHIPPING),
)


def designation(entity: Entity) -> tuple[Designation, list[str]]:
    """The designation a ``Sanction`` tells, and the notes it leaves."""
    listing, start = _days(entity.take("listingDate")), _days(entity.take("startDate"))
    end = _days(entity.take("endDate"))
    listed, basis = (min(listing), "listingDate") if listing else (min(start, default=None), "startDate")
    programs, tags = entity.take("program"), entity.take("programId")
    countries = [country(code) for code in entity.take("country")]
    measures = tuple(
        Measure(_kind(text), text, effective=min(start, default=None), basis="startDate" if start else "")
        for text in entity.take("provisions")
    )
    found = Designation(
        authority=_authority(countries, programs),
        program=(tags or [_slug(programs[0]) if programs else "FTM"])[0],
        program_name=" | ".join([*programs, *tags[1:]]),
        instrument="; ".join(entity.take("summary", "description")),
        reference=", ".join(entity.take("authorityId", "recordId", "unscId")),
        listed_on=listed,
        listed_basis=f"Sanction:{basis}" if listed else "",
        ended_on=max(end, default=None),
        ended=bool(end),
        measures=measures,
        reasons="\n".join(entity.take("reason")),
    )
    rest = [name for name in entity.properties if name not in ("entity", "sourceUrl", "programUrl")]
    return found, [f"sanction {entity.id}: {text}" for text in texts(entity, iter(rest))]


def _days(values: list[str]) -> list[date]:
    """Printed days; a bare year or month counts from its first day."""
    return [found.earliest for value in values if (found := parse_date(value[:10])).known]


def _authority(countries: list[str], programs: list[str]) -> str:
    if any("united nations" in text.lower() for text in programs):
        return "UN"
    return countries[0].upper() if countries else ""


def _slug(text: str) -> str:
    return "FTM-" + "-".join("".join(c if c.isalnum() else " " for c in text).upper().split())[:60]


def _kind(text: str) -> MeasureKind:
    """The kind of measure a provision's words name, OTHER where they name none we know."""
    return next((kind for word, kind in _MEASURES if word in text.lower()), MeasureKind.OTHER)


def tie(entity: Entity, kind: str, other: Entity) -> tuple[Relation, list[Attribute]]:
    """One end's view of a link: who the other is, and what else is told about the tie."""
    ends = {name for end in TIES[entity.schema] for name in (end[0],)}
    words = entity.get("relationship") + entity.get("role")
    told = [
        f"{name}: {value}"
        for name, values in sorted(entity.properties.items())
        if name not in {*ends, "relationship", "role", "sourceUrl", "retrievedAt", "modifiedAt"}
        for value in values
    ]
    detail = "; ".join([*words, *told])
    attributes = [Attribute(kind, f"{other.label}: {detail}")] if detail else []
    return Relation(kind, other.label, other.id), attributes


def identifier(entity: Entity) -> Identifier | None:
    """The identifier of an ``Identification`` or ``Passport``, None where it has no number."""
    numbers, countries = entity.take("number"), entity.take("country")
    kinds = entity.take("type")
    if not numbers:
        return None
    passport = entity.schema == "Passport" or any("passport" in kind.lower() for kind in kinds)
    rest = texts(entity, (n for n in list(entity.properties) if n not in ("holder", "sourceUrl")))
    return Identifier(
        IdentifierKind.PASSPORT if passport else IdentifierKind.OTHER,
        numbers[0],
        country=country(countries[0]) if countries else "",
        note="; ".join([*(k for k in kinds if k.lower() != "passport"), *numbers[1:], *rest]),
    )


def place(entity: Entity) -> Place:
    """The place an ``Address`` entity is."""
    parts = entity.get("street") + entity.get("city") + entity.get("postalCode") + entity.get("region")
    countries = entity.get("country")
    full = entity.get("full") or ([entity.caption] if entity.caption else [", ".join(parts)])
    remarks = entity.get("remarks") + entity.get("postOfficeBox")
    return Place(
        full=", ".join([full[0], *remarks]),
        city=next(iter(entity.get("city")), ""),
        region=next(iter(entity.get("region") + entity.get("state")), ""),
        postal_code=next(iter(entity.get("postalCode")), ""),
        country=country(countries[0]) if countries else "",
    )
