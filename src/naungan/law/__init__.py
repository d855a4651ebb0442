"""The machinery of dated law: series, formula, timeline, explain. It knows no country."""
