"""The door to contacts, runs, referrals and the outbox: one encrypted SQLite file. Imports `domain` only."""
