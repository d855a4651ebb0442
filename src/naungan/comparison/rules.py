"""By which rule it is judged whether a finding is solved, code by code. What no rule can judge is never said to be solved."""

from __future__ import annotations

from enum import StrEnum, auto


class Rule(StrEnum):
    """What proves that a finding is solved."""

    # The same people are protected in a newer member file, and are no longer in the state or under the sign of the finding.
    TERLINDUNGI = auto()
    # The same people, who have no right to be paid for, are no longer seen active by a newer member file.
    DIKELUARKAN = auto()
    # What was asked about the same people is known now, whatever it is.
    TERJAWAB = auto()
    # The same accounts are funded: what is left is enough, or the year's ceiling is.
    DIDANAI = auto()
    DIDANAI_SETAHUN = auto()
    # All accounts that the unit needs in the year of the finding are funded.
    UNIT_DIDANAI = auto()
    # What is due is paid by the payer's own records.
    LUNAS = auto()
    # The files that were missing have come in; the files that contradicted each other no longer do.
    DISERAHKAN = auto()
    TIDAK_BERTABRAKAN = auto()
    # It names nobody and no account, or speaks of one month alone: still there is seen, solved is not.
    TIDAK_DINILAI = auto()


RULES = {
    "TEMUAN_BELUM_TERDAFTAR": Rule.TERLINDUNGI, "TEMUAN_NONAKTIF": Rule.TERLINDUNGI, "TEMUAN_TUNGGAKAN": Rule.TERLINDUNGI,
    "TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN": Rule.TERLINDUNGI, "TEMUAN_PROGRAM_TIDAK_LENGKAP": Rule.TERLINDUNGI,
    "TEMUAN_DUA_PEMBAYAR": Rule.TERLINDUNGI, "TEMUAN_NPP_TIDAK_SESUAI": Rule.TERLINDUNGI, "TEMUAN_UPAH_KURANG_LAPOR": Rule.TERLINDUNGI,
    "TEMUAN_DIPOTONG_DARI_UPAH": Rule.TERLINDUNGI, "TEMUAN_TIDAK_BERHAK_DITAGIH": Rule.DIKELUARKAN,
    "TEMUAN_PERLU_DICEK": Rule.TERJAWAB, "TEMUAN_PERLU_DIPUTUSKAN": Rule.TERJAWAB, "TEMUAN_DATA_TIDAK_CUKUP": Rule.TERJAWAB,
    "TEMUAN_ANGGARAN_KURANG": Rule.DIDANAI, "TEMUAN_TIDAK_DIANGGARKAN": Rule.DIDANAI,
    "TEMUAN_PAGU_SETAHUN_KURANG": Rule.DIDANAI_SETAHUN, "TEMUAN_HILANG_ANTAR_TAHAP": Rule.UNIT_DIDANAI,
    "TEMUAN_HILANG_LALU_KEMBALI": Rule.UNIT_DIDANAI, "TEMUAN_RENCANA_PERLU_DICEK": Rule.UNIT_DIDANAI,
    "TEMUAN_RENCANA_CEK_SUBKEGIATAN": Rule.UNIT_DIDANAI,
    "TEMUAN_DIANGGARKAN_TIDAK_DIBAYAR": Rule.LUNAS, "TEMUAN_TUNGGAKAN_CATATAN": Rule.LUNAS,
    "TEMUAN_TIDAK_MENYERAHKAN": Rule.DISERAHKAN, "TEMUAN_BERKAS_BERTABRAKAN": Rule.TIDAK_BERTABRAKAN,
    "TEMUAN_TAGIHAN_BEDA": Rule.TIDAK_DINILAI, "TEMUAN_RENCANA_ORANG_KURANG": Rule.TIDAK_DINILAI,
    "TEMUAN_REKENING_BELUM_DIPETAKAN": Rule.TIDAK_DINILAI, "TEMUAN_KAS_BERHENTI": Rule.TIDAK_DINILAI,
    "TEMUAN_FASILITASI_TIDAK_MEMUAT": Rule.TIDAK_DINILAI, "TEMUAN_RAPERDA_TIDAK_MEMENUHI": Rule.TIDAK_DINILAI,
    "TEMUAN_PEMBAYARAN_BERTENTANGAN": Rule.TIDAK_DINILAI, "TEMUAN_DOMPET_BERAKHIR": Rule.TIDAK_DINILAI,
    "TEMUAN_PEMBAYAR_TERTINGGAL": Rule.TIDAK_DINILAI, "TEMUAN_DIANGGARKAN_DUA_KALI": Rule.TIDAK_DINILAI,
    "TEMUAN_JAWABAN_BERTENTANGAN": Rule.TIDAK_DINILAI, "TEMUAN_PAKET_TANPA_BUKTI": Rule.TIDAK_DINILAI,
    "TEMUAN_PAKET_IURAN_KURANG": Rule.TIDAK_DINILAI, "TEMUAN_DIBAYAR_DUA_KALI": Rule.TIDAK_DINILAI,
    "TEMUAN_DIBAYAR_SUDAH_PERGI": Rule.TIDAK_DINILAI, "TEMUAN_UANG_BELUM_SAMPAI": Rule.TIDAK_DINILAI,
    "TEMUAN_DITERIMA_TANPA_SP2D": Rule.TIDAK_DINILAI, "TEMUAN_BELUM_DIALOKASIKAN": Rule.TIDAK_DINILAI,
    "TEMUAN_TAGIHAN_LEWAT_TEMPO": Rule.TIDAK_DINILAI, "TEMUAN_HONOR_TIDAK_DI_DAFTAR": Rule.TIDAK_DINILAI,
    "TEMUAN_HONOR_TIDAK_DIBAYAR": Rule.TIDAK_DINILAI, "TEMUAN_HONOR_BUKAN_PESERTA": Rule.TIDAK_DINILAI,
}  # fmt: skip
OF_PEOPLE = (Rule.TERLINDUNGI, Rule.DIKELUARKAN, Rule.TERJAWAB)


class Why(StrEnum):
    """Why something can't be judged (codes of the catalogue), the first that holds; and why what is not found any more is not solved."""

    PEMDA = "NASIB_PEMDA_TIDAK_ADA"
    BERKAS = "NASIB_BERKAS_TIDAK_ADA"
    RAGU = "NASIB_ORANG_RAGU"
    HILANG = "NASIB_HILANG_DARI_DAFTAR"
    LAMA = "NASIB_BERKAS_PESERTA_LAMA"
    KEADAAN = "NASIB_BELUM_TERLIHAT"
    REKENING = "NASIB_REKENING_TIDAK_TERLIHAT"
    BAYAR = "NASIB_PEMBAYARAN_TIDAK_TERLIHAT"
    DITUNTUT = "NASIB_TIDAK_DIMINTA_LAGI"
    ATURAN = "NASIB_TANPA_ATURAN"
    LAIN = "NASIB_DALAM_TEMUAN_LAIN"
