"""Keringanan iuran: dated cuts of contributions, their conditions and exclusions as data."""

from naungan.regulasi.keringanan.fakta import Fakta, industri_padat_karya, syarat_dari_fakta
from naungan.regulasi.keringanan.muat import Keringanan, daftar_keringanan, kemungkinan, syarat_dikenal
from naungan.regulasi.keringanan.pasang import pasang_keringanan

__all__ = [
    "Fakta", "Keringanan", "daftar_keringanan", "industri_padat_karya", "kemungkinan", "pasang_keringanan", "syarat_dari_fakta",
    "syarat_dikenal",
]  # fmt: skip
