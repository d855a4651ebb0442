"""Targets as they stand: what is wanted, what is there by the same count, how far, how fast, and beside whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from naungan.rounds.coverage_figures import ROSTER
from naungan.told.table import Table, columns
from naungan.told.words import day, label, month, number, office, place, say, unknown

Row = Mapping[str, Any]
_PROVINCE = 2
# What a share of two decimals leaves open, and a little more for people that were rounded.
_ROUNDED = Decimal("0.01")
_COLUMNS = columns(
    "wilayah", "deret_sasaran", "tahun", "sasaran", "lingkup_sasaran", "capaian_sasaran", "keadaan_sasaran", "kurang_sasaran",
    "laju_sasaran", "peringkat_sasaran", "golongan_sasaran", "dokumen_sasaran",
)  # fmt: skip


def targets_table(rows: Iterable[Row]) -> Table:
    """A row a target, as in TARGET_STANDING."""
    return Table("SASARAN", _COLUMNS, [_row(row) for row in rows])


def target_text(row: Row) -> str:
    """A target in sentences."""
    what = say("SASARAN_APA", wilayah=region(row), deret=label("DERET", row["deret"]), tahun=row["tahun"], sasaran=_wanted(row),
               sampai=day(row["sampai"]), lingkup=_scope(row))  # fmt: skip
    parts = [what, _there(row), _verdict(row), _other_whole(row), _rank_sentence(row), _band_sentence(row), _source(row)]
    return " ".join(part for part in parts if part)


def region(row: Row) -> str:
    """Whose target it is: the nation, a region, or, where its own roster is counted, a government."""
    kode = row["wilayah"]
    if not kode:
        return say("SASARAN_NASIONAL")
    if row["penyebut"] == ROSTER:
        return office(kode)
    return say("SASARAN_PROVINSI", nama=place(kode)) if len(kode) == _PROVINCE else place(kode)


def share(value: Decimal | None) -> str:
    """A share in percent with at most two decimals, halves upward: ``45,53%``."""
    if value is None:
        return unknown()
    return f"{Decimal(value).quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def points(value: Decimal | None) -> str:
    """Percentage points, written as shares are, without the sign."""
    return share(value).removesuffix("%")


def span(lowest: Any, highest: Any, write: Callable[[Any], str]) -> str:
    """Two bounds; one figure where they are equal as written."""
    one, other = write(lowest), write(highest)
    return one if one == other else say("SASARAN_ANTARA", bawah=one, atas=other)


def _row(row: Row) -> dict[str, Any]:
    known = row["keadaan"] != "tidak_dapat_dibandingkan"
    return {
        "wilayah": region(row), "deret_sasaran": label("DERET", row["deret"]), "tahun": str(row["tahun"]),
        "sasaran": _wanted(row),
        "lingkup_sasaran": _scope(row), "capaian_sasaran": _figure(row) if known else unknown(), "keadaan_sasaran": _state(row),
        "kurang_sasaran": (_missing(row) or unknown()) if known else unknown(), "laju_sasaran": _pace(row),
        "peringkat_sasaran": _rank(row), "golongan_sasaran": row["golongan"] or "",
        "dokumen_sasaran": say("SASARAN_DOKUMEN", penerbit=row["penerbit"], dokumen=row["dokumen"], sejak=_since(row)),
    }  # fmt: skip


def _wanted(row: Row) -> str:
    people = say("SASARAN_ORANG", jumlah=number(row["orang"])) if row["orang"] else ""
    if row["persen"] is None:
        return people
    whole = share(row["persen"])
    return say("SASARAN_KEDUANYA", persen=whole, orang=people) if people else whole


def _scope(row: Row) -> str:
    scope = label("CAKUPAN", row["lingkup"]) if row["lingkup"] else say("SASARAN_TANPA_LINGKUP")
    if row["penyebut"] is None:
        return scope if row["persen"] is None else say("SASARAN_TANPA_PENYEBUT", lingkup=scope)
    return say("SASARAN_PENYEBUT", lingkup=scope, penyebut=label("PENYEBUT_SASARAN", row["penyebut"]))


def _figure(row: Row) -> str:
    """What is there, when: the share, and the people where they are known."""
    parts = []
    if row["capaian_persen_bawah"] is not None:
        parts.append(span(row["capaian_persen_bawah"], row["capaian_persen_atas"], share))
    if row["capaian_bawah"] is not None:
        people = span(row["capaian_bawah"], row["capaian_atas"], number)
        whole = row["capaian_penyebut"]
        parts.append(say("SASARAN_DARI", orang=people, semesta=number(whole)) if whole else say("SASARAN_ORANG", jumlah=people))
    return say("SASARAN_ANGKA", angka=", ".join(parts), kapan=_when(row["capaian_bulan"], row["capaian_tanggal"]))


def _when(bulan: str, hari: dt.date | None) -> str:
    return day(hari) if hari else month(bulan)


def _there(row: Row) -> str:
    if row["keadaan"] == "tidak_dapat_dibandingkan":
        return ""
    said = say("SASARAN_CAPAIAN", angka=_figure(row), sumber=row["capaian_sumber"])
    rounded = say("SASARAN_DIBULATKAN") if row["capaian_dibulatkan"] else ""
    others = say("SASARAN_ANGKA_LAIN", jumlah=number(row["angka_lain"])) if row["angka_lain"] else ""
    return " ".join(part for part in (said, rounded, others) if part)


def _state(row: Row) -> str:
    """The state, with its reason where it is none."""
    said = label("KEADAAN_SASARAN", row["keadaan"])
    return say("SASARAN_SEBAB", keadaan=said, alasan=label("ALASAN_SASARAN", row["alasan"])) if row["alasan"] else said


def _verdict(row: Row) -> str:
    missing, pace = _missing(row), _pace(row)
    lines = [say("SASARAN_KEADAAN", keadaan=_state(row))]
    if missing and row["keadaan"] not in ("sudah_tercapai", "tercapai", "tidak_dapat_dibandingkan"):
        lines.append(say("SASARAN_KURANG", kurang=missing))
        lines += [say("SASARAN_LAJU", bulan=number(row["bulan_sisa"]), laju=pace)] if pace else []
    return " ".join(lines)


def _missing(row: Row) -> str:
    parts = []
    if row["kurang_atas"] is not None:
        parts.append(say("SASARAN_ORANG", jumlah=span(row["kurang_bawah"], row["kurang_atas"], number)))
    if row["poin_atas"] is not None:
        parts.append(say("SASARAN_POIN", poin=span(row["poin_bawah"], row["poin_atas"], points)))
    return ", ".join(parts)


def _pace(row: Row) -> str:
    """People a month where people are known, else points."""
    if row["per_bulan_atas"]:
        return say("SASARAN_PER_BULAN", jumlah=span(row["per_bulan_bawah"], row["per_bulan_atas"], number))
    if row["per_bulan_atas"] is None and row["poin_per_bulan_atas"]:
        return say("SASARAN_POIN_PER_BULAN", poin=span(row["poin_per_bulan_bawah"], row["poin_per_bulan_atas"], points))
    return ""


def _rank(row: Row) -> str:
    if row["peringkat"] is None:
        return say("SASARAN_TANPA_PERINGKAT")
    return say("SASARAN_PERINGKAT", peringkat=span(row["peringkat"], row["peringkat_terburuk"], number), dari=number(row["dari"]))


def _rank_sentence(row: Row) -> str:
    return say("SASARAN_BERPERINGKAT", peringkat=_rank(row)) if row["peringkat"] is not None else ""


def _band_sentence(row: Row) -> str:
    return say("SASARAN_GOLONGAN", golongan=row["golongan"], sumber=row["golongan_sumber"]) if row["golongan"] else ""


def _other_whole(row: Row) -> str:
    """Where a target in people and per cent was counted on another denominator than the figure: people and points then part."""
    used = row["capaian_penyebut"]
    if used is None or row["orang"] is None or row["persen"] is None or row["penyebut_orang"] is not None:
        return ""
    implied = round(row["orang"] * 100 / row["persen"])
    wanted = Decimal(row["orang"]) * 100 / used
    return "" if abs(wanted - row["persen"]) < _ROUNDED else say("SASARAN_PENYEBUT_BEDA", tersirat=number(implied), dipakai=number(used))


def _since(row: Row) -> str:
    return say("SASARAN_SEJAK", hari=day(row["sejak"])) if row["sejak"] else say("SASARAN_TANPA_SEJAK")


def _source(row: Row) -> str:
    where = row["sumber"] or say("SASARAN_TANPA_SUMBER")
    return say(
        "SASARAN_SUMBER",
        penerbit=row["penerbit"],
        dokumen=row["dokumen"],
        sejak=_since(row),
        sumber=where,
        status=label("STATUS", row["status"]),
    )
