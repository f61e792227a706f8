"""Check types: what a rule can ask."""
