"""What checking found goes into the lake (problems and rows, which name persons), and what of it names none goes to the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from naungan.kernel.aside import folder_aside
from naungan.web.collection.models import Version
from naungan.web.environment import read_environment

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.intake import Checked

MASALAH, PERBAIKAN = "masalah.parquet", "perbaikan.parquet"
# Proves that a folder is ours.
PROOF = "hasil.json"
_ORDER = ("berkas", "lembar", "baris", "kolom", "kode", "nilai", "params")
# What the statement of the head of an office says of a list of workers, beside how many they are.
_WAGES = ("upah", "tanpa_upah")
# By this a problem of one version is that of another, whatever the file is called: the place and the code; of whole files, so many of each.
_SAME = ("kode", "lembar", "baris", "kolom", "tentang", "ke")
# What was done with a file is no problem of it.
_DONE = ("KOREKSI_DIPAKAI", "PEMETAAN_DIPAKAI")
_COUNTS = ("masuk", "diterima", "ditahan", "ditolak")


def folder_of(version: Version) -> Path:
    """Where a checked version lies in the lake; it is there whole or not at all."""
    return read_environment().lake / "periksa" / str(version.pk)


def keep_checked(engine: Engine, version: Version, checked: Checked, usulan: dict[str, Any]) -> dict[str, Any]:
    """Keep problems and rows; the counts, the files in their order, and one entry a kind of problem. No value of a person is in it.

    ``usulan`` as of ``proposals``.
    """
    from naungan.evaluation.record import write_json
    from naungan.intake.judging.checking import RELATIONS
    from naungan.told.checked import kinds_of

    rows = {row["berkas"]: row for row in engine.rows(checked.file)}
    files = [_file(rows[one.source.berkas]) for one in checked.staged]
    found: dict[str, Any] = {
        "baris": {name: sum(one[name] or 0 for one in files) for name in _COUNTS},
        "berkas": files,
        "jenis": [_kind(problem, number) for problem, number in kinds_of(engine, checked.problem)],
        "data": {},
        "usulan": usulan,
    }
    with folder_aside(folder_of(version), replace=True, proof=PROOF) as aside:
        engine.write(checked.problem, aside / MASALAH, _ORDER)
        for name, table in checked.relations.items():
            if any(name in _datasets(one["layout"]) for one in files):
                engine.write(table, aside / f"{name}.parquet", RELATIONS[name].key)
                found["data"][name] = _summed(engine, table)
        found |= {name: number for name, number in found["data"].get("roster", {}).items() if name in _WAGES}
        found["dibanding"] = _since(engine, version, checked)
        found["perbaikan"] = _certain(engine, checked, aside / PERBAIKAN)
        write_json(aside / PROOF, found)
    return found


def _since(engine: Engine, version: Version, checked: Checked) -> dict[str, int]:
    """Of the problems of the version before, those of whole files too: how many are solved and still there, and how many are new."""
    before = Version.objects.filter(setoran=version.setoran_id, urut__lt=version.urut, diperiksa__isnull=False).first()
    if before is None or not (folder_of(before) / MASALAH).is_file():
        return {}
    old, new = (engine.keep(_known_again(one)) for one in (engine.read(folder_of(before) / MASALAH), checked.problem))
    parts = {"selesai": old.anti_join(new, _SAME), "masih": old.semi_join(new, _SAME), "baru": new.anti_join(old, _SAME)}
    return {"versi": before.urut, **{name: engine.rows(one.aggregate(n=one.count()))[0]["n"] for name, one in parts.items()}}


def _known_again(problem: ir.Table) -> ir.Table:
    """The problems by what they are known again by: of a whole file the heading that is meant, and which of its kind it is."""
    import ibis

    place = ["kode", "lembar", "baris", "kolom", "tentang"]
    of_file = problem.baris.isnull()
    told = problem.filter(problem.kode.notin(_DONE)).select(
        "kode",
        lembar=problem.lembar.fill_null(""),
        baris=problem.baris.fill_null(0),
        kolom=problem.kolom.fill_null(""),
        tentang=ibis.cases((of_file, problem.params.re_extract('"judul": "([^"]*)"', 1)), else_="").fill_null(""),
    )
    numbered = told.mutate(ke=ibis.row_number().over(group_by=place))
    return numbered.filter((numbered.baris == 0) | (numbered.ke == 0))


def _certain(engine: Engine, checked: Checked, place: Path) -> dict[str, int]:
    """The cells that can be put right without asking, kept; and how many of each kind."""
    from naungan.intake.judging.certain import CERTAIN, COLUMNS, certain

    if not engine.some(checked.problem.filter(checked.problem.kode.isin(CERTAIN))):
        return {}
    remedies = engine.keep(certain(engine, checked))
    engine.write(remedies, place, COLUMNS)
    return {row["kode"]: row["n"] for row in engine.rows(remedies.group_by("kode").aggregate(n=remedies.count()))}


def _file(row: dict[str, Any]) -> dict[str, Any]:
    names = ("berkas", "layout", "dataset", "bulan", "unit_nama", "kode", *_COUNTS)
    return {name: row[name] for name in names}


def _datasets(code: str | None) -> tuple[str, ...]:
    from naungan.intake.layouts import layout

    return layout(code).datasets if code else ()


def _kind(problem: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "kode": problem["code"], "tingkat": problem["severity"], "jumlah": number, "kalimat": problem["message"],
        "langkah": problem["remedy"], "baris": problem["row"] is not None,
    }  # fmt: skip


def _summed(engine: Engine, table: ir.Table) -> dict[str, Any]:
    """Rows that count, and what they earn together where they say it (whole rupiah)."""
    asked: dict[str, Any] = {"baris": table.count(), "ditahan": table.tahan.cast("int64").sum() if "tahan" in table.columns else None}
    if "upah" in table.columns:
        asked |= {"upah": table.upah.sum().cast("decimal(20, 0)"), "tanpa_upah": table.upah.isnull().cast("int64").sum()}
    said = engine.rows(table.aggregate(**{name: value for name, value in asked.items() if value is not None}))[0]
    return {name: int(value or 0) for name, value in said.items()}
