"""Runs pip out of its wheel: run_pip.py WHEEL WORDS…

Debian's pip takes the system's file of certificates for granted, and from Debian 13 on does not even start where a bare
system has none; it is then given the file that pip is told to use (certificates.py).
"""

import os
import runpy
import sys
from pathlib import Path

sys.path.insert(0, sys.argv.pop(1))

from pip._vendor import certifi

chosen = [os.environ[name] for name in ("PIP_CERT", "SSL_CERT_FILE") if os.environ.get(name)]
if chosen and not Path(certifi.where()).exists():
    certifi.where = lambda: chosen[0]

runpy.run_module("pip", run_name="__main__", alter_sys=True)
