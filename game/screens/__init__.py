"""The window: pages as pixels, keys and mouse as commands, the only room with pygame."""
