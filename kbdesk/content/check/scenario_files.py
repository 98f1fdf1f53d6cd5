"""Rules about scenario files; walking their paths is the work of the runner, which finds KB502."""

from collections.abc import Iterator

from kbdesk.content.check.material import Material
from kbdesk.content.rules import finding
from kbdesk.content.scenarios import read_scenarios, scenario_paths
from kbdesk.domain.article import Kind
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place


def check_scenario_files(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    scripts = {file.header.id for file in material.files if file.header.kind is Kind.SCRIPT}
    for path in scenario_paths(material.folder.root):
        file = read_scenarios(material.folder.root, path)
        yield from file.findings
        if file.script_id not in scripts:
            yield finding("KB503", Place(path, 1, 1), facts={"id": file.script_id})
