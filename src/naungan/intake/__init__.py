"""From a file that an office really holds to a checked relation and problems."""
