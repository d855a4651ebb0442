"""The closed lists of the room: how a payment was allocated, why it was not, how two sides stand, how far a unit is."""

from enum import StrEnum, auto


class Jenis(StrEnum):
    """What a payment is: money that left the treasury, or money that BPJS says it received."""

    SP2D = auto()
    TERIMA = auto()


class Cara(StrEnum):
    """Why a payment is of a month and NPP, the strongest first."""

    JAWABAN = auto()
    TERTULIS = auto()
    NOMOR_SP2D = auto()
    JUMLAH = auto()


class Alasan(StrEnum):
    """Why money stands in suspense."""

    NILAI_TIDAK_TERBACA = auto()
    DITAHAN = auto()
    TANPA_TAGIHAN = auto()
    TIDAK_COCOK = auto()
    LEBIH_DARI_SATU = auto()
    DIPEREBUTKAN = auto()
    LEBIH_DARI_BUKTI = auto()
    SISA_JAWABAN = auto()
    JAWABAN_DITOLAK = auto()


class Pasangan(StrEnum):
    """The second of two sides beside the first; unknown is no word of this list."""

    COCOK = auto()
    LEBIH = auto()
    KURANG = auto()


class Kemajuan(StrEnum):
    """How far a paying unit is: the furthest that is known of it; arrears stand above everything."""

    TIDAK_DIKETAHUI = auto()
    TIDAK_DIANGGARKAN = auto()
    DIANGGARKAN = auto()
    DICAIRKAN = auto()
    DIBAYAR = auto()
    MENUNGGAK = auto()


class Beda(StrEnum):
    """The one cause why a person costs another amount on the bill than by roster and law."""

    DITAGIH_DUA_KALI = auto()
    MENINGGAL = auto()
    KELUAR = auto()
    TIDAK_DI_DAFTAR = auto()
    TIDAK_BERHAK = auto()
    TARIF_BEDA = auto()
    UPAH_BEDA = auto()
    BARU = auto()
    TIDAK_DI_TAGIHAN = auto()
    TIDAK_DIKETAHUI = auto()


# What is overpaid once its bill is paid; who is merely on no list is not accused.
LEBIH_BAYAR = (Beda.DITAGIH_DUA_KALI, Beda.MENINGGAL, Beda.KELUAR, Beda.TIDAK_BERHAK)


class Umur(StrEnum):
    """How many months are behind the due date."""

    SATU = "1"
    DUA_TIGA = "2-3"
    EMPAT_ENAM = "4-6"
    TUJUH_DUA_BELAS = "7-12"
    LEBIH_DUA_BELAS = ">12"


class Dasar(StrEnum):
    """What an unpaid amount rests on: a bill without receipt, a bill without SP2D, the member file, or nothing that anybody can see."""

    BUKTI = auto()
    SP2D = auto()
    PESERTA = auto()
    TIDAK_DIKETAHUI = auto()


class Butir(StrEnum):
    """What the three offices compare."""

    ORANG = auto()
    IURAN = auto()
    PENERIMAAN = auto()
    SUSPENS = auto()
