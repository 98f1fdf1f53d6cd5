"""What is said of outgoing lists, of customers for looking up, and of links into other programs. (English, Dutch)."""

from kbdesk.wording.speak import Table

LISTS: Table = {
    "row.state.waiting": ("to be called", "nog te bellen"),
    "row.state.in-hand": ("in hand", "in behandeling"),
    "row.state.later": ("call back", "terugbellen"),
    "row.state.no-answer": ("no answer, again later", "geen gehoor, later weer"),
    "row.state.skipped": ("skipped", "overgeslagen"),
    "row.state.done": ("done", "klaar"),
    "row.state.not-reached": ("not reached", "niet bereikt"),
    "row.state.do-not-call": ("do not call", "niet bellen"),
    "row.state.not-usable": ("not usable", "niet bruikbaar"),
    "row.remark.no-phone": ("There is no telephone number.", "Er is geen telefoonnummer."),
    "row.remark.twice": (
        "The same number stands on line {expected} already.",
        "Hetzelfde nummer staat al op regel {expected}.",
    ),
    "row.remark.too-many-cells": (
        "The row has more cells than the heading: a separator stands in a cell without quotes.",
        "De regel heeft meer cellen dan de kop: er staat een scheidingsteken in een cel zonder aanhalingstekens.",
    ),
    "row.remark.kept-long-enough": ("It was kept long enough.", "De bewaartermijn is voorbij."),
    "row.remark.at": ("Line {line}, column {column}: {text}", "Regel {line}, kolom {column}: {text}"),
    "row.remark.at_line": ("Line {line}: {text}", "Regel {line}: {text}"),
    "target.phone": ("Telephone number", "Telefoonnummer"),
    "target.name": ("Name", "Naam"),
    "target.lang": ("Language", "Taal"),
    "target.note": ("Note", "Notitie"),
    "target.number": ("Customer number", "Klantnummer"),
    "target.address": ("Address", "Adres"),
    "target.postcode": ("Postcode", "Postcode"),
    "target.city": ("Town", "Plaats"),
    "target.email": ("E-mail", "E-mail"),
    "target.more": ("Keep under its own name", "Bewaar onder eigen naam"),
    "target.nothing": ("Leave out", "Laat weg"),
    "list.progress": ("{done} of {total} done", "{done} van {total} klaar"),
    "list.left": ("{n} still to be called|{n} still to be called", "nog {n} te bellen|nog {n} te bellen"),
    "list.not_usable": ("{n} row not usable|{n} rows not usable", "{n} regel niet bruikbaar|{n} regels niet bruikbaar"),
    "list.none_due": (
        "Nothing to be called now. The next is due {moment}.",
        "Nu niemand te bellen. De volgende is aan de beurt: {moment}.",
    ),
    "list.all_done": ("The list is done.", "De lijst is klaar."),
    "customers.have": (
        "{n} customer, from {source}, since {moment}|{n} customers, from {source}, since {moment}",
        "{n} klant, uit {source}, sinds {moment}|{n} klanten, uit {source}, sinds {moment}",
    ),
    "customers.without_phone": (
        "{n} line has no number that exists: {lines}|{n} lines have no number that exists: {lines}",
        "{n} regel heeft geen bestaand nummer: {lines}|{n} regels hebben geen bestaand nummer: {lines}",
    ),
    "customers.uneven": (
        "{n} line left out, it has more cells than the heading: {lines}|{n} lines left out, they have more cells than the heading: {lines}",
        "{n} regel weggelaten, die heeft meer cellen dan de kop: {lines}|{n} regels weggelaten, die hebben meer cellen dan de kop: {lines}",
    ),
}
"""In both faces."""

LIST_COUNTS: Table = {
    "count.list_rows": ("{n} row of a list|{n} rows of lists", "{n} regel van een lijst|{n} regels van lijsten"),
    "count.customers": (
        "{n} customer for looking up|{n} customers for looking up",
        "{n} opzoekklant|{n} opzoekklanten",
    ),
}

LISTS_TERMINAL: Table = {
    "help.lists": (
        "outgoing lists: who is to be called with a script",
        "bellijsten: wie er met een belscript gebeld wordt",
    ),
    "help.lists.import": ("brings in a list out of a CSV file", "haalt een lijst binnen uit een CSV-bestand"),
    "help.lists.list": ("all lists, and how far they are", "alle lijsten, en hoe ver ze zijn"),
    "help.lists.show": ("the rows of a list", "de regels van een lijst"),
    "help.lists.next": ("takes the next row in hand", "neemt de volgende regel in behandeling"),
    "help.lists.call": ("calls a row: follows the list's script", "belt een regel: volgt het belscript van de lijst"),
    "help.lists.mark": ("says what became of a row", "zegt wat er van een regel werd"),
    "help.lists.export": ("the results as CSV", "de resultaten als CSV"),
    "help.lists.remove": ("takes a list away", "haalt een lijst weg"),
    "help.lists.file": (
        "a table: CSV with commas, semicolons or tabs",
        "een tabel: CSV met komma's, puntkomma's of tabs",
    ),
    "help.lists.script": ("the script to call with, by its id", "het belscript om mee te bellen, bij zijn id"),
    "help.lists.name": (
        "what to call the list; else the file's name",
        "hoe de lijst heet; anders de naam van het bestand",
    ),
    "help.lists.map": (
        "where a column goes, COLUMN=TARGET; COLUMN= leaves it out; can be repeated",
        "waar een kolom heen gaat, KOLOM=DOEL; KOLOM= laat hem weg; kan vaker",
    ),
    "help.lists.dry-run": ("only shows where the columns would go", "toont alleen waar de kolommen heen zouden gaan"),
    "help.lists.again": ("also when the same file was brought in before", "ook als hetzelfde bestand er al is"),
    "help.lists.which": ("a list, by its number or name", "een lijst, bij nummer of naam"),
    "help.lists.state": ("only rows in this state; can be repeated", "alleen regels in deze toestand; kan vaker"),
    "help.lists.row": ("a row, LIST:LINE as shown", "een regel, LIJST:REGEL zoals getoond"),
    "help.lists.as": ("what became of it", "wat ervan werd"),
    "help.lists.at": (
        "when to call back: a time, or a day and a time",
        "wanneer terugbellen: een tijd, of een dag en een tijd",
    ),
    "help.lists.note": ("a note for the row", "een notitie bij de regel"),
    "help.customers": ("customers for looking up without a network", "klanten om op te zoeken zonder netwerk"),
    "help.customers.import": (
        "puts a CSV file in the place of all customers",
        "zet een CSV-bestand in de plaats van alle klanten",
    ),
    "help.customers.find": ("by number, name, address or customer number", "op nummer, naam, adres of klantnummer"),
    "help.customers.remove": ("takes all of them away", "haalt ze allemaal weg"),
    "help.customers.words": ("what to look for", "waarnaar te zoeken"),
    "lists.mapped": ("{column} → {target}", "{column} → {target}"),
    "lists.left-out": ("{column} is left out", "{column} blijft weg"),
    "lists.read-as": (
        "{n} row, read as {encoding} with {delimiter} between the columns|{n} rows, read as {encoding} with {delimiter} between the columns",
        "{n} regel, gelezen als {encoding} met {delimiter} tussen de kolommen|{n} regels, gelezen als {encoding} met {delimiter} tussen de kolommen",
    ),
    "lists.brought-in": (
        "List {number} ({name}): {n} row to be called.|List {number} ({name}): {n} rows to be called.",
        "Lijst {number} ({name}): {n} regel te bellen.|Lijst {number} ({name}): {n} regels te bellen.",
    ),
    "lists.and-more": ("and {n} more|and {n} more", "en nog {n}|en nog {n}"),
    "lists.none": ("There are no lists.", "Er zijn geen lijsten."),
    "lists.head.number": ("no.", "nr."),
    "lists.head.name": ("list", "lijst"),
    "lists.head.script": ("script", "belscript"),
    "lists.head.progress": ("progress", "voortgang"),
    "lists.head.row": ("row", "regel"),
    "lists.head.state": ("state", "toestand"),
    "lists.head.phone": ("number", "nummer"),
    "lists.head.who": ("name", "naam"),
    "lists.head.more": ("more", "meer"),
    "lists.marked": ("{row}: {state}", "{row}: {state}"),
    "lists.marked-until": ("{row}: {state} ({moment})", "{row}: {state} ({moment})"),
    "lists.written": ("Written to {path}.", "Geschreven naar {path}."),
    "lists.removed": ("List {number} is taken away.", "Lijst {number} is weggehaald."),
    "lists.would-remove": (
        "List {number} ({name}) has {n} row still to be called. Say --yes to take it away.|List {number} ({name}) has {n} rows still to be called. Say --yes to take it away.",
        "Lijst {number} ({name}) heeft nog {n} regel te bellen. Zeg --yes om hem weg te halen.|Lijst {number} ({name}) heeft nog {n} regels te bellen. Zeg --yes om hem weg te halen.",
    ),
    "customers.none": ("There are no customers on this device.", "Er zijn geen klanten op dit apparaat."),
    "customers.nobody": ("Nobody found.", "Niemand gevonden."),
    "customers.removed": (
        "{n} customer taken away.|{n} customers taken away.",
        "{n} klant weggehaald.|{n} klanten weggehaald.",
    ),
    "customers.would-remove": (
        "{n} customer would go. Say --yes to take all of them away.|{n} customers would go. Say --yes to take all of them away.",
        "{n} klant zou weggaan. Zeg --yes om ze allemaal weg te halen.|{n} klanten zouden weggaan. Zeg --yes om ze allemaal weg te halen.",
    ),
    **LISTS,
}

LIST_ERRORS: Table = {
    "table-too-large": (
        "The table is too large: at most {most}. Divide it.",
        "De tabel is te groot: hoogstens {most}. Verdeel hem.",
    ),
    "table-is-workbook": (
        "This is a workbook, not a CSV file. Open it in the spreadsheet program and save it as CSV.",
        "Dit is een werkmap, geen CSV-bestand. Open hem in het rekenprogramma en bewaar hem als CSV.",
    ),
    "table-not-text": (
        "This file is no text. Save the table as CSV, in UTF-8.",
        "Dit bestand is geen tekst. Bewaar de tabel als CSV, in UTF-8.",
    ),
    "table-empty": ("The file is empty.", "Het bestand is leeg."),
    "table-quote-open": (
        "A quotation mark is opened in the row of line {line} and never closed, so the rows behind it cannot be told apart. Correct that row.",
        "In de regel op regel {line} begint een aanhalingsteken dat nooit eindigt, zodat de regels erna niet te onderscheiden zijn. Verbeter die regel.",
    ),
    "table-unreadable": (
        "The row of line {line} cannot be read ({reason}). Correct it.",
        "De regel op regel {line} is niet te lezen ({reason}). Verbeter hem.",
    ),
    "column-unknown": (
        "{typed} names no column or no target. Columns: {columns}. Targets: {targets}.",
        "{typed} noemt geen kolom of geen doel. Kolommen: {columns}. Doelen: {targets}.",
    ),
    "list-known": (
        "This file was brought in already, as list {number} ({name}). To call everybody in it once more, say so.",
        "Dit bestand is al binnengehaald, als lijst {number} ({name}). Zeg het als u iedereen erin nog eens wilt bellen.",
    ),
    "list-without-phone": (
        "No column goes to a telephone number, so nobody can be called. Columns: {columns}.",
        "Geen kolom gaat naar een telefoonnummer, dus niemand is te bellen. Kolommen: {columns}.",
    ),
    "list-without-script": (
        "There is no script that takes values from outside. Write `entry` in the front matter of one.",
        "Er is geen belscript dat waarden van buiten aanneemt. Schrijf `entry` in de kop van een belscript.",
    ),
    "list-without-rows": (
        "There are no rows below the heading of {path}.",
        "Onder de kop van {path} staan geen regels.",
    ),
    "list-unknown": ("There is no list {name}.", "Er is geen lijst {name}."),
    "row-unknown": (
        "There is no row {row}. A row is written LIST:LINE.",
        "Er is geen regel {row}. Een regel schrijft u als LIJST:REGEL.",
    ),
    "row-not-so": (
        "That cannot be done with row {row} as it is now ({state}).",
        "Dat kan niet met regel {row} zoals die nu is ({state}).",
    ),
    "row-called": (
        "The contact of row {row} is open. Close it; its outcome says what becomes of the row.",
        "Het contact van regel {row} is open. Sluit het af; de uitkomst zegt wat er van de regel wordt.",
    ),
    "row-went-on": (
        "Row {row} went on in another window. Look at it again.",
        "Regel {row} ging verder in een ander venster. Bekijk hem opnieuw.",
    ),
    "row-without-phone": ("Row {row} has no telephone number.", "Regel {row} heeft geen telefoonnummer."),
    "time-missing": ("Say when row {row} is to be called back.", "Zeg wanneer regel {row} teruggebeld wordt."),
    "time-past": (
        "{typed} has passed already. Say a time to come.",
        "{typed} is al voorbij. Noem een tijd die nog komt.",
    ),
    "time-unclear": (
        "{typed} is no time that can be read. Write 14:30, or a day and a time: 26-11 14:30.",
        "{typed} is geen leesbare tijd. Schrijf 14:30, of een dag en een tijd: 26-11 14:30.",
    ),
    "customers-without-name": (
        "No column goes to a number, a name or a customer number, so nobody could be found. Columns: {columns}.",
        "Geen kolom gaat naar een telefoonnummer, een naam of een klantnummer, dus niemand zou te vinden zijn. Kolommen: {columns}.",
    ),
}
