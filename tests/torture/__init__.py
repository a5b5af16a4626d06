"""The torture suite: what must end, hang or mislead the program in no case. `python -m tests.torture --help`."""
