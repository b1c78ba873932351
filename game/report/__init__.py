"""The debrief on paper: one HTML file, PDF, JSON, made from the pages' own sections."""
