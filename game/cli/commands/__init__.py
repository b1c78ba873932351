"""The commands by their groups: names, options and help. Their work stands in `game.cli`.

What a command works with is imported when it runs: neither the help nor another command is
to wait for it.
"""
