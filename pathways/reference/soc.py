"""Finding the statistics of an occupation: its own SOC code, or the code that the statistics publish it under.

The labour statistics publish some occupations only together with their neighbours. Most of these groups are the SOC
broad group (a code that ends in 0); five are made for the statistics alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

COMBINED = {
    "21-1011": "21-1018", "21-1014": "21-1018",  # substance abuse, behavioral disorder, and mental health counselors
    "25-2055": "25-2052", "25-2056": "25-2052",  # special education teachers, kindergarten and elementary school
    "25-9042": "25-9045", "25-9043": "25-9045", "25-9049": "25-9045",  # teaching assistants, except postsecondary
    "51-2022": "51-2028", "51-2023": "51-2028",  # electrical, electronic, and electromechanical assemblers
    "53-1042": "53-1047", "53-1043": "53-1047", "53-1044": "53-1047", "53-1049": "53-1047",  # supervisors
}  # fmt: skip


def published_code(codes: Mapping[str, object], onet_soc: str) -> str | None:
    """The code that statistics keyed by SOC code have for an occupation; `None` where they have none.

    Args:
        codes: statistics by SOC code.
        onet_soc: an O*NET-SOC code; its detailed occupations (`.01`) share the figure of their SOC code.
    """
    own = onet_soc[:7]
    for code in (own, COMBINED.get(own, ""), f"{own[:6]}0"):
        if code in codes:
            return code
    return None


def published(codes: Mapping[str, T], onet_soc: str) -> T | None:
    """What statistics keyed by SOC code say of an occupation."""
    code = published_code(codes, onet_soc)
    return None if code is None else codes[code]
