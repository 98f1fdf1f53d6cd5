"""The contact as one line, and who calls according to the list of customers. (English, Dutch)"""

from kbdesk.wording.speak import Table

CONTACT_LINE: Table = {
    "line.unfold": ("Show all of the contact", "Alles van het contact tonen"),
    "line.fold": ("Contact on one line", "Contact op één regel"),
    "line.from_list": ("{who} (customer list)", "{who} (klantenlijst)"),
    "caller.title": ("From the customer list", "Uit de klantenlijst"),
    "caller.several": ("{count} customers with this number", "{count} klanten met dit nummer"),
    "caller.numbered": ("customer {number}", "klant {number}"),
    "caller.unnamed": ("1 customer without a name", "1 klant zonder naam"),
    "caller.take": ("Take the name over", "Naam overnemen"),
}
