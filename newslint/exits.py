"""Exit codes of the command line."""

CLEAN = 0
FOUND = 1
"""There are findings at or above the level of --fail-on."""
WRONG = 2
"""The user's configuration, rules or usage are wrong."""
FAILED = 3
"""newslint itself, or a plugin, failed."""
