"""What is at stake as text and as JSON: by region, by state, and the assumptions beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from naungan.kernel.rupiah import rp
from naungan.told.material import Row
from naungan.told.method import known_on
from naungan.told.stakes import assumed_rows, region_rows, state_rows
from naungan.told.table import TOTAL
from naungan.told.words import month, number, say


def stake_document(run: Mapping[str, Any], stake: Sequence[Row], wilayah: str | None = None) -> dict[str, Any]:
    """``wilayah`` and ``keadaan`` with the sums of ``stake.sums.add_up``, and ``anggapan``; of one province or government when asked.

    ``diketahui`` is the sentence about a replay: its day, and what is not repeated in it; None where today's law was asked for.
    """
    regions = [row for row in region_rows(stake) if wilayah is None or (row["kode"] or "").startswith(wilayah)]
    return {
        "bulan": run["bulan"],
        "diketahui": known_on(run["diketahui"]) if run.get("diketahui") else None,
        "wilayah": [{name: value for name, value in row.items() if name != TOTAL} for row in regions],
        "keadaan": [{name: value for name, value in row.items() if name != "tingkat"} for row in state_rows(stake)],
        "anggapan": list(run.get("asumsi", ())),
    }


def stake_text(found: Mapping[str, Any]) -> str:
    """The document for reading."""
    lines = [f"{say('PERTARUHAN_JUDUL')}, {month(found['bulan'])}", "", say("PERTARUHAN_PENJELASAN")]
    if found["diketahui"]:
        lines += ["", f"{say('KOLOM_DIKETAHUI')} {found['diketahui']}"]
    for title, name in (("TARUHAN_WILAYAH", "wilayah"), ("PERTARUHAN_KEADAAN", "keadaan")):
        lines += ["", say(title)]
        lines += [line for row in found[name] for line in (f"  {row[name]}", *(f"    {one}" for one in _sums(row)))]
    lines += ["", say("PERTARUHAN_ANGGAPAN")]
    lines += [
        "  " + say("TARUHAN_ANGGAPAN", peristiwa=" ".join(filter(None, (row["peristiwa"], row["tingkat"]))),
                   per_juta=number(row["per_juta"]), status=row["status_anggapan"].lower(), sumber=row["sumber_anggapan"])
        for row in assumed_rows(found["anggapan"])
    ]  # fmt: skip
    return "\n".join(lines)


def _sums(row: Row) -> Iterator[str]:
    apart = say("TARUHAN_TANPA_JKM", orang=number(row["orang_terbukti_jkm"])) if row["orang_terbukti_jkm"] != row["orang_terbukti"] else ""
    yield say("TARUHAN_ORANG", terbukti=number(row["orang_terbukti"]) + apart, belum=number(row["orang_belum_pasti"]),
              tanpa=number(row["orang_tanpa_nilai"]))  # fmt: skip
    if row["jkk_meninggal_rata"] is not None or row["jkm_rata"] is not None:
        yield say("TARUHAN_SEKALI", mati=rp(row["jkk_meninggal_rata"]), terbesar=rp(row["jkk_meninggal_terbesar"]),
                  cacat=rp(row["jkk_cacat_total_rata"]), lain=rp(row["jkm_rata"]))  # fmt: skip
    for bearer in ("pemda", "keluarga"):
        low, high, *guess = (row[f"{bearer}_{name}"] for name in ("bawah", "atas", "perkiraan_bawah", "perkiraan_atas"))
        beside = say("TARUHAN_PERKIRAAN", bawah=rp(guess[0]), atas=rp(guess[1])) if guess[1] else ""
        if high != 0 or beside:
            yield say(f"TARUHAN_{bearer.upper()}", bawah=rp(low), atas=rp(high), perkiraan=beside)
    if row["orang_terbukti"] or row["orang_terbukti_jkm"]:
        guessed = row["iuran_setahun_perkiraan"]
        yield say("TARUHAN_IURAN", rupiah=rp(row["iuran_setahun"]),
                  perkiraan=say("TARUHAN_IURAN_PERKIRAAN", rupiah=rp(guessed)) if guessed else "")  # fmt: skip
