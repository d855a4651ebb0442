"""The desk of whoever reads the trail: what was done in an area, in sentences, by kind, person and day."""
