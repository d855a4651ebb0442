"""The steps from one schema of this app to the next."""
