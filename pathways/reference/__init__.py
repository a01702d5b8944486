"""Reference files: what O*NET, the labour statistics and the state publish, imported as they publish it.

Each importer checks its file whole, then stores it in one transaction or not at all; the same content again changes
nothing. `pathways.reference.merging` lets the catalog fill from them what the shipped rows leave unknown.
"""

from pathways.reference.critical import import_critical
from pathways.reference.crosswalk import import_crosswalk
from pathways.reference.onet import import_onet
from pathways.reference.statistics import import_education, import_projections, import_wages
from pathways.reference.writing import ImportReport, InvalidReference, imports_in, version_of

__all__ = [
    "ImportReport",
    "InvalidReference",
    "import_critical",
    "import_crosswalk",
    "import_education",
    "import_onet",
    "import_projections",
    "import_wages",
    "imports_in",
    "version_of",
]
