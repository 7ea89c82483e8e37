"""An invented list that shows one thing each: the parties the tests of the engine ask about."""

from ostraka.model import Identifier, IdentifierKind, Kind, Name, NameRole, PartialDate, Place, Record


def person(id: str, *names: Name | str, **more: object) -> Record:
    full = tuple(n if isinstance(n, Name) else Name(n) for n in names)
    return Record(source="xx_test", id=id, kind=Kind.PERSON, names=full, **more)  # type: ignore[arg-type]


def company(id: str, *names: str, **more: object) -> Record:
    full = tuple(Name(n) for n in names)
    return Record(source="xx_test", id=id, kind=Kind.ORGANIZATION, names=full, **more)  # type: ignore[arg-type]


PARTIES = (
    person(
        "p1",
        Name("Aleksei Petrovich ZHURAVSKOY", given="Aleksei", middle="Petrovich", family="ZHURAVSKOY"),
        Name("Алексей Петрович Журавской", role=NameRole.ORIGINAL_SCRIPT),
        Name("Lyokha", role=NameRole.ALIAS, weak=True),
        birth_dates=(PartialDate("1961-03-05"),),
        birth_places=(Place("Tomsk, Russia", city="Tomsk", country="RU"),),
        nationalities=("RU",),
        gender="male",
        identifiers=(Identifier(IdentifierKind.PASSPORT, "71 2345678", country="RU"),),
    ),
    person("p2", "Aleksei Ivanovich ZHURAVSKOY", birth_dates=(PartialDate("1984"),), gender="male"),
    person("p3", "Abd al-Rahman bin Yusuf AL-KARADI"),
    person("p4", "Mohammed ALI"),
    person("p5", "KIM Chol Ung"),
    person("p6", Name("Carlos RAMIREZ DUQUE", given="Carlos", family="RAMIREZ DUQUE")),
    person("p7", "Hannibal"),
    person("p8", "محمد الكرادي"),
    person("p9", "李光明"),
    company("c1", "Obshchestvo s ogranichennoy otvetstvennostyu Severny Gorizont", "Severny Gorizont LLC"),
    company("c2", "Northern Horizon Fund III L.P."),
    company("c3", "Bank of Armenia"),
    company("c4", "Severny Gorizont Bank JSC", identifiers=(Identifier(IdentifierKind.INN, "7707083893"),)),
)
