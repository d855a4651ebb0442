"""What a cell must be and what its words mean: days, months, amounts, NIK, categories, occupations, stages; each doubt is a slot."""
