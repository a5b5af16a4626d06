"""Views: what is read from a library, laid out as pages."""
