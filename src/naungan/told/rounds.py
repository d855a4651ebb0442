"""A round as it is said on the screen, and a finding of a round in the words of the day it is made."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naungan.comparison import Fate
from naungan.kernel.messages import sentence
from naungan.kernel.rupiah import rp
from naungan.kernel.shown import pasted
from naungan.rounds import Book, Item, Opened, Round, Rung, Said, duties, overdue
from naungan.told.findings import finding
from naungan.told.lines import aligned
from naungan.told.words import day, fate, few, label, month, number, office, say


def said_item(row: Mapping[str, Any]) -> Said:
    """A row of FINDING in the auditor's words: the condition, what to do, and what is at stake where it is known."""
    one = finding(dict(row))
    return Said(one.temuan, one.langkah, effect(row["jumlah"], row["satuan"], row["rupiah"], row.get("santunan")))


def effect(jumlah: int | None, satuan: str | None, rupiah: int | None, santunan: int | None = None) -> str | None:
    """What is at stake: people, rupiah, and what the heirs of one of them would miss; None where nothing of it is known."""
    people = say("BUTIR_MENYANGKUT", jumlah=number(jumlah), satuan=satuan) if jumlah is not None and satuan == "orang" else ""
    money = say("BUTIR_SEBESAR", rupiah=rp(rupiah)) if rupiah is not None else ""
    heirs = say("BUTIR_SANTUNAN", rupiah=rp(santunan)) if santunan is not None else ""
    return " ".join(part for part in (people, money, heirs) if part) or None


def opened_text(done: Opened, buku: Path) -> str:
    """What was opened and what follows."""
    one = done.round
    lines = [
        sentence("RAPAT_DIBUKA", {
            "rapat": one.rapat, "nomor": one.nomor, "bulan": month(one.bulan), "pemda": len(one.pemda), "butir": len(one.butir),
        }),
    ]  # fmt: skip
    if silent := [office(kode) for kode in one.pemda if kode not in one.beku]:
        lines.append(sentence("RAPAT_TANPA_EVALUASI", {"pemda": few(silent, 5)}))
    if done.tanpa:
        lines.append(sentence("RAPAT_TANPA_MASUKAN", {"jumlah": number(len(done.tanpa)), "contoh": few(done.tanpa, 2)}))
    return "\n".join([*lines, sentence("RAPAT_SELANJUTNYA", {"buku": pasted(buku), "rapat": one.rapat})])


def followed_text(done: Opened, buku: Path) -> str:
    """What was opened, and how many findings met which fate."""
    items = done.round.butir.values()
    fates = Counter(item.nasib for item in items if item.nasib)
    risen = sum(item.carried and item.open and item.tangga is not before for item, before in _rungs(done))
    told = [sentence("RAPAT_NASIB", {"nasib": label("NASIB", one), "jumlah": fates[one]}) for one in Fate if fates[one]]
    entered = sum(item.carried and item.nasib is None for item in items)
    told += [sentence("RAPAT_NASIB_DIISI", {"jumlah": entered})] if entered else []
    told += [sentence("RAPAT_NASIB_NAIK", {"jumlah": risen})] if risen else []
    return "\n".join([*told, opened_text(done, buku)])


def _rungs(done: Opened) -> list[tuple[Item, Rung]]:
    """Each finding that was carried, with the rung it stood on before."""
    old = done.book.rapat[done.round.sebelumnya or ""].butir
    return [(item, old[name].tangga) for name, item in done.round.butir.items() if name in old]


def closed_text(one: Round, buku: Path) -> str:
    """What was closed and what follows."""
    open_ = sum(item.open for item in one.butir.values())
    done = sentence("RAPAT_DITUTUP", {"rapat": one.rapat, "oleh": one.ditutup_oleh, "butir": len(one.butir), "terbuka": open_})
    return "\n".join([done, sentence("RAPAT_SESUDAH_DITUTUP", {"buku": pasted(buku), "rapat": one.rapat})])


def listing(book: Book, one: Round, hari: dt.date) -> dict[str, Any]:
    """All rounds with their counts; of one round who must act, and its findings."""
    return {
        "pada": hari.isoformat(),
        "rapat": [_counts(each, hari) for each in book.rapat.values()],
        "rinci": one.rapat,
        "bertindak": [_plain(vars(duty)) for duty in duties(one, hari)],
        "butir": [{**_plain(vars(item)), "lewat": overdue(item, hari), "nasib_kalimat": fate(item)} for item in one.butir.values()],
    }


def listing_text(found: Mapping[str, Any], one: Round, *, butir: bool) -> str:
    """The same in lines."""
    lines = [sentence("RAPAT_BARIS", {**row, "tanggal": _day(row["tanggal"]), "keadaan": _state(row)}) for row in found["rapat"]]
    lines += ["", sentence("RAPAT_BERTINDAK", {"rapat": one.rapat, "pada": _day(found["pada"])})]
    lines += aligned([_duty(row) for row in found["bertindak"]], right=(2, 3)) or [sentence("RAPAT_TANPA_TERBUKA")]
    if butir:
        lines += ["", *aligned([_item(row) for row in found["butir"]])]
    return "\n".join(lines)


def _counts(one: Round, hari: dt.date) -> dict[str, Any]:
    items = one.butir.values()
    return {
        "rapat": one.rapat, "nomor": one.nomor, "tingkat": str(one.tingkat), "tanggal": one.tanggal.isoformat(), "tempat": one.tempat,
        "pemda": len(one.pemda), "beku": len(one.beku), "butir": len(items), "terbuka": sum(item.open for item in items),
        "lewat": sum(overdue(item, hari) for item in items), "ditutup_oleh": one.ditutup_oleh,
    }  # fmt: skip


def _state(row: Mapping[str, Any]) -> str:
    return sentence("RAPAT_KEADAAN_TUTUP", row) if row["ditutup_oleh"] else sentence("RAPAT_KEADAAN_BUKA")


def _duty(row: Mapping[str, Any]) -> tuple[str, ...]:
    first = _day(row["terawal"])
    who = row["penanggung_jawab"] or row["unit_nama"] or say("SELURUH_PEMDA")
    counts = (sentence("RAPAT_N_TERBUKA", {"jumlah": row["terbuka"]}), sentence("RAPAT_N_LEWAT", {"jumlah": row["lewat"]}))
    return (office(row["pemda"]), f"{who} ({label('TANGGA', row['tangga'])})", *counts, sentence("RAPAT_TERAWAL", {"tenggat": first}))


def _item(row: Mapping[str, Any]) -> tuple[str, ...]:
    until = _day(row["tenggat"])
    late = sentence("RAPAT_LEWAT") if row["lewat"] else ""
    who = row["unit_nama"] or say("SELURUH_PEMDA")
    what = f"{office(row['pemda'])}, {who}: {row['kondisi']}"
    return (row["butir"], label("STATUS_BUTIR", row["status"]), row["nasib_kalimat"], f"{until} {late}".strip(), what)


def _day(text: str | None) -> str:
    return day(dt.date.fromisoformat(text)) if text else say("TANPA_TENGGAT")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(vars(one)) for one in value]
    return str(value) if isinstance(value, str) else value
