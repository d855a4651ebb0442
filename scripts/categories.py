"""Writes docs/kategori.md, the catalogue of workers and the table of sectors; ``--check`` compares instead."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from naungan.acuan.loading import load
from naungan.acuan.sektor import open_entries
from naungan.contribution.category import catalogue
from naungan.kernel.period import Bulan, tanggal

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "kategori.md"
BULAN = Bulan(2026, 10)
STATUS = {"confirmed": "terkonfirmasi", "recalled": "diingat, belum diperiksa", "unknown": "**tidak diketahui**"}
HEAD = """# Kategori pekerja

Halaman ini dibuat dari `kategori.yaml`, `rekening.yaml`, dan `sektor.yaml` (ruang `acuan`) dengan `make docs`; jangan disunting dengan
tangan. Nilai baku untuk Oktober 2026. Segmen, program, kelompok risiko, dan dasar upah dapat diganti kebijakan daerah, pembayar oleh daftar
pembayar.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_categories(), *_decrees(), *_sectors()]) + "\n"


def _categories() -> Iterator[str]:
    yield "| kategori | segmen | hak | pembayar (dana) | program, risiko | rekening | dasar | kepastian |"
    yield "|---|---|---|---|---|---|---|---|"
    rows = list(catalogue(BULAN))
    for row in rows:
        program = f"{', '.join(row['program']).upper()}, {row['risiko']}" if row["program"] else "–"
        payer = f"{row['pembayar']} ({', '.join(row['dana'])})"
        cells = (
            f"`{row['kategori']}` {row['sebutan']}", row["segmen"], row["hak"].replace("_", " "), payer, program,
            _accounts(row), row["dasar"], STATUS[row["status"]],
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield from (f"- **{row['sebutan']}**: {row['catatan']}{_groups(row)}" for row in rows)
    yield ""


def _accounts(row: dict[str, Any]) -> str:
    named = ((program.upper() if program != "semua" else "semua program", kodes) for program, kodes in row["rekening"].items())
    return "; ".join(f"{program} {', '.join(kodes)}" for program, kodes in named) or "–"


def _groups(row: dict[str, Any]) -> str:
    found = ", ".join(f"{name} ({', '.join(funds)})" for name, funds in row["golongan"].items())
    return f" Golongan dan dana: {found}." if found else ""


def _decrees() -> Iterator[str]:
    isi = load("rekening.yaml")
    yield "## Keputusan tentang kode dan nama rekening"
    yield ""
    yield isi["catatan"]
    yield ""
    yield "| keputusan | tanggal | dipakai untuk | sumber |"
    yield "|---|---|---|---|"
    for one in isi["keputusan"]:
        day = tanggal(one["tanggal"]) if one["tanggal"] else "tidak diketahui"
        until = " dan sesudahnya" if one["sampai"] is None else f"–{one['sampai']}" if one["sampai"] > one["dari"] else " saja"
        yield f"| {one['nomor']} | {day} | APBD {one['dari']}{until} | {one['sumber']} |"
    yield ""


def _sectors() -> Iterator[str]:
    isi = load("sektor.yaml")
    yield "## Sektor dan kelompok risiko"
    yield ""
    yield f"{isi['dasar']}, sejak Desember 2019. Kelompok ditetapkan per NPP, bukan per orang."
    yield ""
    yield "| kelompok | nomor | usaha | kepastian |"
    yield "|---|---|---|---|"
    for one in isi["sektor"]:
        note = f" {one['catatan']}" if "catatan" in one else ""
        yield f"| {one['kelompok']} | {one['nomor']} | {one['nama']} | {STATUS[one['status']]}.{note} |"
    yield ""
    left = ", ".join(f"{group}: {count}" for group, count in open_entries().items() if count)
    yield f"Belum termuat, menurut kelompok: {left}. Untuk usaha itu sebutkan `--risiko`."


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it."""
    if "--check" in arguments:
        if PAGE.exists() and PAGE.read_text("utf-8") == page():
            return 0
        sys.stderr.write(f"{PAGE.relative_to(ROOT)} is out of date: run make docs\n")
        return 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
