"""One file a family of layouts: its raw columns to values, and what can be wrong with them."""
