"""The nouns of kbdesk and their rules: pure Python, standard library only.

Nothing here reads a file, a clock or a random source; times and new ids come in as arguments. Everybody may import
this floor; it imports nobody.
"""
