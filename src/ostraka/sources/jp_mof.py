"""Japan's asset freezes under the Foreign Exchange and Foreign Trade Act: the Ministry of Finance's one CSV.

Since spring 2026 one UTF-8 file of 32 columns, a row a party, keyed by 番号 (``029-000155``:
regime, then number; numbers that are missing were delisted). Older workbooks had one sheet
per regime with headers of their own and are not read.

告示日付 is the day of the Ministry of Foreign Affairs' notice that listed the party, followed
by the days it was revised (改訂): the first is the listing, the last our ``updated_on``.
リスト掲載日 is the day the *United Nations* listed it, kept as an attribute. English names are
romanized freely (``Beljk``); Japanese names are kept as original script beside them.
"""

import re
import unicodedata
from datetime import date

from ostraka.errors import MalformedFile
from ostraka.model import (
    Attribute,
    Designation,
    Identifier,
    IdentifierKind,
    Issue,
    IssueCode,
    Kind,
    Measure,
    MeasureKind,
    Name,
    NameRole,
    Parsed,
    PartialDate,
    Place,
    RawFile,
    Record,
    SourceInfo,
)
from ostraka.model.record import canonical
from ostraka.sources.reading.archive import unpack
from ostraka.sources.reading.fields import Fields
from ostraka.sources.reading.tables import check_header, csv_rows
from ostraka.text.clean import tidy
from ostraka.text.countries import country_code

COLUMNS = (
    "区分", "番号", "告示日付", "告示番号", "個人・団体", "氏名（日本語）", "氏名（英語）",
    "別名・別称（日本語）", "別名・別称（英語）", "旧称（日本語）", "旧称（英語）",
    "確定に十分でない別名（日本語）", "確定に十分でない別名（英語）", "称号（日本語）", "称号（英語）",
    "役職（日本語）", "役職（英語）", "生年月日", "出生地（日本語）", "出生地（英語）",
    "国籍（日本語）", "国籍（英語）", "旅券番号", "身分証番号", "住所・所在地（国）（日本語）",
    "住所・所在地（都市その他の情報）（日本語）", "住所・所在地（国）（英語）",
    "住所・所在地（都市その他の情報）（英語）", "国連参照番号", "リスト掲載日", "その他の情報",
    "外務省告示情報",
)  # fmt: skip
#: The regimes run to 44; the file gives them no names. Those we can stand behind:
_REGIMES = {
    "1": "former President Milošević and his associates",
    "28": "Russian Federation: entities",
    "29": "Russian Federation: individuals",
    "42": "Haiti",
    "43": "Israeli settlers involved in violent acts",
    "44": "Haiti",
}
_LAST_REGIME = 44
_KINDS = {"個人": Kind.PERSON, "団体": Kind.ORGANIZATION, "船舶": Kind.VESSEL}
_DOTTED = re.compile(r"(\d{4})\.(\d{1,2})\.?(\d{1,2})(?!\d)")
_DAY = re.compile(r"(\d{4})(?:[年/.\-](\d{1,2})(?:[月/.\-](\d{1,2})日?)?)?[年月]?")
_MONTH_ONLY = re.compile(r"(\d{1,2})月(?:(\d{1,2})日?)?")
_CIRCA = re.compile(r"の?頃|ころ|おおよそ|およそ|おおむね|約|circa", re.I)
_BETWEEN = re.compile(r"から|~|(?<=年)-|\s-\s|(?<=\d{4})-(?=\d{4})")
_GENDER = {"男": "male", "女": "female"}
_SAID_GENDER = re.compile(r"[（(]?性別[）)]?[:：]?\s*([男女])")


def parse(files: tuple[RawFile, ...]) -> Parsed:
    """The records of the list. Raises MalformedFile where the columns are not the 32 of 2026."""
    unpacked = unpack(files)
    if len(unpacked) != 1:
        names = ", ".join(f.name for f in unpacked)
        raise MalformedFile(f"{len(unpacked)} files where one was expected", where=names)
    file = unpacked[0]
    rows = csv_rows(file, encodings=("utf-8-sig",))
    line, header = next(rows, (1, [""]))
    header = [tidy(cell) for cell in header]
    check_header(file, line, header, COLUMNS)
    records: dict[str, Record] = {}
    issues: list[Issue] = []
    for line, cells in rows:
        where = f"line {line}"
        if len(cells) != len(header):
            message = f"{len(cells)} cells where the header has {len(header)}"
            issues.append(Issue(IssueCode.MALFORMED_RECORD, where, message))
            continue
        record = _record(Fields(dict(zip(header, cells, strict=True)), where), issues)
        if record is None:
            continue
        if record.id in records:
            issues.append(Issue(IssueCode.DUPLICATE_ID, where, "this 番号 is there twice", record.id))
        else:
            records[record.id] = canonical(record)
    if not records:
        raise MalformedFile("no rows", where=file.name, hint="download it again")
    return Parsed(
        tuple(records[key] for key in sorted(records)), tuple(issues), format="csv-2026",
        published=_file_day(file.name),
    )  # fmt: skip


def _file_day(name: str) -> date | None:
    """The day in the file's name (``shisantouketsu20260828.csv``): the file itself prints none."""
    found = re.search(r"(20\d{2})(\d{2})(\d{2})", name)
    return _calendar_day(*found.groups()) if found else None


def _record(row: Fields, issues: list[Issue]) -> Record | None:
    """One row, or None with an issue where it has no number or no name."""
    number = row.take("番号").strip("\"'")
    names = _names(row)
    if not number or not names:
        what = "name" if number else "番号"
        issues.append(Issue(IssueCode.MALFORMED_RECORD, row.where, f"a row without {what}", number))
        return None
    said = row.take("個人・団体")
    if said not in _KINDS:
        issues.append(Issue(IssueCode.UNKNOWN_CATEGORY, row.where, f"個人・団体 {said!r}", number))
    notice = row.take("外務省告示情報")
    gender = _SAID_GENDER.search(notice)
    designation, revised = _designation(row, number, issues)
    un_listed, un_reference = row.take("リスト掲載日"), row.take("国連参照番号")
    record = Record(
        source="jp_mof",
        id=number,
        kind=_KINDS.get(said, Kind.OTHER),
        names=names,
        designations=(designation,),
        birth_dates=_births(row.take("生年月日"), row.where, number, issues),
        birth_places=tuple(Place(full=p) for p in row.take_all("出生地（英語）", "出生地（日本語）")),
        gender=_GENDER[gender[1]] if gender else "",
        nationalities=_countries(row.take_all("国籍（英語）", "国籍（日本語）"), row.where, number, issues),
        titles=row.take_all("称号（英語）", "称号（日本語）"),
        positions=tuple(p for cell in row.take_all("役職（英語）", "役職（日本語）") for p in _parts(cell)),
        addresses=_addresses(row, number, issues),
        identifiers=(
            *_identifiers(row.take("旅券番号"), IdentifierKind.PASSPORT),
            *_identifiers(row.take("身分証番号"), IdentifierKind.NATIONAL_ID),
            *(Identifier(IdentifierKind.UN_REFERENCE, value) for value in _parts(un_reference)),
        ),
        attributes=(Attribute("un_listed_on", un_listed),) if un_listed else (),
        notes=tuple(text for text in (row.take("その他の情報"), notice) if text),
        updated_on=revised,
    )
    issues += row.leftovers(number)
    return record


def _parts(cell: str) -> list[str]:
    """The values of a cell, between half- or full-width semicolons."""
    return [part for part in (tidy(p) for p in re.split("[;；]", cell)) if part]


def _names(row: Fields) -> tuple[Name, ...]:
    """English name first (Japanese where there is none), then aliases, former names, weak aliases."""
    found: list[Name] = []
    for column, role, weak in (
        ("氏名", NameRole.PRIMARY, False),
        ("別名・別称", NameRole.ALIAS, False),
        ("旧称", NameRole.PREVIOUS, False),
        ("確定に十分でない別名", NameRole.ALIAS, True),
    ):
        english, japanese = row.take(f"{column}（英語）"), row.take(f"{column}（日本語）")
        found += [Name(full, role=role, weak=weak) for full in _parts(english)]
        for full in _parts(japanese):
            written = any(unicodedata.name(c, "").startswith(("KATAKANA", "HIRAGANA", "CJK")) for c in full)
            same = NameRole.ORIGINAL_SCRIPT if role is not NameRole.PREVIOUS else role
            found.append(
                Name(full, role=same if written else role, weak=weak, language="ja" if written else "")
            )
    # a second "primary" is another spelling; the first name leads even if it is Japanese
    return tuple(
        Name(
            n.full,
            role=NameRole.ALIAS if i and n.role is NameRole.PRIMARY else n.role,
            weak=n.weak,
            language=n.language,
        )
        for i, n in enumerate(found)
    )


def _designation(row: Fields, number: str, issues: list[Issue]) -> tuple[Designation, date | None]:
    """The designation, and the day of the last revision."""
    regime, printed = row.take("区分"), row.take("告示日付")
    if not regime.isdigit() or not 1 <= int(regime) <= _LAST_REGIME:
        issues.append(Issue(IssueCode.UNKNOWN_PROGRAM, row.where, f"区分 {regime!r}", number))
    days = [_calendar_day(*found) for found in _DOTTED.findall(unicodedata.normalize("NFKC", printed))]
    if not days or None in days:
        issues.append(Issue(IssueCode.BAD_DATE, row.where, f"告示日付 {printed!r}", number))
    read = [day for day in days if day]
    listed = read[0] if read else None
    basis = "告示日付: first notice" if listed else ""
    designation = Designation(
        authority="JP",
        program=f"JP-{regime.lstrip('0') or '0'}",
        program_name=_REGIMES.get(regime, ""),
        instrument=f"外務省告示 {printed}",
        reference=row.take("告示番号"),
        listed_on=listed,
        listed_basis=basis,
        measures=(Measure(MeasureKind.ASSET_FREEZE, "資産凍結等の措置", effective=listed, basis=basis),),
    )
    return designation, max(read) if len(read) > 1 else None


def _calendar_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _births(cell: str, where: str, number: str, issues: list[Issue]) -> tuple[PartialDate, ...]:
    found = tuple(read_date(part) for part in re.split("[;；]|又は|または", cell) if tidy(part))
    for day in found:
        if not day.known:
            issues.append(Issue(IssueCode.BAD_DATE, where, f"生年月日 {day.printed!r}", number))
    return found


def read_date(text: str) -> PartialDate:
    """A date as Japan prints it; ``known`` is False (and ``printed`` set) where it cannot be read.

    >>> [str(read_date(t)) for t in ("1941/8/20", "１９７０年", "1966年頃", "1955年から1958年の間")]
    ['1941-08-20', '1970', 'circa 1966', '1955 to 1958']
    >>> str(read_date("1977年8月から9月の間")), read_date("1980年3月5日（偽造旅券より）").printed
    ('1977-08 to 1977-09', '1980年3月5日（偽造旅券より）')
    """
    printed = tidy(text)
    plain = unicodedata.normalize("NFKC", printed)
    bare = re.sub(r"\([^)]*\)", "", plain)
    circa = bool(_CIRCA.search(bare))
    bare = re.sub(r"(?:まで)?の間|まで|頃|生まれ|生$", "", _CIRCA.sub("", bare)).strip()
    ends = [_iso(part.strip()) for part in _BETWEEN.split(bare)]
    if (
        len(ends) == 2
        and ends[0]
        and not ends[1]
        and (month := _MONTH_ONLY.fullmatch(_BETWEEN.split(bare)[1]))
    ):
        ends[1] = _iso(f"{ends[0][:4]}年{month[0]}")
    if not all(ends) or len(ends) > 2:
        return PartialDate(printed=printed)
    return PartialDate(
        ends[0] or "", ends[1] or "" if len(ends) > 1 else "", circa, printed if "(" in plain else ""
    )


def _iso(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if _calendar_day(year, str(month or 1), str(day or 1)) is None:
        return None
    return year + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _countries(cells: tuple[str, ...], where: str, number: str, issues: list[Issue]) -> tuple[str, ...]:
    """Codes of the countries printed in English and Japanese, each once."""
    found: dict[str, None] = {}
    for cell in cells:
        for name in (tidy(p) for part in _parts(cell) for p in re.split("[、,]", part)):
            code = country_code(name) or country_code(re.sub("(?:共和国|連邦|王国|人)$", "", name))
            if code is None:
                issues.append(Issue(IssueCode.BAD_VALUE, where, f"country {name!r}", number))
            found[code or name] = None
    return tuple(found)


def _addresses(row: Fields, number: str, issues: list[Issue]) -> tuple[Place, ...]:
    """The English addresses, then the Japanese; the country belongs to all of them if it is one."""
    places: list[Place] = []
    for language in ("英語", "日本語"):
        printed = row.take(f"住所・所在地（国）（{language}）")
        streets = _parts(row.take(f"住所・所在地（都市その他の情報）（{language}）"))
        countries = _countries((printed,) if printed else (), row.where, number, issues)
        if not streets and any(place.country in countries for place in places):
            continue  # the country in Japanese beside the same in English
        if len(countries) == 1:
            places += [
                Place(full=", ".join(p for p in (street.rstrip(", "), printed) if p), country=countries[0])
                for street in streets or [""]
            ]
        else:
            places += [Place(full=street) for street in streets]
            places += [Place(full=code, country=code) for code in countries]
    return tuple(places)


def _identifiers(cell: str, kind: IdentifierKind) -> list[Identifier]:
    """Numbers of a cell; words around a number are its note, a country named there its country."""
    found = []
    for part in _parts(cell):
        plain = unicodedata.normalize("NFKC", part)
        number = re.search(r"(?=[A-Z\-/ ]*\d)[A-Z0-9][A-Z0-9\-/]{3,}", re.sub(r"\([^)]*\)", "", plain), re.I)
        value = number[0] if number else part
        before = plain.partition(":")[0].replace("旅券番号", "").strip()
        found.append(
            Identifier(kind, value, country=country_code(before) or "", note=part if value != part else "")
        )
    return found


SOURCE = SourceInfo(
    key="jp_mof",
    authority="JP",
    title="Persons and entities subject to asset freezes under the Foreign Exchange and Foreign Trade Act",
    publisher="Ministry of Finance, Japan",
    parse=parse,
    homepage="https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html",
    licence="Public Data License 1.0 (attribution)",
    formats=("csv-2026",),
    floor=1500,
    stale_after_days=60,
    note="The file's name carries its date, so its address is taken from the home page by hand.",
)
