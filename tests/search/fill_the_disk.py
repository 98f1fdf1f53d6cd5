"""Run by itself: FOLDER BYTES REBUILD. Updates the index where no file may grow above BYTES; prints how that ended."""

import resource
import signal
import sys
from pathlib import Path


def main():
    from search_builders import SearchIndex, an_article, readings

    from kbdesk.domain.errors import StateUnwritable

    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    many = [an_article(f"n{number}.md", f"Nieuw {number}", f"tekst {number} " * 300) for number in range(50)]
    index, rebuild = SearchIndex(folder), sys.argv[3] == "True"
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        index.update(readings(*many), rebuild=rebuild)
    except StateUnwritable as unwritable:
        print(unwritable.code, bool(unwritable.facts["reason"]), unwritable.facts["folder"] == str(folder))
    else:
        print("written")


if __name__ == "__main__":
    main()
