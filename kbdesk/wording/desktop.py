"""kbdesk among the other programs: addresses, one window, what a call from a softphone proposes, the icon."""

from kbdesk.wording.speak import Table

DESKTOP_ERRORS: Table = {
    "address-not-ours": (
        "{address} is no address of kbdesk. One begins with kbdesk:// and one of call, find, show, outbox.",
        "{address} is geen adres van kbdesk. Dat begint met kbdesk:// en een van call, find, show, outbox.",
    ),
    "address-too-long": (
        "This address is too long: at most {longest} characters. Nothing of it was used.",
        "Dit adres is te lang: hooguit {longest} tekens. Er is niets van gebruikt.",
    ),
    "address-unknown": (
        'kbdesk cannot be asked for "{asked}". An address asks for call, find, show or outbox.',
        'Om "{asked}" is kbdesk niet te vragen. Een adres vraagt om call, find, show of outbox.',
    ),
    "address-empty": (
        "This address does not say what it asks for. Write kbdesk://find?q=words or kbdesk://show/id.",
        "Dit adres zegt niet waar het om vraagt. Schrijf kbdesk://find?q=woorden of kbdesk://show/id.",
    ),
    "address-name-refused": (
        '"{name}" cannot be the id of a script or article. Nothing of this address was used.',
        '"{name}" kan geen id van een belscript of artikel zijn. Er is niets van dit adres gebruikt.',
    ),
    "pdf-without-file": (
        "A PDF is written to a file. Name it with -o, such as -o answer.pdf.",
        "Een pdf komt in een bestand. Noem het met -o, zoals -o antwoord.pdf.",
    ),
    "pdf-without-window": (
        "A PDF needs the parts of the window, and these cannot be loaded here ({reason}). Use --as html.",
        "Voor een pdf zijn de onderdelen van het venster nodig, en die zijn hier niet te laden ({reason}). Gebruik --as html.",
    ),
    "open-without-window": (
        "There is no screen to open a window on. Use find, show, call or outbox in the terminal.",
        "Er is geen scherm om een venster op te openen. Gebruik find, show, call of outbox in de terminal.",
    ),
    "window-silent": (
        "kbdesk is open already for this data folder, but does not answer. Wait a moment, or end it and start again.",
        "kbdesk is al open voor deze gegevensmap, maar antwoordt niet. Wacht even, of sluit het af en start opnieuw.",
    ),
    "window-of-other-content": (
        "kbdesk is open already for this data folder, with other content. Close it first, or name another --data.",
        "kbdesk is al open voor deze gegevensmap, met andere inhoud. Sluit het eerst, of noem een andere --data.",
    ),
    "window-not-understood": (
        "The kbdesk that is open for this data folder does not understand this start. It may be another version: close it and start again.",
        "Het kbdesk dat open is voor deze gegevensmap begrijpt deze start niet. Het is misschien een andere versie: sluit het en start opnieuw.",
    ),
}

DESKTOP_TERMINAL: Table = {
    "help.tray": (
        "the window keeps out of sight until its icon or its key asks for it",
        "het venster blijft uit het zicht tot het pictogram of de toets erom vraagt",
    ),
    "help.open": (
        "what a kbdesk:// address asks for, in the window that is open or a new one",
        "waar een kbdesk://-adres om vraagt, in het open venster of een nieuw",
    ),
    "help.open.address": (
        "kbdesk://call?…, kbdesk://find?q=…, kbdesk://show/id or kbdesk://outbox",
        "kbdesk://call?…, kbdesk://find?q=…, kbdesk://show/id of kbdesk://outbox",
    ),
    "help.open.value": (
        "what is to follow a URL that ends in =, for softphones that give the number as a word of its own",
        "wat achter een URL hoort die op = eindigt, voor softphones die het nummer als apart woord geven",
    ),
}

DESKTOP: Table = {
    # what another program proposes
    "asked.strip": ("A contact from another program", "Een contact van een ander programma"),
    "asked.incoming": ("A call comes in", "Er komt een gesprek binnen"),
    "asked.outgoing": ("A call goes out", "Er gaat een gesprek uit"),
    "asked.more": ("one more waits|{n} more wait", "er wacht er nog een|er wachten er nog {n}"),
    "asked.script": ("Script: {title}", "Belscript: {title}"),
    "asked.no_script": ("Without a script", "Zonder belscript"),
    "asked.unknown_caller": ("Number not known", "Nummer onbekend"),
    "asked.takes": ("Filled in: {values}", "Ingevuld: {values}"),
    "asked.dropped": ("Not used: {names}", "Niet gebruikt: {names}"),
    "asked.take": ("Take this call", "Neem dit gesprek"),
    "asked.take_beside": ("Take it as another contact", "Neem het als ander contact"),
    "asked.goes_on": ("The call that is going on stays open.", "Het gesprek dat loopt, blijft open."),
    "asked.leave": ("Leave it", "Laat het"),
    "asked.not_found": (
        '"{name}" is not in the content. A link from another program asked for it.',
        '"{name}" staat niet in de inhoud. Een koppeling van een ander programma vroeg erom.',
    ),
    "asked.why.unknown": ("not known", "onbekend"),
    "asked.why.twice": ("given twice", "dubbel gegeven"),
    "asked.why.too-long": ("too long", "te lang"),
    "asked.why.too-many": ("too many", "te veel"),
    "asked.why.not-understood": ("cannot be read", "niet te lezen"),
    "asked.why.not-in-entry": ("this script does not take it", "dit belscript neemt het niet aan"),
    "asked.why.does-not-fit": ("does not fit", "past niet"),
    "asked.why.no-script": ("there is no such script", "zo'n belscript is er niet"),
    # links that lead out
    "outward.number": ("Call {number}?", "{number} bellen?"),
    "outward.dial": ("Call", "Bel"),
    "outward.copy": ("Copy", "Kopieer"),
    "outward.no_dialler": (
        "No program for calls is set on this computer. The number is {address}.",
        "Op deze computer is geen programma om te bellen ingesteld. Het nummer is {address}.",
    ),
    "outward.no_program": ("The system cannot open {address}.", "Het systeem kan {address} niet openen."),
    # the icon beside the clock, what is told when nobody looks
    "tray.open": ("Open kbdesk", "kbdesk openen"),
    "tray.outbox": (
        "Outbox: one not sent|Outbox: {n} not sent",
        "Postvak uit: een niet verzonden|Postvak uit: {n} niet verzonden",
    ),
    "tray.unsent": (
        "kbdesk: one referral not sent|kbdesk: {n} referrals not sent",
        "kbdesk: een doorverwijzing niet verzonden|kbdesk: {n} doorverwijzingen niet verzonden",
    ),
    "tray.quit": ("Close kbdesk", "Sluit kbdesk"),
    "tray.refused": ("A referral was refused", "Een doorverwijzing is geweigerd"),
    "tray.refused.text": ("{reference} needs a look in the outbox.", "{reference} vraagt aandacht in het postvak uit."),
    "tray.promise": ("A promise is due", "Een toezegging is aan de beurt"),
    # on paper
    "print.links": ("Where the links lead", "Waar de links heen gaan"),
    "print.revision": ("revision {revision}", "revisie {revision}"),
    "print.checked": ("checked {day}", "gecontroleerd {day}"),
    "dropped.not_here": (
        "{name} is no text of this content. Open its folder as content first, in the settings.",
        "{name} is geen tekst van deze inhoud. Open eerst de map ervan als inhoud, in de instellingen.",
    ),
}
