"""The pages of what offices hand in: they read and call actions."""
