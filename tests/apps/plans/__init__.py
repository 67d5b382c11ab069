"""Plans: the tree, its indicators, their versions."""
