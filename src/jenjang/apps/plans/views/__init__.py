"""The pages of plans: the tree, indicators, nomenclature, units of measure, budgets."""
