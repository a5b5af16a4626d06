"""Files of every kind, made here in our own words."""
