"""OFAC files that are broken, cut, hostile or changed: each gives its named error or issue."""

import io
import zipfile

import pytest
from tests.unit.sources.ofac_samples import END, codes, parse, row, sample

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import IssueCode, RawFile
from ostraka.sources.us_ofac_cons import SOURCE as CONS
from ostraka.sources.us_ofac_sdn import SOURCE as SDN


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(MalformedFile, match=r"sdn\.csv: the file is empty"):
        SDN.parse((RawFile("sdn.csv", b""),))


def test_a_csv_without_its_ctrl_z_is_truncated() -> None:
    with pytest.raises(MalformedFile, match=r"sdn\.csv line 2: .*Ctrl-Z.*truncated"):
        SDN.parse((RawFile("sdn.csv", f"{row()}\r\n{row(ent='2')}\r\n".encode()),))


def test_a_csv_cut_within_quotes_is_refused() -> None:
    with pytest.raises(MalformedFile, match="broken CSV"):
        SDN.parse((RawFile("sdn.csv", row("DOB 1960.").encode()[:-4]),))


def test_comments_were_once_published_whole_without_a_ctrl_z() -> None:
    files = (RawFile("p", (row() + END).encode()), RawFile("c", b'1,"Gender Male."\r\n'))
    assert SDN.parse(files).records[0].id == "1"


def test_a_lost_column_is_refused() -> None:
    lost = row().replace("-0- ,", "", 1)
    with pytest.raises(MalformedFile, match="11 columns, which no file"):
        parse(lost)


def test_an_alias_file_alone_is_refused() -> None:
    with pytest.raises(MalformedFile, match="primary names"):
        SDN.parse((sample("alt.csv"),))


def test_two_primary_files_are_refused() -> None:
    with pytest.raises(MalformedFile, match="second primary file"):
        SDN.parse((sample("sdn.csv"), RawFile("b.csv", sample("sdn.csv").data)))


def test_one_bad_row_is_an_issue_and_the_rest_is_kept() -> None:
    parsed = parse(
        row(ent="1"), '2,"SHORT","individual"', row(ent="x"), row(ent="1", name="AGAIN"), row(ent="4")
    )
    assert [r.id for r in parsed.records] == ["1", "4"]
    assert [(i.code, i.where) for i in parsed.issues] == [
        (IssueCode.MALFORMED_RECORD, "line 2"),
        (IssueCode.MALFORMED_RECORD, "line 3"),
        (IssueCode.DUPLICATE_ID, "line 4"),
    ]


def test_an_alias_of_nobody_is_an_orphan_and_an_unknown_type_of_alias_is_kept() -> None:
    files = (
        RawFile("p", (row() + END).encode()),
        RawFile("a", f'9,1,"aka","Y",-0- \r\n1,2,"zka","Z",-0- {END}'.encode()),
    )
    parsed = SDN.parse(files)
    assert sorted(codes(parsed)) == [IssueCode.ORPHAN, IssueCode.UNKNOWN_CATEGORY]
    assert [n.full for n in parsed.records[0].names] == ["X", "Z"]


@pytest.mark.parametrize("name", ["sdn.xml", "sdn_enhanced.xml", "sdn_advanced.xml"])
def test_truncated_xml_is_refused_with_its_line(name: str) -> None:
    data = sample(name).data
    with pytest.raises(MalformedFile, match=rf"{name} line \d+: broken XML"):
        SDN.parse((RawFile(name, data[: len(data) * 2 // 3]),))


@pytest.mark.parametrize("name", ["sdn.xml", "sdn_enhanced.xml", "sdn_advanced.xml"])
def test_an_entity_bomb_is_refused(name: str) -> None:
    head, _, rest = sample(name).data.partition(b"?>")
    bomb = b'?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(UnsafeFile, match="document type"):
        SDN.parse((RawFile(name, head + bomb + rest),))


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sdn.csv", b"0" * 20_000_000)
    with pytest.raises(UnsafeFile, match="zip bomb"):
        SDN.parse((RawFile("sdn.zip", buffer.getvalue()),))


def test_another_root_element_is_refused() -> None:
    with pytest.raises(MalformedFile, match="its root element is 'html'"):
        SDN.parse((RawFile("sdn.xml", b"<html><body>Service unavailable</body></html>"),))


def test_xml_beside_other_files_is_refused() -> None:
    with pytest.raises(MalformedFile, match="several files, one of them XML"):
        SDN.parse((sample("sdn.xml"), sample("alt.csv")))


def test_fewer_entries_than_promised_are_refused() -> None:
    data = sample("sdn.xml").data.replace(b"<Record_Count>3<", b"<Record_Count>4<")
    with pytest.raises(MalformedFile, match=r"3 entries .* Record_Count says 4"):
        SDN.parse((RawFile("sdn.xml", data),))


def test_advanced_xml_without_what_was_imposed_is_refused() -> None:
    data = (
        sample("sdn_advanced.xml")
        .data.replace(b"SanctionsEntry ", b"Entry ")
        .replace(b"/SanctionsEntry>", b"/Entry>")
    )
    with pytest.raises(MalformedFile, match="no SanctionsEntry in it"):
        SDN.parse((RawFile("a.xml", data),))


def test_the_enhanced_file_of_the_other_list_is_refused() -> None:
    with pytest.raises(MalformedFile, match="it holds the SDN List"):
        CONS.parse((sample("sdn_enhanced.xml"),))


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("sdn.xml", b"<uid>90001</uid>", b"<uid>90001</uid><hat>red</hat>", "leftover_field"),
        ("sdn.xml", b"<lastName>IMAGINARY STAR<", b"<surname>IMAGINARY STAR<", "malformed_record"),
        ("sdn.xml", b"<category>weak<", b"<kategory>weak<", "leftover_field"),
        ("sdn.xml", b"<idType>MMSI<", b"<idType>Hull Mark<", "unknown_category"),
        ("sdn.xml", b"<type>n.k.a.<", b"<type>z.k.a.<", "unknown_category"),
        ("sdn.xml", b"<program>IFSR<", b"<program>INVENTED<", "unknown_program"),
        ("sdn.xml", b"<sdnType>Vessel<", b"<sdnType>Submarine<", "unknown_category"),
        ("sdn.xml", b"<uid>90003</uid>", b"<uid>90002</uid>", "duplicate_id"),
        ("sdn.xml", b"<dateOfBirth>circa 1961<", b"<dateOfBirth>in spring<", "bad_date"),
        ("sdn.xml", b"<country>India<", b"<country>Nowhere<", "bad_value"),
        ("sdn_enhanced.xml", b"<remarks>", b"<hat>red</hat><remarks>", "leftover_field"),
        ("sdn_enhanced.xml", b">Passport<", b">Hull Mark<", "unknown_category"),
        ("sdn_enhanced.xml", b">Block<", b">Frown<", "unknown_category"),
        ("sdn_enhanced.xml", b">Leader or official of<", b">Fond of<", "unknown_category"),
        ("sdn_enhanced.xml", b'entity id="90002"', b'entity id=""', "malformed_record"),
        ("sdn_advanced.xml", b'Profile ID="90001"', b'Profile Hat="red" ID="90001"', "leftover_field"),
        ("sdn_advanced.xml", b">Gender<", b">Mood<", "unknown_category"),
        ("sdn_advanced.xml", b'From-ProfileID="90001"', b'From-ProfileID="7"', "orphan"),
        ("sdn_advanced.xml", b'ProfileID="90001" ListID', b'ProfileID="7" ListID', "orphan"),
    ],
)  # fmt: skip
def test_each_mutation_of_the_xml_gives_its_issue(name: str, old: bytes, new: bytes, code: str) -> None:
    data = sample(name).data
    assert old in data
    changed = data.replace(old, new, 1)
    if b"<surname>" in new:
        changed = changed.replace(b"IMAGINARY STAR</lastName>", b"IMAGINARY STAR</surname>")
    if b"<kategory>" in new:
        changed = changed.replace(b"weak</category>", b"weak</kategory>", 1)
    found = codes(SDN.parse((RawFile(name, changed),)))
    assert code in found
