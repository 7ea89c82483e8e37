"""A toy list for tests of what happens around a list: one line a record, ``ID NAME``.

A line "broken" makes the file malformed, "bug" makes the parser fail as no parser should.
"""

from ostraka.errors import MalformedFile
from ostraka.model import Designation, Kind, Measure, MeasureKind, Name, Parsed, RawFile, Record, SourceInfo


def toy(key: str = "toy", *, files: int = 1, floor: int = 1) -> SourceInfo:
    """A list of that key, made of so many files."""

    def parse(raw: tuple[RawFile, ...]) -> Parsed:
        lines = [line for f in raw for line in f.data.decode().splitlines()]
        if "broken" in lines:
            raise MalformedFile("the list is broken", where=raw[0].name, hint="download it again")
        if "bug" in lines:
            raise KeyError("bug")
        return Parsed(tuple(sorted((_record(key, line) for line in lines), key=lambda r: r.id)), (), "lines")

    names = [f"{key}{n or ''}.txt" for n in range(files)]
    return SourceInfo(
        key=key,
        authority="GB",
        title=f"The {key} list",
        publisher="Nobody",
        parse=parse,
        urls=tuple(f"https://lists.example/{name}" for name in names),
        file_names=tuple(names),
        floor=floor,
    )


def _record(source: str, line: str) -> Record:
    number, _, name = line.partition(" ")
    act = Designation(authority="GB", program="GB-RUS", measures=(Measure(MeasureKind.ASSET_FREEZE),))
    return Record(source=source, id=number, kind=Kind.PERSON, names=(Name(name),), designations=(act,))
