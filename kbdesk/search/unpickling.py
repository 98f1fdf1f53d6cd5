"""The guard before Whoosh: nothing read from an index folder may bring code to life.

Whoosh keeps its table of contents, stored texts and postings as pickles, and a pickle can name any function to call.
`install` puts an unpickler in all places where Whoosh reads one; it knows only the few classes an index is made of.
Whoever swaps a file in the index folder gets an `UnpicklingError`, which is taken for damage: the index is rebuilt.
"""

import io
import pickle
from types import ModuleType
from typing import IO, Any

_ADMITTED = frozenset(
    {
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("whoosh.codec.whoosh3", "W3Codec"),
        ("copyreg", "_reconstructor"),
        ("collections", "defaultdict"),
        ("array", "array"),
        ("array", "_array_reconstructor"),
        *(("builtins", name) for name in ("object", "int", "set", "frozenset", "bytes", "bytearray")),
    }
)
_OLD_NAMES = {"__builtin__": "builtins", "copy_reg": "copyreg"}
"""Protocol 2, which Whoosh writes, calls these modules by their Python 2 names."""


def _latin1_bytes(text: str, encoding: str = "latin1") -> bytes:
    """How protocol 2 says bytes; any other codec is none of ours."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"the index holds bytes in {encoding}")
    return text.encode("latin1")


class GuardedUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        module = _OLD_NAMES.get(module, module)
        if (module, name) == ("_codecs", "encode"):
            return _latin1_bytes
        if (module, name) not in _ADMITTED:
            raise pickle.UnpicklingError(f"the index holds a forbidden object: {module}.{name}")
        return super().find_class(module, name)


def load(file: IO[bytes]) -> Any:
    """In place of `pickle.load`."""
    return GuardedUnpickler(file).load()


def loads(data: bytes) -> Any:
    """In place of `pickle.loads`."""
    return GuardedUnpickler(io.BytesIO(data)).load()


class _GuardedPickle(ModuleType):
    """What Whoosh's index module sees under the name `pickle`."""

    dumps = staticmethod(pickle.dumps)
    load = staticmethod(load)
    loads = staticmethod(loads)
    PicklingError = pickle.PicklingError


def install(modules: dict[str, ModuleType]) -> None:
    """Puts the guard into the modules of Whoosh (by name) that read pickles; to be called before anything is opened.

    Fails with KeyError or AttributeError when Whoosh is not built as expected: better no index than an unguarded one.
    """
    places: dict[str, dict[str, Any]] = {
        "whoosh.compat": {"load": load, "loads": loads},
        "whoosh.filedb.structfile": {"load_pickle": load},
        "whoosh.codec.whoosh3": {"loads": loads},
        "whoosh.columns": {"loads": loads},
        "whoosh.formats": {"loads": loads},
        "whoosh.index": {"pickle": _GuardedPickle("pickle"), "toc_loaders": {}},
    }
    for module_name, replacements in places.items():
        for name, replacement in replacements.items():
            getattr(modules[module_name], name)
            setattr(modules[module_name], name, replacement)
