"""How Indonesian names are written, as data: titles, abbreviations, old spelling, and sounds that clerks confuse.

Every entry is ``(pattern, replacement)`` in the part of regular expressions that RE2, Java and Python read alike (no
backslash, no back reference), so that both engines and the tests' plain Python apply the very same steps in order.
"""

from __future__ import annotations

import string

_BEFORE = (
    "PROF|DRS|DRA|DR|IR|KH|HJ|H|HAJI|HAJJAH|TGK|UST|USTADZ|USTADZAH|R|RR|RA|RADEN|NS|APT|BDN|BD|NY|TN|SDR|SDRI|BPK|IBU|ALM|ALMH"
)  # fmt: skip

# Degrees, dotted or not; whatever follows the first of them is a degree as well.
_AFTER = "|".join((
    "S[.] ?(PD|E|H|SOS|KOM|T|P|AG|IP|KEP|KM|SI|HUT|PT|PI|FARM|GZ|TR|ST|KED|IK|AP|AK|AN|KEB|PSI|S|TH|HI|I|SY|EI|FIL|HUM|STAT|IAN)",
    "(SPD|SPDI|SE|SH|SSOS|SKOM|ST|SP|SAG|SIP|SKEP|SKM|SSI|SHUT|SPT|SPI|SFARM|SGZ|STR|SST|SKED|STP|SAK|SKEB|SPSI|STH|SHI|SSY)",
    "M[.] ?(PD|SI|M|H|KOM|KES|T|AG|KN|AP|E|HUM|A|SC|IP|EC|KEP|PSI|FARM|AK)",
    "(MPD|MSI|MM|MH|MKOM|MKES|MT|MAG|MKN|MAP|MHUM|MSC|MKEP)",
    "A[.] ?(MD|MA|P)([.] ?(PD|KEP|KEB|KOM|AK|GZ|FARM|KL|AN|RAD))?", "(AMD|AMA|AMK|AMKEB|AMDKEP|AMDKEB|BA|BSC)", "SP[.](OG|PD|A|B|AN|JP|M)",
    "S[.]?ST", "S[.]?TR[.]?(KEP|KEB|KES|GZ|AK)?", "D[.]?(I|II|III|IV|[1-4])", "NERS",
))  # fmt: skip

# From what an office writes to bare words; applied to the upper-cased name.
CLEAN = (
    ("[(].*[)]", " "),
    ("^[ .,]+", ""),
    (f"^(({_BEFORE})[., ]+)+", ""),
    (",.*$", ""),
    (f" ({_AFTER})([. ].*)?$", ""),
    ("['`’]", ""),
    ("[^A-Z]+", " "),
)

DOUBLES = tuple((letter * 2, letter) for letter in string.ascii_uppercase)

# Old spelling to new, and the spellings of one Arabic sound.
SPELLING = (
    ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY"), ("NJ", "NY"), ("CHR", "KR"), ("CHAND", "CAND"), ("CH", "H"), ("KH", "H"),
    *DOUBLES,
)  # fmt: skip

# Whole words; the name is padded with a space on either side. Muhammad in all its forms becomes M.
WORDS = (
    (" (MUHAMAD|MOHAMAD)", " M "),
    ("  +", " "),
    (" (MOHAMD|MUHAMD|MUHMAD|MOHMAD|MUHAMA|MOHAMA|MUHAMED|MOHAMED|MUHAMET|MUHAMAT|MOHAMAT|MAHAMAD) ", " M "),
    (" (MUHD|MOHD|MUH|MOH|MUHM|MHD|MHMD|MD|MH|MHMAD) ", " M "),
    (" (AHMAT|AMAD|AMAT|AHD|AHM) ", " AHMAD "),
    (" (ABD|ABDL|ABDU) ", " ABDUL "),
    ("^ ST ", " SITI "),
    (" (H|HJ|BIN|BINTI|BINTE|BT|BTE) ", " "),
)

# Words that stand before so many given names that they tell nobody apart: twins share them.
COMMON_FIRST = "M|AHMAD|SITI|SRI|NUR|ABDUL|I|NI"

# Given words that twins often share, the next word telling them apart (Dwi Ayu, Dwi Sekar).
SHARED_GIVEN = (
    "DWI",
    "TRI",
    "EKA",
    "PUTRI",
    "PUTRA",
    "DEWI",
    "AYU",
    "ANDI",
    "MARIA",
    "YOHANES",
    "WAYAN",
    "MADE",
    "NYOMAN",
    "KETUT",
    "LUH",
    "INDAH",
)

# Sounds that are written one way or another; looser than spelling, so never enough alone where twins are near.
SOUNDS = (
    ("SY", "S"), ("TH", "T"), ("DH", "D"), ("PH", "P"), ("F", "P"), ("V", "P"), ("Z", "S"), ("Q", "K"), ("X", "KS"),
    ("IE", "I"), ("Y", "I"), ("J", "I"), ("H ", " "),
    *((letter * 2, letter) for letter in "IPSKTDA"),
)  # fmt: skip
