"""Units and the two conversions that may be made, each with its factor stated.

Gas in energy (TJ, on gross calorific value) becomes volume only with a declared
calorific value, because sources differ by 9 %: the same imports are 55.2 or 50.5
billion m3.
"""

#: who -> kWh in a cubic meter of gas (gross), as each converts.
KWH_PER_M3: dict[str, float] = {"Bruegel": 10.3, "Norway": 11.0, "CREA": 11.259}

#: unit -> words a reader knows.
UNIT_WORDS: dict[str, str] = {
    "TJ_GCV": "TJ",
    "mcm": "million m3",
    "kt": "thousand tonnes",
    "t": "tonnes",
    "kl": "kiloliters",
    "kbbl": "thousand barrels",
    "EUR": "euro",
    "USD": "US dollars",
    "GBP": "pounds",
    "JPY": "yen",
}
MONEY = frozenset({"EUR", "USD", "GBP", "JPY"})

_KWH_PER_TJ = 1e12 / 3.6e6


def tj_to_mcm(terajoules: float, kwh_per_m3: float) -> float:
    """Million cubic meters of gas that hold this many TJ at the stated calorific value.

    >>> round(tj_to_mcm(2_045_449, KWH_PER_M3["Bruegel"]))
    55163
    >>> round(tj_to_mcm(2_045_449, KWH_PER_M3["CREA"]))
    50465
    """
    return terajoules * _KWH_PER_TJ / kwh_per_m3 / 1e6
