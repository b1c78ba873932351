"""The terminal: the same pages as plain text."""
