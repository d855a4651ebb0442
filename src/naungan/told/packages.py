"""Construction packages and outsourcing contracts with what they show; no person."""

from __future__ import annotations

from naungan.told.material import Material
from naungan.told.table import Table, columns
from naungan.told.words import label, office

_COLUMNS = columns(
    "wilayah", "unit_nama", "paket", "penyedia", "jenis_paket", "nilai_kontrak", "mulai_paket", "tenggat_paket", "hasil_paket",
    "tepat_waktu", "iuran_seharusnya", "iuran_dibayar", "selisih_iuran",
    nilai_kontrak="rupiah", mulai_paket="date", tenggat_paket="date", iuran_seharusnya="rupiah", iuran_dibayar="rupiah",
    selisih_iuran="rupiah",
)  # fmt: skip


def packages(material: Material) -> Table:
    """One row a package: proof, deadline, and the contribution against the tariff."""
    names = material.unit_names
    rows = [
        {
            **row, "wilayah": office(row["pemda"]), "unit_nama": names.get((row["pemda"], row["unit"])) or row["unit_nama"],
            "paket": " · ".join(part for part in (row["kode"], row["nama"]) if part), "jenis_paket": label("PAKET_JENIS", row["jenis"]),
            "mulai_paket": row["mulai"], "tenggat_paket": row["tenggat"], "hasil_paket": label("PAKET_HASIL", row["hasil"]),
            "tepat_waktu": label("JAWABAN", row["tepat_waktu"]), "selisih_iuran": row["selisih"],
        }
        for row in material.package_check
    ]  # fmt: skip
    return Table("PAKET", _COLUMNS, rows)
