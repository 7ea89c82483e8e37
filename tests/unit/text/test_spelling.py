"""Spellings of one name meet; spellings of two names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ostraka.text.spelling import bare, fold, skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("sergey", "sergei", "sergej", "serguei"),
        ("alekseyevich", "alekseevich", "alekseevitch", "alekseevic"),
        ("yevgeny", "evgeny", "evgenii", "yevgeniy"),
        ("dmitriy", "dmitri", "dmitry", "dmitrij"),
        ("mueller", "muller"),
        ("djamal", "jamal"),
        ("abdulrahman", "abdurrahman", "abdelrahman"),
        ("organisation", "organization"),
        ("song", "sung"),
        ("wladimir", "vladimir"),
    ],
)
def test_spellings_of_one_name_have_one_fold(spellings: tuple[str, ...]) -> None:
    assert len({fold(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "two"), [("putin", "pulin"), ("akimov", "akimova"), ("ivanov", "petrov"), ("ali", "li")]
)
def test_two_names_have_two_folds(one: str, two: str) -> None:
    assert fold(one) != fold(two)


@pytest.mark.parametrize(
    ("latin", "written"), [("fernando", "frnndw"), ("khalid", "khld"), ("perez", "byryz")]
)
def test_a_name_without_its_vowels_has_the_skeleton_of_the_name(latin: str, written: str) -> None:
    assert skeleton(latin) == skeleton(written)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_folds_are_never_empty_and_bare_is_idempotent(word: str) -> None:
    assert fold(word)
    assert bare(bare(fold(word))) == bare(fold(word))
