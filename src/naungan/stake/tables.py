"""What is at stake while workers are not protected."""

from naungan.answers.tables import PERISTIWA
from naungan.coverage.tables import STATE
from naungan.relations import Column, Relation
from naungan.relations.words import KATEGORI, SEGMEN

# Who bears it: an employer who did not register his worker owes the benefit himself; behind a self-employed worker stands nobody.
TANGGUNGAN = ("pemberi_kerja", "keluarga", "tidak_diketahui")

STAKE = Relation(
    "stake", 1, "Pemda × kategori × segmen × keadaan × peristiwa: manfaat yang hilang bila terjadi, dan nilai harapannya setahun.",
    ("pemda", "kategori", "segmen", "keadaan", "peristiwa", "terbukti"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan.", required=True),
        Column("kategori", "text", "Kategori.", values=KATEGORI), Column("segmen", "text", "Segmen.", values=SEGMEN),
        Column("keadaan", "text", "Keadaan pekerja.", required=True, values=STATE),
        Column("peristiwa", "text", "Peristiwa.", required=True, values=PERISTIWA),
        Column("terbukti", "bool", "Terbukti tidak terlindungi (batas bawah); bila tidak, hanya masuk batas atas.", required=True),
        Column("tanggungan", "text", "Siapa yang menanggung: pemberi kerja menurut hukum, atau keluarga (BPU).", values=TANGGUNGAN),
        Column("orang", "count", "Orang, satu kali per pemda."),
        Column("orang_pasti", "count", "Orang yang manfaatnya dihitung dari upah yang diketahui."),
        Column("orang_perkiraan", "count", "Orang yang manfaatnya perkiraan karena upahnya tidak diketahui."),
        Column("jumlah", "rupiah", "Jumlah manfaat sekali kejadian, bagian pasti; dibagi orang_pasti menjadi rata-rata."),
        Column("terbesar", "rupiah", "Manfaat sekali kejadian yang terbesar, bagian pasti."),
        Column("jumlah_perkiraan", "rupiah", "Jumlah manfaat sekali kejadian, bagian perkiraan."),
        Column("per_juta", "count", "Anggapan: kejadian setahun di antara sejuta pekerja."),
        Column("setahun", "rupiah", "Nilai harapan setahun, bagian pasti: jumlah × per_juta."),
        Column("setahun_perkiraan", "rupiah", "Nilai harapan setahun, bagian perkiraan."),
        Column("iuran_setahun", "rupiah", "12 × iuran program itu bagi orang yang sama, bagian pasti; kosong pada jkk_cacat_total, "
               "yang iurannya sudah terhitung pada jkk_meninggal."),
        Column("iuran_setahun_perkiraan", "rupiah", "Sama, bagian perkiraan."),
    ),
)  # fmt: skip
