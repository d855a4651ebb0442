"""The files in which people write: which relation each holds, what must be there, which column is the answer, how its cells are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from naungan.answers import kinds, tables
from naungan.answers.kinds import Reader, Taken, Wrong
from naungan.kernel.messages import sentence
from naungan.relations import Column, Relation

SEJUTA = 1_000_000
# Words that stand for a minimum wage: of the province, of the regency or city.
MINIMUM = ("ump", "umk")
# What a run writes where it can not tell: a question, not an answer.
QUESTION = "?"
_WORDS = {"same": "sama", "ya": "sama", "none": "bukan", "tidak": "bukan"}


@dataclass(frozen=True)
class Form:
    """One file, or one list of a YAML file (``bagian``).

    ``jawaban`` is the column that makes a row an answer (None: every row is one); ``perlu`` the headings without which nothing can be
    followed; ``tampil`` columns that are there to be read only; ``banyak`` those that hold a list; ``pembaca`` how a column is read where
    its kind does not say it; ``dari_atas`` columns whose words only the rooms above know; ``sekali`` whether a key that is
    answered twice is told here; ``kelompok`` the columns that are alike in rows that one answer speaks for; ``utuh`` those in which a
    number of a person stands as it is, for it is what the answer says.
    """

    berkas: str
    relation: Relation
    bagian: str | None = None
    jawaban: str | None = None
    perlu: tuple[str, ...] = ()
    tampil: tuple[str, ...] = ()
    banyak: tuple[str, ...] = ()
    dari_atas: tuple[str, ...] = ()
    pembaca: Mapping[str, Reader] = field(default_factory=dict)
    sekali: bool = True
    kelompok: tuple[str, ...] = ()
    utuh: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What a row is about."""
        return self.relation.key

    @property
    def kolom(self) -> tuple[str, ...]:
        """The columns that stand in the file, in order."""
        return tuple(name for name in self.relation.names if name != "nomor_urut")

    def reader(self, column: Column, above: Mapping[str, Reader]) -> Reader:
        """How a cell of the column is read; ``above`` are the readers of the rooms above, by column."""
        if column.name in self.tampil:
            return kinds.text
        return self.pembaca.get(column.name) or (above.get(column.name) if column.name in self.dari_atas else None) or _by_kind(column)


def _by_kind(column: Column) -> Reader:
    if column.values:
        return kinds.one_of(column.values)
    by_kind: dict[str, Reader] = {
        "bool": kinds.yes, "month": kinds.month, "date": kinds.day, "upah": kinds.amount, "count": kinds.whole(10**9),
    }  # fmt: skip
    return by_kind.get(column.kind, kinds.text)


def _wage(said: str) -> Taken:
    """Rupiah, or a word for a minimum wage."""
    if said.casefold() in MINIMUM:
        return Taken(said.casefold())
    try:
        return kinds.amount(said)
    except Wrong:
        raise Wrong(sentence("BOLEH_UPAH")) from None


def instrument(said: str) -> Taken:
    """A regulation by its number."""
    if not any(letter.isdigit() for letter in said):
        raise Wrong(sentence("BOLEH_NOMOR"))
    return Taken(said)


def _agreed(said: str) -> Taken:
    """ya, tidak, or the mark of a question that came later."""
    return Taken(QUESTION if said == QUESTION else "ya" if kinds.yes(said).nilai else "tidak")


_YEARS = {"dari": kinds.year, "sampai": kinds.year}

ISI = Form("isi.csv", tables.ISI, perlu=("berkas",), dari_atas=("pemda", "data"))
JAWABAN_UNIT = Form(
    "jawaban_unit.csv", tables.JAWABAN_UNIT, jawaban="unit", perlu=("unit_nama", "unit"), tampil=("calon", "nama_calon"),
    dari_atas=("pemda",),
)  # fmt: skip
PEMETAAN = Form(
    "pemetaan.csv", tables.PEMETAAN, perlu=("layout", "bidang", "judul"), tampil=("keyakinan", "alasan"),
    dari_atas=("pemda", "layout"), pembaca={"setuju": _agreed}, sekali=False,
    kelompok=("pemda", "berkas", "layout"),
)  # fmt: skip
KOREKSI = Form(
    "koreksi.csv", tables.KOREKSI, perlu=("berkas", "baris", "kolom", "nilai"), tampil=("alasan", "oleh", "waktu"),
    pembaca={"baris": kinds.whole(10**8)}, utuh=("nilai",),
)  # fmt: skip
USULAN_REKENING = Form(
    "usulan_rekening.csv", tables.USULAN_REKENING, jawaban="terima", perlu=("kode_rekening", "terima"),
    tampil=("rekening_nama", "unit_nama", "jumlah_unit", "tahun", "tahap", "baris", "pagu", "keputusan", "keterangan"),
    dari_atas=("pemda", "keluarga"), pembaca={"kode_rekening": kinds.account, **_YEARS}, sekali=False,
)  # fmt: skip
KEPUTUSAN = Form(
    "keputusan.csv", tables.KEPUTUSAN, jawaban="keputusan", perlu=("keputusan",),
    tampil=("alasan", "peluang", "jawaban_lama", "berkas", "lembar", "baris", "member_berkas", "member_lembar", "member_baris"),
    pembaca={"keputusan": kinds.one_of(("sama", "bukan"), _WORDS)},
)  # fmt: skip
ALOKASI_BAYAR = Form(
    "alokasi_bayar.csv", tables.ALOKASI_BAYAR, jawaban="rupiah", perlu=("pemda", "jenis", "nomor", "npp", "bulan", "rupiah"),
    tampil=("tanggal", "nilai", "sisa", "alasan", "catatan"), dari_atas=("pemda",), pembaca={"rupiah": kinds.rupiah},
)  # fmt: skip
KALENDER = Form(
    "kalender_anggaran.csv", tables.KALENDER, perlu=("pemda", "tahun", "langkah"), dari_atas=("pemda", "langkah"),
    pembaca={"tahun": kinds.year, "urutan": kinds.whole(99)},
)  # fmt: skip
KEBIJAKAN = Form(
    "kebijakan.yaml", tables.KEBIJAKAN, bagian="kebijakan", banyak=("program", "syarat"), tampil=("catatan", "dasar"),
    dari_atas=("pemda", "syarat"), pembaca={"nilai_upah": _wage, "nilai_perkiraan": _wage, "nomor": instrument},
)  # fmt: skip
REKENING = Form(
    "rekening.yaml", tables.REKENING, bagian="rekening", banyak=("dana", "kata"), tampil=("nama", "sumber", "dasar"),
    dari_atas=("pemda", "keluarga"), pembaca={"kode": kinds.account, **_YEARS},
)  # fmt: skip
BUKAN, GABUNGAN = (
    Form("rekening.yaml", tables.REKENING_LAIN, bagian=name, tampil=("nama", "alasan", "awalan", "sumber"), pembaca={"kode": kinds.account})
    for name in ("bukan", "gabungan")
)
ASUMSI = Form(
    "asumsi.yaml", tables.ASUMSI, bagian="asumsi", tampil=("catatan", "sumber"), pembaca={"per_juta": kinds.whole(SEJUTA)}
)  # fmt: skip

CSV = (ISI, JAWABAN_UNIT, PEMETAAN, KOREKSI, USULAN_REKENING, KEPUTUSAN, ALOKASI_BAYAR, KALENDER)
YAML = (KEBIJAKAN, REKENING, BUKAN, GABUNGAN, ASUMSI)
# A folder that holds this file holds invented data: everything that is written from it for others says so.
CONTOH = "CONTOH.txt"
BESIDE = (*dict.fromkeys(form.berkas for form in (*CSV, *YAML)), CONTOH)
# What a YAML file may say of itself beside its lists.
REMARKS = ("nama", "diperiksa", "catatan")
