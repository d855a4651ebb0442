"""The answer of a BPJS branch about people whom the member file of one pemda does not see, and what it makes of the truth."""

from __future__ import annotations

from collections import Counter
from typing import Any

from naungan.demo.jobs import BULAN
from naungan.demo.members import Membership
from naungan.demo.offices import SATU_NPP, Office
from naungan.demo.people import People
from naungan.demo.sheet import Paper, simple
from naungan.demo.truth import Row, Truth
from naungan.relations.words import Flag, Jawaban, State

# Who asked, how many were answered and how many were left blank; the day is after that of the bill.
PENANYA, MOST, BLANK, DAY = SATU_NPP, 12, 2, "18-11-2026"
_HEADS = [
    "Nama Tenaga Kerja", "NIK", "Tanggal Lahir", "Unit", "Hasil Pengecekan", "Sejak", "s.d.", "Terdaftar pada NPP Pemda (ya/tidak)",
    "Catatan",
]  # fmt: skip


def answer_file(office: Office, people: People, member: Membership, truth: Truth, root: str, bulan: str) -> Paper | None:
    """A branch's sheet in its own columns: true for everybody but one, whom it denies though an older bill has him.

    Those who are answered get their state in ``truth``; a plant names how many are closed, and one the contradiction.
    """
    if office.kode != PENANYA or bulan != BULAN[1]:
        return None
    index = {str(code): place for place, code in enumerate(people.orang)}
    asked = _once(truth, lambda row: row["keadaan"] == State.NOT_ON_OWN_NPP)[: MOST + BLANK]
    answered = asked[: max(1, len(asked) - BLANK)]
    denied = _once(truth, lambda row: row["keadaan"] == State.COVERED and not row["tanda"])[:1]
    told = [(row, _answer(member, index[row["orang"]])) for row in answered] + [(row, ("Tidak ditemukan", None, None)) for row in denied]
    rows = [_row(people, index[row["orang"]], row["unit"], *said) for row, said in told]
    rows += [_row(people, index[row["orang"]], row["unit"], None, None, None) for row in asked[len(answered) :]]
    titles = ["HASIL PENGECEKAN KEPESERTAAN", f"Kantor Cabang {office.nama.split(' ', 1)[-1]}", f"Tanggal jawaban: {DAY}"]
    paper = simple("Jawaban BPJS daftar pertanyaan", "xlsx", _HEADS, rows, titles, "Hasil")
    for (row, (said, _, _)), line in zip(told, paper.sheets[0].baris(), strict=False):
        place = {"berkas": f"{root}/{paper.berkas}", "lembar": "Hasil", "baris": line}
        _settle(row, said, place)
        truth.peserta.append({"pemda": office.kode, "bulan": bulan, **place, "orang": row["orang"]})
    for kind, count in (("jawaban_bpjs", len(answered)), ("jawaban_bertentangan", len(denied))):
        truth.tanaman.append({"pemda": office.kode, "bulan": bulan, "jenis": kind, "unit": None, "kunci": paper.berkas, "jumlah": count,
                              "rupiah": None})  # fmt: skip
    return paper


def _once(truth: Truth, wanted: Any) -> list[Row]:
    """Rows of people who stand on one list, once, without any error."""
    times = Counter(row["orang"] for row in truth.orang)
    return [row for row in truth.orang if wanted(row) and times[row["orang"]] == 1 and not row["kesalahan"] and row["dihitung"]]


def _elsewhere(member: Membership, person: int) -> list[int]:
    return [place for place in (member.orang == person).nonzero()[0].tolist() if member.segmen[place] == "PU"]


def _answer(member: Membership, person: int) -> tuple[str, str | None, str | None]:
    """What BPJS knows: status, whether on an NPP of the pemda, and since when."""
    places = _elsewhere(member, person)
    active = [place for place in places if member.aktif[place]]
    if active:
        return "AKTIF", "tidak", member.mulai[active[0]].astype("datetime64[D]").astype(object).strftime("%d-%m-%Y")
    return ("Sudah tidak aktif", None, None) if places else ("Tidak terdaftar", None, None)


def _row(people: People, person: int, unit: str, status: str | None, ours: str | None, since: str | None) -> list[Any]:
    born = people.lahir[person].astype(object).strftime("%d-%m-%Y")
    return [people.nama[person].upper(), people.nik[person], born, unit, status, since, None, ours, None]


def _settle(row: Row, said: str, place: dict[str, Any]) -> None:
    """The state of a person who was answered."""
    state = {"AKTIF": State.COVERED_ELSEWHERE, "Sudah tidak aktif": State.INACTIVE}.get(said, State.UNREGISTERED)
    flags = {flag for flag in row["tanda"].split(",") if flag} | ({Flag.WRONG_NPP} if state == State.COVERED_ELSEWHERE else set())
    row |= {
        "keadaan": state, "terlindungi": Jawaban.YA if state == State.COVERED_ELSEWHERE else Jawaban.TIDAK,
        "kewajiban_terpenuhi": Jawaban.TIDAK, "tanda": ",".join(name for name in Flag if name in flags),
        **{f"member_{name}": value for name, value in place.items()},
    }  # fmt: skip
