"""Names that many people bear: a mention only where something besides the name speaks for a listed party."""

from collections.abc import Callable

import pytest

from ostraka.read import Reading

Read = Callable[[str], Reading]


def test_a_common_full_name_alone_is_a_possible_namesake(read: Read) -> None:
    reading = read("Sergey Ivanov, a shopkeeper, keeps hens. Ivanov sells eggs.")
    assert not reading.mentions
    (one,) = reading.look_alikes
    assert (one.text, one.possible) == ("Sergey Ivanov", True)
    assert one.why.startswith("a possible namesake")
    assert any("Ivanov" in caption for caption in one.of)


@pytest.mark.parametrize(
    "text",
    [
        "Sergey Sergeyevich Ivanov bought a car.",  # the patronymic
        "Britain has sanctioned Sergey Ivanov, it was said.",  # the sentence
        "Sergey Ivanov, the head of Alrosa, resigned.",  # another listed party beside it
        "Sergey Ivanov (born 23 October 1980) is the buyer.",  # the birth date
        "The account of Gennady Timchenko is closed.",  # a rare name speaks for itself
    ],
)
def test_what_speaks_for_a_listed_party_makes_a_mention(read: Read, text: str) -> None:
    assert [m for m in read(text).mentions if m.kind == "person"]


def test_one_place_that_tells_who_is_meant_tells_it_for_the_article(read: Read) -> None:
    reading = read("Sergey Ivanov spoke. Later the EU sanctioned Sergey Ivanov. Ivanov left.")
    assert [m.text for m in reading.mentions] == ["Sergey Ivanov", "Sergey Ivanov", "Ivanov"]


@pytest.mark.parametrize(
    "text",
    [
        "Professor Wagner said sanctions law is dull.",
        "The owner of the van, Inspector Wagner said, was found.",
        "The Golden Alrosa Star Hotel is open.",
        "Madrid, Luis and Mercury are words.",
    ],
)
def test_words_and_titles_do_not_fire(read: Read, text: str) -> None:
    assert [m.text for m in read(text).mentions if m.text != "Alrosa"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Poutine et Igor Setchine parlent. Vladimir Romano et Igor Bianchi partent.",
        "Vladimir Romano et Igor Bianchi parlent. Vladimir Poutine et Igor Setchine partent.",
    ],
)
def test_a_respelled_family_name_says_nothing_of_another_after_the_same_given_name(
    read: Read, text: str
) -> None:
    assert [m.text for m in read(text).mentions] == ["Vladimir Poutine", "Igor Setchine"]
