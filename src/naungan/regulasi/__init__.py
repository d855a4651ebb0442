"""The law itself, by programme: YAML values beside short formulas."""

from naungan.regulasi.buku import BULAN_PERTAMA, IURAN, KOLOM, PAKET_PMI, REKOMPOSISI, buku, hitung, seandainya, target
from naungan.regulasi.upah import SEN, UPAH_TERBESAR, sen, wajar

__all__ = [
    "BULAN_PERTAMA",
    "IURAN",
    "KOLOM",
    "PAKET_PMI",
    "REKOMPOSISI",
    "SEN",
    "UPAH_TERBESAR",
    "buku",
    "hitung",
    "seandainya",
    "sen",
    "target",
    "wajar",
]
