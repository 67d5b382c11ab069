"""The pages of papers: taking them in, looking them over, adopting what was read."""
