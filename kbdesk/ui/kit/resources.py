"""Where icons and fonts lie: the folder `resources/` beside the package."""

from pathlib import Path


def resource_folder() -> Path:
    """The folder with `icons/` and `fonts/`."""
    return Path(__file__).resolve().parents[3] / "resources"
