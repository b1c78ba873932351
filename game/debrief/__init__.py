"""What it meant: comparison, envelopes, risk, what-if, forecasts, advisers, exam, export."""
