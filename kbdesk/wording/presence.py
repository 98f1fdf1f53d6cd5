"""kbdesk on the desktop: what became of the key from anywhere, where the icon is, what Wayland lets no program do."""

from kbdesk.wording.speak import Table

PRESENCE: Table = {
    # the key from anywhere: what became of it
    "hotkey.description": ("Bring kbdesk to the front", "Haal kbdesk naar voren"),
    "hotkey.no-key": (
        "{keys} cannot be the key from anywhere. Choose a letter, digit or F key, with Ctrl, Alt or Meta.",
        "{keys} kan niet de toets vanuit elk programma zijn. Kies een letter, cijfer of F-toets, met Ctrl, Alt of Meta.",
    ),
    "hotkey.taken": (
        "{keys} belongs to another program. Choose another key in the settings, under On the desktop.",
        "{keys} is van een ander programma. Kies een andere toets in de instellingen, onder Op het bureaublad.",
    ),
    "hotkey.elsewhere": (
        "This system gives no program a key of its own. In its settings of the keyboard, let a key start kbdesk: that brings this window.",
        "Dit systeem geeft geen programma een eigen toets. Laat in de toetsenbordinstellingen een toets kbdesk starten: dat brengt dit venster.",
    ),
    "hotkey.asked": (
        "The desktop was asked for {keys}. It may show a question first.",
        "Het bureaublad is om {keys} gevraagd. Misschien stelt het eerst een vraag.",
    ),
    "hotkey.given": (
        "The desktop gave {trigger}. Change it in the desktop's own settings of keyboard shortcuts.",
        "Het bureaublad gaf {trigger}. Wijzig dat in de eigen toetsinstellingen van het bureaublad.",
    ),
    "hotkey.declined": (
        "The key from anywhere was declined. kbdesk does not ask again until you choose a key in the settings.",
        "De toets vanuit elk programma is geweigerd. kbdesk vraagt het pas weer als u een toets kiest in de instellingen.",
    ),
    "hotkey.not-given": (
        "The desktop gave no key. In its settings of the keyboard, let a key start kbdesk: that brings this window.",
        "Het bureaublad gaf geen toets. Laat in de toetsenbordinstellingen een toets kbdesk starten: dat brengt dit venster.",
    ),
    "hotkey.without-key": (
        "The desktop knows kbdesk, but no key is set for it. Set one in the desktop's own settings of keyboard shortcuts.",
        "Het bureaublad kent kbdesk, maar er is geen toets ingesteld. Doe dat in de eigen toetsinstellingen van het bureaublad.",
    ),
    "hotkey.not-known": (
        "The desktop gives keys only to programs in its menu, and kbdesk is not there. Put kbdesk.desktop into ~/.local/share/applications and start kbdesk again.",
        "Het bureaublad geeft alleen toetsen aan programma's in het menu, en kbdesk staat daar niet. Zet kbdesk.desktop in ~/.local/share/applications en start kbdesk opnieuw.",
    ),
    "hotkey.lost": (
        "The desktop took the key from anywhere back. Choose it again in the settings, or start kbdesk again.",
        "Het bureaublad nam de toets vanuit elk programma terug. Kies hem opnieuw in de instellingen, of start kbdesk opnieuw.",
    ),
    "hotkey.settings": ("To the settings", "Naar de instellingen"),
    # the icon and the messages
    "tray.no_place": (
        "This desktop has no place for icons now. As soon as it has one, the icon is there; on GNOME an extension such as AppIndicator makes one.",
        "Dit bureaublad heeft nu geen plek voor pictogrammen. Zodra die er is, staat het pictogram er; op GNOME maakt een extensie als AppIndicator er een.",
    ),
    "tray.no_messages": (
        "This desktop shows no messages: what is due or refused is told in the window alone.",
        "Dit bureaublad toont geen meldingen: wat aan de beurt of geweigerd is, staat alleen in het venster.",
    ),
    # with the computer
    "set.autostart": ("Start with the computer", "Start met de computer"),
    "set.autostart.why": (
        "kbdesk is there after logging in, as an icon, and answers its key at once. Closing the window ends it until the next login.",
        "Na het aanmelden is kbdesk er al, als pictogram, en reageert direct op zijn toets. Het venster sluiten beëindigt het tot de volgende aanmelding.",
    ),
    "set.autostart.cannot": (
        "From a checkout this cannot be kept on Windows: install kbdesk first.",
        "Vanuit een checkout is dit op Windows niet te bewaren: installeer kbdesk eerst.",
    ),
    "set.autostart.refused": (
        "The system did not let kbdesk change this ({reason}).",
        "Het systeem liet kbdesk dit niet wijzigen ({reason}).",
    ),
    # what Wayland lets no program do
    "wayland.on_top": (
        "Under Wayland no program can keep its window above others. You can: right-click the title bar, Always on Top or Keep Above.",
        "Onder Wayland kan geen programma zijn venster boven andere houden. U wel: rechtsklik op de titelbalk, Altijd bovenop of Boven andere houden.",
    ),
}
