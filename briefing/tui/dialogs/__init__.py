"""Dialogs: what is laid over the desk, each left with an answer. All are imported on first use."""
