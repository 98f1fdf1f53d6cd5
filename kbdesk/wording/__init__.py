"""Sentences for people, in Dutch and English, for both faces.

The core gives codes and facts; here they become words. Each module holds one table of pairs, English first, so that
a reviewer sees both at once; `kbdesk.wording.speak` picks and fills them. Imports `domain` only.
"""
