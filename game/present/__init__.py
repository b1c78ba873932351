"""What is shown: pages, frozen descriptions of a screen, each of which can be spoken."""
