"""The closed lists of words that cells of the database folder may hold."""

from __future__ import annotations

import re

from pathways.vocabulary import Barrier, Education, Field, Severity, SupportCategory

FIELDS = tuple(Field)
SUPPORT_CATEGORIES = tuple(SupportCategory)
EDUCATION = tuple(Education)
CREDENTIAL_KINDS = ("license", "certificate", "industry_certification", "degree", "hse_diploma")
PROGRAM_KINDS = (
    "certificate",
    "license",
    "industry_certification",
    "short_course",
    "associate_degree",
    "bachelor_degree",
    "master_degree",
    "doctoral_degree",
    "hse_diploma",
    "language",
)
PROVIDER_KINDS = (
    "technology_center",
    "community_college",
    "university",
    "tribal_college",
    "private_school",
    "adult_education",
    "apprenticeship_sponsor",
    "employer",
    "community_organization",
)
SCHEDULES = ("day", "evening", "weekend", "online", "hybrid")
WORK_KINDS = ("apprenticeship", "internship", "transitional_job", "on_the_job", "academy", "referral")
LADDER_KINDS = ("credential_step", "promotion", "lateral")
LADDER_BASIS = ("source", "bls_work_experience", "onet_related_occupations", "general_knowledge")
QUALIFYING_BASIS = ("license", "ladder", "credential")
DEMAND_LISTS = ("statewide_critical", "local_in_demand", "named_in_source", "projection")
BARRIERS = tuple(Barrier)
SEVERITIES = tuple(Severity)
CONFIDENCE = ("high", "medium", "low")
NEIGHBORS = ("AR", "CO", "KS", "MO", "NM", "TX")
REQUIREMENTS = (
    "oklahoma_resident",
    "low_income",
    "parent_of_minor",
    "tribal_citizen",
    "justice_involved",
    "veteran",
    "disability",
    "high_school_student",
    "no_diploma",
    "english_learner",
    "dislocated_worker",
    "approved_layoff",
    "unemployed",
    "employed",
    "youth_out_of_school",
)
INSIDERS = ("current_employee", "current_student")
"""Who trains where they work or study already: what training may ask for, beside what services ask for."""

WORK_EXPERIENCE = ("None", "Less than 5 years", "5 years or more")
ON_THE_JOB = (
    "None",
    "Short-term on-the-job training",
    "Moderate-term on-the-job training",
    "Long-term on-the-job training",
    "Apprenticeship",
    "Internship/residency",
)
RIASEC = re.compile(r"(?!.*(.).*\1)[RIASEC]{1,6}")
CIP = re.compile(r"\d{2}\.\d{4}", re.ASCII)
SOC = re.compile(r"\d{2}-\d{4}", re.ASCII)
FIPS = re.compile(r"40\d{3}", re.ASCII)
YEAR_SPAN = re.compile(r"(19|20)\d\d(-(19|20)\d\d)?", re.ASCII)
