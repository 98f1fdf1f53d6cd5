"""`kbdesk outbox change|export`: what a person does with a referral that does not get there by itself."""

from argparse import Namespace

from kbdesk.cli.json_forms import entry_json
from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.errors import WrongUse
from kbdesk.workflows.export_referrals import ExportForm


def change(desk: Desk, key: str, options: Namespace, out: Output) -> int:
    """Puts a referral that corrects it in the place of one that was refused, and queues that."""
    values = dict(_pair(typed) for typed in options.field)
    entry = desk.change.change(
        key,
        queue=options.queue,
        subject=options.subject,
        note=options.note,
        urgency=options.urgency,
        values=values,
    )
    if out.as_json:
        out.document(entry_json(entry))
    else:
        out.say("outbox.change", reference=entry.reference)
    return 0


def export(desk: Desk, keys: list[str], options: Namespace, out: Output) -> int:
    """Writes files into a folder and marks the entries; without names all that have not reached the desk."""
    chosen = keys or [entry.referral for entry in desk.deliver.entries(only_open=True)]
    form, done = ExportForm(options.form), []
    for key in chosen:
        entry, files = desk.export.export(key, options.output, form=form, seal_for=options.encrypt)
        done.append((entry, files))
        if not out.as_json:
            out.say("outbox.export", reference=entry.reference, files=", ".join(path.name for path in files))
            if entry.maybe_sent:
                out.say("outbox.export-maybe-sent")
    if out.as_json:
        entries = [{**entry_json(entry), "files": [str(path) for path in files]} for entry, files in done]
        out.document({"entries": entries})
    elif not done:
        out.say("outbox.nothing-to-export")
    return 0


def rescue(desk: Desk, options: Namespace, out: Output) -> int:
    """Writes what can be read of what has not been sent; 1 when some of it could not be read."""
    saved = desk.rescue.rescue(options.output, seal_for=options.encrypt)
    if out.as_json:
        files = [str(path) for path in saved.files]
        photos = {"photos": saved.photos, "photos_lost": saved.photos_lost}
        out.document({"references": list(saved.references), "files": files, "lost": saved.lost, **photos})
    else:
        for reference in saved.references:
            out.line(reference)
        out.say("outbox.rescued", n=len(saved.references), folder=options.output)
        counts = {
            "outbox.rescue-lost": saved.lost,
            "outbox.rescued-photos": saved.photos,
            "outbox.rescue-photos-lost": saved.photos_lost,
        }
        for key, number in counts.items():
            if number:
                out.say(key, n=number)
    return 1 if saved.lost or saved.photos_lost else 0


def _pair(typed: str) -> tuple[str, str]:
    name, sign, value = typed.partition("=")
    if not sign or not name.strip():
        raise WrongUse("field-without-value", typed=typed)
    return name.strip(), value
