"""A referral that belongs to a contact in hand, and a promise that is due. (English, Dutch)."""

from kbdesk.wording.speak import Table

CONTACT_REFERRALS: Table = {
    "refer.belongs": ("Belongs to the contact in hand: {who}", "Hoort bij het contact in behandeling: {who}"),
    "refer.the_one_before": ("the one you had before you", "dat u voor u had"),
    "refer.on_its_own": ("Refer on its own", "Los doorverwijzen"),
    "refer.is_on_its_own": (
        "On its own: it does not belong to the contact in hand.",
        "Los: dit hoort niet bij het contact in behandeling.",
    ),
    "refer.with_contact": ("With the contact after all", "Toch bij het contact"),
    "refer.back_to_contact": ("Back to the contact", "Terug naar het contact"),
    "wrap.referred": ("Referred", "Doorverwezen"),
    "wrap.referred_as": ("{reference} · {queue} · {subject}", "{reference} · {queue} · {subject}"),
}

REFERRALS_TERMINAL: Table = {
    "help.refer.contact": (
        "the contact in hand that it belongs to: its number, or the beginning of its id (contacts list --open)",
        "het contact in behandeling waar het bij hoort: het nummer, of het begin van het id (contacts list --open)",
    ),
    "refer.belongs": ("Belongs to the contact in hand: {who}", "Hoort bij het contact in behandeling: {who}"),
    "contacts.open.id": ("id", "id"),
    "contacts.in-hand": ("Not closed yet.", "Nog niet gesloten."),
    "wrap-up.referred": ("Referred: {queue}: {subject}", "Doorverwezen: {queue}: {subject}"),
}
