"""What ``naungan evaluate`` says at its end: a few lines, and which file to open for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from naungan.relations.words import JAWABAN
from naungan.told.offers import offer_sentence
from naungan.told.stakes import stake_sentence
from naungan.told.unread import unused_sentence
from naungan.told.words import day, month, number, percent, rupiah_short, say
from naungan.told.year import year_sentence


def summary_text(summary: Mapping[str, Any]) -> str:
    """The content of ``summary.json`` in short: coverage between its bounds, money, findings, and what to open."""
    total = summary["total"]
    yes, no, open_ = (total["terlindungi"].get(word) or 0 for word in JAWABAN)
    workers = yes + no + open_
    posisi, aside = summary.get("posisi"), unused_sentence(total["unused_files"])
    lines = [
        say("RINGKAS_JUDUL", bulan=month(summary["bulan"]), tanggal=day(dt.date.fromisoformat(str(posisi)) if posisi else None)),
        say("RINGKAS_CAKUPAN", pekerja=number(workers), pemda=number(_counted(summary)), ya=number(yes), tidak=number(no),
            kabur=number(open_), bawah=_share(yes, workers), atas=_share(yes + open_, workers)),
        *([say("RINGKAS_BERKAS", kalimat=aside)] if aside else []),
        say("RINGKAS_ANGGARAN", kebutuhan=rupiah_short(total["need"]), tersedia=rupiah_short(total["line"]),
            kekurangan=rupiah_short(total["shortfall"])),
        *filter(None, [year_sentence("RINGKAS_SETAHUN", total["setahun"])]),
        *filter(None, [offer_sentence("RINGKAS_TAWARAN", [total["option"]] if total.get("option") else [])]),
        *_followed(total),
        *filter(None, [stake_sentence("RINGKAS_PERTARUHAN", total.get("stake"))]),
        say("RINGKAS_TEMUAN", jumlah=number(sum(total["findings"].values()))),
        "",
        say("RINGKAS_BUKA"),
        *(f"  {name:<16}{say(code)}" for name, code in (*_FILES, *_lists(total), *_AT_LAST)),
    ]  # fmt: skip
    return "\n".join(lines)


_FILES = (
    ("book.html", "RINGKAS_HALAMAN"),
    ("lembar/", "RINGKAS_LEMBAR"),
    ("book.xlsx", "RINGKAS_BUKU"),
    ("gap/", "RINGKAS_SELISIH"),
    ("sipp/", "RINGKAS_SIPP"),
)
_AT_LAST = (("problems.csv", "RINGKAS_MASALAH"), ("isi.csv", "RINGKAS_ISI"))


def _followed(total: Mapping[str, Any]) -> list[str]:
    """Where cover ends, what was paid, and whom BPJS must be asked about; a line only where there is something to say."""
    lines = []
    if ends := total.get("purse_ends"):
        lines.append(say("RINGKAS_DOMPET", bulan=month(ends["month"]), orang=number(ends["people"]), rupiah=rupiah_short(ends["rupiah"])))
    if paid := total.get("payments"):
        amounts = {name: rupiah_short(paid[name]) for name in ("billed", "received", "suspense_rupiah", "to_clarify_rupiah")}
        counts = {name: number(paid[name]) for name in ("bills", "suspense", "to_clarify")}
        lines.append(say("RINGKAS_PEMBAYARAN", **amounts, **counts))
    if asked := total.get("questions"):
        counts = {name: number(asked[name]) for name in ("waiting", "branches", "without_branch", "closed")}
        lines.append(say("RINGKAS_TANYA" if not asked["without_branch"] else "RINGKAS_TANYA_TANPA_CABANG", **counts))
    return lines


def _lists(total: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The lists of persons that are there only where somebody stands in them."""
    asked, paid = total.get("questions"), total.get("payments")
    found = [("tanya/", "RINGKAS_DAFTAR_TANYA")] if asked and asked["waiting"] else []
    return found + ([("klarifikasi/", "RINGKAS_KLARIFIKASI")] if paid and paid["to_clarify"] else [])


def _counted(summary: Mapping[str, Any]) -> int:
    """The governments that the workers are counted from."""
    return sum(one["terlindungi"]["ya"] is not None for one in summary["pemda"].values())


def _share(part: int, whole: int) -> str:
    return percent(Decimal(part) / Decimal(whole) if whole else None)
