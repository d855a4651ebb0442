"""Packages of work and their proof of Jamsostek → values of PACKAGE."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.intake.readers.offices import amount_slot
from naungan.intake.rules.slots import Slot, first
from naungan.intake.rules.words import answer_of, date_of, people_of, rupiah_of, unit_name_of, value_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_BUILDING = "konstruksi|bangun|rehab|gedung|jalan|jembatan|irigasi|drainase|renovasi|fisik|pemeliharaan berat"
_SERVICE = "alih daya|outsourc|kebersihan|keamanan|jasa lainnya|tenaga|satpam|pengamanan|pengemudi|cleaning"
# What stands in place of a number of proof.
_NONE = "^([-–—.…0]+|n[./]?a[.]?|(belum|blm|tidak|tdk|tanpa)( .*)?|nihil|kosong|((dalam|dlm) )?proses.*)$"
# Whether a value holds VAT, in the words of contracts.
_WITH_VAT, _WITHOUT_VAT = "^((sudah|sdh) )?(termasuk|incl)", "^((tidak|tdk|belum|blm) termasuk|di ?luar|excl)"


def package_values(engine: Engine, table: ir.Table, prefixes: ir.Table) -> ir.Table:
    """A register of packages → values of PACKAGE. A proof that is still being made is none yet."""
    kind = ibis.coalesce(table.jenis, table.nama).fill_null("").lower()
    proof, vat = value_of(table.bukti), table.ppn.lower()
    said = ibis.cases((vat.re_search(_WITH_VAT), True), (vat.re_search(_WITHOUT_VAT), False))
    return table.mutate(
        v_unit=ibis.coalesce(table.unit, table.f_unit),
        v_unit_nama=ibis.coalesce(unit_name_of(table.unit_nama), table.f_unit_nama),
        v_kode=value_of(table.kode), v_nama=value_of(table.nama), v_penyedia=value_of(table.penyedia),
        v_jenis=ibis.cases((kind.re_search(_SERVICE), "alih_daya"), (kind.re_search(_BUILDING), "konstruksi")),
        v_nilai=rupiah_of(table.nilai), v_nilai_kontrak=rupiah_of(table.nilai), v_ppn_termasuk=ibis.coalesce(answer_of(table.ppn), said),
        v_mulai=date_of(table.mulai), v_akhir=date_of(table.akhir), v_pekerja=people_of(table.pekerja),
        v_bukti=ibis.cases((~proof.lower().re_search(_NONE), proof)), v_tanggal_bukti=date_of(table.tanggal_bukti),
        v_iuran=rupiah_of(table.iuran), v_iuran_dibayar=rupiah_of(table.iuran),
    )  # fmt: skip


def package_slots(read: ir.Table) -> list[Slot]:
    """What can be wrong with a package."""
    nothing = read.nama.isnull() & read.kode.isnull()
    days = (("mulai", "mulai"), ("akhir", "akhir"), ("tanggal_bukti", "tanggal_bukti"))
    nobody = read.v_unit.isnull() & read.v_unit_nama.isnull()
    return [
        Slot("nama", first(("PAKET_TANPA_NAMA", nothing))),
        Slot("jenis", first(("PAKET_JENIS_TIDAK_DIKENAL", read.v_jenis.isnull() & ~nothing))),
        Slot("nilai", first(("PAKET_TANPA_NILAI", read.nilai.isnull()))),
        amount_slot(read, "nilai", "ANGKA"),
        amount_slot(read, "iuran", "ANGKA"),
        Slot("ppn", first(("PAKET_PPN_TIDAK_DIKENAL", read.v_ppn_termasuk.isnull()))),
        Slot("akhir", first(("KERJA_TERBALIK", read.v_akhir < read.v_mulai))),
        *(Slot(name, first(("TANGGAL_TIDAK_TERBACA", read[name].notnull() & read[f"v_{value}"].isnull()))) for name, value in days),
        Slot("unit_nama", first(("UNIT_KOSONG", nobody))),
    ]
