"""`bench`: how fast the game is here, held against what it should reach."""
