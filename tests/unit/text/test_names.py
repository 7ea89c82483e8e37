"""Names are read as the words that matter, whatever script and punctuation they come in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostraka.text.names import readings, split_words
from ostraka.text.tokens import Part


def forms(text: str, person: bool = True) -> list[list[str]]:
    return [[t.form for t in r.tokens] for r in readings(text, person)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PUTIN, Vladimir Vladimirovich", ["vladimir", "vladimirovich", "putin"]),
        ("Владимир Путин", ["vladimir", "putin"]),
        ("Петро Олексійович Порошенко", ["petro", "oleksiyovych", "poroshenko"]),
        ("Νίκος Καζαντζάκης", ["nikos", "kazantzakis"]),
        ("محمد علي", ["muhammad", "ali"]),
        ("김정은", ["jongun", "kim"]),
        ("习近平", ["jinping", "xi"]),
        ("Süleyman ŞAHİN", ["suleyman", "sahin"]),
        ("J.R.R. Tolkien", ["j", "r", "r", "tolkien"]),
        ("Mu'tassim al-Houthi", ["mutassim", "al", "houthi"]),
        ("მიხეილ სააკაშვილი", ["mikheil", "saakashvili"]),
    ],
)
def test_a_person_is_read_given_name_first_in_latin_letters(text: str, expected: list[str]) -> None:
    assert forms(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siemens Aktiengesellschaft", ["siemens", "~jsc"]),
        ("ООО Газпром", ["~llc", "gazprom"]),
        ("общество с ограниченной ответственностью Газпром", ["~llc", "gazprom"]),
        ("OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU VESNA", ["~llc", "vesna"]),
        ("Obschestvo s Ogranichenoy Otvetstvennostiu Vesna", ["~llc", "vesna"]),
        ("AKTSIONERNOYE OBSHCHESTVO VESNA", ["~jsc", "vesna"]),
        ("PUBLICHNOYE AKTSIONERNOE OBSCHESTVO VESNA", ["~jsc", "vesna"]),
        ("AKTSIONERNY BANK VESNA", ["aktsionerny", "bank", "vesna"]),
        ("FABERLIC EUROPE Sp. z o.o.", ["faberlic", "europe", "~llc"]),
        ("L.X.C. Aviation", ["lxc", "aviation"]),
        ("Brigade Forty-Four", ["brigade", "44"]),
        ("Capital Partners VII L.P.", ["capital", "partners", "7", "~partners"]),
        ("AT&T Inc.", ["at", "and", "t", "~corp"]),
        ("Siemens Aktiengeselschaft", ["siemens", "~jsc"]),
        ("Mendez Norge A/S", ["mendez", "norge", "~jsc"]),
    ],
)
def test_a_company_is_read_with_its_legal_form_and_numbers_in_one_spelling(
    text: str, expected: list[str]
) -> None:
    assert expected in forms(text, person=False)


def test_one_name_in_han_has_a_reading_for_each_language_that_reads_it() -> None:
    assert forms("金正恩") == [["zhengen", "jin"], ["jongun", "kim"]]
    assert ["hanako", "tanaka"] in forms("田中花子")


def test_parts_divided_by_a_slash_are_names_of_their_own() -> None:
    assert ["al", "qaida"] in forms("Al-Qa'ida/Islamic Army", person=False)


def test_a_name_of_titles_alone_keeps_them_as_its_name() -> None:
    (reading,) = readings("President", person=True)
    assert [t.part for t in reading.tokens] == [Part.NAME]


@pytest.mark.parametrize("text", ["", "  ", "—–-", "\u202e\u200b", "😀", "...", "\ud800"])
def test_text_without_letters_or_digits_has_no_reading(text: str) -> None:
    assert readings(text, True) == readings(text, False) == ()


def test_marks_of_direction_lone_surrogates_and_emoji_change_nothing() -> None:
    assert forms("\u202eVladimir\ud800 😀 Putin\u200f") == forms("Vladimir Putin")


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "ab " * 500, "a/" * 3000, "(" * 10_000, "ж" * 10_000, "金" * 5000]
)
def test_very_long_names_are_read_whole_and_soon(text: str) -> None:
    start = time.perf_counter()
    for person in (True, False):
        for reading in readings(text, person):
            assert sum(len(t.form) for t in reading.tokens) >= text.count("a")
    assert time.perf_counter() - start < 2


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_read_and_reading_its_latin_form_again_changes_no_plain_word(
    text: str, person: bool
) -> None:
    for reading in readings(text, person):
        assert reading.tokens
        for one in reading.tokens:
            assert one.form
            if one.part is Part.NAME and one.form.isascii() and one.form.isalpha() and not one.voweless:
                assert split_words(one.form) == [one.form]
