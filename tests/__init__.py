"""The tests: what holds, told by their names and docstrings."""
