"""Every figure that is printed, recomputed from the Parquet of a run in plain Python: none of the product's builders is used."""
