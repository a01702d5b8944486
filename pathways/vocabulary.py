"""The closed word lists of the field: ids that data, profile and dialogue share.

Source of the lists: the project's design (docs/design.md). They are enumerations so that a wrong id fails at the
border and never inside.
"""

from enum import StrEnum


class Field(StrEnum):
    """Industry sectors by which occupations and programs are grouped."""

    HEALTH_SCIENCE = "health_science"
    MANUFACTURING = "manufacturing"
    TRANSPORTATION_LOGISTICS = "transportation_logistics"
    AVIATION_AEROSPACE = "aviation_aerospace"
    INFORMATION_TECHNOLOGY = "information_technology"
    CONSTRUCTION_TRADES = "construction_trades"
    ENERGY = "energy"
    BUSINESS_FINANCE = "business_finance"
    AGRICULTURE = "agriculture"
    EDUCATION_HUMAN_SERVICES = "education_human_services"
    HOSPITALITY_CULINARY = "hospitality_culinary"
    PERSONAL_CARE = "personal_care"
    LAW_PUBLIC_SAFETY = "law_public_safety"
    ARTS_MEDIA = "arts_media"
    FOUNDATIONAL = "foundational"


class SupportCategory(StrEnum):
    """What a support service helps with."""

    CHILD_CARE = "child_care"
    TRANSPORTATION = "transportation"
    FOOD = "food"
    HOUSING = "housing"
    HEALTH = "health"
    MENTAL_HEALTH = "mental_health"
    CRISIS = "crisis"
    LEGAL = "legal"
    REENTRY = "reentry"
    DISABILITY = "disability"
    VETERANS = "veterans"
    TRIBAL = "tribal"
    YOUTH = "youth"
    FINANCIAL_AID = "financial_aid"
    TUITION = "tuition"
    UNEMPLOYMENT = "unemployment"
    ENGLISH = "english"
    ADULT_EDUCATION = "adult_education"
    DIGITAL = "digital"
    WORK_SUPPLIES = "work_supplies"
    JOB_SEARCH = "job_search"
    INCOME_SUPPORT = "income_support"


class Education(StrEnum):
    """Highest schooling finished, in rising order. A GED or HiSET is `high_school`."""

    NONE = "none"
    HIGH_SCHOOL = "high_school"
    SOME_COLLEGE = "some_college"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"

    @property
    def rank(self) -> int:
        """Place in the rising order, from 0 (`none`) to 5 (`master`)."""
        return list(Education).index(self)


class Transport(StrEnum):
    """How a person gets to a place."""

    CAR = "car"
    TRANSIT = "transit"
    RIDE = "ride"
    NONE = "none"


class Schedule(StrEnum):
    """When a person can attend."""

    DAY = "day"
    EVENING = "evening"
    WEEKEND = "weekend"


class Status(StrEnum):
    """Circumstances that open doors: eligibility for training, funding and support."""

    VETERAN = "veteran"
    TRIBAL_CITIZEN = "tribal_citizen"
    DISABILITY = "disability"
    JUSTICE_INVOLVED = "justice_involved"
    PARENT = "parent"
    UNEMPLOYED = "unemployed"
    DISLOCATED_WORKER = "dislocated_worker"
    EMPLOYED = "employed"
    HIGH_SCHOOL_STUDENT = "high_school_student"
    ENGLISH_LEARNER = "english_learner"
    LOW_INCOME = "low_income"
    YOUTH_OUT_OF_SCHOOL = "youth_out_of_school"
    NO_DIPLOMA = "no_diploma"


class Language(StrEnum):
    """Languages the service speaks."""

    EN = "en"
    ES = "es"


class StepKind(StrEnum):
    """What one does in a step of a route."""

    TRAINING = "training"
    EXAM = "exam"
    WORK = "work"


class Barrier(StrEnum):
    """What a rule that may stand between a person and a job is about."""

    JUSTICE_RECORD = "justice_record"
    AGE = "age"
    DRUG_TEST = "drug_test"
    CITIZENSHIP = "citizenship"
    PHYSICAL_DEMAND = "physical_demand"
    DRIVING_RECORD = "driving_record"
    LANGUAGE = "language"
    IMMUNIZATION = "immunization"


class Severity(StrEnum):
    """How hard a rule is: it may stop a person, somebody decides case by case, or it is good to know."""

    BLOCKS = "blocks"
    CASE_BY_CASE = "case_by_case"
    NOTE = "note"


class Verdict(StrEnum):
    """Whether a person meets what a service or a program asks; `cannot_tell` is neither yes nor no."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"
