"""The rules of the house: who may import whom, which library lives in which room, what no file may do.

Imports are read from the source, so type-only and lazy ones count as well.
"""

import ast
import re
from pathlib import Path

import pytest

import kbdesk

ROOT = Path(kbdesk.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
DOORS = {"content", "search", "spelling", "publications", "records", "delivery", "config"}
FACES = {"ui", "cli"}
FLOORS = {
    "domain": 0,
    "wording": 1,
    "whole_file": 1,
    **dict.fromkeys(DOORS, 2),
    "workflows": 3,
    "desk": 4,
    **dict.fromkeys(FACES, 5),
}

ROOMS = {
    "PySide6": "ui/",
    "shiboken6": "ui/",
    "whoosh": "search/",
    "numpy": "search/",
    "phonenumbers": "domain/phone_number.py",
    "rapidfuzz": "search/",
    "hunspell": "spelling/spelling_worker.py",
    "Stemmer": "search/",
    "markdown": "content/markdown_",
    "markdown_it": "content/markdown_",
    "nh3": ("content/html.py", "content/importing/html_cleaning.py"),
    "bs4": "content/importing/",
    "mammoth": "content/importing/docx_draft.py",
    "markdownify": "content/importing/html_markdown.py",
    "yaml": "content/yaml_nodes.py",
    "resvg_py": "content/map/png.py",
    "watchdog": "content/folder_watch.py",
    "httpx": "delivery/",
    "httpcore": "delivery/",
    "truststore": "delivery/",
    "segno": "delivery/printed_page.py",
    "sqlcipher3": "records/",
    "sqlite3": "records/",
    "keyring": "config/secrets.py",
    "jeepney": "ui/desktop/",
    "cryptography": ("config/wrapped_key.py", "records/", "delivery/sealed.py"),
    "PIL": "records/photo_scaling.py",
    "platformdirs": "config/paths.py",
    "rich": "cli/",
    "argparse": "cli/",
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "base", "service"}
IMPURE = {"os", "io", "time", "random", "secrets", "uuid", "socket", "subprocess", "tempfile", "shutil", "logging"}


def relative(file):
    return file.relative_to(ROOT).as_posix()


def room(module):
    """`kbdesk.ui.find.page` -> `ui`; `kbdesk.desk` -> `desk`; `kbdesk` itself and `__main__` -> themselves."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "kbdesk"


def module_of(file):
    parts = ["kbdesk", *file.relative_to(ROOT).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file):
    """(line, module) of every import anywhere in the file, lazy and type-only ones too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{relative(file)}:{node.lineno} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            known = {module_of(other) for other in FILES}
            yield from ((node.lineno, name if name in known else node.module) for name in names)


OURS = {file: [(line, name) for line, name in imports(file) if name.split(".")[0] == "kbdesk"] for file in FILES}


def test_imports_run_downward_only():
    wrong = []
    for file, found in OURS.items():
        here = FLOORS.get(room(module_of(file)), 9)
        for line, name in found:
            there = FLOORS.get(room(name), 0)
            same_room = room(name) == room(module_of(file))
            if there > here or (there == here and not same_room):
                wrong.append(f"{relative(file)}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_a_face_never_imports_a_door():
    wrong = [
        f"{relative(file)}:{line} imports {name}"
        for file, found in OURS.items()
        for line, name in found
        if room(module_of(file)) in FACES and room(name) in DOORS
    ]
    assert not wrong, "\n".join(wrong)


def test_a_page_imports_its_own_folder_and_the_kit_only():
    wrong = []
    for file, found in OURS.items():
        parts = module_of(file).split(".")
        if len(parts) < 4 or parts[1] != "ui":
            continue
        for line, name in found:
            other = name.split(".")
            if other[1:2] == ["ui"] and other[2:3] not in ([parts[2]], ["kit"]):
                wrong.append(f"{relative(file)}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_one_library_lives_in_one_room():
    wrong = []
    for file in FILES:
        for line, name in imports(file):
            home = ROOMS.get(name.split(".")[0])
            if home is not None and not relative(file).startswith(home):
                wrong.append(f"{relative(file)}:{line} imports {name}, which lives in {home}")
    assert not wrong, "\n".join(wrong)


def test_no_file_imports_in_a_circle():
    graph = {module_of(file): {name for _, name in found} - {module_of(file)} for file, found in OURS.items()}
    done, trail = set(), []

    def walk(module):
        if module in trail:
            pytest.fail(" > ".join([*trail[trail.index(module) :], module]))
        if module in done or module not in graph:
            return
        trail.append(module)
        for name in sorted(graph[module]):
            walk(name)
        trail.pop()
        done.add(module)

    for module in sorted(graph):
        walk(module)
    assert done == set(graph)


def test_the_domain_reads_no_file_clock_or_random_source():
    wrong = []
    for file in (ROOT / "domain").glob("*.py"):
        wrong += [
            f"{relative(file)}:{line} imports {name}" for line, name in imports(file) if name.split(".")[0] in IMPURE
        ]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called == "open" or re.search(r"\.(now|today|utcnow|read_text|read_bytes)$", called):
                    wrong.append(f"{relative(file)}:{node.lineno} calls {called}")
    assert not wrong, "\n".join(wrong)


def test_no_drawer_without_a_name_and_no_package_that_does_more_than_say_what_it_is():
    assert not [relative(file) for file in FILES if file.stem in DRAWERS]
    for file in ROOT.rglob("__init__.py"):
        body = ast.parse(file.read_text(encoding="utf-8")).body
        assert isinstance(body[0], ast.Expr), f"{relative(file)} has no docstring"
        rest = [
            node
            for node in body[1:]
            if not (isinstance(node, ast.Assign) and ast.unparse(node).startswith("__version__"))
        ]
        assert not rest, f"{relative(file)} holds more than its docstring"


def test_no_module_keeps_state():
    """Tables are upper-case and never changed; a lower-case list, dict or set at module level is a hidden global."""
    wrong = []
    for file in FILES:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Global):
                wrong.append(f"{relative(file)}:{node.lineno}")
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.List | ast.Dict | ast.Set):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                if not ast.unparse(target).strip("_").isupper() and ast.unparse(target) != "__all__":
                    wrong.append(f"{relative(file)}:{node.lineno} {ast.unparse(target)}")
        source = file.read_text(encoding="utf-8")
        wrong += [f"{relative(file)}: global {name}" for name in re.findall(r"^\s+global (\w+)", source, re.MULTILINE)]
    assert not wrong, "\n".join(wrong)


def test_threads_are_started_in_one_file():
    starts = re.compile(r"(^|\.)(Q?Thread|ThreadPoolExecutor|Timer)$")
    wrong = [
        f"{relative(file)}:{node.lineno} {ast.unparse(node.func)}"
        for file in FILES
        if relative(file) != "ui/kit/background.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and starts.search(ast.unparse(node.func))
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_last_nets_catch_everything():
    """Bugs are not swallowed: the two faces each have one net that writes a report; a roll-back raises again."""
    allowed = {"ui/app.py", "ui/kit/background.py", "cli/main.py"}
    wrong = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            broad = isinstance(node, ast.ExceptHandler) and (
                node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            )
            if broad and relative(file) not in allowed and ast.unparse(node.body[-1]) != "raise":
                wrong.append(f"{relative(file)}:{node.lineno}")
    assert not wrong, "\n".join(wrong)
