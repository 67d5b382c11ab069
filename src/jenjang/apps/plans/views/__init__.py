"""The pages of plans: tree, indicators, decrees, problems, lists, budgets, new years."""
