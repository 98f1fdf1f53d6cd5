"""Finds pip as a wheel, which Python runs as it is: nothing is installed on the system, and no rights are needed.

Python brings one along (ensurepip). Debian and Ubuntu take it out, into a package of their own; apt fetches and checks
that package for an ordinary user just as well, from the mirror and through the proxy that this machine uses anyway.
"""

import shutil
import subprocess
import sysconfig
from importlib.util import find_spec
from pathlib import Path


class NoPip(Exception):
    pass


def find(scratch: Path) -> Path:
    for folder in (*bundled(), scratch):
        wheels = sorted(folder.glob("pip-*.whl"))
        if wheels:
            return wheels[-1]
    return fetched(scratch)


def bundled() -> list[Path]:
    folders = []
    system_wheels = sysconfig.get_config_var("WHEEL_PKG_DIR")
    if system_wheels:
        folders.append(Path(system_wheels))
    ensurepip = find_spec("ensurepip")
    if ensurepip and ensurepip.origin:
        folders.append(Path(ensurepip.origin).parent / "_bundled")
    return folders


def fetched(scratch: Path) -> Path:
    unpacked = debian_package("python3-pip-whl", scratch)
    wheels = sorted(unpacked.glob("usr/share/python-wheels/pip-*.whl")) if unpacked else []
    if not wheels:
        raise NoPip(
            "this Python comes without pip (ensurepip), and apt could not fetch it. Is there a network?\n"
            "  If that is not it, please install pip with your system's packages, on Debian and Ubuntu:\n"
            "  sudo apt-get update && sudo apt-get install -y python3-venv"
        )
    return Path(shutil.move(wheels[-1], scratch / wheels[-1].name))


def debian_package(name: str, scratch: Path) -> Path | None:
    """The files of a package, unpacked in a folder; None where there is no apt or it cannot fetch."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    apt = scratch / "apt"
    for folder in ("state/lists/partial", "cache/archives/partial"):
        (apt / folder).mkdir(parents=True, exist_ok=True)
    # Lists and caches of our own, so that no rights are needed and a bare machine's empty lists do not matter.
    own = [f"Dir::State={apt / 'state'}", "Dir::State::status=/var/lib/dpkg/status", f"Dir::Cache={apt / 'cache'}"]
    own += ["Acquire::Languages=none", "APT::Sandbox::User=root"]
    command = ["apt-get", "-qq", *(word for option in own for word in ("-o", option))]
    if not any((apt / "state/lists").glob("*Packages*")):
        subprocess.run([*command, "update"], check=False, capture_output=True)
    if subprocess.run([*command, "download", name], cwd=apt, check=False, capture_output=True).returncode:
        return None
    (package,) = apt.glob(f"{name}_*.deb")
    unpacked = apt / name
    subprocess.run(["dpkg-deb", "-x", str(package), str(unpacked)], check=True)
    package.unlink()
    return unpacked
