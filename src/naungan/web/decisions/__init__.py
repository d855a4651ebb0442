"""What a person must say: the questions of evaluations as one inbox, answers kept and undone, and the same CSV files in and out."""
