"""All that a government holds on one person, as he may ask to know it: his rows, and where another stands in them his side alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.utils import timezone

from naungan.kernel.messages import sentence
from naungan.regions import nama as region_name
from naungan.web.accounts.models import User
from naungan.web.audit.models import Deed
from naungan.web.collection.cells import corrections_of
from naungan.web.collection.datasets import title_of
from naungan.web.collection.kept import folder_of
from naungan.web.collection.models import Received, Version
from naungan.web.decisions.models import Decision, Inquiry, Question
from naungan.web.decisions.store import look_all
from naungan.web.keeping.objects import CHECKED, Thing
from naungan.web.keeping.persons import SIDES, Person, find, own, sources
from naungan.web.results.crossed import crossed
from naungan.web.results.models import Month
from naungan.web.results.stored import finished, of, place, table
from naungan.web.vault.nik import sign

Row = dict[str, Any]
SALIN = "salin_orang"
_LEDGER = "ledger"
_PLACED = {"sumber", "lembar", "baris"}
# How a row was cut or sorted is nothing about him.
_OURS = ("urutan",)
_SAME = "sama"


@dataclass(frozen=True)
class Part:
    """Rows of one kind: the name of their file, and what they are in a sentence."""

    nama: str
    uraian: str
    rows: list[Row]


def gather(pemda: str, nik: str) -> list[Part]:
    """The parts that hold anything."""
    versions = list(Version.objects.filter(setoran__pemda=pemda, diperiksa__isnull=False).select_related("setoran").order_by("id"))
    there = {one: folder_of(one) for one in versions if folder_of(one).is_dir()}
    person = find(nik, [Thing(CHECKED, str(one.pk), folder) for one, folder in there.items()], widen=False)
    months, numbers = _evaluated(pemda, person)
    found = [
        *_checked([one for one in versions if one in there], person),
        *months,
        Part("koreksi", "Sel yang diperbaiki pada barisnya.", list(_corrected(versions, person))),
        Part("berkas", "Berkas yang diterima dan memuatnya; berkas asalnya tetap pada penyelenggara.", _files(pemda, person)),
        Part("putusan", "Jawaban dan pertanyaan apakah ia seorang peserta BPJS Ketenagakerjaan yang sama.", list(_answered(pemda, person))),
        Part("dibuka", "Siapa melihat barisnya pada hasil yang berlaku, membuka NIK-nya, atau menyalin datanya.", _opened(numbers, nik)),
    ]
    return [one for one in found if one.rows]


def _checked(versions: list[Version], person: Person) -> Iterator[Part]:
    found: dict[str, list[Row]] = {}
    for one in versions:
        setoran, names = one.setoran, sources(one.pk)
        about = {"setoran": title_of(setoran.dataset, setoran.masa), "kode_unit": setoran.unit, "versi": one.urut}
        for path in sorted(folder_of(one).glob("*.parquet")):
            rows = own(pq.read_table(path, use_threads=False), person, names).to_pylist()
            found.setdefault(path.stem, []).extend({**about, **row} for row in rows)
    for name, rows in sorted(found.items()):
        yield Part(f"diterima-{name}", "Barisnya seperti terbaca dari berkas yang diterima, menurut setoran dan versinya.", rows)


def _evaluated(pemda: str, person: Person) -> tuple[list[Part], set[str]]:
    """His rows in the results that count, and how deeds call them (``<hasil>:<baris>``)."""
    found: dict[str, list[Row]] = {}
    elsewhere: list[Row] = []
    numbers: set[str] = set()
    for month in Month.objects.filter(pemda=pemda).exclude(hasil="").order_by("bulan"):
        folder = place(month.hasil)
        tables = {name: table(folder, name, where=of(pemda)) for name, one in finished(folder).relations.items() if _of_people(one.names)}
        rows = {name: own(one, person, {}).to_pylist() for name, one in tables.items() if "nik" in one.column_names}
        here = {(row["sumber"], row["lembar"] or "", row["baris"]) for some in rows.values() for row in some}
        him = replace(person, places=person.places | here)
        for name, one in tables.items():
            found.setdefault(name, []).extend({"bulan_hasil": month.bulan, **row} for row in own(one, him, {}).to_pylist())
        others = {code for where, codes in crossed(month).items() if where in him.places for code in codes}
        elsewhere += [{"bulan_hasil": month.bulan, "pemda": region_name(code) or code} for code in sorted(others)]
        if _LEDGER in tables:
            numbers |= {f"{month.hasil}:{at}" for at in _at(tables[_LEDGER], him)}
    said = {name: relation.uraian for name, relation in _relations().items()}
    parts = [Part(f"hasil-{name}", said.get(name, name), rows) for name, rows in sorted(found.items())]
    return [*parts, Part("pemda-lain", "Pemda lain yang mencatatnya pada bulan yang sama.", elsewhere)], numbers


def _at(ledger: pa.Table, person: Person) -> list[int]:
    numbered = ledger.append_column("nomor", pa.array(range(ledger.num_rows), pa.int64()))
    numbers: list[int] = pc.unique(own(numbered, person, {})["nomor"]).to_pylist()
    return numbers


def _of_people(names: tuple[str, ...]) -> bool:
    return "pemda" in names and ("nik" in names or set(names) >= _PLACED)


def _relations() -> Mapping[str, Any]:
    from naungan.evaluation.record import RESULTS

    return RESULTS


def _corrected(versions: list[Version], person: Person) -> Iterator[Row]:
    names = ("berkas", "lembar", "baris", "kolom", "nilai", "alasan", "oleh", "waktu")
    for version in versions:
        for one in filter(person.corrects, corrections_of(version)):
            yield {"versi": version.urut, **{name: getattr(one, name) for name in names}}


def _files(pemda: str, person: Person) -> list[Row]:
    held = {source for source, *_ in person.places}
    rows = Received.objects.filter(versi__setoran__pemda=pemda, sumber__in=held).select_related("versi__setoran").order_by("id")
    return [
        {
            "berkas": one.berkas,
            "setoran": title_of(one.versi.setoran.dataset, one.versi.setoran.masa),
            "kode_unit": one.versi.setoran.unit,
            "diterima": one.versi.dibuat,
            "sidik": one.sumber,
        }
        for one in rows
    ]


def _answered(pemda: str, person: Person) -> Iterator[Row]:
    for model, what, when in ((Decision, "putusan", "waktu"), (Question, "pertanyaan", "dibuat"), (Inquiry, "ditanyakan", "waktu")):
        rows = list(model._default_manager.filter(pemda=pemda, jenis="keputusan").order_by("id"))
        for one, said in zip(rows, look_all(rows), strict=True):
            for row in said if isinstance(said, list) else said["baris"]:
                if sides := person.sides(row):
                    yield {"apa": what, "waktu": getattr(one, when), **_his_side(row, sides)}


def _his_side(row: Mapping[str, str], sides: set[str]) -> Row:
    """Of two who are not said to be one person the other's name is not told."""
    if row.get("keputusan") == _SAME or len(sides) == len(SIDES):
        return dict(row)
    (mine,) = sides
    hidden = {"member_": ("nama", "tanda", "unit_nama", "berkas", "lembar", "baris"), "": ("npp",)}[mine]
    return {name: "" if name in hidden or (mine == "" and name.startswith("member_")) else said for name, said in row.items()}


def _opened(numbers: set[str], nik: str) -> list[Row]:
    deeds = list(Deed.objects.filter(tentang__in=[*numbers, f"orang:{sign(nik)}"]).order_by("id"))
    people = {
        f"user:{one.pk}": one for one in User.objects.filter(pk__in={int(one.pelaku[5:]) for one in deeds if one.pelaku[:5] == "user:"})
    }
    return [
        {
            "waktu": one.waktu,
            "oleh": getattr(people.get(one.pelaku), "nama", one.pelaku),
            "jabatan": getattr(people.get(one.pelaku), "jabatan", ""),
            "kegiatan": sentence(f"DEED_{one.jenis.upper()}"),
            "alasan": one.isi.get("alasan", ""),
        }
        for one in deeds
    ]


def meanings(parts: list[Part]) -> list[Row]:
    """What the columns of rows that were received or computed mean, as the data dictionary says it."""
    return [
        {"berkas": f"{one.nama}.csv", "kolom": column.name, "arti": column.uraian}
        for one in parts
        if (relation := _relations().get(one.nama.partition("-")[2])) is not None
        for column in relation.columns
        if any(column.name in row for row in one.rows)
    ]


def cell(value: object) -> object:
    """As a cell of a CSV: days as they are written here."""
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%d-%m-%Y %H.%M}"
    if isinstance(value, dt.date):
        return f"{value:%d-%m-%Y}"
    return {True: "ya", False: "tidak"}[value] if isinstance(value, bool) else value


def columns(rows: list[Row]) -> list[str]:
    """All that any row has, in their order."""
    return [name for name in dict.fromkeys(name for row in rows for name in row) if name not in _OURS]
