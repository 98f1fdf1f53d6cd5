"""Whether everything is in order on a device, in words, for both faces. (English, Dutch)."""

from kbdesk.domain.health import Health
from kbdesk.wording.errors import error_sentence
from kbdesk.wording.outbox import KEY_PLACES
from kbdesk.wording.speak import Table, speak

HEALTH: Table = {
    **{f"health.{key}": pair for key, pair in KEY_PLACES.items()},
    "health.version": ("kbdesk {version} on Python {python}", "kbdesk {version} op Python {python}"),
    "health.content": ("{n} text in {folder}|{n} texts in {folder}", "{n} tekst in {folder}|{n} teksten in {folder}"),
    "health.index": ("The index is up to date ({megabytes} MB).", "De index is bijgewerkt ({megabytes} MB)."),
    "health.left-out": (
        "{n} file is left out|{n} files are left out",
        "{n} bestand doet niet mee|{n} bestanden doen niet mee",
    ),
    "health.no-records": ("No contact was logged here yet.", "Hier is nog geen contact vastgelegd."),
    "health.records": ("The contacts open: {path}", "De contacten gaan open: {path}"),
    "health.unsent": (
        "{n} referral has not arrived yet|{n} referrals have not arrived yet",
        "{n} doorverwijzing is nog niet aangekomen|{n} doorverwijzingen zijn nog niet aangekomen",
    ),
    "health.photos": (
        "{n} photo has not arrived yet, though its referral has|{n} photos have not arrived yet, though their referrals have",
        "{n} foto is nog niet aangekomen, de doorverwijzing wel|{n} foto's zijn nog niet aangekomen, de doorverwijzingen wel",
    ),
    "health.paused-by-hand": (
        "Channel {channel} was paused by you since {since}; what goes that way waits",
        "Kanaal {channel} is door u gepauzeerd sinds {since}; wat die weg gaat, wacht",
    ),
    "health.paused": (
        "Channel {channel} is paused since {since} ({reason}); what goes that way waits",
        "Kanaal {channel} is gepauzeerd sinds {since} ({reason}); wat die weg gaat, wacht",
    ),
}
"""`health.` + `Health.found`."""

HEALTH_FIXES: Table = {
    "fix.findings": (
        "{n} error in the content; see: kbdesk content check|{n} errors in the content; see: kbdesk content check",
        "{n} fout in de inhoud; zie: kbdesk content check|{n} fouten in de inhoud; zie: kbdesk content check",
    ),
}
"""`fix.` + `Health.fix`, where it takes words."""
FIXING_COMMANDS = {
    "left-out": "kbdesk index",
    "unsent": "kbdesk outbox send",
    "resume": "kbdesk outbox resume {channel}",
}
"""By `Health.fix`: the command that helps."""


def health_sentence(health: Health, lang: str) -> str:
    """What was found."""
    if health.error is not None:
        return error_sentence(health.error, lang)
    return speak(HEALTH, f"health.{health.found}", lang, **health.facts)


def fix_sentence(health: Health, lang: str) -> str:
    """What to do at the terminal; empty where nothing is to be done."""
    if not health.fix or health.fix in FIXING_COMMANDS:
        return FIXING_COMMANDS.get(health.fix, "").format_map(health.facts)
    return speak(HEALTH_FIXES, f"fix.{health.fix}", lang, n=health.facts.get("bad", health.facts.get("n", 0)))


def health_report(found: tuple[Health, ...], lang: str) -> str:
    """For whoever helps: a line each."""
    return "".join(f"{one.level}: {health_sentence(one, lang)}\n" for one in found)
