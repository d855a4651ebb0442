"""The evaluation of a month of a government that counts, and what it says to whom."""
