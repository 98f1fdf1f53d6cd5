"""`kbdesk index`: brings the index up to date, and says what changed."""

from argparse import Namespace

from kbdesk.cli.output import Output
from kbdesk.desk import Desk


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Files that are left out are named; they do not make the command fail."""
    with out.progress() as progress:
        done = desk.library.refresh(progress, rebuild=options.rebuild)
    size, changes = done.size, done.changes
    if out.as_json:
        out.document(
            {
                "articles": size.articles,
                "scripts": size.scripts,
                "steps": size.steps,
                "added": len(changes.added),
                "changed": len(changes.changed),
                "removed": len(changes.removed),
                "left_out": [{"path": gone.path, "reason": gone.reason} for gone in done.library.left_out],
                "seconds": round(done.seconds, 3),
                "index_bytes": size.index_bytes,
                "rebuild_reason": done.rebuild_reason,
            }
        )
        return 0
    if done.rebuild_reason:
        out.say(f"index.rebuilt.{done.rebuild_reason}")
    if not out.quiet:
        counts = {"added": len(changes.added), "changed": len(changes.changed), "removed": len(changes.removed)}
        out.say("index.changes", **counts, seconds=f"{done.seconds:.1f}")
        megabytes = f"{size.index_bytes / 1e6:.1f}"
        out.say("index.size", articles=size.articles, scripts=size.scripts, steps=size.steps, megabytes=megabytes)
    for gone in done.library.left_out:
        out.line(f"  {gone.path}: {out.words(f'left-out.{gone.reason}', detail=gone.detail)}")
    return 0
