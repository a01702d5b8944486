"""The field of an occupation that the shipped data does not have, from its SOC code.

The groups follow the SOC structure; the longest code that fits decides. Where the shipped data has an occupation, its
own field stands. Soldiers are in `law_public_safety`.
"""

from __future__ import annotations

FIELD_OF_GROUP = {
    "11": "business_finance", "11-2011": "arts_media", "11-203": "arts_media", "11-3013": "construction_trades",
    "11-3021": "information_technology", "11-3051": "manufacturing", "11-3051.02": "energy", "11-3051.03": "energy",
    "11-3051.04": "energy", "11-3051.06": "energy", "11-307": "transportation_logistics", "11-9013": "agriculture",
    "11-9021": "construction_trades", "11-903": "education_human_services", "11-9041": "manufacturing",
    "11-9041.01": "energy", "11-905": "hospitality_culinary", "11-907": "hospitality_culinary",
    "11-908": "hospitality_culinary", "11-911": "health_science", "11-912": "agriculture",
    "11-9121.01": "health_science", "11-9131": "transportation_logistics", "11-915": "education_human_services",
    "11-916": "law_public_safety",
    "11-917": "personal_care", "11-9199.08": "law_public_safety", "11-9199.09": "energy", "11-9199.10": "energy",
    "13": "business_finance", "13-1011": "arts_media", "13-1021": "agriculture", "13-1041.06": "law_public_safety",
    "13-1074": "agriculture", "13-108": "transportation_logistics", "13-1199.04": "law_public_safety",
    "13-1199.07": "law_public_safety",
    "15": "information_technology", "15-1211.01": "health_science", "15-2": "business_finance",
    "15-2041.01": "health_science", "15-205": "information_technology", "15-2051.02": "health_science",
    "15-2099.01": "health_science",
    "17": "manufacturing", "17-1": "construction_trades", "17-2011": "aviation_aerospace", "17-2021": "agriculture",
    "17-2031": "health_science", "17-2051": "construction_trades", "17-2061": "information_technology",
    "17-2081": "energy", "17-2151": "energy", "17-2161": "energy", "17-2171": "energy", "17-2199.03": "energy",
    "17-2199.10": "energy", "17-2199.11": "energy", "17-3011": "construction_trades", "17-3021": "aviation_aerospace",
    "17-3022": "construction_trades", "17-3025": "energy", "17-3031": "construction_trades",
    "19": "agriculture", "19-1021": "health_science", "19-1022": "health_science", "19-1029": "health_science",
    "19-104": "health_science", "19-1029.04": "agriculture", "19-2": "energy", "19-203": "manufacturing",
    "19-3": "education_human_services", "19-301": "business_finance", "19-302": "business_finance",
    "19-303": "health_science", "19-3051": "construction_trades", "19-3099.01": "transportation_logistics",
    "19-4021": "health_science", "19-403": "manufacturing", "19-404": "energy", "19-405": "energy",
    "19-406": "education_human_services", "19-409": "manufacturing", "19-4092": "law_public_safety",
    "19-5": "manufacturing",
    "21": "education_human_services", "21-1013": "health_science", "21-109": "education_human_services",
    "23": "law_public_safety", "25": "education_human_services", "27": "arts_media",
    "29": "health_science", "29-1131": "agriculture", "29-2056": "agriculture", "31": "health_science",
    "31-9096": "agriculture", "33": "law_public_safety", "35": "hospitality_culinary",
    "37": "hospitality_culinary", "37-1012": "agriculture", "37-202": "agriculture", "37-3": "agriculture",
    "39": "hospitality_culinary", "39-2": "agriculture", "39-4": "personal_care", "39-5": "personal_care",
    "39-9": "personal_care", "39-901": "education_human_services", "39-904": "education_human_services",
    "41": "business_finance", "41-3011": "arts_media", "41-304": "hospitality_culinary", "41-4011.07": "energy",
    "41-9012": "arts_media",
    "43": "business_finance", "43-4031": "law_public_safety", "43-4121": "education_human_services",
    "43-4081": "hospitality_culinary", "43-4181": "hospitality_culinary", "43-5": "transportation_logistics",
    "43-5041": "energy", "43-6012": "law_public_safety", "43-6013": "health_science",
    "45": "agriculture", "47": "construction_trades", "47-2231": "energy", "47-5": "energy",
    "49": "manufacturing", "49-2022": "information_technology", "49-2091": "aviation_aerospace",
    "49-2021": "information_technology", "49-2093": "transportation_logistics", "49-2096": "transportation_logistics",
    "49-2097": "arts_media", "49-2098": "construction_trades", "49-3": "transportation_logistics",
    "49-3011": "aviation_aerospace", "49-3041": "agriculture", "49-902": "construction_trades", "49-905": "energy",
    "49-9062": "health_science", "49-9063": "arts_media", "49-908": "energy", "49-9095": "construction_trades",
    "49-9097": "transportation_logistics", "49-9099.01": "energy",
    "51": "manufacturing", "51-2011": "aviation_aerospace", "51-3": "hospitality_culinary", "51-3092": "manufacturing",
    "51-3093": "manufacturing", "51-3091": "manufacturing", "51-5": "arts_media", "51-6011": "hospitality_culinary",
    "51-6052": "personal_care", "51-8": "energy", "51-908": "health_science", "51-9151": "arts_media",
    "53": "transportation_logistics", "53-1041": "aviation_aerospace", "53-2": "aviation_aerospace",
    "53-6032": "aviation_aerospace", "53-703": "construction_trades", "53-7071": "energy", "53-7072": "energy",
    "53-7073": "energy",
    "55": "law_public_safety",
}  # fmt: skip
"""SOC codes, or their beginnings, with the field of what is under them."""


def field_of(onet_soc: str) -> str:
    """The field of an occupation by its code: that of the longest beginning in the table.

    Raises:
        KeyError: the code is of no SOC major group.
    """
    for length in range(len(onet_soc), 1, -1):
        if onet_soc[:length] in FIELD_OF_GROUP:
            return FIELD_OF_GROUP[onet_soc[:length]]
    raise KeyError(onet_soc)
