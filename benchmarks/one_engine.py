"""One engine in a process of its own: ENGINE DOCUMENTS FOLDER. Builds, then does what each line on its input says.

Lines are JSON: `{"do": "ask", "how": "or", "lines": [...], "limit": 20}`, `{"do": "replace", "every": 400, "from": 7}`,
`{"do": "memory"}`. Each is answered by a line. Times are in milliseconds, on the clock of the wall and on that of this
process's own work.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.documents import read_documents
from benchmarks.kbdesk_engine import KBDESK, text_of
from benchmarks.memory import peak_mb, resident_mb
from benchmarks.peers.engine import Engine, How, Text
from benchmarks.peers.known import PEERS

Answer = dict[str, Any]
_MARK = "Kwzqx"
"""A word that is in no text; a changed text is looked for by it, with a number behind."""


def main() -> None:
    name, documents, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    peer = next(one for one in (KBDESK, *PEERS) if one.name == name)
    before = resident_mb()
    began, worked = time.perf_counter(), time.process_time()
    engine = peer.build(folder, map(text_of, read_documents(documents)))
    _tell(
        {
            "version": peer.version(),
            "build_s": time.perf_counter() - began,
            "build_cpu_s": time.process_time() - worked,
            "index_bytes": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
            "before_mb": before,
            "peak_mb": peak_mb(),
        }
    )
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "ask":
            _tell(_ask(engine, order))
        elif order["do"] == "replace":
            _tell(_replace(engine, documents, order))
        else:
            _tell({"resident_mb": resident_mb()})
    engine.close()


def _tell(answer: Answer) -> None:
    print(json.dumps(answer), flush=True)


def _ask(engine: Engine, order: Answer) -> Answer:
    how, limit = How(order["how"]), order["limit"]
    wall, work, found = [], [], 0
    for line in order["lines"]:
        took, worked, paths = _timed(lambda line=line: engine.find(line, how, limit))
        wall.append(took)
        work.append(worked)
        found += bool(paths)
    return {"wall": wall, "work": work, "found": found}


def _replace(engine: Engine, documents: Path, order: Answer) -> Answer:
    """Each text is changed, and the change looked for; `missed` counts those not found."""
    wall, work, rests, missed = [], [], [], 0
    for number, text in enumerate(_every(documents, order["every"], order["from"])):
        word = f"{_MARK}{order['from']}x{number}"
        changed = replace(text, body=f"{text.body}\n\n{word}")
        took, worked, paths = _timed(lambda changed=changed, word=word: _changed(engine, changed, word))
        wall.append(took)
        work.append(worked)
        missed += changed.path not in paths
        rest: Callable[[], object] | None = getattr(engine, "rest", None)
        if rest is not None:
            rests.append(_timed(rest)[0])
    return {"wall": wall, "work": work, "rests": rests, "missed": missed}


def _changed(engine: Engine, text: Text, word: str) -> list[str]:
    engine.replace(text)
    return engine.find(word, How.ANY, 5)


def _every(documents: Path, step: int, start: int) -> Iterator[Text]:
    return (text_of(one) for one in islice(read_documents(documents), start, None, step))


def _timed(job: Callable[[], Any]) -> tuple[float, float, Any]:
    began, worked = time.perf_counter(), time.process_time()
    result = job()
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000, result


if __name__ == "__main__":
    main()
