"""A file of the source folder as a draft, by its kind."""

from kbdesk.content.importing.draft import Draft
from kbdesk.content.importing.markdown_draft import markdown_draft
from kbdesk.content.importing.site import Site
from kbdesk.content.importing.source_folder import DOCUMENTS, MARKDOWN, SourceFolder


def read_draft(folder: SourceFolder, path: str, site: Site) -> Draft:
    """Raises NotReadable."""
    name = path.lower()
    if name.endswith(MARKDOWN):
        return markdown_draft(path, folder.readable(path), site)
    # Loaded here because a folder of Markdown does without the converters.
    if name.endswith(DOCUMENTS):
        from kbdesk.content.importing.docx_draft import docx_draft
        from kbdesk.content.importing.docx_parts import MAX_BYTES as MOST_OF_DOCUMENT

        return docx_draft(path, folder.content(path, most=MOST_OF_DOCUMENT))
    from kbdesk.content.importing.html_draft import html_draft, html_page

    return html_draft(html_page(path, folder.content(path)))
