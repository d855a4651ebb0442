"""Pages of accounts: read and call actions."""
