"""The law itself, by programme: YAML values beside ten-line formulas."""
