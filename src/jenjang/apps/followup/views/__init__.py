"""Pages of meetings, decisions, questions, and the chain of use."""
