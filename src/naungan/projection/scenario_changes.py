"""What the steps of a scenario change of what the law reads: rules of regions, values of the law, and the list of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.acuan.kebijakan import Aturan, default_rules, kebijakan
from naungan.engine import half_up
from naungan.kernel.period import Bulan
from naungan.law import Amendment
from naungan.projection.scenario_people import COMBINED
from naungan.projection.scenario_steps import DasarUpah, Hukum, Jht, KontrakDiperpanjang, Langkah, PekerjaRentan
from naungan.regions.codes import village_names
from naungan.regulasi import SEN, sen, wajar
from naungan.relations.words import BUKAN_PEMDA, KATEGORI, Hak, Jawaban

if TYPE_CHECKING:
    import datetime as dt

    import ibis.expr.types as ir

    from naungan.engine import Engine

RENTAN = "pekerja_rentan"
_HUNDREDTHS, _DESEMBER = 10_000, 12


def amendments(langkah: Sequence[Langkah]) -> tuple[Amendment, ...]:
    """What the scenario changes of the law itself."""
    return tuple(Amendment(one.deret, one.mulai, one.nilai, "skenario") for one in langkah if isinstance(one, Hukum))


def rules(langkah: Sequence[Langkah], aturan: Sequence[Aturan] | None, known: dt.date | None) -> Sequence[Aturan] | None:
    """The rules of regions with those that the scenario adds; a later one of the same rank goes before an earlier one."""
    found = [made for one in langkah if isinstance(one, Jht | DasarUpah) for made in _made(one, aturan, known)]
    return (*(default_rules() if aturan is None else aturan), *found) if found else aturan


def jht_categories(one: Jht, aturan: Sequence[Aturan] | None, known: dt.date | None) -> tuple[str, ...]:
    """The categories for which a government can still decide JHT: those of which an article names it, or the one that is named."""
    asked = KATEGORI if one.kategori is None else (one.kategori,)
    policies = ((kategori, kebijakan(one.dari, kategori, one.pemda, aturan, known)) for kategori in asked)
    return tuple(
        kategori for kategori, found in policies
        if found.hak == Hak.WAJIB and "jht" not in found.program and (one.kategori is not None or "jht" in found.tawaran)
    )  # fmt: skip


def _made(one: Jht | DasarUpah, aturan: Sequence[Aturan] | None, known: dt.date | None) -> Iterator[Aturan]:
    if isinstance(one, Jht):
        for kategori in jht_categories(one, aturan, known):
            program = kebijakan(one.dari, kategori, one.pemda, aturan, known).program
            yield Aturan(one.dari, None, one.pemda, kategori, {"program": (*program, "jht")}, nomor=one.nomor)
    elif one.basis is not None:
        isi: dict[str, Any] = {"basis_upah": one.basis} | ({} if one.nilai is None else {"nilai_upah": one.nilai})
        yield Aturan(one.dari, None, one.pemda, one.kategori, isi)


def rises(langkah: Sequence[Langkah], month: Bulan) -> tuple[DasarUpah, ...]:
    """The rises of wages that have come by a month, in their order."""
    found = (one for one in langkah if isinstance(one, DasarUpah) and one.persen is not None and one.dari <= month)
    return tuple(sorted(found, key=lambda one: one.dari))


def renewals(langkah: Sequence[Langkah]) -> tuple[Langkah, ...]:
    """The steps that change who is there."""
    return tuple(one for one in langkah if isinstance(one, KontrakDiperpanjang | PekerjaRentan))


def people_of(engine: Engine, people: ir.Table, langkah: Sequence[Langkah]) -> ir.Table:
    """``scenario_people.combined`` with contracts that go on, and with those who are not on any list yet."""
    for one in langkah:
        if isinstance(one, KontrakDiperpanjang):
            ends = _whom(people, one.pemda, one.kategori) & (people.akhir.month() == _DESEMBER).fill_null(False)
            people = people.mutate(akhir=ibis.ifelse(ends, ibis.null("date"), people.akhir))
    added = [_added(one, number) for number, one in enumerate(langkah) if isinstance(one, PekerjaRentan)]
    if added:
        kinds = people.schema().to_pyarrow()
        people = ibis.union(people, engine.table(pa.Table.from_pylist(added, kinds)).select(*people.columns))
    return engine.keep(people)


def raised(engine: Engine, people: ir.Table, found: Sequence[DasarUpah]) -> ir.Table:
    """The people with wages as they are after these rises: each on what was reported or risen to before, halves of a rupiah upward.

    A wage that nobody knows does not rise.
    """
    for one in found:
        wage = half_up(sen(people.upah.cast("decimal(18, 2)")) * (_HUNDREDTHS + (one.persen or 0)), _HUNDREDTHS * SEN)
        mine = _whom(people, one.pemda, one.kategori) & wajar(people.upah)
        people = people.mutate(upah=ibis.ifelse(mine, wage.cast("decimal(18, 2)"), people.upah.cast("decimal(18, 2)")))
    return engine.keep(people) if found else people


def villages(one: PekerjaRentan) -> int:
    """How many villages a step speaks of."""
    return one.desa if one.desa is not None else _villages(one.pemda)


def _villages(pemda: str) -> int:
    """The desa of a government; its kelurahan (seventh digit 1) are no villages of their own purse."""
    return sum(1 for kode in village_names() if kode.startswith(pemda) and kode[6] == "2")


def _added(one: PekerjaRentan, number: int) -> dict[str, Any]:
    said = {
        "pemda": one.pemda, "kategori": RENTAN, "c_kategori": RENTAN, "upah": one.penghasilan, "mulai": one.dari.first_day,
        "segmen": kebijakan(one.dari, RENTAN, one.pemda).segmen, "pembayar": one.pembayar, "dompet": one.dompet,
        "lain": one.pembayar in BUKAN_PEMDA, "tercatat": Jawaban.YA, "lindung": Jawaban.YA, "bisa": False,
    }  # fmt: skip
    many = one.orang * villages(one)
    return {**dict.fromkeys(COMBINED), **said, "orang": f"skenario-{number}", "n": many, "n_utama": many}


def _whom(rows: ir.Table, pemda: str | None, kategori: str | None) -> ir.BooleanValue:
    mine: ir.BooleanValue = ibis.literal(True)
    if pemda is not None:
        mine = mine & (rows.pemda == pemda).fill_null(False)
    if kategori is not None:
        mine = mine & (rows.kategori == kategori).fill_null(False)
    return mine
