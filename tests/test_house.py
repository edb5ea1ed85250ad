"""The house keeps its own rules: who imports whom, how modules are named and sized, and what the package ships."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from designer import __main__ as program
from designer import bootstrap

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(path for path in (ROOT / "designer").rglob("*.py") if "_resources" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONG: dict[str, str] = {}
"""Modules past 400 lines, each with its reason."""

HEAVY = {"babel", "holidays", "msoffcrypto", "networkx", "openpyxl", "phonenumbers", "python_calamine"}
"""Libraries that load at first use, never before the first paint."""

LATE = {
    "designer/__main__.py": {"ctypes", "designer", "designer.app", "designer.errors", "multiprocessing"},
    "designer/cli.py": {"designer.verbs"},
    "designer/app/start.py": {"designer.app", "designer.app.workshop"},
    "designer/app/workshop.py": {"designer.app.exporting", "designer.app.importing", "designer.app.updating"},
    "designer/formats/excel/plain.py": {"designer.formats.tables.markup"},
    "designer/formats/excel/spreadsheets.py": {"designer.formats.excel"},
    "designer/formats/excel/worker.py": {"designer.formats.excel", "resource"},
    "designer/verbs/exporting.py": {"designer.rendering"},
}
"""What these modules load at first use besides: `__main__` the window or a verb, as it is asked; `start` what the first
paint does not need; a verb that draws, its painter; the worker what its file turns out to need."""

TESTED_BY = {
    "canvas/items": "golden",
    "canvas/tools": "gestures",
}
"""Rooms whose tests stand elsewhere: what items paint is held by pictures, what tools do by real events."""

OF_THEIR_OWN = ("bench", "e2e", "files", "gestures", "golden", "safety")
"""Folders of tests that mirror no room."""

OF_NONE = ("test_conftest.py", "test_contact_sheets.py", "test_hazards.py", "test_house.py", "test_main.py", "test_pin.py", "test_templates.py")
"""Tests that mirror no module, or one whose name pytest would not take (`__main__`)."""


@cache
def tree(path: Path) -> ast.Module:
    """What a file says, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---------------------------------------------------------------------------------------------------- who imports whom


def contracts(root: Path, *only: str) -> tuple[int, str]:
    """The exit code and the report of the import contracts of a checkout."""
    code = "import sys; from importlinter.cli import lint_imports; "
    code += "sys.exit(lint_imports(limit_to_contracts=tuple(sys.argv[1:]), no_cache=True, no_logo=True))"
    command = [sys.executable, "-c", code, *only]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_rooms_import_as_the_contracts_say() -> None:
    code, report = contracts(ROOT)
    assert code == 0, report


ROOMS = [
    "__main__", "app", "panels", "rendering", "formats", "drawing", "checks", "analysis", "layout", "commands", "model",
    "reports", "errors",
]  # fmt: skip
UPWARDS = [(low, high) for high, low in pairwise(ROOMS)]
ASIDE = [
    ("app", "cli"),
    ("panels", "canvas"),
    ("canvas", "verbs"),
    ("rendering", "verbs"),
    ("verbs", "cli"),
    ("errors", "paths"),
    ("bootstrap", "i18n"),
    ("paths", "bootstrap"),
]

BREACHES = {
    "layers": [*UPWARDS, *ASIDE],
    "layers-of-formats": [
        ("formats.contacts", "formats.merging.merge"),
        ("formats.values", "formats.tables.workbook"),
        ("formats.excel", "formats.answering.catalogue"),
        ("formats.keeping", "formats.values.cells"),
    ],
    "core-without-qt": [
        *((room, "PySide6") for room in ("model", "commands", "checks", "analysis", "layout", "drawing", "formats")),
        ("verbs", "PySide6"),
        ("cli", "PySide6"),
        ("paths", "shiboken6"),
    ],
    "office-in-its-format": [("formats", "openpyxl"), ("cli", "openpyxl"), ("app", "openpyxl")],
    "widgets-ask-the-core": [("app", "networkx"), ("canvas.items", "networkx"), ("panels", "networkx")],
    "bootstrap-alone": [("bootstrap", "errors"), ("bootstrap", "platformdirs")],
    "no-cycles": [("model.breach", "model.matrix"), ("model.ids", "model.breach")],
}


def test_every_contract_is_broken_below() -> None:
    assert {each["id"] for each in PYPROJECT["tool"]["importlinter"]["contracts"]} == set(BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_caught(contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "designer", tmp_path / "designer", ignore=shutil.ignore_patterns("__pycache__"))
    code, report = contracts(tmp_path, contract)
    assert code == 0, report
    expected = set()
    for source, target in BREACHES[contract]:
        module = tmp_path / "designer" / Path(*source.split("."))
        if module.is_dir():
            module, source = module / "breach.py", f"{source}.breach"
        else:
            module = module.with_suffix(".py")
        ours = (tmp_path / "designer" / target.split(".")[0]).exists() or target in ("errors", "i18n", "paths", "cli")
        name = f"designer.{target}" if ours or (tmp_path / "designer" / f"{target}.py").exists() else target
        with module.open("a", encoding="utf-8") as file:
            file.write(f"\nimport {name}\n")
        expected.add((f"designer.{source}", name))
    code, report = contracts(tmp_path, contract)
    assert code == 1, report
    if contract == "no-cycles":
        assert "No cycles are allowed in designer.model." in report
        assert ".breach" in report
    else:
        missed = {
            each for each in expected if not re.search(rf"{re.escape(each[0])}\b.*{re.escape(each[1])}\b", report)
        }
        assert not missed, report


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, and whether inside a function."""

    def walk(node: ast.AST, inside: bool) -> Iterator[tuple[str, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from ((alias.name, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                yield child.module or "", inside
            yield from walk(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))

    yield from walk(tree(path), False)


def test_imports_inside_functions_are_those_that_must_be_late() -> None:
    odd = [
        f"{short(path)}: {name}"
        for path in MODULES
        for name, inside in imports(path)
        if inside and name.split(".")[0] not in HEAVY and not late(short(path), name)
    ]
    assert odd == []


def late(module: str, name: str) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in LATE.get(module, ()))


def test_no_import_for_the_type_checker_alone() -> None:
    assert [short(path) for path in MODULES if "TYPE_CHECKING" in path.read_text(encoding="utf-8")] == []


def test_set_up_needs_the_standard_library_alone() -> None:
    assert {name.split(".")[0] for name, _ in imports(Path(bootstrap.__file__))} <= sys.stdlib_module_names


LATELY = "import sys, {module}; print(*sorted(set(sys.modules) & set({names!r})))"


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("designer.app.start", sorted(HEAVY)),
        ("designer.cli", [*sorted(HEAVY), "PySide6", "designer.rendering"]),
        ("designer.paths, designer.errors", ["PySide6", "msgspec"]),
    ],
)
def test_what_is_heavy_is_not_loaded_at_the_start(module: str, names: list[str]) -> None:
    code = LATELY.format(module=module, names=names)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("", "")


# ------------------------------------------------------------------------------------------------- names, sizes, prose


def test_no_module_is_named_like_one_of_the_standard_library() -> None:
    named = [*MODULES, *(ROOT / "tests").glob("*"), *(path.parent for path in MODULES)]
    assert {short(path) for path in named if path.stem in sys.stdlib_module_names - {"__main__"}} == set()


def test_no_module_is_named_after_nothing() -> None:
    nothing = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common", "misc"}
    assert [short(path) for path in [*MODULES, *TESTS] if nothing & {*path.stem.split("_"), path.parent.name}] == []


def test_modules_stay_small() -> None:
    lines = {short(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name for name, count in lines.items() if count > 400} == set(LONG)


def test_modules_say_what_they_are_for() -> None:
    assert [short(path) for path in [*MODULES, *TESTS] if tree(path).body and not ast.get_docstring(tree(path))] == []


def test_tests_mirror_the_code() -> None:
    homeless = []
    for path in TESTS:
        inner = path.relative_to(ROOT / "tests")
        if path.name.startswith("test_") and inner.parts[0] not in OF_THEIR_OWN and inner.name not in OF_NONE:
            module = ROOT / "designer" / inner.with_name(path.name.removeprefix("test_"))
            room = module.with_suffix("")
            if not module.exists() and not room.is_dir():
                homeless.append(short(path))
    assert homeless == [], "tests of no module"


def test_every_room_has_its_tests() -> None:
    rooms = sorted({short(path.parent).removeprefix("designer").lstrip("/") for path in MODULES})
    untested = [room for room in rooms if not list((ROOT / "tests" / TESTED_BY.get(room, room)).glob("test_*.py"))]
    assert untested == []


# ------------------------------------------------------------------------------------------------ the tools are content


def tool(*arguments: str) -> str:
    """What a tool complains about; nothing where it is content."""
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_is_content() -> None:
    assert tool("ruff", "check", "--no-cache", "--output-format", "concise") == ""


def test_mypy_is_content(tmp_path: Path) -> None:
    assert tool("mypy", "--cache-dir", str(tmp_path)) == ""


# ---------------------------------------------------------------------------------------------------- what is packaged


def test_packages_are_named() -> None:
    found = {short(path.parent).replace("/", ".") for path in MODULES if path.name == "__init__.py"}
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == found | {"designer._resources"}


def requirements(path: str) -> dict[str, str]:
    """The pinned version of every package in a requirements.txt."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return {name.lower(): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def test_requirements_are_pinned_hashed_and_without_addresses() -> None:
    for path in ("designer/requirements.txt", "tests/requirements.txt"):
        text = (ROOT / path).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
        assert all(re.match(r"[\w.-]+==\S+", block) and "--hash=sha256:" in block for block in blocks)
        assert "://" not in text
    program_needs, tests_need = requirements("designer/requirements.txt"), requirements("tests/requirements.txt")
    assert program_needs.items() <= tests_need.items()
    assert program_needs["pyside6-essentials"] == "6.11.3", "6.12 breaks Python 3.11: it drops references of None"


DISTRIBUTIONS = {
    "PySide6": "PySide6-Essentials",
    "msoffcrypto": "msoffcrypto-tool",
    "phonenumbers": "phonenumberslite",
    "shiboken6": "PySide6-Essentials",
}
"""Packages by the name they are imported under, where it is not their own."""


def test_what_is_imported_is_required_and_the_other_way_round() -> None:
    used = {name.split(".")[0] for path in MODULES for name, _ in imports(path)}
    outside = used - sys.stdlib_module_names - {"designer", ""}
    lines = (ROOT / "designer" / "requirements.in").read_text(encoding="utf-8").splitlines()
    required = {re.split(r"[<>=~;\s\[]", line)[0] for line in lines if line and not line.startswith("#")}
    assert {DISTRIBUTIONS.get(name, name).replace("_", "-") for name in outside} == required - {"tzdata"}


def test_set_up_knows_the_verbs() -> None:
    from designer import cli

    assert set(program.VERBS) == set(cli.VERBS)
