"""The debrief: reasons first, then the envelopes, the two timelines, the curves, the dice."""
