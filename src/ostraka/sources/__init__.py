"""The lists Ostraka reads, one file each: pure functions from bytes to :class:`Parsed`.

A source never sees the ledger nor another source. To add one, copy a file, add it here.
"""

from ostraka.errors import UsageError
from ostraka.model import SourceInfo
from ostraka.sources.au_dfat import SOURCE as AU_DFAT
from ostraka.sources.ca_russia_regs import SOURCE as CA_RUSSIA_REGS
from ostraka.sources.ca_sema import SOURCE as CA_SEMA
from ostraka.sources.ch_seco import SOURCE as CH_SECO
from ostraka.sources.eu_fsf import SOURCE as EU_FSF
from ostraka.sources.ftm import SOURCE as FTM
from ostraka.sources.gb_ofsi import SOURCE as GB_OFSI
from ostraka.sources.gb_uksl import SOURCE as GB_UKSL
from ostraka.sources.jp_mof import SOURCE as JP_MOF
from ostraka.sources.starter import SOURCE as STARTER
from ostraka.sources.table import SOURCE as TABLE
from ostraka.sources.un_sc import SOURCE as UN_SC
from ostraka.sources.us_ofac_cons import SOURCE as US_OFAC_CONS
from ostraka.sources.us_ofac_sdn import SOURCE as US_OFAC_SDN

#: In the order in which they are shown: the G7, the United Nations, their partners, the user's own.
SOURCES: tuple[SourceInfo, ...] = (
    GB_UKSL,
    GB_OFSI,
    US_OFAC_SDN,
    US_OFAC_CONS,
    EU_FSF,
    CA_SEMA,
    CA_RUSSIA_REGS,
    JP_MOF,
    UN_SC,
    CH_SECO,
    AU_DFAT,
    STARTER,
    FTM,
    TABLE,
)


def source(key: str) -> SourceInfo:
    """The source of that key. Raises UsageError naming the known keys."""
    for info in SOURCES:
        if info.key == key:
            return info
    raise UsageError(
        f"no source has the key {key!r}", hint=f"known keys: {', '.join(s.key for s in SOURCES)}"
    )
