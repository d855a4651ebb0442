"""In which one state each worker is this month."""
