"""One run: the turn machine, the session, the record and its code, saves."""
