"""Run by itself: FOLDER. Begins to read it, prints the process ids of the workers, and waits to be killed."""

import subprocess
import sys
from pathlib import Path

from kbdesk.content.folder import ContentFolder
from kbdesk.content.reading_many import read_many
from kbdesk.domain.progress import Progress


def main() -> None:
    started: list[int] = []
    begin = subprocess.Popen.__init__

    def noted(process, *arguments, **settings):  # type: ignore[no-untyped-def]
        begin(process, *arguments, **settings)
        started.append(process.pid)

    subprocess.Popen.__init__ = noted  # type: ignore[method-assign]
    folder = ContentFolder(Path(sys.argv[1]))
    files = sorted(folder.scan(Progress()).items())
    coming = read_many(folder, files, folder.organisation()[0], progress=Progress())
    next(coming)
    print(*started, flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main()
