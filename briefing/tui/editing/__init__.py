"""What the reader changes from the keyboard: every change is asked for here, made off the screen's thread, and told."""
