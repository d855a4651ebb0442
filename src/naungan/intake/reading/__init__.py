"""A source read by the guarded child into staged text columns, and what is known of it before anything is judged."""
