"""What stands in a cell where no value does. The patterns are read alike by RE2 and Java."""

from __future__ import annotations

# What a spreadsheet shows where a value could not be computed, or where its column was too narrow when it was saved as text.
ERROR = (
    "^(#(REF!|N/A|VALUE!|DIV/0!|NAME[?]|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|ERROR!|GETTING_DATA)"
    "|#{3,}|Err:[0-9]{3})$"
)
# A list or a record where one value belongs, and how it is written.
NESTED_TEXT = "[…]"
NESTED = r"^\[…\]$"
