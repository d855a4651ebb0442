"""Targets of a region beside what is known of its coverage: by whom, by which document, how far it is, and why where nobody can say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from naungan.acuan.peraturan import sayable
from naungan.rounds.coverage_figures import coverage_figures
from naungan.rounds.register_state import own_rows
from naungan.rounds.target_standing import target_standing
from naungan.told.letters.blocks import table
from naungan.told.letters.desk import Desk
from naungan.told.letters.letter import Block, Heading, Paragraph
from naungan.told.letters.wording import known, tulis, word
from naungan.told.material import province
from naungan.told.registers.targets import region, share
from naungan.told.words import day, month, number

Row = Mapping[str, Any]
_HEADS = ("WILAYAH", "SASARAN", "DOKUMEN", "NILAI_SASARAN", "CAPAIAN", "JARAK", "LAJU", "URUTAN_SASARAN", "KEADAAN")


def targets(desk: Desk, pemda: Sequence[str] | None) -> tuple[Block, ...]:
    """The targets of some governments, their provinces and the nation, or of everybody; nothing where there is none."""
    mine = desk.rapat.pemda if pemda is None else pemda
    wanted = {None, *mine, *(province(kode) for kode in mine)}
    rows = [row for row in standing(desk) if row["wilayah"] in wanted]
    if not rows:
        return ()
    judul = tulis("SASARAN_JUDUL")
    lines = [_line(row) for row in rows]
    return (
        Heading(judul), Paragraph(tulis("SASARAN_PENJELASAN")),
        table(judul, _HEADS, ("text",) * len(_HEADS), lines, (11, 11, 18, 12, 14, 11, 8, 7, 12)),
    )  # fmt: skip


def standing(desk: Desk) -> list[dict[str, Any]]:
    """TARGET_STANDING on the day of the round, by documents that were there on that day: what was for last year, and what comes next."""
    materials = desk.material.values()
    measure = own_rows(desk.rapat, {name: one.measure for name, one in desk.material.items()})
    figures = coverage_figures(measure, [row for one in materials for row in one.aggregate])
    rows = target_standing(desk.book.sasaran, figures, desk.hari)
    return next_of_each([row for row in rows if sayable(str(row["dokumen"]), desk.hari)], desk.hari.year)


def next_of_each(rows: Sequence[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    """Of each series last year's targets, hit or missed by now, this year's, and where there is none the next that can be compared."""
    coming: dict[tuple[Any, ...], int] = {}
    for row in rows:
        if row["tahun"] == year or (row["tahun"] > year and row["keadaan"] != "tidak_dapat_dibandingkan"):
            key = _series(row)
            coming[key] = min(coming.get(key, row["tahun"]), row["tahun"])
    return [row for row in rows if row["tahun"] in (year - 1, coming.get(_series(row)))]


def _series(row: Row) -> tuple[Any, ...]:
    return row["wilayah"], row["deret"], row["lingkup"]


def _line(row: Row) -> tuple[str, ...]:
    scope = word("LINGKUP", row["lingkup"]) if row["lingkup"] else tulis("LINGKUP_TIDAK_DISEBUT")
    return (
        region(row), tulis("SASARAN_DERET", deret=word("DERET", row["deret"]), tahun=row["tahun"], lingkup=scope),
        _document(row), _either(_points(row["persen"]), _people(row["orang"])), _reached(row), _distance(row),
        _pace(row), _rank(row), _verdict(row),
    )  # fmt: skip


def _document(row: Row) -> str:
    """Who laid it down, by what; where the day is not known, that too."""
    said = f"{row['penerbit']}: {row['dokumen']}"
    return said if row["sejak"] else tulis("DOKUMEN_TANPA_TANGGAL", dokumen=said)


def _reached(row: Row) -> str:
    """The figure that the target is held against, with its day or month; unknown where it is held against none."""
    if row["capaian_bulan"] is None:
        return tulis("TIDAK_DIBANDINGKAN")
    shares = _span(_points(row["capaian_persen_bawah"]), _points(row["capaian_persen_atas"]))
    people = _span(_people(row["capaian_bawah"]), _people(row["capaian_atas"]))
    when = day(row["capaian_tanggal"]) if row["capaian_tanggal"] else month(row["capaian_bulan"])
    return f"{_either(shares, people)} ({when})"


def _distance(row: Row) -> str:
    points = _span(_points(row["poin_bawah"]), _points(row["poin_atas"]))
    return _either(points and tulis("POIN", poin=points.replace("%", "")), _range(row, "kurang"))


def _pace(row: Row) -> str:
    """People a month; points where people are not known."""
    points = _span(_points(row["poin_per_bulan_bawah"]), _points(row["poin_per_bulan_atas"]))
    return _either(_range(row, "per_bulan") or (points and tulis("POIN", poin=points.replace("%", ""))))


def _range(row: Row, name: str) -> str:
    return _span(_people(row[f"{name}_bawah"]), _people(row[f"{name}_atas"]))


def _rank(row: Row) -> str:
    """Among regions that can be compared; a part that nobody knows makes it a range."""
    if row["peringkat"] is None:
        return tulis("TIDAK_DIBANDINGKAN")
    return tulis("PERINGKAT", urutan=_span(number(row["peringkat"]), number(row["peringkat_terburuk"])), dari=number(row["dari"]))


def _verdict(row: Row) -> str:
    why = f"ALASAN_SASARAN_{row['alasan']}".upper() if row["alasan"] else ""
    return word("KEADAAN_SASARAN", row["keadaan"]) + (f": {tulis(why)}" if why and known(why) else "")


def _points(value: Decimal | None) -> str:
    return "" if value is None else share(value)


def _people(value: int | None) -> str:
    return "" if value is None else tulis("ORANG", jumlah=number(value))


def _span(low: str, high: str) -> str:
    """One figure where both bounds are the same."""
    return low if low == high else tulis("ANTARA", bawah=low, atas=high)


def _either(*texts: str) -> str:
    """What is known of the two, or words that nothing is."""
    return "; ".join(_given(texts)) or tulis("TIDAK_DIBANDINGKAN")


def _given(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]
