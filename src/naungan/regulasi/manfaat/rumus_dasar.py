"""Dasar semua manfaat yang dihitung dari upah."""

from __future__ import annotations

import ibis

from naungan.law import formula
from naungan.regulasi.upah import SEN


@formula(berlaku="2015-07-01", pasal="PP 44/2015 Pasal 25 dan Lampiran II", satuan="sen/bulan")
def dasar_manfaat_sen(segmen, upah_sen, dasar_penghasilan):  # type: ignore[no-untyped-def]
    """Upah sebulan terakhir yang dilaporkan; bagi BPU dasar penghasilan pita yang dibayar iurannya."""
    return (segmen == "BPU").ifelse(dasar_penghasilan * ibis.literal(SEN, "int64"), upah_sen)
