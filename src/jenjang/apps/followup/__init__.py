"""What people decide about results: meetings, decisions with person and date, questions."""
