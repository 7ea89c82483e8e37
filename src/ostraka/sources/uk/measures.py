"""The measures of a UK designation and the day each began, out of what the lists print.

The UK Sanctions List prints one date, ``DateDesignated``, and it is the day of the *first*
measure: Sberbank's is that of a correspondent-banking ban, five weeks before its asset freeze.
Later measures have their dates only in sentences such as "The trust services sanctions were
imposed on 21/03/2023." A measure is given a day only if such a sentence, or logic, tells it.
"""

import re
from collections.abc import Iterable
from datetime import date

from ostraka.model import Measure, MeasureKind
from ostraka.text.dates import parse_day

#: Words that name a measure. A phrase may name several: "crew servicing of ships and aircraft".
_WORDS = tuple(
    (kind, re.compile(words, re.I))
    for kind, words in (
        (MeasureKind.ASSET_FREEZE, r"asset[ -]?freez|freezing of (?:assets|funds)"),
        (MeasureKind.TRAVEL_BAN, r"travel ban|immigration"),
        (MeasureKind.TRUST_SERVICES, r"trust services"),
        (MeasureKind.DIRECTOR_DISQUALIFICATION, r"director disqualif"),
        (MeasureKind.CORRESPONDENT_BANKING, r"correspondent bank|processing payments"),
        (MeasureKind.DEBT_EQUITY, r"transferable securities|money.market|loans and credit|securities"),
        (MeasureKind.INVESTMENT_BAN, r"\binvestments?\b"),
        (MeasureKind.ARMS_EMBARGO, r"arms embargo"),
        (
            MeasureKind.SHIPPING,
            r"\bship(?:s|ping)?\b|transport sanctions|deflag|port entry|movement of ships",
        ),
        (MeasureKind.AIRCRAFT, r"\baircraft\b|transport sanctions"),
        (MeasureKind.SERVICES_BAN, r"internet services|professional (?:and business )?services"),
        (MeasureKind.EXPORT_CONTROL, r"\bexports?\b"),
        (MeasureKind.IMPORT_BAN, r"\bimports?\b"),
        (MeasureKind.TRANSACTION_BAN, r"transactions?\b|financial messaging"),
        (MeasureKind.OTHER, r"representative offices|business arrangements|technical assistance"),
    )
)
_DATE = r"(\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})"
_IMPOSED = re.compile(rf"\bimposed(?: on|:| with effect from| from)? *{_DATE}", re.I)
_IN_ADDITION = re.compile(r"in addition to an? asset freeze(?: and (?:a )?travel ban)?", re.I)
_ADDED = re.compile(
    r"in addition to an asset freeze: *(.*?)(?=\bDate\b[^.:]*imposed|[^.]*\bimposed on\b|\(|$)", re.I
)


def kinds_in(words: str) -> tuple[MeasureKind, ...]:
    """The kinds of measure a phrase names; empty where it names none we know.

    >>> [str(k) for k in kinds_in("Crew servicing of ships and aircraft")]
    ['shipping', 'aircraft']
    """
    kinds = tuple(kind for kind, pattern in _WORDS if pattern.search(words))
    # "technical assistance relating to aircraft" is told by its object
    return kinds[:-1] if len(kinds) > 1 and kinds[-1] is MeasureKind.OTHER else kinds


def imposed_dates(*texts: str) -> dict[MeasureKind, date]:
    """The day each measure was imposed, where the free text says so; the earliest if said twice.

    >>> imposed_dates("Sanction imposed in addition to an asset freeze. Date travel ban imposed: 29/08/2024.")
    {<MeasureKind.TRAVEL_BAN: 'travel_ban'>: datetime.date(2024, 8, 29)}
    """
    found: dict[MeasureKind, date] = {}
    for text in texts:
        plain = _IN_ADDITION.sub("", text.replace("etc.", "etc"))
        start = 0
        for match in _IMPOSED.finditer(plain):
            day = parse_day(match[1])
            # only the sentence itself, and nothing before the previous date, says what was imposed
            sentence = re.split(r"[.;:]\s|\(\d\)| - ", plain[start : match.start()])[-1]
            for kind in kinds_in(sentence) if day else ():
                found[kind] = min(day, found.get(kind, day)) if day else found[kind]
            start = match.end()
    return found


def added_measures(text: str) -> tuple[str, ...]:
    """The phrases after OFSI's "Financial sanctions imposed in addition to an asset freeze:".

    >>> added_measures("Financial sanctions imposed in addition to an asset freeze: Correspondent banking "
    ... "relationships etc. Trust services. Date trust services sanctions imposed: 21/03/2023.")
    ('Correspondent banking relationships etc', 'Trust services')
    """
    phrases: list[str] = []
    for match in _ADDED.finditer(text.replace("etc.", "etc;")):
        phrases += [p.strip(" ;") for p in re.split(r"[.;](?:\s|$)", match[1]) if p.strip(" ;")]
    return tuple(dict.fromkeys(phrases))


def measures_of(phrases: Iterable[str], dates: dict[MeasureKind, date]) -> tuple[Measure, ...]:
    """A measure for every phrase and kind it names, dated where ``dates`` tells; a kind occurs once.

    A phrase that names no known kind becomes OTHER; the caller reports it.
    """
    measures: dict[MeasureKind, Measure] = {}
    for phrase in phrases:
        for kind in kinds_in(phrase) or (MeasureKind.OTHER,):
            day = dates.get(kind)
            basis = "free text: imposed on" if day else ""
            measure = Measure(kind, phrase, effective=day, basis=basis)
            known = measures.get(kind)
            if known and known.printed != phrase:
                measure = Measure(kind, f"{known.printed}; {phrase}", effective=day, basis=basis)
            measures[kind] = measure
    return tuple(measures.values())


def date_the_first(measures: tuple[Measure, ...], designated: date | None) -> tuple[Measure, ...]:
    """The same measures; the one that must be the first gets ``designated`` as its day.

    That is so only if it is the sole one without a day of its own and no other began on that day.
    An asset freeze beside an undated travel ban stays undated: the list does not tell which came first.
    """
    undated = [m for m in measures if m.effective is None]
    if designated is None or len(undated) != 1 or any(m.effective == designated for m in measures):
        return measures
    basis = "DateDesignated: first measure"
    if len(measures) > 1:
        basis += ", and all others have later dates of their own"
        if any(m.effective and m.effective < designated for m in measures):
            return measures
    first = Measure(undated[0].kind, undated[0].printed, effective=designated, basis=basis)
    return tuple(first if m is undated[0] else m for m in measures)
