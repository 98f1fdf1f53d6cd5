"""Run by itself: FOLDER. Begins an update, says so, and ends it when a line comes in."""

import sys
from pathlib import Path


def main():
    from search_builders import SearchIndex, an_article, readings

    def slowly():
        yield from readings(an_article("other.md", "Vuur", "Van het andere proces."))
        print("writing", flush=True)
        sys.stdin.readline()

    SearchIndex(Path(sys.argv[1])).update(slowly())
    print("done", flush=True)


if __name__ == "__main__":
    main()
