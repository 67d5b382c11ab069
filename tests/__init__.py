"""The tests: each folder has the name of what it tests."""
