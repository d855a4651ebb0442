"""What was asked of BPJS, what it answered, and what became of each answer."""

from enum import StrEnum, auto

from naungan.relations import Column, Relation, RowOf
from naungan.relations.words import Answer, State


class Outcome(StrEnum):
    """What becomes of one row of an answer, the first that holds."""

    DITAHAN = auto()
    KOSONG = auto()
    TIDAK_DI_DAFTAR = auto()
    BELUM_PASTI = auto()
    TIDAK_BERLAKU = auto()
    DIGANTI = auto()
    GANDA_BEDA = auto()
    TIDAK_DITANYAKAN = auto()
    MENUTUP = auto()
    BERTENTANGAN_KALAH = auto()
    BERTENTANGAN_BERLAKU = auto()
    SEJALAN = auto()


# The answer decides the state of the person; it and a member file say different things.
FOLLOWED = (Outcome.MENUTUP, Outcome.BERTENTANGAN_BERLAKU)
AGAINST = (Outcome.BERTENTANGAN_KALAH, Outcome.BERTENTANGAN_BERLAKU)

ANSWER_CHECK = Relation(
    "answer_check", 1, "Satu baris jawaban BPJS: apakah diikuti, dan bila tidak, mengapa.", ("pemda", "sumber", "lembar", "baris"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan.", required=True),
        Column("cabang", "text", "Kantor cabang yang melayani unitnya; kosong bila tidak diketahui."),
        Column("unit", "text", "Kode unit pada daftar pekerja."),
        Column("orang", "text", "Tanda orang pada daftar pekerja; kosong bila tidak ditemukan di sana."),
        Column("jawaban", "text", "Jawaban; kosong = belum dijawab.", values=tuple(Answer)),
        Column("posisi", "date", "Tanggal jawaban."),
        Column("hasil", "text", "Apa yang terjadi dengan jawaban ini.", required=True, values=tuple(Outcome)),
        Column("keadaan_berkas", "text", "Keadaan orang itu menurut berkas lain saja.", values=tuple(State)),
        Column("berkas_lain", "text", "Berkas peserta yang menyebut orang itu; kosong bila tidak ada."),
        Column("posisi_berkas", "date", "Tanggal berkas peserta itu, atau yang terbaru milik pemda bila orangnya tidak disebut."),
        Column("sumber", "text", "Berkas jawaban.", required=True), Column("berkas", "text", "Namanya."),
        Column("lembar", "text", "Lembarnya."), Column("baris", "count", "Barisnya."),
    ),
    (RowOf("bpjs_answer", ("sumber", "lembar", "baris")),),
)  # fmt: skip

BRANCH_SUM = Relation(
    "branch_sum", 1, "Pemda × kantor cabang: berapa orang perlu ditanyakan, dijawab, dan masih menunggu.", ("pemda", "cabang"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan.", required=True),
        Column("cabang", "text", "Kantor cabang; kosong bila tidak diketahui."),
        Column("perlu", "count", "Orang yang kepesertaannya tidak diketahui menurut berkas lain."),
        Column("tertutup", "count", "Di antaranya yang diketahui dari jawaban."),
        Column("menunggu", "count", "Orang yang masih perlu ditanyakan."),
        Column("bertentangan", "count", "Jawaban yang bertentangan dengan berkas peserta."),
        Column("tidak_dipakai", "count", "Baris jawaban yang ditahan, kedaluwarsa, ganda dan berbeda, atau orangnya tidak pasti."),
    ),
)  # fmt: skip
