"""The lake: immutable snapshots of relations, written aside, synced and renamed, so that a killed process leaves all or nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from naungan.kernel.aside import folder_aside

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine.door import Engine

PART = "part-0.parquet"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Snapshot:
    """A finished folder: Parquet parts and a manifest that says what they are and what they were made from."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def rows(self) -> int:
        """How many rows the relation has."""
        return int(self.manifest["rows"])

    @property
    def part(self) -> Path:
        """The Parquet file."""
        return self.folder / PART


class Declared(Protocol):
    """What the lake asks of a relation, which is declared above it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def version(self) -> int:
        """The version of its schema."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns its rows are sorted by."""

    def published(self, table: ir.Table) -> ir.Table:
        """The rows with exactly the columns that may be saved."""


def digest_of(recipe: dict[str, Any]) -> str:
    """The name of a computed relation: SHA-256 of its recipe in canonical JSON."""
    return hashlib.sha256(json.dumps(recipe, sort_keys=True, default=str).encode()).hexdigest()


def write_snapshot(engine: Engine, relation: Declared, table: ir.Table, folder: Path, recipe: dict[str, Any]) -> Snapshot:
    """Write a relation sorted by its key; a folder that already holds the same recipe is left as it is."""
    wanted = digest_of(recipe)
    if (folder / MANIFEST).exists():
        found = read_snapshot(folder)
        if found.manifest["recipe_digest"] == wanted:
            return found
    with folder_aside(folder, replace=True, proof=MANIFEST) as aside:
        rows = engine.write(relation.published(table), aside / PART, relation.key)
        manifest = {
            "relation": relation.name,
            "schema_version": relation.version,
            "rows": rows,
            "engine": engine.name,
            "recipe_digest": wanted,
            "recipe": recipe,
        }
        (aside / MANIFEST).write_text(_told(manifest), "utf-8")
    return Snapshot(folder, manifest)


def _told(manifest: dict[str, Any]) -> str:
    """JSON with a line for each thing said: indented to its depth, the files of a province took half of the time that saving takes."""
    lines = (f"  {json.dumps(name)}: {json.dumps(manifest[name], sort_keys=True, default=str)}" for name in sorted(manifest))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read_snapshot(folder: Path) -> Snapshot:
    """Open a finished snapshot; FileNotFoundError where there is none."""
    return Snapshot(folder, json.loads((folder / MANIFEST).read_text("utf-8")))
