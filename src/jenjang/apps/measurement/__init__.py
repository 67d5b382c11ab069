"""Results and spending of each period, their roll-ups and pages."""
