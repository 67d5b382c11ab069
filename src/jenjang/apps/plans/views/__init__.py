"""The pages of plans: nomenclature, units of measure, budgets."""
