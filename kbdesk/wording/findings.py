"""Sentences for findings of the check: what is the matter, and what to do.

A key is the rule's code, or code and reason (`KB101.not-utf8`) where the reason changes what to do. The facts of a
finding fill the names in braces.
"""

from kbdesk.domain.finding import Finding
from kbdesk.wording.speak import Table, speak

FINDINGS: Table = {
    "KB101": (
        "This file cannot be read: {reason} {detail}. It is left out.",
        "Dit bestand kan niet gelezen worden: {reason} {detail}. Het doet niet mee.",
    ),
    "KB101.too-large": (
        "This file is larger than 5 MiB and is left out. Split it, or take large pieces out of it.",
        "Dit bestand is groter dan 5 MiB en doet niet mee. Splits het, of haal er grote stukken uit.",
    ),
    "KB101.too-heavy": (
        "Laying out this file takes too much work ({detail}), so it is left out. Split it, or take apart what is nested.",
        "Dit bestand opmaken kost te veel werk ({detail}), dus het doet niet mee. Splits het, of haal uit elkaar wat genest is.",
    ),
    "KB101.nul-byte": (
        "This file holds a NUL byte ({detail}), so it is not text. Save it again as text in UTF-8.",
        "Dit bestand bevat een NUL-byte ({detail}) en is dus geen tekst. Sla het opnieuw op als tekst in UTF-8.",
    ),
    "KB101.not-utf8": (
        "This file is not UTF-8: byte {detail}. Save it with the encoding UTF-8.",
        "Dit bestand is geen UTF-8: byte {detail}. Sla het op met de codering UTF-8.",
    ),
    "KB101.unreadable": (
        "This file cannot be opened ({detail}). Look whether you may read it and whether another program holds it.",
        "Dit bestand kan niet geopend worden ({detail}). Kijk of u het mag lezen en of een ander programma het vasthoudt.",
    ),
    "KB101.outside": (
        "This file lies outside the content folder and is left out. Put the file itself in the folder.",
        "Dit bestand ligt buiten de inhoudsmap en doet niet mee. Zet het bestand zelf in de map.",
    ),
    "KB101.missing": (
        "This file has disappeared while it was being read. Check again.",
        "Dit bestand verdween terwijl het gelezen werd. Controleer opnieuw.",
    ),
    "KB102": (
        "The front matter is not valid YAML: {problem}. Correct this line.",
        "De kop van het bestand is geen geldige YAML: {problem}. Verbeter deze regel.",
    ),
    "KB102.alias": (
        "Anchors and aliases (& and *) are not allowed in front matter. Write the value out, or put it between quotes.",
        "Ankers en verwijzingen (& en *) mogen niet in de kop. Schrijf de waarde uit, of zet haar tussen aanhalingstekens.",
    ),
    "KB102.no-keys": (
        "The front matter must be a list of keys with values (key: value).",
        "De kop van het bestand moet uit sleutels met waarden bestaan (sleutel: waarde).",
    ),
    "KB102.too-much": (
        "The front matter is too long. Move text to below the front matter.",
        "De kop van het bestand is te lang. Zet tekst onder de kop.",
    ),
    "KB102.too-deep": (
        "The front matter is nested too deeply. Make it flatter.",
        "De kop van het bestand is te diep genest. Maak hem vlakker.",
    ),
    "KB102.two-documents": (
        "A second YAML document begins here. Keep one.",
        "Hier begint een tweede YAML-document. Houd er één over.",
    ),
    "KB103": (
        "The front matter begins with --- but never ends. Put a line with --- below the last key.",
        "De kop van het bestand begint met --- maar eindigt nergens. Zet een regel met --- onder de laatste sleutel.",
    ),
    "KB104": (
        "These keys are missing in the front matter: {keys}. Add them.",
        "Deze sleutels ontbreken in de kop: {keys}. Voeg ze toe.",
    ),
    "KB105": (
        '"{value}" cannot stand behind {entry}. Write: {expected}.',
        '"{value}" kan niet achter {entry} staan. Schrijf: {expected}.',
    ),
    "KB106": (
        "The key {entry} is not known and does nothing. Correct the spelling, or remove it.",
        "De sleutel {entry} is niet bekend en doet niets. Verbeter de spelling, of haal hem weg.",
    ),
    "KB107": (
        "The key {entry} stands here for the second time; only the last one counts. Remove one.",
        "De sleutel {entry} staat hier voor de tweede keer; alleen de laatste telt. Haal er één weg.",
    ),
    "KB108": (
        "The id {id} is already used by {other} in the same language. Give this text an id of its own.",
        "Het id {id} is in dezelfde taal al in gebruik bij {other}. Geef deze tekst een eigen id.",
    ),
    "KB109": (
        "The summary has {length} characters; at most {limit} fit in a result. Shorten it.",
        "De samenvatting heeft {length} tekens; in een resultaat passen er {limit}. Maak haar korter.",
    ),
    "KB110": (
        "The review was due on {due}. Look the text through and set the key reviewed to today.",
        "De herziening had op {due} moeten gebeuren. Kijk de tekst na en zet de sleutel reviewed op vandaag.",
    ),
    "KB111": (
        "{id} has no half in the language {language}. Add the translation.",
        "{id} heeft geen helft in de taal {language}. Voeg de vertaling toe.",
    ),
    "KB112": (
        (
            "This translation follows revision {based_on}, but the other half is at revision {revision}. "
            "Bring it up to date and raise based_on."
        ),
        (
            "Deze vertaling volgt revisie {based_on}, maar de andere helft is al bij revisie {revision}. "
            "Werk haar bij en verhoog based_on."
        ),
    ),
    "KB113": (
        "The audience {value} is not known. Choose from {expected}.",
        "Het publiek {value} is niet bekend. Kies uit {expected}.",
    ),
    "KB114": (
        "The product {product} does not stand in products.yml (it knows {known}). Correct it, or add the product.",
        "Het product {product} staat niet in products.yml (daar staan {known}). Verbeter het, of voeg het product toe.",
    ),
    "KB115": (
        "This file says nothing of: {keys}. It is read as an article all the same.",
        "Dit bestand zegt niets over: {keys}. Het wordt toch als artikel gelezen.",
    ),
    "KB116": (
        "replaced_by names {id}, which does not exist. Name the id of a living text.",
        "replaced_by noemt {id}, en dat bestaat niet. Noem het id van een tekst die er is.",
    ),
    "KB117": (
        "The file name says language {suffix}, the front matter says {written}. Make them the same.",
        "De bestandsnaam zegt taal {suffix}, de kop zegt {written}. Maak ze gelijk.",
    ),
    "KB118": (
        'The title "{title}" is also the title of {other}. Make the difference visible, or join the texts.',
        'De titel "{title}" is ook de titel van {other}. Maak het verschil zichtbaar, of voeg de teksten samen.',
    ),
    "KB119": (
        "This file broke after it had been indexed. Readers keep finding its last good version until it is mended.",
        "Dit bestand ging stuk nadat het was geïndexeerd. Lezers vinden de laatste goede versie tot het hersteld is.",
    ),
    "KB120": (
        "This folder cannot be listed. What was read of it before stays in use; look whether it is there and readable.",
        "Deze map kan niet bekeken worden. Wat eruit gelezen was, blijft in gebruik; kijk of ze er is en leesbaar is.",
    ),
    "KB121": (
        "This text is {share} % the same as {other}. Join the two, or say in each what the other does not.",
        "Deze tekst is voor {share} % gelijk aan {other}. Voeg de twee samen, of zeg in elk wat de ander niet zegt.",
    ),
    "KB122": (
        "The product {product} is called {right} in products.yml. Write that code.",
        "Het product {product} heet {right} in products.yml. Schrijf die code.",
    ),
    "KB123": (
        "The text changed since revision {published} was published, but the revision is {revision}. Raise it to {next}.",
        "De tekst veranderde sinds revisie {published} is uitgegeven, maar de revisie is {revision}. Verhoog haar naar {next}.",
    ),
    "KB201": (
        "The link leads to {address}, which does not exist. Correct the address.",
        "De link leidt naar {address}, en dat bestaat niet. Verbeter het adres.",
    ),
    "KB202": (
        "There is no heading or step #{slug} in {file}. Correct the address, or restore the heading.",
        "Er is geen kop of stap #{slug} in {file}. Verbeter het adres, of herstel de kop.",
    ),
    "KB203": (
        "The picture {address} does not exist. Correct the address, or add the picture.",
        "De afbeelding {address} bestaat niet. Verbeter het adres, of voeg de afbeelding toe.",
    ),
    "KB204": (
        (
            "{address} is not inside the content folder and cannot be followed. Use a path within the folder, "
            "or an http, https, mailto or tel address."
        ),
        (
            "{address} ligt niet in de inhoudsmap en is niet te volgen. Gebruik een pad binnen de map, "
            "of een adres met http, https, mailto of tel."
        ),
    ),
    "KB205": (
        "The picture {address} has no alternative text. Say between the square brackets what it shows.",
        "De afbeelding {address} heeft geen alternatieve tekst. Zet tussen de rechte haken wat erop staat.",
    ),
    "KB206": (
        "The picture {address} is {kib} KiB. Scale it down to below 1 MiB.",
        "De afbeelding {address} is {kib} KiB. Verklein haar tot onder 1 MiB.",
    ),
    "KB207": (
        "No text shows this picture. Use it, or remove it.",
        "Geen enkele tekst toont deze afbeelding. Gebruik haar, of haal haar weg.",
    ),
    "KB208": (
        "Raw HTML stands here; only harmless parts of it are shown. Write it as Markdown.",
        "Hier staat HTML; alleen ongevaarlijke delen ervan worden getoond. Schrijf het als Markdown.",
    ),
    "KB209": (
        "The picture {address} is on the web and is never loaded. Put a copy in the content folder.",
        "De afbeelding {address} staat op het web en wordt nooit geladen. Zet een kopie in de inhoudsmap.",
    ),
    "KB301": (
        "This script has no steps. Begin each step with a heading of two hashes (## Title).",
        "Dit script heeft geen stappen. Begin elke stap met een kop met twee hekjes (## Titel).",
    ),
    "KB302": (
        'The step "{step}" stands in this script twice, so a link to it is not clear. Give one another title.',
        'De stap "{step}" staat twee keer in dit script, dus een link ernaar is niet duidelijk. Geef er één een andere titel.',
    ),
    "KB303": (
        'The step "{step}" ends nowhere. Add a choice or an outcome.',
        'De stap "{step}" eindigt nergens. Voeg een keuze of een uitkomst toe.',
    ),
    "KB304": (
        'All choices of the step "{step}" have a condition, but the last is not else. End with a choice with `else`.',
        'Alle keuzes van de stap "{step}" hebben een voorwaarde, maar de laatste is niet anders. Sluit af met `anders`.',
    ),
    "KB305": (
        'The condition "{condition}" cannot be read at "{found}" ({problem}). Write a comparison such as if pressure < 1.',
        'De voorwaarde "{condition}" is niet te lezen bij "{found}" ({problem}). Schrijf een vergelijking als druk < 1.',
    ),
    "KB306": (
        'The condition "{condition}" asks for {name}, which no field declares. Correct the name, or declare the field.',
        'De voorwaarde "{condition}" vraagt naar {name}, en dat veld bestaat niet. Verbeter de naam, of leg het veld vast.',
    ),
    "KB307": (
        "{name} is used here, but no step asks for it and no choice sets it. Ask for it, or take it out.",
        "{name} wordt hier gebruikt, maar geen stap vraagt ernaar en geen keuze vult het in. Vraag ernaar, of haal het weg.",
    ),
    "KB308": (
        "The field {name} is not declared. Add it under fields in the front matter, or to fields.yml.",
        "Het veld {name} is niet vastgelegd. Zet het onder fields in de kop, of in fields.yml.",
    ),
    "KB309": (
        "The outcome {outcome} does not stand in outcomes.yml (it knows {known}). Correct it, or add it there.",
        "De uitkomst {outcome} staat niet in outcomes.yml (daar staan {known}). Verbeter haar, of voeg haar daar toe.",
    ),
    "KB310": (
        "The queue {queue} does not stand in queues.yml (it knows {known}). Correct it, or add it there.",
        "De wachtrij {queue} staat niet in queues.yml (daar staan {known}). Verbeter haar, of voeg haar daar toe.",
    ),
    "KB311": (
        "The referral sends {name}, but nothing in this script fills it in. Ask for it in a step, or take it out.",
        "De doorverwijzing stuurt {name} mee, maar niets in dit script vult het in. Vraag ernaar in een stap, of haal het weg.",
    ),
    "KB312": (
        'No choice leads to the step "{step}". Add a choice with a link to it, or remove the step.',
        'Geen keuze leidt naar de stap "{step}". Voeg een keuze met een link ernaartoe toe, of haal de stap weg.',
    ),
    "KB312.never": (
        'The step "{step}" is never reached: the conditions of the ways to it cannot hold. Correct a condition, or remove the step.',
        'De stap "{step}" wordt nooit bereikt: de voorwaarden van de wegen erheen kunnen niet gelden. Verbeter een voorwaarde, of haal de stap weg.',
    ),
    "KB313": (
        "start names the step {step}, which does not exist. Name the address or the code of a step.",
        "start noemt de stap {step}, en die bestaat niet. Noem het adres of de code van een stap.",
    ),
    "KB314": (
        'The code "{found}" behind the choice says nothing. Write name = value, if …, else, or and return.',
        'De code "{found}" achter de keuze zegt niets. Schrijf naam = waarde, als …, anders, of en terug.',
    ),
    "KB315": (
        (
            'The row "{row}" of the referral is not known and does nothing. '
            "Use To, Priority, Respond within, Subject, Include, Photo."
        ),
        (
            'De rij "{row}" van de doorverwijzing is niet bekend en doet niets. '
            "Gebruik Naar, Prioriteit, Reageren binnen, Onderwerp, Meesturen, Foto."
        ),
    ),
    "KB316": (
        "The outcome {outcome} refers, but no referral table stands below it. Add the table.",
        "De uitkomst {outcome} verwijst door, maar er staat geen doorverwijzingstabel onder. Voeg de tabel toe.",
    ),
    "KB317": (
        "{value} is not an option of {name} (these are {known}). Correct it.",
        "{value} is geen optie van {name} (dat zijn {known}). Verbeter het.",
    ),
    "KB318": (
        'The step "{step}" has the code {code}, which another step has too. Give it a code of its own.',
        'De stap "{step}" heeft de code {code}, en een andere stap heeft die ook. Geef hem een eigen code.',
    ),
    "KB319": (
        'The sentence "{start} …" has {words} words; at most {limit} can be said well. Split it.',
        'De zin "{start} …" heeft {words} woorden; meer dan {limit} zegt niemand goed. Splits hem.',
    ),
    "KB320": (
        'From the step "{step}" no outcome can be reached: the way goes round in a circle. Add a choice that leads out.',
        'Vanaf de stap "{step}" is geen uitkomst te bereiken: de weg loopt in een kring. Voeg een keuze toe die eruit leidt.',
    ),
    "KB321": (
        "The field {name} uses {use}, which does not stand in fields.yml. Correct the name, or add the field there.",
        "Het veld {name} gebruikt {use}, en dat staat niet in fields.yml. Verbeter de naam, of voeg het veld daar toe.",
    ),
    "KB322": (
        "The referral does not say where it goes. Add the row To with a queue.",
        "De doorverwijzing zegt niet waar ze heen gaat. Voeg de rij Naar met een wachtrij toe.",
    ),
    "KB323": (
        "The queue {queue} needs {names}, which this referral does not send. Add them to Include.",
        "De wachtrij {queue} heeft {names} nodig, en deze doorverwijzing stuurt dat niet mee. Zet het bij Meesturen.",
    ),
    "KB324": (
        'Not every way to the step "{step}" asks for {name}; there it reads as a blank. Ask for it, or give the words the condition if not empty({name}).',
        'Niet elke weg naar de stap "{step}" vraagt naar {name}; daar staat dan niets. Vraag ernaar, of geef de woorden de voorwaarde als niet leeg({name}).',
    ),
    "KB325": (
        'The condition "{condition}" of the step "{step}" can never hold here. Correct it, or take away what hangs on it.',
        'De voorwaarde "{condition}" van de stap "{step}" kan hier nooit gelden. Verbeter haar, of haal weg wat eraan hangt.',
    ),
    "KB326": (
        'From the step "{step}" the way goes round in a circle for good with {values}. Add a way out.',
        'Vanaf de stap "{step}" gaat de weg met {values} voor altijd in een kring. Voeg een uitweg toe.',
    ),
    "KB401": (
        "This file is not valid YAML: {problem}. Correct this line; until then the defaults hold.",
        "Dit bestand is geen geldige YAML: {problem}. Verbeter deze regel; tot dan gelden de standaardwaarden.",
    ),
    "KB401.alias": (
        "Anchors and aliases (& and *) are not allowed. Write the value out, or put it between quotes.",
        "Ankers en verwijzingen (& en *) mogen niet. Schrijf de waarde uit, of zet haar tussen aanhalingstekens.",
    ),
    "KB401.not-utf8": (
        "This file is not UTF-8. Save it with the encoding UTF-8.",
        "Dit bestand is geen UTF-8. Sla het op met de codering UTF-8.",
    ),
    "KB401.no-keys": (
        "This file must hold keys with values (key: value).",
        "Dit bestand moet uit sleutels met waarden bestaan (sleutel: waarde).",
    ),
    "KB402": (
        '"{value}" cannot stand behind {entry}. Write: {expected}.',
        '"{value}" kan niet achter {entry} staan. Schrijf: {expected}.',
    ),
    "KB403": (
        "The key {entry} is not known and does nothing. Correct the spelling, or remove it.",
        "De sleutel {entry} is niet bekend en doet niets. Verbeter de spelling, of haal hem weg.",
    ),
    "KB404": (
        "The field {name} is {privacy}, but has no keeping time. Add keep with a number of days.",
        "Het veld {name} is {privacy}, maar heeft geen bewaartermijn. Voeg keep met een aantal dagen toe.",
    ),
    "KB405": (
        "The channel {channel} holds a secret under {entry}. Remove it here, change it there, and keep it in the key store.",
        "Het kanaal {channel} bevat een geheim onder {entry}. Haal het hier weg, vervang het daar, en bewaar het in de sleutelbos.",
    ),
    "KB406": (
        "The queue {queue} names {code} under {entry}, which does not exist. Correct it, or add it.",
        "De wachtrij {queue} noemt {code} onder {entry}, en dat bestaat niet. Verbeter het, of voeg het toe.",
    ),
    "KB407": (
        'The word "{word}" stands in this file more than once, so groups of synonyms run together. Keep one.',
        'Het woord "{word}" staat meer dan één keer in dit bestand, zodat groepen synoniemen in elkaar lopen. Houd er één over.',
    ),
    "KB408": (
        "The link {link} leads nowhere it may: {address}. Write an address that begins with https:// and has values behind the host only.",
        "De link {link} leidt nergens heen waar hij heen mag: {address}. Schrijf een adres dat begint met https:// en alleen achter de host waarden heeft.",
    ),
    "KB409": (
        "The link {link} asks for {name}, which no script captures. Correct it, or add the field.",
        "De link {link} vraagt om {name}, en geen belscript legt dat vast. Verbeter het, of voeg het veld toe.",
    ),
    "KB501": (
        "The scenarios cannot be read: {problem}. Write a list of name, path and expect.",
        "De scenario's zijn niet te lezen: {problem}. Schrijf een lijst met name, path en expect.",
    ),
    "KB502": (
        'The scenario "{name}" fails: {problem} (expected {expected}, found {found}). Correct the script or the scenario.',
        'Het scenario "{name}" mislukt: {problem} (verwacht {expected}, gevonden {found}). Verbeter het script of het scenario.',
    ),
    "KB503": (
        "There is no script with the id {id}. Name the file after its script.",
        "Er is geen script met het id {id}. Noem het bestand naar zijn script.",
    ),
    "KB504": (
        "No scenario of {id} takes: {ways}. Add one that does (kbdesk content test --record {id}).",
        "Geen scenario van {id} neemt: {ways}. Voeg er een toe dat dat doet (kbdesk content test --record {id}).",
    ),
}


PROBLEMS: Table = {
    "alias": ("anchors and aliases (& and *) are not allowed", "ankers en verwijzingen (& en *) mogen niet"),
    "ends-early": ("something is missing at the end", "aan het eind ontbreekt iets"),
    "key-is-no-text": ("a key must be a word", "een sleutel moet een woord zijn"),
    "missing": ("the file has disappeared", "het bestand is verdwenen"),
    "no-choice": ("a choice or a map of values is wanted here", "hier hoort een keuze of een rij waarden"),
    "no-keys": ("keys with values are wanted here", "hier horen sleutels met waarden"),
    "no-list": ("a list is wanted here", "hier hoort een lijst"),
    "no-path": ("the list path is missing", "de lijst path ontbreekt"),
    "not-utf8": ("it is not UTF-8", "het is geen UTF-8"),
    "nul-byte": ("it holds a NUL byte", "er staat een NUL-byte in"),
    "outside": ("it lies outside the content folder", "het ligt buiten de inhoudsmap"),
    "too-deep": ("it is nested too deeply", "het is te diep genest"),
    "too-large": ("it is larger than 5 MiB", "het is groter dan 5 MiB"),
    "too-heavy": ("laying it out takes too much work", "het opmaken vraagt te veel werk"),
    "too-much": ("it is too long", "het is te lang"),
    "two-documents": ("a second document begins here", "hier begint een tweede document"),
    "unexpected": ("this cannot stand here", "dit kan hier niet staan"),
    "unknown-function": ("this function is not known", "deze functie is niet bekend"),
    "unknown-key": ("this key is not known", "deze sleutel is niet bekend"),
    "unknown-sign": ("this sign is not known", "dit teken is niet bekend"),
    "unprintable": ("it holds a sign that cannot be printed", "er staat een onzichtbaar teken in"),
    "unreadable": ("it cannot be opened", "het is niet te openen"),
}
"""Words for the codes that facts carry as `problem` or `reason`; what is not here is a library's own sentence."""


def finding_sentence(finding: Finding, lang: str) -> str:
    """What to show for a finding; the sentence for its reason where there is one."""
    facts = dict(finding.facts)
    key = finding.code
    for name in ("reason", "problem"):
        if name in facts:
            if f"{finding.code}.{facts[name]}" in FINDINGS:
                key = f"{finding.code}.{facts[name]}"
            if facts[name] in PROBLEMS:
                facts[name] = speak(PROBLEMS, facts[name], lang)
    return speak(FINDINGS, key, lang, **facts) if facts else speak(FINDINGS, key, lang)
