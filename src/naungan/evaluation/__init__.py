"""The whole chain for a folder, a month and a position date."""
