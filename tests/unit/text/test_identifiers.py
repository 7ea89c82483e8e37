"""Identifiers are compared by what they are, not by how they are written."""

from ostraka.model import Identifier, IdentifierKind
from ostraka.text.identifiers import identifier_key, well_formed


def key(kind: IdentifierKind, value: str) -> str:
    return identifier_key(Identifier(kind, value))


def test_punctuation_and_case_do_not_matter() -> None:
    assert key(IdentifierKind.LEI, "213800-wsgiiz-ccxfxk-8g80") == key(
        IdentifierKind.LEI, "213800WSGIIZCCXFXK8G80"
    )


def test_a_bic_with_and_without_its_branch_is_one_bank() -> None:
    assert key(IdentifierKind.BIC, "SABRRUMM") == key(IdentifierKind.BIC, "SABRRUMMXXX")


def test_an_inn_is_a_tax_number() -> None:
    assert key(IdentifierKind.INN, "7707083893") == key(IdentifierKind.TAX, "7707083893")


def test_a_registration_number_that_can_only_be_an_ogrn_is_one() -> None:
    # Sberbank's OGRN as printed in its own documents; OFAC prints such as "Registration ID" too
    assert key(IdentifierKind.REGISTRATION, "1027700132195") == key(IdentifierKind.OGRN, "1027700132195")
    assert key(IdentifierKind.REGISTRATION, "1027700132196") != key(IdentifierKind.OGRN, "1027700132196")


def test_a_number_too_short_or_too_plain_to_tell_a_party_is_not_compared() -> None:
    assert key(IdentifierKind.PASSPORT, "1234") == key(IdentifierKind.PASSPORT, "000000") == ""


def test_check_digits_are_checked_where_there_are_any() -> None:
    # Sberbank's INN as printed in its own documents, and the same with its last digit changed.
    assert well_formed(Identifier(IdentifierKind.INN, "7707083893"))
    assert not well_formed(Identifier(IdentifierKind.INN, "7707083894"))
    assert well_formed(Identifier(IdentifierKind.PASSPORT, "anything"))
