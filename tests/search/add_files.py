"""Run by itself: FOLDER NAME COUNT. Adds so many files to the index there, each in an update of its own."""

import sys
from pathlib import Path


def main():
    from search_builders import SearchIndex, an_article, readings

    folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    index = SearchIndex(folder)
    for number in range(count):
        index.update(readings(an_article(f"{name}{number}.md", f"Water van {name} {number}")))
    print("done")


if __name__ == "__main__":
    main()
