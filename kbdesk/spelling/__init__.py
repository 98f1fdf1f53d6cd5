"""Spelling: the dictionaries that ship with kbdesk, and Hunspell, which reads them, in a process of its own.

A word goes from `speller` through a pipe to `spelling_worker`, which has `judging` decide by what Hunspell answers.
"""
