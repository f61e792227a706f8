"""Output formats: how findings are shown."""
