"""What is due and not done, and who is to be told."""
