"""What every page has: its frame, its style, its language, and how a refusal is told."""
