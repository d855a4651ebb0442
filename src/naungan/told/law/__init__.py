"""The law in words: series, rules, reliefs, how certain they are, and why an amount is what it is."""
