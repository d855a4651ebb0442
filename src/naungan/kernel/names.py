"""Names in a plain form, only to say whether two writings are the same; what was written is what is shown."""

from __future__ import annotations

import re

# Titles before and behind a name, once dots are gone; degrees behind a comma fall with the comma.
TITLES = (
    "DR", "DRA", "DRS", "DRG", "H", "HJ", "IR", "PROF", "KH", "UST", "USTAZ", "SE", "SH", "ST", "SPD", "SPDI", "SKM", "SKEP",
    "SSOS", "SSI", "SKOM", "SAG", "SP", "SIP", "SAP", "STP", "MM", "MSI", "MPD", "MKES", "MH", "AMD", "AMK", "AMDKEB", "NERS", "NS",
)  # fmt: skip
TITLE_PATTERN = f"(^| )({'|'.join(TITLES)})(?= |$)"


def plain_name(name: str) -> str:
    """Upper case, letters only, without titles: ``Hj. Siti Aminah, S.Pd`` → ``SITIAMINAH``."""
    before_comma = name.partition(",")[0].upper().replace(".", "")
    without = re.sub(TITLE_PATTERN, " ", before_comma)
    return re.sub("[^A-Z]", "", without) or re.sub("[^A-Z]", "", before_comma)
