"""Properties are held at any speed: timings belong to the benchmark."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
