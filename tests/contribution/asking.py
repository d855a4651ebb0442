"""A request in the words of the case files: one ``jumlah`` for whichever base the segment has, amounts and programmes as text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from naungan.contribution.case import Case, make_case
from naungan.contribution.request import Request

BASE = {"PU": "upah", "BPU": "penghasilan", "JAKON": "nilai_kontrak"}
AMOUNTS = ("nilai_kontrak", "upah_total", "sudah_dibayar", "jht")


def case(*, segmen: str, jumlah: str | None = None, program: str = "jkk,jkm", **known: Any) -> Case:
    amounts = {name: Decimal(str(known.pop(name))) for name in AMOUNTS if name in known}
    base = {BASE[segmen]: Decimal(jumlah)} if jumlah is not None else {}
    conditions = tuple(known.pop("syarat", ()))
    return make_case(Request(segmen=segmen, program=tuple(program.split(",")), syarat=conditions, **base, **amounts, **known))
