"""What stands on each page: values of the model laid out as stanzas. Nothing here draws or listens."""
