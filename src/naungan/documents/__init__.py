"""What paper leaves the house: workbook, lists per unit, SIPP files."""
