"""The door to the service desk: one file a kind of channel. Imports `domain`, and `wording` for the readable text."""
