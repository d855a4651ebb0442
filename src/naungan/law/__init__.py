"""The machinery of dated law: series, formula, timeline, explain. It knows no country.

Values are dated series in YAML; rules are formulas over columns. A ``Book`` holds both, refuses overlaps and gaps, and is
evaluated over any table on any engine; ``explain`` shows one case step by step.
"""

from naungan.law.amended import Amendment, amended
from naungan.law.book import Book
from naungan.law.errors import LawError
from naungan.law.evaluate import evaluate
from naungan.law.explain import Step, explain, leading_to
from naungan.law.formula import Formula, formula, formulas_of
from naungan.law.homogen import misfits
from naungan.law.satuan import Kolom
from naungan.law.series import Basis, Entry, Series, load_folder, read_yaml, weakest
from naungan.law.standing import Standing, standing
from naungan.law.timeline import attach, timeline

__all__ = [
    "Amendment", "Basis", "Book", "Entry", "Formula", "Kolom", "LawError", "Series", "Standing", "Step", "amended", "attach",
    "evaluate", "explain", "formula", "formulas_of", "leading_to", "load_folder", "misfits", "read_yaml", "standing", "timeline",
    "weakest",
]  # fmt: skip
