"""One engine, several ways to ask it: the same hits, order, scores and evidence."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parties import PARTIES

from ostraka.errors import InputError, MalformedFile
from ostraka.match import Hit, Index, MatchConfig, Matcher, searchable
from ostraka.match.evidence import rescored, total
from ostraka.match.index import FORMAT
from ostraka.match.learnt import LEARNT
from ostraka.match.matcher import best_agreement, comparable, make_hit
from ostraka.model import Identifier, IdentifierKind, Kind, Name, PartialDate, Query, Record

WORDS = [*sorted({w for r in PARTIES for n in r.names for w in n.full.split()}), "Ivan", "Maria", "Bank"]


def by_reference(query: Query, records: tuple[Record, ...], config: MatchConfig) -> list[Hit]:
    """Every record scored by the oracle, one after the other."""
    hits = []
    for record in records:
        if comparable(query.kind, record.kind) and (
            query.kind is None or (query.kind is Kind.PERSON) == (record.kind is Kind.PERSON)
        ):
            best = best_agreement(query, record, config)
            if best and best[0].score >= config.threshold:
                hits.append(make_hit(query, record, best[0], best[1:], config))
    return sorted(hits, key=lambda h: (-h.score, -h.weight, h.source, h.record_id))


def damaged(name: str, seed: int) -> str:
    """The name with a few letters changed, words turned and joined."""
    rng = random.Random(seed)
    letters = list(name)
    for _ in range(rng.randrange(3)):
        at = rng.randrange(len(letters))
        letters[at] = rng.choice(["", letters[at] * 2, "a", "x"])
    words = "".join(letters).split()
    if rng.random() < 0.5:
        words = words[-1:] + words[:-1]
    return rng.choice([" ", " ", ""]).join(words)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.integers(0, 10_000))
def test_nothing_the_reference_scores_at_the_threshold_is_missed(words: list[str], seed: int) -> None:
    query = Query(name=damaged(" ".join(words), seed) or "x")
    if searchable(query):
        assert MATCHER.check(query) == by_reference(query, PARTIES, MATCHER.config)


MATCHER = Matcher(Index.build(PARTIES), MatchConfig(threshold=0.6))
QUERIES = [
    Query(
        id=str(i),
        name=damaged(n.full, i),
        birth_date=PartialDate("1961-03-05"),
        countries=("RU",),
        gender="male",
    )
    for i, n in enumerate(n for r in PARTIES for n in r.names)
]


def test_check_and_screen_agree_on_everything_and_keep_the_order() -> None:
    screened = list(MATCHER.screen(QUERIES))
    assert [q for q, _ in screened] == QUERIES
    assert [hits for _, hits in screened] == [MATCHER.check(q) for q in QUERIES]
    assert any(hits for _, hits in screened)


def test_two_workers_give_what_one_gives() -> None:
    assert list(MATCHER.screen(QUERIES, workers=2)) == list(MATCHER.screen(QUERIES))


def test_a_saved_index_answers_like_the_one_it_was_saved_from(tmp_path: Path, index: Index) -> None:
    index.save(tmp_path / "index")
    loaded = Index.load(tmp_path / "index")
    assert loaded.id == index.id
    assert list(Matcher(loaded).screen(QUERIES)) == list(Matcher(index).screen(QUERIES))


def test_the_id_stands_for_content_and_configuration_and_not_for_order() -> None:
    assert Index.build(PARTIES).id == Index.build(reversed(PARTIES)).id
    assert Index.build(PARTIES).id != Index.build(PARTIES[1:]).id
    assert Index.build(PARTIES).id != Index.build(PARTIES, MatchConfig(surplus=0.2)).id


@pytest.mark.parametrize("name", ["people.records.npy", "parties.json", "people.words.words.msgpack"])
def test_a_damaged_index_is_refused_by_the_name_of_the_damaged_file(
    tmp_path: Path, index: Index, name: str
) -> None:
    index.save(tmp_path)
    data = bytearray((tmp_path / name).read_bytes())
    data[len(data) // 2] ^= 0xFF
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MalformedFile, match=name):
        Index.load(tmp_path)


def test_an_index_of_another_format_is_refused(tmp_path: Path, index: Index) -> None:
    index.save(tmp_path)
    meta = tmp_path / "meta.json"
    meta.write_text(meta.read_text().replace(f'"format":{FORMAT}', '"format":99'))
    with pytest.raises(MalformedFile, match="format 99"):
        Index.load(tmp_path)


def test_a_hit_s_evidence_adds_up_to_its_numbers() -> None:
    for query, hits in MATCHER.screen(QUERIES):
        for hit in hits:
            person = hit.kind is Kind.PERSON
            assert rescored(hit.evidence, person, MATCHER.config) == (
                hit.score,
                hit.weight,
                hit.probability,
            ), query
            assert total(hit.evidence) == hit.weight


def test_a_weak_alias_alone_is_no_hit_but_confirms_one(matcher: Matcher) -> None:
    assert matcher.check(Query(name="Lyokha")) == []
    (plain, *_) = matcher.check(Query(name="Aleksei Petrovich Zhuravskoy"))
    (told, *_) = matcher.check(Query(name="Aleksei Petrovich Zhuravskoy", aliases=("Lyokha",)))
    assert told.record_id == plain.record_id == "p1"
    assert told.weight > plain.weight
    assert "weak_alias" in {e.feature for e in told.evidence}


def test_a_kind_narrows_the_search(matcher: Matcher) -> None:
    assert matcher.check(Query(name="Severny Gorizont", kind=Kind.ORGANIZATION))[0].record_id == "c1"
    assert matcher.check(Query(name="Severny Gorizont", kind=Kind.PERSON)) == []


def test_birth_date_gender_and_country_move_the_weight_and_not_the_score(matcher: Matcher) -> None:
    name = "Aleksei Zhuravskoy"
    plain = {h.record_id: h for h in matcher.check(Query(name=name))}
    born = Query(name=name, birth_date=PartialDate("1961-03-05"), countries=("RU",), gender="male")
    told = {h.record_id: h for h in matcher.check(born)}
    assert told["p1"].score == plain["p1"].score
    assert told["p1"].weight > plain["p1"].weight
    assert told["p2"].weight < plain["p2"].weight  # born 1984


def test_what_is_absent_contradicts_nothing(matcher: Matcher) -> None:
    features = {e.feature for h in matcher.check(Query(name="Aleksei Zhuravskoy")) for e in h.evidence}
    assert features.isdisjoint({"birth_date", "country", "gender", "identifier", "place"})


def test_a_shared_identifier_is_a_hit_whatever_the_name(matcher: Matcher) -> None:
    query = Query(name="Ganz Anders", identifiers=(Identifier(IdentifierKind.PASSPORT, "712345678"),))
    (hit,) = matcher.check(query)
    assert hit.record_id == "p1"
    assert hit.score < matcher.config.threshold
    assert [e.bits for e in hit.evidence if e.feature == "identifier"] == [LEARNT.identifier["same"]]


def test_another_valid_inn_counts_against(matcher: Matcher) -> None:
    query = Query(name="Severny Gorizont Bank", identifiers=(Identifier(IdentifierKind.INN, "7728168971"),))
    hit = next(h for h in matcher.check(query) if h.record_id == "c4")
    assert [e.how for e in hit.evidence if e.feature == "identifier"] == ["other"]


def test_two_mohammed_alis_do_not_look_like_one(matcher: Matcher) -> None:
    (hit,) = matcher.check(Query(name="Mohammed Ali", kind=Kind.PERSON))
    assert hit.score == 1.0
    assert hit.probability < 0.5


@pytest.mark.parametrize("name", ["", "—", "\u202e", "😀"])
def test_a_name_without_letters_is_refused_by_check_and_empty_in_screen(matcher: Matcher, name: str) -> None:
    with pytest.raises(InputError, match="no letter or digit"):
        matcher.check(Query(name=name))
    assert list(matcher.screen([Query(name=name)])) == [(Query(name=name), [])]


@pytest.mark.parametrize(
    "name",
    [
        "a" * 10_000,
        "Aleksei " * 500,
        "Aleksei \ud800 Zhuravskoy",
        "Алексей Zhuravskoy",
        "12345",
        "ali/" * 2000,
    ],
)
def test_odd_names_are_answered_in_bounded_time(matcher: Matcher, name: str) -> None:
    assert isinstance(matcher.check(Query(name=name)), list)


def test_an_empty_list_has_an_empty_index(tmp_path: Path) -> None:
    Index.build([]).save(tmp_path)
    assert Matcher(Index.load(tmp_path)).check(Query(name="Anyone")) == []


def test_a_firm_is_compared_with_no_ship_and_a_party_of_unknown_kind_with_all() -> None:
    ship = Record(source="xx_test", id="s1", kind=Kind.VESSEL, names=(Name("Polar Horizon"),))
    matcher = Matcher(Index.build([ship]))
    assert matcher.check(Query(name="Polar Horizon", kind=Kind.ORGANIZATION)) == []
    for kind in (None, Kind.VESSEL, Kind.AIRCRAFT, Kind.OTHER):
        assert [h.record_id for h in matcher.check(Query(name="Polar Horizon", kind=kind))] == ["s1"]
