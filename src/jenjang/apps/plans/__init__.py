"""Plans: objectives, indicators, targets, activities and budgets."""
