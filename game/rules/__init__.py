"""What happens: luck, conditions, effects, the pure kernel, batch play and analysis."""
