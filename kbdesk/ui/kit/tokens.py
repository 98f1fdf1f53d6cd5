"""The looks as values: colours of the light and the dark scheme, sizes, radii, fonts. Nothing else names a colour.

`tests/ui/test_contrast.py` holds every pair of text and ground against 4.5:1.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A meaning in colour: `bar` for edges and icons, `tint` for the ground, `text` for words on it."""

    bar: str
    tint: str
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme. Colours as `#rrggbb`, sizes in pixels at 100 % text; `Theme.px` scales them."""

    name: str
    window: str
    card: str
    text: str
    heading: str
    muted: str
    line: str
    control_line: str
    hover: str
    code: str
    accent: str
    accent_hover: str
    accent_tint: str
    accent_line: str
    on_accent: str
    mark: str
    mark_text: str
    picture_ground: str
    note: Tone
    tip: Tone
    warning: Tone
    danger: Tone
    neutral: Tone
    font_family: str = "Inter"
    code_family: str = "DejaVu Sans Mono, Cascadia Mono, Consolas, Menlo, monospace"
    size_small: int = 12
    size_label: int = 13
    size_text: int = 14
    size_article: int = 15
    size_search: int = 16
    size_say: int = 18
    size_h3: int = 16
    size_h2: int = 19
    size_h1: int = 25
    radius_card: int = 10
    radius_control: int = 8
    gap: int = 8
    target: int = 36
    choice: int = 48
    line_height: int = 132

    def tone(self, name: str) -> Tone:
        """A tone by the word content and pages use; `important` looks as a note, `caution` as danger."""
        named = {
            "note": self.note,
            "info": self.note,
            "important": self.note,
            "tip": self.tip,
            "success": self.tip,
            "warning": self.warning,
            "caution": self.danger,
            "danger": self.danger,
        }
        return named.get(name, self.neutral)

    def colour(self, name: str) -> str:
        """A colour by its field name (`accent`, `muted`), a tone's bar by the tone's name, or `#rrggbb` itself."""
        if name.startswith("#"):
            return name
        value = getattr(self, name)
        return value.bar if isinstance(value, Tone) else str(value)


LIGHT = Tokens(
    name="light",
    window="#f4f5f8",
    card="#ffffff",
    text="#1f2937",
    heading="#0f172a",
    muted="#596273",
    line="#e4e7ec",
    control_line="#ccd2db",
    hover="#f0f2f6",
    code="#f3f4f6",
    accent="#1d4ed8",
    accent_hover="#1a43bb",
    accent_tint="#e8effd",
    accent_line="#bfd1fa",
    on_accent="#ffffff",
    mark="#fde68a",
    mark_text="#422006",
    picture_ground="#f6f7f9",
    note=Tone("#2563eb", "#eff6ff", "#1d4ed8"),
    tip=Tone("#059669", "#e9f9f1", "#05704f"),
    warning=Tone("#d97706", "#fff8e6", "#9a4a07"),
    danger=Tone("#dc2626", "#fef1f1", "#b91c1c"),
    neutral=Tone("#8a93a3", "#f0f2f6", "#4b5565"),
)

DARK = Tokens(
    name="dark",
    window="#0e1115",
    card="#16191f",
    text="#d7dce3",
    heading="#f3f5f8",
    muted="#9ca6b4",
    line="#2a2f38",
    control_line="#3d4450",
    hover="#1f242c",
    code="#20252d",
    accent="#5b9dff",
    accent_hover="#7bb0ff",
    accent_tint="#1a2941",
    accent_line="#2f4a76",
    on_accent="#0b1220",
    mark="#5a4a12",
    mark_text="#fdf3c7",
    picture_ground="#aeb6c2",
    note=Tone("#5b9dff", "#152338", "#8fbcff"),
    tip=Tone("#3ecf8e", "#11271e", "#6fdcaa"),
    warning=Tone("#f5b942", "#2b2312", "#f8ca6d"),
    danger=Tone("#ff6b6b", "#30191b", "#ff9a9a"),
    neutral=Tone("#7d8796", "#20252d", "#b3bbc7"),
)
