"""The dialect: Markdown to model and back."""
