"""A channel that a person paused, and what is still to arrive when the program closes. (English, Dutch)."""

from kbdesk.wording.speak import Table

PAUSING: Table = {
    "outbox.pause_channel": ("Pause a channel", "Kanaal pauzeren"),
    "outbox.pause_channel_why": (
        "Nothing is sent over it until you let it go on; what is made meanwhile waits here.",
        "Er gaat niets over tot u het weer laat doorgaan; wat er intussen bij komt, wacht hier.",
    ),
    "outbox.state_by_hand": ("paused by you since {since}", "door u gepauzeerd sinds {since}"),
    "outbox.by_hand": (
        "Channel {channel}: paused by you since {since}. What goes that way waits.",
        "Kanaal {channel}: door u gepauzeerd sinds {since}. Wat die weg gaat, wacht.",
    ),
    "outbox.go_on": ("Go on sending", "Weer verzenden"),
    "reason.by-hand": ("Paused by you.", "Door u gepauzeerd."),
    "frame.unsent_by_hand": (
        "{n} of them waits on a channel that you paused.|{n} of them wait on a channel that you paused.",
        "Daarvan wacht {n} op een kanaal dat u hebt gepauzeerd.|Daarvan wachten {n} op een kanaal dat u hebt gepauzeerd.",
    ),
    "frame.unsent_photos": (
        "{n} photo of a referral has not been sent yet. It goes when kbdesk is open again.|{n} photos of referrals have not been sent yet. They go when kbdesk is open again.",
        "{n} foto van een doorverwijzing is nog niet verzonden. Die gaat weg zodra kbdesk weer open is.|{n} foto's van doorverwijzingen zijn nog niet verzonden. Ze gaan weg zodra kbdesk weer open is.",
    ),
    "rescue.photos": ("{n} photo is with them.|{n} photos are with them.", "{n} foto is erbij.|{n} foto's zijn erbij."),
    "rescue.photos_lost": (
        "{n} photo could not be saved.|{n} photos could not be saved.",
        "{n} foto was niet te redden.|{n} foto's waren niet te redden.",
    ),
}

PAUSING_TERMINAL: Table = {
    "help.outbox.pause": (
        "send nothing over a channel until it is resumed",
        "niets over een kanaal verzenden tot het hervat wordt",
    ),
    "help.outbox.resume": ("let a channel go on", "een kanaal laten doorgaan"),
    "help.pause-channel": ("its name in kbdesk.yml", "de naam in kbdesk.yml"),
    "outbox.is-paused": (
        "Channel {channel} is paused by you since {since}. What goes that way waits; kbdesk outbox resume {channel} lets it go on.",
        "Kanaal {channel} is door u gepauzeerd sinds {since}. Wat die weg gaat, wacht; met kbdesk outbox resume {channel} gaat het door.",
    ),
    "outbox.is-resumed": ("Channel {channel} goes on.", "Kanaal {channel} gaat weer door."),
    "outbox.state-by-hand": ("paused by you since {since}", "door u gepauzeerd sinds {since}"),
    "outbox.rescued-photos": ("{n} photo saved|{n} photos saved", "{n} foto gered|{n} foto's gered"),
    "outbox.rescue-photos-lost": (
        "{n} photo could not be saved|{n} photos could not be saved",
        "{n} foto was niet te redden|{n} foto's waren niet te redden",
    ),
}
