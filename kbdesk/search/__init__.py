"""The index: what was read becomes findable, and a typed line becomes hits.

The only room that knows Whoosh, numpy, the stemmers and rapidfuzz. It imports the nouns of `kbdesk.domain` and no
other room. `index.py` is the door's handle; everything else here is its inside:

    reading in   entries -> segment_writer (Whoosh's segment) + sidecar_writer (arrays for typing) -> catalogue
    finding      query -> lexicon -> plan -> scorer -> ranking -> hits (snippet, explanation)
    on disk      generation (which folder is in use), store (Whoosh behind its guard), array_file (the sidecar's form)
                 seal (checksums of all of it)
"""
