"""Run by itself: FOLDER REBUILD N. Updates the index there and dies by force at the N-th touch of a file; 0 = never.

Prints the number of touches when it lives.
"""

import os
import sys
from pathlib import Path

TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.truncate", "os.listdir"}


def main():
    folder, rebuild, moment = Path(sys.argv[1]), sys.argv[2] == "True", int(sys.argv[3])
    from search_builders import SearchIndex, an_article, readings

    index = SearchIndex(folder)
    index.state()
    touched = 0

    def count(event, arguments):
        nonlocal touched
        if event in TOUCHES and (event != "open" or str(folder) in str(arguments[0])):
            touched += 1
            if touched == moment:
                os.kill(os.getpid(), 9)

    sys.addaudithook(count)
    changed = an_article("a.md", "Vuur", "Het nieuwe vuur."), an_article("c.md", "Aarde", "De nieuwe aarde.")
    index.update(readings(*changed, version=2), removed=["b.md"], rebuild=rebuild, organisation_digest="new")
    print(touched)


if __name__ == "__main__":
    main()
