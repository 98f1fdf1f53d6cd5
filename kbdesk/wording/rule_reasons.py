"""Why each rule of the check is there: what goes wrong for a reader, a caller or the service desk. (English, Dutch)."""

from kbdesk.wording.speak import Table

RULE_REASONS: Table = {
    "KB101": ("What cannot be read cannot be found either.", "Wat niet gelezen kan worden, wordt ook niet gevonden."),
    "KB102": (
        "Without front matter the text has no id, no owner and no review date.",
        "Zonder kop heeft de tekst geen id, geen eigenaar en geen herzieningsdatum.",
    ),
    "KB103": (
        "Everything below would count as front matter, and readers would see an empty page.",
        "Alles eronder zou als kop gelden, en lezers zouden een lege pagina zien.",
    ),
    "KB104": (
        "Reports, reviews and search filters rest on these keys.",
        "Rapporten, herzieningen en zoekfilters steunen op deze sleutels.",
    ),
    "KB105": (
        "A value that nobody understands counts as not written.",
        "Een waarde die niemand begrijpt, telt als niet geschreven.",
    ),
    "KB106": (
        "Usually it is a typing error, and the key that was meant is missing.",
        "Meestal is het een typefout, en ontbreekt de sleutel die bedoeld was.",
    ),
    "KB107": (
        "Only the last one counts, and the reader of the file sees the first.",
        "Alleen de laatste telt, en wie het bestand leest ziet de eerste.",
    ),
    "KB108": (
        "Links, reports and flags go by id; two texts with one id get mixed up.",
        "Koppelingen, rapporten en meldingen gaan op id; twee teksten met één id raken door elkaar.",
    ),
    "KB109": (
        "A result shows two lines; the rest is cut off where it matters.",
        "Een resultaat toont twee regels; de rest valt weg waar het erop aankomt.",
    ),
    "KB110": (
        "A text that nobody looks at grows wrong without a sign.",
        "Een tekst waar niemand naar kijkt, wordt ongemerkt onjuist.",
    ),
    "KB111": (
        "A reader of that language finds nothing, or reads a language that is not theirs.",
        "Een lezer van die taal vindt niets, of leest een andere taal dan de zijne.",
    ),
    "KB112": (
        "The two halves may say different things by now.",
        "De twee helften kunnen inmiddels verschillende dingen zeggen.",
    ),
    "KB113": (
        "A text for nobody who is known is filtered away for everybody.",
        "Een tekst voor een onbekende doelgroep wordt voor iedereen weggefilterd.",
    ),
    "KB114": (
        "The filter by product does not find the text, and no queue is proposed for it.",
        "Het filter op product vindt de tekst niet, en er wordt geen wachtrij voor voorgesteld.",
    ),
    "KB115": (
        "The text can be read and found; reviews and reports know nothing of it.",
        "De tekst is te lezen en te vinden; herzieningen en rapporten weten er niets van.",
    ),
    "KB116": ("The reader is sent on to nothing.", "De lezer wordt doorgestuurd naar niets."),
    "KB117": (
        "Half of the program goes by the name, half by the key.",
        "De ene helft van het programma gaat op de naam, de andere op de sleutel.",
    ),
    "KB118": (
        "In a list of results nobody can tell them apart.",
        "In een lijst met resultaten houdt niemand ze uit elkaar.",
    ),
    "KB119": (
        "Readers still see yesterday's text, which may be what you do not want.",
        "Lezers zien nog de tekst van gisteren, en dat is misschien niet wat u wilt.",
    ),
    "KB120": (
        "What lies in it is not known, so it is neither new nor gone.",
        "Wat erin ligt is niet bekend, en dus noch nieuw noch weg.",
    ),
    "KB121": (
        "One of the two will be kept up to date, the other will be found.",
        "Een van de twee wordt bijgehouden, de andere wordt gevonden.",
    ),
    "KB122": (
        "Codes are compared letter by letter; this one matches nothing.",
        "Codes worden letter voor letter vergeleken; deze past nergens op.",
    ),
    "KB123": (
        "The other language, reports and readers see by the revision that a text changed.",
        "De andere taal, rapporten en lezers zien aan de revisie dat een tekst veranderde.",
    ),
    "KB201": ("Somebody on the phone clicks it and stands still.", "Iemand aan de telefoon klikt erop en staat stil."),
    "KB202": (
        "The page opens at the top, and in a script the way ends here.",
        "De pagina opent bovenaan, en in een belscript eindigt de weg hier.",
    ),
    "KB203": ("Readers see an empty frame.", "Lezers zien een leeg kader."),
    "KB204": (
        "Content is copied to other devices; what lies outside does not come along.",
        "Inhoud wordt naar andere apparaten gekopieerd; wat erbuiten ligt gaat niet mee.",
    ),
    "KB205": (
        "Who cannot see the picture, or reads it aloud, has nothing.",
        "Wie de afbeelding niet ziet, of haar voorleest, heeft niets.",
    ),
    "KB206": (
        "Every desk receives it with every publication, also over a slow line.",
        "Elke desk ontvangt haar bij elke uitgave, ook over een trage lijn.",
    ),
    "KB207": (
        "It is carried along for nothing, and the next editor does not dare to remove it.",
        "Ze wordt voor niets meegedragen, en de volgende redacteur durft haar niet weg te halen.",
    ),
    "KB208": (
        "What is not allowed is left out in silence, so readers see less than you wrote.",
        "Wat niet mag valt stil weg, zodat lezers minder zien dan u schreef.",
    ),
    "KB209": (
        "Offline there is no picture, and online the other server would see who reads what.",
        "Zonder netwerk is er geen afbeelding, en met netwerk zou de andere server zien wie wat leest.",
    ),
    "KB301": ("Without steps there is nothing to follow.", "Zonder stappen valt er niets te volgen."),
    "KB302": (
        "A link by that title leads to the first of them only.",
        "Een koppeling met die titel leidt alleen naar de eerste.",
    ),
    "KB303": (
        "The person on the phone has nowhere to go, and no outcome is recorded.",
        "Wie aan de telefoon zit kan nergens heen, en er wordt geen uitkomst vastgelegd.",
    ),
    "KB304": (
        "When none of the conditions holds, the script stands still.",
        "Als geen van de voorwaarden geldt, staat het belscript stil.",
    ),
    "KB305": (
        "A condition that cannot be read counts as not there: the choice is always offered.",
        "Een voorwaarde die niet te lezen is, telt als afwezig: de keuze staat er altijd.",
    ),
    "KB306": (
        "A name that nobody knows is always empty, so the comparison is never true.",
        "Een naam die niemand kent is altijd leeg, dus de vergelijking is nooit waar.",
    ),
    "KB307": ("It is always empty, in every call.", "Het is altijd leeg, in elk gesprek."),
    "KB308": (
        "Without a declaration nothing is checked, and nobody knows how private it is.",
        "Zonder opgave wordt er niets gecontroleerd, en weet niemand hoe privé het is.",
    ),
    "KB309": (
        "The contact is logged under a code that no report knows.",
        "Het contact komt in het logboek onder een code die geen rapport kent.",
    ),
    "KB310": ("The referral would not arrive anywhere.", "De doorverwijzing zou nergens aankomen."),
    "KB311": ("The other team expects something that never comes.", "Het andere team verwacht iets wat nooit komt."),
    "KB312": (
        "Somebody wrote it for a reason; a way to it is missing, or it is left over.",
        "Iemand schreef haar met een reden; er ontbreekt een weg, of ze is overgebleven.",
    ),
    "KB313": ("The script begins at its first step instead.", "Het belscript begint dan bij de eerste stap."),
    "KB314": (
        "It looks like a condition or a value and does nothing.",
        "Het lijkt op een voorwaarde of een waarde en doet niets.",
    ),
    "KB315": ("What stands behind it is never sent.", "Wat erachter staat wordt nooit verzonden."),
    "KB316": (
        "The outcome promises a referral, and nothing is sent.",
        "De uitkomst belooft een doorverwijzing, en er wordt niets verzonden.",
    ),
    "KB317": (
        "A comparison with it is never true, and reports count an answer that cannot be given.",
        "Een vergelijking ermee is nooit waar, en rapporten tellen een antwoord dat niet gegeven kan worden.",
    ),
    "KB318": (
        "The code joins the languages and the reports; two steps would count as one.",
        "De code verbindt de talen en de rapporten; twee stappen zouden als één tellen.",
    ),
    "KB319": (
        "Nobody can say it in one breath, and the customer loses the thread.",
        "Niemand zegt dat in één adem, en de klant raakt de draad kwijt.",
    ),
    "KB320": ("The call can only be broken off.", "Het gesprek kan alleen worden afgebroken."),
    "KB321": ("The field has no type and no keeping time.", "Het veld heeft geen type en geen bewaartermijn."),
    "KB322": (
        "A referral without a team stays in the outbox.",
        "Een doorverwijzing zonder team blijft in het postvak uit.",
    ),
    "KB323": ("The team has to ask the customer again.", "Het team moet het de klant opnieuw vragen."),
    "KB324": ('Read aloud it becomes "code , pressure bar".', 'Voorgelezen wordt het "code , druk bar".'),
    "KB325": (
        "What hangs on it is never seen; often a bound or a code changed meanwhile.",
        "Wat eraan hangt ziet nooit iemand; vaak is intussen een grens of een code veranderd.",
    ),
    "KB326": (
        "A person notices and stops; an automatic script is broken off as going round.",
        "Een mens merkt het en houdt op; een automatisch belscript wordt afgebroken omdat het rondgaat.",
    ),
    "KB401": ("Nothing in this file counts until it is mended.", "Niets in dit bestand telt tot het verbeterd is."),
    "KB402": ("The default holds instead.", "In plaats daarvan geldt de standaardwaarde."),
    "KB403": (
        "Usually it is a typing error, and the default holds.",
        "Meestal is het een typefout, en geldt de standaardwaarde.",
    ),
    "KB404": (
        "Personal values may not stay longer than they are needed.",
        "Persoonlijke gegevens mogen niet langer blijven dan nodig.",
    ),
    "KB405": (
        "Everybody who receives the content receives the secret.",
        "Iedereen die de inhoud ontvangt, ontvangt het geheim.",
    ),
    "KB406": (
        "Referrals to this queue cannot be made or sent.",
        "Doorverwijzingen naar deze wachtrij kunnen niet gemaakt of verzonden worden.",
    ),
    "KB407": (
        "A search for one word finds everything of both groups.",
        "Wie op het ene woord zoekt, vindt alles van beide groepen.",
    ),
    "KB408": (
        "The link is never offered. A value that a customer said must not decide where an address leads.",
        "De link wordt nooit aangeboden. Een waarde die een klant noemde mag niet bepalen waar een adres heen leidt.",
    ),
    "KB409": ("The link can never be filled in.", "De link kan nooit worden ingevuld."),
    "KB501": ("A scenario that cannot be read tests nothing.", "Een scenario dat niet te lezen is, test niets."),
    "KB502": (
        "The script no longer does what somebody once wanted of it.",
        "Het belscript doet niet meer wat iemand er ooit van wilde.",
    ),
    "KB503": ("Its scenarios are never played.", "De scenario's worden nooit gespeeld."),
    "KB504": (
        "A change there breaks in a call instead of here.",
        "Een wijziging daar gaat mis in een gesprek in plaats van hier.",
    ),
}
