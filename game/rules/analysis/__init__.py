"""What thousands of plays and the ranges of variables say about a scenario.

Three kinds of statement, never mixed: proved (by ranges), seen (with a count
and a play that shows it), and not found in so many plays. Imported late: play
needs none of it, and numpy is needed for all of it.
"""
