"""A folder is a layer: an import may follow the design's arrows and no other."""

import ast
from pathlib import Path

import pytest

import ostraka

PACKAGE = Path(ostraka.__file__).parent

#: folder or top module -> what it may import; every layer may import itself.
ARROWS: dict[str, set[str]] = {
    "errors": set(),
    "config": {"errors"},
    "library": {"errors", "config", "model", "ledger", "match", "screen"},
    "model": {"errors"},
    "text": {"errors", "model"},
    "data": {"model"},
    "sources": {"errors", "model", "text"},
    "ledger": {"errors", "model"},
    "match": {"errors", "model", "text", "data"},
    "link": {"errors", "model", "text", "ledger", "match"},
    "coalition": {"errors", "model", "ledger", "link"},
    "energy": {"errors", "model", "data"},
    "screen": {"errors", "model", "text", "sources", "ledger", "link", "match", "report", "data"},
    "report": {"errors", "model", "text"},
    "read": {"errors", "model", "text", "ledger", "match", "screen", "data"},
    "cli": {"errors", "config", "model", "text", "match", "sources", "screen", "report"}
    | {"read", "link", "coalition", "energy"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.split(".")[0] == "ostraka"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_follow_the_arrows(path: Path) -> None:
    layer = layer_of(path)
    if layer in ("__init__", "__main__"):
        return
    for name in imported(path):
        target = name.split(".")[1] if "." in name else "__init__"
        if target in ("__version__", "__init__", layer):
            continue
        assert target in ARROWS[layer], f"{layer} may not import {name}"


def test_sources_do_not_import_each_other() -> None:
    shared = {"reading", "canada", "followthemoney", "inhouse", "ofac", "unsc", "uk", "fsf", "dfat", "seco"}
    for path in (PACKAGE / "sources").glob("*.py"):
        if path.name == "__init__.py":
            continue
        others = {n.split(".")[2] for n in imported(path) if n.startswith("ostraka.sources.")}
        assert others <= shared, f"{path.name} imports {others - shared}"


def test_no_layer_is_missing_from_the_arrows() -> None:
    layers = {layer_of(p) for p in MODULES} - {"__init__", "__main__"}
    assert layers <= set(ARROWS)
