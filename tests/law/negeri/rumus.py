"""The rules of Arsalia."""

from __future__ import annotations

import ibis

from naungan.engine import half_up
from naungan.law import Kolom, formula

KOLOM = {
    "jiwa": Kolom("orang", "Jumlah jiwa"),
    "kasta": Kolom("kode", "Kasta"),
    "panen_sen": Kolom("sen/bulan", "Panen sebulan"),
}


@formula(berlaku="1950-01", sampai="1950-12", pasal="Titah 1/1950 Pasal 3", satuan="rupiah/bulan")
def pajak_kepala(jiwa, tarif_kepala):
    """Jiwa × tarif."""
    return jiwa * tarif_kepala


@formula(nama="pajak_kepala", berlaku="1951-01", pasal="Titah 6/1951 Pasal 1", satuan="rupiah/bulan")
def pajak_kepala_bebas_dua(jiwa, tarif_kepala):
    """Dua jiwa pertama bebas."""
    return ibis.greatest(jiwa - 2, 0) * tarif_kepala


@formula(berlaku="1950-01", pasal="Titah 2/1950 Pasal 2", satuan="rupiah/bulan")
def upeti(harga_panen, tarif_kasta):
    """Harga panen × tarif kasta, dibulatkan."""
    return half_up(harga_panen * tarif_kasta, 1_000_000)


@formula(berlaku="1950-01", pasal="Titah 2/1950 Pasal 3", satuan="rupiah/bulan")
def beban(pajak_kepala, upeti):
    """Pajak kepala dan upeti bersama."""
    return pajak_kepala + upeti


@formula(berlaku="1950-01", sampai="1950-03", pasal="Titah 4/1950 Pasal 1", satuan="rupiah/bulan")
def pajak_naga(jiwa, tarif_naga):
    """Per jiwa selama musim naga."""
    return jiwa * tarif_naga


@formula(berlaku="1950-01-01", sampai="1951-03-19", pasal="Titah 8/1950 Pasal 2", satuan="rupiah")
def santunan(jiwa, santunan_pokok):
    """Jiwa × santunan pokok."""
    return jiwa * santunan_pokok


@formula(nama="santunan", berlaku="1951-03-20", pasal="Titah 9/1951 Pasal 2", satuan="rupiah")
def santunan_sekali(santunan_pokok):
    """Santunan pokok, sekali saja."""
    return santunan_pokok


@formula(berlaku="1950-01", pasal="Titah 10/1950 Pasal 1", satuan="rupiah/bulan", diundangkan="1949-12-20")
def sedekah(tarif_kepala):
    """Satu tarif kepala."""
    return tarif_kepala


@formula(nama="sedekah", berlaku="1951-06", sampai="1951-08", pasal="Titah 8/1951 Pasal 1", satuan="rupiah/bulan", diundangkan="1951-07-15")
def sedekah_paceklik(tarif_kepala):
    """Dua tarif kepala selama paceklik; diumumkan sesudah paceklik mulai."""
    return tarif_kepala * 2
