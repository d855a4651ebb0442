"""Rounds of monitoring: what was tabled, found, disputed and agreed, and what became of it by the next one."""
