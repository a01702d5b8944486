"""Where the publishers keep the files that the importers read; shown beside what comes from them."""

ONET_URL = "https://www.onetcenter.org/database.html"
WAGES_URL = "https://www.bls.gov/oes/tables.htm"
PROJECTIONS_URL = "https://www.bls.gov/emp/tables.htm"
EDUCATION_URL = "https://www.bls.gov/emp/tables/education-and-training-by-occupation.htm"
CROSSWALK_URL = "https://nces.ed.gov/ipeds/cipcode"
METHOD_URL = "https://oklahomaworks.gov/critical-occupations-methodology-parameters/"
