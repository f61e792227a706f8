"""The consistency linter for newsrooms."""
