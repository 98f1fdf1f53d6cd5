"""The door to settings, places, secrets and the log. Imports `domain` only."""
