"""How our sheet of problems and our workbooks are known again; apart, for the reading child needs nothing else of what writes them."""

# The first cell of the sheet begins with this: whoever reads the workbook again passes the sheet over.
SIGN = "Naungan · "
# What a workbook carries besides what is seen of it: a property of the document by this name, which spreadsheets keep when they save.
PROPERTY = "Naungan"
# How a cell that has been put right is marked, beside the severities of problems.
CORRECTED = "koreksi"
