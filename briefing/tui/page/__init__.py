"""Pages drawn line by line: stanzas, their layout, and the views that show them."""
