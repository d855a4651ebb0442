"""The fold: events in, state out. Pure, and the same for the same events wherever they are stored."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from naungan.kernel.errors import Refusal, Unreadable
from naungan.relations import Relation
from naungan.rounds.chained import Row, in_order, payload
from naungan.rounds.state import Absent, Book, Disputed, Evidence, Frozen, Item, Reported, Returned, Round
from naungan.rounds.tables import INSTRUMENT, OBSTACLE, TARGET, TRANSITIONS, Event, Rung, Status, Tingkat, needs_reason

Isi = Mapping[str, Any]


def fold(events: Iterable[Row]) -> Book:
    """The state that the events make, in whatever order a store gives them. Refusal at one that can't follow those before it."""
    return made(in_order(events)).book()


@dataclass
class Open:
    """A round while it is folded: the round as it began, and what has been added."""

    base: Round
    beku: dict[str, Frozen] = field(default_factory=dict)
    butir: dict[str, Item] = field(default_factory=dict)
    jawaban: dict[tuple[str, str], Isi] = field(default_factory=dict)
    laporan: dict[tuple[str, str], Reported] = field(default_factory=dict)
    sanggahan: dict[tuple[str, str], Disputed] = field(default_factory=dict)
    tidak_hadir: dict[str, Absent] = field(default_factory=dict)
    dibaca: list[Returned] = field(default_factory=list)
    ditutup_oleh: str | None = None
    keadaan: str | None = None

    def made(self) -> Round:
        """The round."""
        return dataclasses.replace(
            self.base, beku=dict(self.beku), butir=dict(self.butir), jawaban=dict(self.jawaban), laporan=tuple(self.laporan.values()),
            sanggahan=tuple(self.sanggahan.values()), tidak_hadir=dict(self.tidak_hadir), dibaca=tuple(self.dibaca),
            ditutup_oleh=self.ditutup_oleh,
            keadaan=self.keadaan,
        )  # fmt: skip

    def item(self, isi: Isi) -> Item:
        """The finding that an event speaks of; Refusal where there is none."""
        if isi["butir"] not in self.butir:
            raise Refusal("RAPAT_BUTIR_TIDAK_ADA", butir=isi["butir"], rapat=self.base.rapat)
        return self.butir[isi["butir"]]

    def invited(self, pemda: str) -> str:
        """The pemda; Refusal where it was not invited."""
        if pemda not in self.base.pemda:
            raise Refusal("RAPAT_PEMDA_TIDAK_DIUNDANG", pemda=pemda, rapat=self.base.rapat)
        return pemda


class Making:
    """A book in the making: takes one event after the other."""

    def __init__(self) -> None:
        self.rapat: dict[str, Open] = {}
        self.register: dict[Event, dict[tuple[Any, ...], Isi]] = {Event.SASARAN: {}, Event.INSTRUMEN: {}, Event.KENDALA: {}}

    def take(self, row: Row) -> None:
        """Take one event; Refusal where it can't follow."""
        rapat, jenis, isi = row["rapat"], Event(row["jenis"]), payload(row)
        if jenis is Event.DIBUKA:
            self._begin(rapat, row["oleh"], isi)
            return
        if rapat not in self.rapat:
            raise Refusal("RAPAT_TIDAK_ADA", rapat=rapat, ada=", ".join(self.rapat) or "–")
        one = self.rapat[rapat]
        if one.ditutup_oleh is not None:
            raise Refusal("RAPAT_SUDAH_DITUTUP", rapat=rapat)
        if jenis in self.register:
            relation = _REGISTERS[jenis]
            self.register[jenis][tuple(isi.get(name) for name in relation.key)] = _typed(relation, isi)
            return
        _TAKE[jenis](one, isi, row["oleh"])

    def book(self) -> Book:
        """The state so far."""
        sasaran, instrumen, kendala = (tuple(rows.values()) for rows in self.register.values())
        return Book({name: one.made() for name, one in self.rapat.items()}, sasaran, instrumen, kendala)

    def _begin(self, rapat: str, oleh: str, isi: Isi) -> None:
        before = isi.get("sebelumnya")
        if rapat in self.rapat:
            raise Refusal("RAPAT_SUDAH_ADA", rapat=rapat)
        if before is not None and before not in self.rapat:
            raise Refusal("RAPAT_TIDAK_ADA", rapat=before, ada=", ".join(self.rapat) or "–")
        self.rapat[rapat] = Open(
            Round(
                rapat=rapat, nomor=isi["nomor"], tingkat=Tingkat(isi["tingkat"]), tanggal=_day(isi["tanggal"]), tempat=isi["tempat"],
                peserta=tuple(isi["peserta"]), bulan=isi["bulan"], pemda=tuple(isi["pemda"]), daftar_periksa=isi["daftar_periksa"],
                sebelumnya=before, dibuka_oleh=oleh,
            )
        )  # fmt: skip


def made(rows: Iterable[Row]) -> Making:
    """The events taken one by one, as they happened; Unreadable, by its number, at one that this program did not write."""
    making = Making()
    for row in rows:
        try:
            making.take(row)
        except (LookupError, TypeError, ValueError, AttributeError):
            raise Unreadable("RAPAT_PERISTIWA_ASING", nomor=row["nomor"]) from None
    return making


def _freeze(one: Open, isi: Isi, _: str) -> None:
    if one.invited(isi["pemda"]) in one.beku:
        raise Refusal("RAPAT_SUDAH_BEKU", pemda=isi["pemda"], rapat=one.base.rapat)
    one.beku[isi["pemda"]] = Frozen(isi["pemda"], isi["evaluasi"], isi["sidik"], isi["bulan"], _day(isi["posisi"]))


def _make_item(one: Open, isi: Isi, _: str) -> None:
    one.invited(isi["pemda"])
    if isi["butir"] in one.butir:
        raise Refusal("RAPAT_BUTIR_SUDAH_ADA", butir=isi["butir"], rapat=one.base.rapat)
    given: dict[str, Any] = {name: isi.get(name) for name in _PLAIN}
    one.butir[isi["butir"]] = Item(
        **given, status=Status(isi.get("status", Status.TERBUKA)), tangga=Rung(isi.get("tangga", Rung.OPD)),
        tenggat=_maybe_day(isi.get("tenggat")), bukti=tuple(Evidence(**file) for file in isi.get("bukti", ())),
    )  # fmt: skip


def _assign(one: Open, isi: Isi, _: str) -> None:
    given = {name: isi[name] for name in ("penanggung_jawab", "tindakan") if name in isi}
    if "tenggat" in isi:
        given["tenggat"] = _day(isi["tenggat"])
    _change(one, isi, given)


def _state(one: Open, isi: Isi, _: str) -> None:
    item, status = one.item(isi), Status(isi["status"])
    if status is not item.status and status not in TRANSITIONS[item.status]:
        raise Refusal("RAPAT_STATUS_LOMPAT", butir=item.butir, dari=item.status, ke=status, boleh=", ".join(TRANSITIONS[item.status]))
    if needs_reason(item.status, status) and not isi.get("alasan"):
        raise Refusal("RAPAT_STATUS_TANPA_ALASAN", butir=item.butir, ke=status)
    shown_by = {"evaluasi": isi["evaluasi"]} if "evaluasi" in isi else {}
    _change(one, isi, {"status": status, "alasan": isi.get("alasan"), **shown_by})


def _complete(one: Open, isi: Isi, _: str) -> None:
    _change(one, isi, {name: value for name, value in isi.items() if name != "butir"})


def _raise(one: Open, isi: Isi, _: str) -> None:
    item, rung = one.item(isi), Rung(isi["tangga"])
    if _RUNGS.index(rung) <= _RUNGS.index(item.tangga):
        raise Refusal("RAPAT_TANGGA_TURUN", butir=item.butir, dari=item.tangga, ke=rung)
    _change(one, isi, {"tangga": rung})


def _prove(one: Open, isi: Isi, oleh: str) -> None:
    file = Evidence(isi["nama"], isi["sha256"], oleh)
    if "butir" in isi:
        _change(one, isi, {"bukti": (*one.item(isi).bukti, file)})
        return
    place = (isi.get("pemda", ""), isi.get("angka", ""))
    if place not in one.sanggahan:
        raise Refusal("RAPAT_BUKTI_TANPA_SASARAN", nama=isi["nama"], rapat=one.base.rapat)
    disputed = one.sanggahan[place]
    one.sanggahan[place] = dataclasses.replace(disputed, bukti=(*disputed.bukti, file))


def _absent(one: Open, isi: Isi, _: str) -> None:
    one.tidak_hadir[one.invited(isi["pemda"])] = Absent(isi["pemda"], isi["keadaan"], isi.get("alasan"))


def _answer(one: Open, isi: Isi, oleh: str) -> None:
    said = {name: value for name, value in isi.items() if name not in ("pemda", "pertanyaan")}
    one.jawaban[one.invited(isi["pemda"]), isi["pertanyaan"]] = {**said, "oleh": oleh}


def _read(one: Open, isi: Isi, oleh: str) -> None:
    counts = {name: isi[name] for name in ("masuk", "diterima", "ditolak")}
    one.dibaca.append(Returned(isi["nama"], isi["sha256"], isi["berisi"], isi.get("pemda"), **counts, oleh=oleh))


def _report(one: Open, isi: Isi, _: str) -> None:
    said = Reported(one.invited(isi["pemda"]), isi["angka"], isi["nilai"], isi.get("dihitung"), isi["sumber"])
    one.laporan[said.pemda, said.angka] = said


def _dispute(one: Open, isi: Isi, _: str) -> None:
    place = (one.invited(isi["pemda"]), isi["angka"])
    bukti = one.sanggahan[place].bukti if place in one.sanggahan else ()
    one.sanggahan[place] = Disputed(*place, isi.get("beku"), isi.get("menurut_pemda"), isi["alasan"], bukti)


def _close(one: Open, isi: Isi, oleh: str) -> None:
    _may_close(one, oleh)
    one.ditutup_oleh, one.keadaan = oleh, isi["keadaan"]


def _may_close(one: Open, oleh: str) -> None:
    """Maker and checker are two; and of everybody who was invited something is known."""
    if same_person(oleh, one.base.dibuka_oleh):
        raise Refusal("RAPAT_PENUTUP_SAMA", oleh=oleh)
    if silent := [pemda for pemda in one.base.pemda if pemda not in one.beku and pemda not in one.tidak_hadir]:
        raise Refusal("RAPAT_BELUM_LENGKAP", rapat=one.base.rapat, pemda=", ".join(silent))


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for case and spaces."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _change(one: Open, isi: Isi, given: Mapping[str, Any]) -> None:
    one.butir[isi["butir"]] = dataclasses.replace(one.item(isi), **given)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _maybe_day(text: str | None) -> dt.date | None:
    return None if text is None else _day(text)


def _typed(relation: Relation, isi: Isi) -> dict[str, Any]:
    """A row of a register with its days as days; every column is there."""
    return {one.name: _maybe_day(isi.get(one.name)) if one.kind == "date" else isi.get(one.name) for one in relation.columns}


_RUNGS = tuple(Rung)
_REGISTERS = {Event.SASARAN: TARGET, Event.INSTRUMEN: INSTRUMENT, Event.KENDALA: OBSTACLE}
# What an item takes from its event as it stands there.
_PLAIN = tuple(one.name for one in dataclasses.fields(Item) if one.name not in ("status", "tangga", "tenggat", "bukti"))
_TAKE: Mapping[Event, Callable[[Open, Isi, str], None]] = {
    Event.DIBEKUKAN: _freeze, Event.BUTIR_DIBUAT: _make_item, Event.DITUGASKAN: _assign, Event.DINYATAKAN: _state,
    Event.DILENGKAPI: _complete, Event.DINAIKKAN: _raise, Event.BUKTI: _prove, Event.TIDAK_HADIR: _absent, Event.DIPERIKSA: _answer,
    Event.DIBACA: _read, Event.DILAPORKAN: _report, Event.DISANGGAH: _dispute, Event.DITUTUP: _close,
}  # fmt: skip
