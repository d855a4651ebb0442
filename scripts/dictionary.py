"""Write docs/data-dictionary.md from the declared relations; ``--check`` only tells whether it is up to date."""

from __future__ import annotations

import configparser
import importlib
import sys
from pathlib import Path

from naungan.relations import Column, Relation, register

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "data-dictionary.md"
KIND = {
    "text": "teks",
    "rupiah": "rupiah bulat (BIGINT)",
    "upah": "rupiah, boleh bersen (DECIMAL(18,2))",
    "count": "bilangan bulat",
    "ratio": "pecahan (DECIMAL(18,6))",
    "date": "tanggal",
    "month": "bulan (TTTT-BB)",
    "bool": "ya/tidak",
    "json": "JSON",
}
HEAD = """# Kamus data

Halaman ini dibuat dari deklarasi relasi (`tables.py` tiap ruang) dengan `make docs`; jangan disunting dengan tangan.
Kosong (NULL) selalu berarti *tidak diketahui*, tidak pernah 0. Kolom bertanda ● wajib terisi. Urutan baris setiap hasil adalah kuncinya.
"""


def page() -> str:
    """The whole page: one section a room, one table a relation."""
    parts = [HEAD]
    for room, relations in _by_room().items():
        parts.append(f"## Ruang `{room}`\n")
        parts.extend(_relation(relation) for relation in relations)
    return "\n".join(parts)


def _by_room() -> dict[str, list[Relation]]:
    """Relations by the room that declares them, ground floor first, so that an imported one counts for its own room."""
    rooms: dict[str, list[Relation]] = {}
    for room in reversed(_layers()):
        if (ROOT / "src" / "naungan" / room / "tables.py").exists():
            before = set(register())
            importlib.import_module(f"naungan.{room}.tables")
            rooms[room] = [relation for name, relation in register().items() if name not in before]
    return rooms


def _layers() -> list[str]:
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter", "utf-8")
    return contract["importlinter:contract:rooms"]["layers"].split()


def _relation(relation: Relation) -> str:
    key = ", ".join(f"`{name}`" for name in relation.key)
    lines = [f"### `{relation.name}` (versi {relation.version})", "", relation.uraian, "", f"Kunci dan urutan: {key}.", ""]
    lines += ["| kolom | jenis | uraian |", "|---|---|---|", *(_column(column) for column in relation.columns), ""]
    return "\n".join(lines)


def _column(column: Column) -> str:
    values = f" Nilai: {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
    text = f"{column.uraian}{values}".replace("|", "\\|")
    return f"| `{column.name}`{' ●' if column.required else ''} | {KIND[column.kind]} | {text} |"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it."""
    if "--check" in arguments:
        if PAGE.read_text("utf-8") == page():
            return 0
        sys.stderr.write(f"{PAGE.relative_to(ROOT)} is out of date: run make docs\n")
        return 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
