"""The small parts that every layout is composed from: each makes a few blocks."""
