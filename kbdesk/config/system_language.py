"""The language this system speaks to its user, as far as kbdesk speaks it too."""

import sys
from collections.abc import Mapping

from kbdesk.domain.language import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_ANSWER_SECONDS = 2.0

if sys.platform == "win32":
    import ctypes
    import locale

    def _asked() -> str:
        """Windows tells its language by number; answered as `nl_NL` or the like."""
        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")

elif sys.platform == "darwin":
    import subprocess

    def _asked() -> str:
        """A program started from the Dock has no language in its environment; answered as `nl_NL` or the like."""
        command = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
        try:
            answer = subprocess.run(command, capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return answer.stdout.strip()

else:

    def _asked() -> str:
        """Elsewhere the environment is the only one to tell."""
        return ""


def system_language(environ: Mapping[str, str]) -> Language:
    """Dutch where the system is Dutch, else English. `environ` is the process's environment."""
    told = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    if not told or told.split(".")[0] in {"C", "POSIX"}:
        told = _asked()
    return Language.NL if told.lower().startswith("nl") else Language.EN
