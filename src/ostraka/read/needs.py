"""The letters a sentence must hold for a rule of claims to be tried at all."""

# ruff: noqa: E501  (a table is read as lines)

from ostraka.read.lexicon import HITS, IMPOSES, LIFTS, PLACES, REMOVES, participles, stems

_MEASURES = (
    "sanction freez restrict penalt ban measure curb limit designation prohibition embargo blacklisting block"
)
_LISTS = "list regist regime roll roster program catalog annex schedule sdn journal"
_HIT = participles(HITS + " hit")
_HITS, _IMPOSES, _PLACES = stems(HITS), stems(IMPOSES), stems(PLACES)
_REMOVES, _LIFTS = stems(REMOVES), stems(LIFTS)
_LICENCES = "licen waiver authori exempt"

#: rule -> its groups, parted by "&"; "_" is a blank.
_NEEDS = {
    "passive, removed": f"off from & {_REMOVES} & {_LISTS}",
    "passive, delisted": "delist de-list unfroz freed",
    "came off the list": "off & came come coming got get",
    "sanctions on X were lifted": f"{_MEASURES} & {_LIFTS}",
    "lifted sanctions on": f"{_LIFTS} unfr & {_MEASURES} unfr",
    "revoked the listing of": "designation listing entr name",
    "lifted it": f"{_LIFTS} & {_MEASURES} listing",
    "removed X from the list": f"off from & {_REMOVES} & {_LISTS}",
    "delisted": "delist de-list",
    "delisting of": "delisting de-listing removal release lifting",
    "freed from sanctions": "freed taken",
    "passive, dropped": "dropped removed taken let struck",
    "let it lapse": "lapse expire run_out end",
    "did not renew": "renew exten prolong",
    "dropped": "drop remov releas let str took tak",
    "licensed": _LICENCES + " permit allow covers",
    "passive, licensed": "licen authori permit",
    "granted X a licence": "licen waiver exempt",
    "licence was issued": _LICENCES,
    "has frozen": "frozen",
    "assets were frozen": "frozen",
    "had assets frozen": "frozen blocked",
    "froze assets": "fr block seiz & asset fund property holding account money wealth",
    "freezing of": "freez & of",
    "froze": "froze freez",
    "sanctions were imposed on": f"{_MEASURES} & {_IMPOSES}",
    "imposed sanctions on": f"{_MEASURES} & {_IMPOSES}",
    "took over sanctions on": f"over mirror copi copy replicat transpos match implement & {_MEASURES} listing",
    "sanctions imposed on": f"{_MEASURES} & {_IMPOSES} & on against",
    "restricted dealings with": "lending loans financing dealing transaction business access investment & restrict limit curb prohibit ban bar",
    "shut out of markets": "restrict limit curb deny deni shut cut lock froze freez frozen keep kept push bar ban block drop remov exclu expel disconnect eject kick & from of to & econom system capital debt credit market financ fund swift loan bond dollar borrow money payment raising issuing selling",
    "passive, shut out of markets": "exclu remov drop expel disconn eject kick throw thrown unplug shut cut locked frozen pushed barred banned blocked & from of & econom system capital debt credit market financ fund swift bond dollar borrow money payment",
    "subjected X to sanctions": f"subject & {_MEASURES} limit",
    "restricted borrowing of": "restrict limit curb & borrow debt lending financing funding dealing operation",
    "restricted": "restrict limit",
    "extended sanctions to": "exten widen expan appl lengthen broaden",
    "hit with sanctions": f"hit slap str punish target & {_MEASURES}",
    "put under sanctions": "under",
    "passive, added to the list": f"{_PLACES} & {_LISTS}",
    "passive, added": "added included",
    "subject to sanctions": "subject exposed target object",
    "added X to the list": f"{_PLACES} & {_LISTS}",
    "set X on the list": f"_set_ & {_LISTS}",
    "put X under sanctions": "put plac br & under on & sanction blacklist freeze",
    "has X on the list": f"its their & {_LISTS} & has have had",
    "on which S imposed": f"whom which & {_MEASURES}",
    "kept off the list": f"off & {_LISTS}",
    "passive, sanctioned": f"{_HIT} banned barred blocked",
    "under sanctions": "under on & restrict measures curbs sanction freeze travel blacklist sdn",
    "joined them on the list": f"join & {_LISTS}",
    "on the list": _LISTS,
    "on its one": "british_one american_one european_one canadian_one swiss_one japanese_one australian_one eu_one uk_one us_one u.s._one",
    "a designated person": "designated sanctioned listed blacklisted blocked sdn target",
    "faces sanctions": f"fac draw drew attract incur earn under & {_MEASURES}",
    "among those who": f"among one_of & whose who that which & frozen {_HITS} hit block add",
    "among the targets": "among one",
    "took no step against": "step action measure move & against",
    "got away": "escap got gets went goes",
    "wants X on the list": f"want like see demand & {_PLACES} & {_LISTS}",
    "tops the list": f"top head lead led & {_LISTS}",
    "among them": "among one_of part_of",
    "also feature": "featur figur appear",
    "sanctions in place against": f"{_MEASURES} & place force effect",
    "the same goes for": "same",
    "the same fate": "same similar identical that",
    "it could include": "it this which & extend includ cover take",
    "sanctions include": "sanction list entries entrants newcomers designation measure package round target name addition notice order decision freeze those & includ cover hit target extend name featur take took contain caught were was are is has had have count",
    "sanctioned": _HITS,
    "list": "list add & to_list to_add will would may might could should must shall",
    "added": "add",
    "without sanctions": f"without free no & {_MEASURES} & in by from",
    "no sanctions on it": f"without free clear & {_MEASURES}",
    "not touched": "not never n't n’t refus declin & touch near nam includ show featur contain mention cover extend acted pick single",
    "left out": "not n't n’t untouched unaffected unscathed affected covered escap avoid dodged left exempt spared among omitted missing absent",
    "spared": "held hold spar exempt left leav omit passed skip _let_ _lets_ nothing missing absent",
    "round included": "first second third fourth fifth latest last previous earlier new other & cover includ hit target named names caught took",
    "put X there": "there it & put plac add includ",
    "passive, named": "named singled",
    "looking at": "looking eyeing",
    "be next": "next",
    "be joined by": "joined",
    "waived sanctions on": f"waiv & {_MEASURES}",
    "took the same step against": "same similar such",
    "moved against": "against after down to with for at & turn act mov tak took go went aim come came crack clamp get got catch caught",
    "blocked": "block ban bar hit",
    "placed there": "there on_it",
    "sanctions were announced": f"announced imposed unveiled adopted approved agreed & {_MEASURES}",
    "followed suit": "follow join back match",
    "sanctioned by": f"frozen blocked {_HIT}",
    "follows": "follow _so same likewise do_that did_that done_that does_that doing_that it_too there acted moved joined consider weigh mull",
    "sanctions are in force": f"{_MEASURES} & force place effect unchanged",
    "sanctions on": f"{_MEASURES} move action steps & _on against targeting concerning regarding respect relating",
    "inclusion in the list": f"inclusion addition placement entry placing & {_LISTS}",
    "X's delisting": "delisting de-listing removal",
    "X's listing": "designation listing inclusion",
    "listing of": "listing designation sanctioning inclusion addition & of",
}


def needs(rule: str) -> str:
    """The groups of letters of which a rule needs one each, as :class:`ostraka.read.gate.Gate` takes them."""
    return _NEEDS[rule]
