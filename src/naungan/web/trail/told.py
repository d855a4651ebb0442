"""Rows of the trail in sentences: who, what, where; and what changed from what to what."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import BooleanField, DateField, DateTimeField, Field, ForeignKey, Model
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format

from naungan.kernel.messages import catalogue, sentence
from naungan.regions import nama as region_name
from naungan.web.accounts.models import Unit, User
from naungan.web.audit.models import Trail
from naungan.web.audit.written import CLOSED
from naungan.web.collection.models import Step

_DEED, _USER = "audit_deed", re.compile(r"user:(\d+)")
_ACTS = {"I": "ditambahkan", "U": "diubah", "D": "dihapus"}
# A number that only fences is never told; where, when and by whom stands in columns of its own unless just that was changed.
_FENCES = ("id", "versi")
_BESIDE = ("pemda", "unit", "tingkat", "wilayah", "oleh_id", "dibuat", "waktu", "aktif")
_STEP = "collection_step"
_MOST, _LONG = 6, 90


@dataclass(frozen=True)
class Entry:
    """One row as a page shows it. ``rincian``: what changed, each in one text."""

    nomor: int
    waktu: dt.datetime
    pelaku: str
    tempat: str
    kalimat: str
    rincian: tuple[str, ...]
    sidik: str


def entries(rows: Iterable[Trail]) -> list[Entry]:
    """The rows in their order; people and offices are looked up once for all of them."""
    listed = list(rows)
    said = [json.loads(one.isi) for one in listed]
    people, units = _people(listed, said), _units(listed)
    return [_entry(one, isi, people, units) for one, isi in zip(listed, said, strict=True)]


def _entry(one: Trail, isi: Mapping[str, Any], people: Mapping[int, str], units: Mapping[tuple[str, str], str]) -> Entry:
    what, details = _deed(isi["baru"], people) if one.tabel == _DEED else (_change(one, isi), _details(one, isi, people))
    return Entry(one.pk, one.waktu, _actor(one.pelaku, people), _place(one, units), what, details, one.sidik)


def _deed(row: Mapping[str, Any], people: Mapping[int, str]) -> tuple[str, tuple[str, ...]]:
    code = f"DEED_{row['jenis'].upper()}"
    what = sentence(code) if code in catalogue() else str(row["jenis"]).replace("_", " ").capitalize()
    about = _USER.fullmatch(row["tentang"])
    told = [_name(int(about[1]), people) if about else row["tentang"]]
    said = {name: value for name, value in row["isi"].items() if value != "" and not isinstance(value, list | dict)}
    told += [f"{name.replace('_', ' ')}: {_short(value)}" for name, value in said.items()]
    return what, tuple(one for one in (*told, f"dari {row['alamat']}" if row["alamat"] else "") if one)


def _change(one: Trail, isi: Mapping[str, Any]) -> str:
    if one.tabel == _STEP and one.aksi == "I":
        return f"Setoran: {Step.Kind(isi['baru']['jenis']).label}"
    code, model = f"TABEL_{one.tabel.upper()}", _models().get(one.tabel)
    title = sentence(code) if code in catalogue() else str(model._meta.verbose_name if model else one.tabel).capitalize()
    return f"{title} {_ACTS[one.aksi]}"


def _details(one: Trail, isi: Mapping[str, Any], people: Mapping[int, str]) -> tuple[str, ...]:
    fields, before, after = _fields(one.tabel), isi.get("lama", {}), isi.get("baru", {})
    found = []
    for name, field in fields.items():
        if name not in (after or before) or name in _FENCES or (one.aksi != "U" and name in _BESIDE):
            continue
        now, was = (_value(field, row.get(name), people) for row in (after, before))
        told = f"{was or '–'} → {now or '–'}" if one.aksi == "U" else (now if one.aksi == "I" else was)
        if told:
            found.append(f"{field.verbose_name}: {told}")
    return tuple(found[:_MOST])


def _value(field: Field[Any, Any], value: Any, people: Mapping[int, str]) -> str:
    if value in (None, "", CLOSED) or isinstance(value, dict | list):
        return ""
    if isinstance(field, ForeignKey):
        return _name(int(value), people) if field.related_model is User else f"nomor {value}"
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, BooleanField):
        return "ya" if value else "tidak"
    if isinstance(field, DateTimeField) and (at := parse_datetime(str(value))):
        return date_format(timezone.localtime(at if at.tzinfo else at.replace(tzinfo=dt.UTC)), "DATETIME_FORMAT")
    if isinstance(field, DateField) and (day := parse_date(str(value)[:10])):
        return date_format(day, "DATE_FORMAT")
    return _short(value)


@cache
def _fields(table: str) -> dict[str, Field[Any, Any]]:
    model = _models().get(table)
    return {one.column: one for one in model._meta.concrete_fields} if model else {}


@cache
def _models() -> dict[str, type[Model]]:
    return {one._meta.db_table: one for one in apps.get_models(include_auto_created=True)}


def _people(rows: list[Trail], said: list[dict[str, Any]]) -> dict[int, str]:
    """The names of all that are mentioned: who acted, and whoever a column or a deed means."""
    wanted = {int(found[1]) for one in rows if (found := _USER.fullmatch(one.pelaku))}
    for one, isi in zip(rows, said, strict=True):
        columns = [name for name, field in _fields(one.tabel).items() if isinstance(field, ForeignKey) and field.related_model is User]
        for row in isi.values():
            wanted |= {int(row[name]) for name in columns if row.get(name) is not None}
            wanted |= {int(found[1]) for found in [_USER.fullmatch(str(row.get("tentang", "")))] if found}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "nama"))


def _units(rows: list[Trail]) -> dict[tuple[str, str], str]:
    wanted = {one.unit for one in rows if one.unit}
    found = Unit.objects.filter(kode__in=wanted, pemda__in={one.pemda for one in rows}) if wanted else ()
    return {(one.pemda, one.kode): one.nama for one in found}


def _actor(pelaku: str, people: Mapping[int, str]) -> str:
    if found := _USER.fullmatch(pelaku):
        return _name(int(found[1]), people)
    return "Belum masuk" if pelaku == "tamu" else pelaku.replace("sistem:", "Sistem: ").replace("sistem", "Sistem")


def _name(number: int, people: Mapping[int, str]) -> str:
    return people.get(number, f"pengguna {number}")


def _place(one: Trail, units: Mapping[tuple[str, str], str]) -> str:
    if one.unit:
        return f"{units.get((one.pemda, one.unit), one.unit)}, {_region(one.pemda)}"
    return _region(one.pemda) if one.pemda else ""


def _region(code: str) -> str:
    try:
        return region_name(code) or code
    except (KeyError, ValueError):
        return code


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
