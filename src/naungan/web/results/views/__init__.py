"""The pages of results: they read and call actions, and compute nothing."""
