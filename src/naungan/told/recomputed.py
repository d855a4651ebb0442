"""What a round computed again is told as: equal, or which file, law, version or relation is not what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from naungan.kernel.messages import sentence
from naungan.rounds import Again, Round
from naungan.rounds.digested import stands_as_closed
from naungan.told.words import few, number, office

EQUAL, OTHER, UNKNOWN, PARTLY = "sama", "berbeda", "tidak_dapat_dihitung", "sama_sebagian"


def as_told(one: Round, found: Sequence[Again], events: int, proofs: Sequence[str] = ()) -> dict[str, Any]:
    """Everything as plain values, for JSON too; ``proofs`` are files of evidence that are damaged."""
    return {
        "rapat": one.rapat, "nomor": one.nomor, "rantai": "utuh", "peristiwa": events, "keadaan_sama": stands_as_closed(one),
        "bukti_rusak": list(proofs), "evaluasi": [_again(again) for again in found],
    }  # fmt: skip


def recomputed_text(told: Mapping[str, Any]) -> str:
    """The same in lines."""
    lines = [sentence("ULANG_RANTAI", told), *([] if told["keadaan_sama"] else [sentence("ULANG_KEADAAN")])]
    if told["bukti_rusak"]:
        lines.append(sentence("ULANG_BUKTI", {"jumlah": len(told["bukti_rusak"]), "berkas": few(told["bukti_rusak"], 3)}))
    for again in told["evaluasi"]:
        lines += ["", *_lines(again)]
    return "\n".join(lines)


def _again(again: Again) -> dict[str, Any]:
    return {
        "evaluasi": again.evaluasi, "versi_lama": again.versi[0], "versi_kini": again.versi[1], "hukum_sama": again.hukum_sama,
        "diketahui": again.diketahui and again.diketahui.isoformat(), "deret_berubah": list(again.deret), "rusak": list(again.rusak),
        "tanpa_masukan": list(again.tanpa), "bentuk_lain": list(again.bentuk_lain), "sidik_lain": list(again.sidik_lain),
        "pemda": [_pemda(again, kode) for kode in again.pemda],
    }  # fmt: skip


def _pemda(again: Again, kode: str) -> dict[str, Any]:
    rows = None if again.beda is None else [vars(one) for one in again.beda[kode]]
    same = PARTLY if again.bentuk_lain else EQUAL
    putusan = UNKNOWN if rows is None else OTHER if rows or kode in again.sidik_lain else same
    return {"pemda": kode, "putusan": putusan, "relasi": rows or []}


def _lines(again: Mapping[str, Any]) -> Iterator[str]:
    yield sentence("ULANG_EVALUASI", {"evaluasi": again["evaluasi"][:12]})
    if again["rusak"]:
        yield sentence("ULANG_RUSAK", {"jumlah": len(again["rusak"]), "berkas": few(again["rusak"], 3)})
    if again["tanpa_masukan"]:
        yield sentence("ULANG_TANPA_MASUKAN", {"jumlah": len(again["tanpa_masukan"]), "berkas": few(again["tanpa_masukan"], 3)})
    for row in again["pemda"]:
        yield f"  {office(row['pemda'])}: {sentence('ULANG_' + row['putusan'].upper())}"
        for one in row["relasi"]:
            yield "    " + sentence(
                "ULANG_RELASI", {"relasi": one["relasi"], "hilang": number(one["hilang"]), "tambah": number(one["tambah"])}
            )
    if any(row["putusan"] != EQUAL for row in again["pemda"]) and not again["rusak"]:
        yield from _why(again)


def _why(again: Mapping[str, Any]) -> Iterator[str]:
    """What is otherwise than it was when the evaluation was made."""
    if again["sidik_lain"]:
        yield sentence("ULANG_SIDIK", {"pemda": few([office(kode) for kode in again["sidik_lain"]], 5)})
    if again["versi_lama"] != again["versi_kini"]:
        yield sentence("ULANG_VERSI", again)
    if again["bentuk_lain"]:
        yield sentence("ULANG_BENTUK", {"relasi": ", ".join(again["bentuk_lain"])})
    if not again["hukum_sama"]:
        code = "ULANG_HUKUM_DERET" if again["deret_berubah"] else "ULANG_HUKUM_NILAI_SAMA"
        yield sentence(code, {"deret": ", ".join(again["deret_berubah"])})
    if again["versi_lama"] == again["versi_kini"] and again["hukum_sama"] and not again["tanpa_masukan"]:
        yield sentence("ULANG_TANPA_SEBAB")
