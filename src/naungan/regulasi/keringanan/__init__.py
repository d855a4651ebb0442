"""Keringanan iuran: dated cuts of contributions, their conditions and exclusions as data."""

from naungan.regulasi.keringanan.muat import Keringanan, daftar_keringanan, kemungkinan, syarat_dikenal
from naungan.regulasi.keringanan.pasang import pasang_keringanan

__all__ = ["Keringanan", "daftar_keringanan", "kemungkinan", "pasang_keringanan", "syarat_dikenal"]
