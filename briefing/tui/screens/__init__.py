"""The screens: the desk one reads at, and the sheets laid over it."""
