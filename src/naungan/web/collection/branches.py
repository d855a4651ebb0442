"""Branches of BPJS: which serve a government, and whose each submission is of what branches send."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from naungan.acuan import setoran as acuan
from naungan.web.accounts.models import Branch, BranchNpp
from naungan.web.accounts.roles import Level, Right
from naungan.web.accounts.scope import scope_of
from naungan.web.collection.datasets import Wanted

# What branches send, whichever region says otherwise when.
SENT = frozenset(one.dataset for one in acuan.rules("") if one.tingkat == acuan.CABANG)


# By government: code and name of each.
Branches = dict[str, list[tuple[str, str]]]


def of_branch(by: Any, wanted: Wanted) -> Wanted:
    """The same with the branch whose it is, where only one of his serves that government and none is named."""
    if wanted.cabang or wanted.dataset not in SENT:
        return wanted
    own = {one.wilayah for one in scope_of(by).where(Right.SETOR) if one.level == Level.CABANG and wanted.pemda in one.of_npp}
    return replace(wanted, cabang=own.pop()) if len(own) == 1 else wanted


def serving(pemda: Collection[str]) -> Branches:
    """Code and name of the branches that serve each government; one query."""
    rows = BranchNpp.objects.filter(pemda__in=pemda).values_list("pemda", "cabang__kode", "cabang__nama").distinct()
    found: Branches = {}
    for code, kode, nama in rows.order_by("pemda", "cabang__kode"):
        found.setdefault(code, []).append((kode, nama))
    return found


def branch_name(kode: str) -> str:
    """As it is called, or its code where nobody knows it."""
    found = Branch.objects.filter(kode=kode).first()
    return called(found.nama if found else kode)


def called(nama: str) -> str:
    """``BPJS Ketenagakerjaan Cabang Palembang``."""
    return f"BPJS Ketenagakerjaan Cabang {nama}"
