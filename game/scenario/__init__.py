"""What can happen: models, reading YAML with positions, loading and checking."""
