"""Parts of pages of what offices hand in."""
