"""What the check looks for, a file a family of rules; `check_folder.py` runs them all.

Every rule's code, level and family stands in `kbdesk.content.rules`, its sentence in `kbdesk.wording.findings`.
"""
