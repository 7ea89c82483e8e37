"""What the tests of OFAC's lists share: the samples, and rows put together by hand."""

import json
from pathlib import Path

import msgspec

from ostraka.model import IssueCode, Parsed, RawFile, Record
from ostraka.sources import source

SAMPLES = Path(__file__).parents[2] / "samples"
CSV_SET = ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")
END = "\r\n\x1a"


def sample(name: str, key: str = "us_ofac_sdn") -> RawFile:
    return RawFile(name, (SAMPLES / key / name).read_bytes())


def expected(name: str, key: str = "us_ofac_sdn") -> list[dict[str, object]]:
    return json.loads((SAMPLES / key / name).read_text("utf-8"))  # type: ignore[no-any-return]


def built(parsed: Parsed) -> object:
    return json.loads(msgspec.json.encode(parsed.records))


def row(
    remarks: str = "-0- ", *, ent: str = "1", name: str = "X", kind: str = "-0- ", tag: str = "CUBA"
) -> str:
    return f'{ent},"{name}",{kind},"{tag}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{remarks}"'


def parse(*rows: str, key: str = "us_ofac_sdn") -> Parsed:
    return source(key).parse((RawFile("sdn.csv", ("\r\n".join(rows) + END).encode()),))


def only(*rows: str, key: str = "us_ofac_sdn") -> Record:
    parsed = parse(*rows, key=key)
    assert parsed.issues == ()
    (record,) = parsed.records
    return record


def codes(parsed: Parsed) -> list[IssueCode]:
    return [issue.code for issue in parsed.issues]
