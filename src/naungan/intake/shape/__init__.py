"""The shape of a table: title lines, the heading row, whose list it is, and which rows below it are data."""
