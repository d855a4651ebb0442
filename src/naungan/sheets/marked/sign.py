"""How our sheet of problems is known again; apart, for the reading child needs nothing else of what writes it."""

# The first cell of the sheet begins with this: whoever reads the workbook again passes the sheet over.
SIGN = "Naungan · "
