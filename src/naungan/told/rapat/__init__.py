"""What a round puts on the table: the sheet of each pemda, and the form that is sent before it."""
