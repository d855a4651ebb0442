"""«Mutasi saja»: the list of the month is what counts for the month before, without who has left and with who has come or changed.

It is made as a file of its own, kept closed like a received one: what an evaluation reads, and the next month goes on from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from naungan.kernel.errors import Refusal
from naungan.web.collection.counting import TURUNAN, base
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Submission, Version
from naungan.web.vault.originals import keep

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

MUTASI = "mutasi"
_LIST, _EVENTS = "roster", "mutation"
# The whole list, beside what was read of the files: who is looked for is found in it too.
WHOLE = "daftar.parquet"
_KEY = ("k_nama", "k_lahir")
# Column of the relation → heading of the file; what was written is read again as it was.
_HEADINGS = {
    "nama": "nama", "nik": "nik", "tanggal_lahir": "tanggal lahir", "jenis_kelamin": "jenis kelamin", "unit": "kode unit",
    "unit_nama": "unit kerja", "kategori_asli": "kategori", "upah": "upah", "mulai": "mulai kerja", "akhir": "akhir kerja", "hp": "no hp",
    "potongan_iuran": "potongan iuran", "dasar_pengangkatan": "dasar pengangkatan",
}  # fmt: skip


def carry(engine: Engine, version: Version, found: dict[str, Any]) -> Version | None:
    """Make the list and tell ``found`` of it; the version it goes on from. None for another form, and where nothing counts yet."""
    setoran = version.setoran
    if version.bentuk != Submission.Form.MUTASI or setoran.dataset != _LIST:
        return None
    try:
        dasar = base(setoran.pemda, setoran.unit, setoran.dataset, setoran.masa)
    except Refusal:
        return None
    before = _list_of(engine, dasar)
    events = _part(engine, version, _EVENTS)
    table = engine.keep(applied(before, _part(engine, version, _LIST), events))
    place = folder_of(version) / WHOLE
    engine.write(table, place, ("nama", "nik", "tanggal lahir"))
    sums = _sums(engine, table)
    found["data"] = {**found.get("data", {}), _LIST: sums}
    found |= {name: sums[name] for name in ("upah", "tanpa_upah") if name in found}
    unknown = 0 if events is None else _count(engine, strangers(before, events))
    found[MUTASI] = {"sebelum": _count(engine, before), "sesudah": sums["baris"], "tidak_ditemukan": unknown}
    found[TURUNAN] = keep(place)
    return dasar


def applied(before: ir.Table, new: ir.Table | None, events: ir.Table | None) -> ir.Table:
    """A list without who has left (by NIK, else by name and birth date), and with who is new; who is named anew stands as last said."""
    stay = before
    if events is not None:
        gone = _gone(events)
        stay = stay.anti_join(gone.filter(gone.nik.notnull()).select("nik"), "nik")
        stay = _keyed(stay).anti_join(gone.select(*_KEY), list(_KEY)).drop(*_KEY)
    if new is None:
        return stay
    added = _as_list(new)
    return stay.anti_join(added.filter(added.nik.notnull()).select("nik"), "nik").union(added)


def strangers(before: ir.Table, events: ir.Table) -> ir.Table:
    """Who is said to have left and stands on no list."""
    gone = _gone(events)
    return gone.anti_join(before.filter(before.nik.notnull()).select("nik"), "nik").anti_join(_keyed(before).select(*_KEY), list(_KEY))


def _gone(events: ir.Table) -> ir.Table:
    gone = events.filter(events.jenis == "nonaktif")
    return gone.mutate(k_nama=gone.nama.upper(), k_lahir=gone.tanggal_lahir)


def _keyed(table: ir.Table) -> ir.Table:
    """A person without a birth date is known by nothing but his NIK."""
    return table.mutate(k_nama=table.nama.upper(), k_lahir=table["tanggal lahir"])


def _list_of(engine: Engine, version: Version) -> ir.Table:
    """The whole list of a version: made of mutations itself, or as its files were read."""
    whole = folder_of(version) / WHOLE
    if whole.exists():
        return engine.read(whole)
    found = _part(engine, version, _LIST)
    assert found is not None, "a list that counts was read"
    return engine.keep(_as_list(found))


def _part(engine: Engine, version: Version, name: str) -> ir.Table | None:
    place = folder_of(version) / f"{name}.parquet"
    return engine.read(place) if place.exists() else None


def _as_list(table: ir.Table) -> ir.Table:
    """In the columns of the file; a category that nobody wrote down is that which was read."""
    said = table.mutate(kategori_asli=table.kategori_asli.fill_null(table.kategori))
    return said.select(**{heading: said[name] for name, heading in _HEADINGS.items()})


def _sums(engine: Engine, table: ir.Table) -> dict[str, int]:
    asked = table.aggregate(
        baris=table.count(), upah=table.upah.sum().cast("decimal(20, 0)"), tanpa_upah=table.upah.isnull().cast("int64").sum()
    )
    return {name: int(value or 0) for name, value in engine.rows(asked)[0].items()}


def _count(engine: Engine, table: ir.Table) -> int:
    return int(engine.rows(table.aggregate(n=table.count()))[0]["n"])
