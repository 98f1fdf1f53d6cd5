"""The thin band of Whoosh that kbdesk stands on, and the only place that imports it.

Schema, table of contents, segments, their codec, stored fields and deletions. Whoosh 2.7.4 was written for older
Pythons and warns when it is compiled, hence the silence; the guard of `unpickling` is in place before anybody can
open an index.
"""

import warnings

from kbdesk.search import unpickling

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import whoosh.columns
    import whoosh.compat
    import whoosh.filedb.structfile
    import whoosh.formats
    import whoosh.index
    from whoosh.analysis import RegexTokenizer
    from whoosh.codec import whoosh3
    from whoosh.columns import VarBytesColumn
    from whoosh.fields import ID, STORED, TEXT, Schema
    from whoosh.filedb.compound import CompoundStorage, SubFile
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile
    from whoosh.util.filelock import FileLock
    from whoosh.util.numeric import length_to_byte
    from whoosh.writing import SegmentWriter

unpickling.install(
    {
        "whoosh.compat": whoosh.compat,
        "whoosh.filedb.structfile": whoosh.filedb.structfile,
        "whoosh.codec.whoosh3": whoosh3,
        "whoosh.columns": whoosh.columns,
        "whoosh.formats": whoosh.formats,
        "whoosh.index": whoosh.index,
    }
)

FileIndex = whoosh.index.FileIndex
TOC = whoosh.index.TOC
WhooshIndexError = whoosh.index.IndexError
W3Codec = whoosh3.W3Codec
TERM_FACTS = whoosh3.W3TermInfo._struct  # noqa: SLF001  # what its term table says of a term, but for the postings
POSTINGS_HEAD: bytes = whoosh3.WHOOSH3_HEADER_MAGIC
pack_ushort = whoosh3.pack_ushort

__all__ = [
    "ID",
    "POSTINGS_HEAD",
    "STORED",
    "TERM_FACTS",
    "TEXT",
    "TOC",
    "CompoundStorage",
    "FileIndex",
    "FileLock",
    "FileStorage",
    "RegexTokenizer",
    "Schema",
    "SegmentWriter",
    "StructFile",
    "SubFile",
    "VarBytesColumn",
    "W3Codec",
    "WhooshIndexError",
    "length_to_byte",
    "pack_ushort",
]
