"""Lets pip trust what this system trusts, so that it works behind a proxy that signs for itself.

From 24.2 on pip asks the system by itself. Before that it knows only its own list; it then gets the system's
certificates as a file. Whoever has told pip or its kin which file to use (environment, pip.conf) is obeyed.
A bare Debian has no certificates at all; then those of its package are used, together with the ones that an
administrator has laid down for this machine.
"""

import os
import re
import ssl
import subprocess
import sys
import zipfile
from pathlib import Path

from pip_wheel import debian_package

CHOSEN = ("PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
ON_LINUX = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # SUSE
)
LAID_DOWN = Path("/usr/local/share/ca-certificates")
ASKS_THE_SYSTEM = (24, 2)


def for_pip(wheel: Path, scratch: Path, environment: dict[str, str]) -> dict[str, str]:
    """What to add to pip's environment."""
    if any(environment.get(name) for name in CHOSEN):
        return {}
    file = linux_file(scratch) if sys.platform.startswith("linux") else None
    asks = version(wheel) >= ASKS_THE_SYSTEM
    if asks and (file is None or file.parent != scratch):
        return {}
    if chosen_in_configuration(wheel, environment):
        return {}
    if sys.platform == "win32" or sys.platform == "darwin":
        file = scratch / "certificates.pem"
        file.write_text(from_system_store() + pips_own(wheel), encoding="utf-8")
    return {} if file is None else {"PIP_CERT": str(file)}


def version(wheel: Path) -> tuple[int, int]:
    numbers = re.match(r"pip-(\d+)\.(\d+)", wheel.name)
    return (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)


def chosen_in_configuration(wheel: Path, environment: dict[str, str]) -> bool:
    command = [sys.executable, str(Path(__file__).with_name("run_pip.py")), str(wheel), "config", "list"]
    answer = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    return re.search(r"^\w+\.cert=", answer.stdout, re.MULTILINE) is not None


def linux_file(scratch: Path) -> Path | None:
    for name in (os.environ.get("SSL_CERT_FILE"), *ON_LINUX):
        if name and Path(name).is_file():
            return Path(name)
    file = scratch / "certificates.pem"
    package = debian_package("ca-certificates", scratch)
    if package is None:
        return file if file.exists() else None
    parts = [*package.glob("usr/share/ca-certificates/**/*.crt"), *LAID_DOWN.glob("**/*.crt")]
    file.write_text("\n".join(part.read_text(encoding="ascii", errors="ignore") for part in parts), encoding="utf-8")
    return file


def from_system_store() -> str:
    """As PEM. Windows fills its store as it goes, so what is there may not be all it would trust."""
    if sys.platform == "win32":
        stored = [entry for store in ("ROOT", "CA") for entry in ssl.enum_certificates(store)]
        return "".join(ssl.DER_cert_to_PEM_cert(entry[0]) for entry in stored if entry[1] == "x509_asn")
    chains = ("/System/Library/Keychains/SystemRootCertificates.keychain", "/Library/Keychains/System.keychain")
    command = ["security", "find-certificate", "-a", "-p", *chains]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def pips_own(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as files:
        return files.read("pip/_vendor/certifi/cacert.pem").decode("ascii")
