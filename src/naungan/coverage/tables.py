"""The ledger: each worker in one state, and the measures counted from it."""

from naungan.relations import Column, Relation, RowOf
from naungan.relations.words import JAWABAN, KATEGORI, SEGMEN, Cause, Flag, State

# The amounts of a bill that are summed.
BAGIAN = ("jkk", "jkm", "jht_pemberi_kerja", "jht_pekerja", "jp_pemberi_kerja", "jp_pekerja", "jkp", "total")

STATE, CAUSE, FLAG = tuple(State), tuple(Cause), tuple(Flag)

LEDGER = Relation(
    "ledger", 2, "Orang × unit × bulan; satu keadaan per baris.", ("pemda", "unit", "orang", "bulan"),
    (
        Column("pemda", "text", "Kode pemda."), Column("unit", "text", "Kode unit; kosong bila belum dikenali."),
        Column("unit_nama", "text", "Nama unit untuk ditampilkan."), Column("orang", "text", "Tanda orang.", required=True),
        Column("bulan", "month", "Bulan.", required=True), Column("kategori", "text", "Kategori.", values=KATEGORI),
        Column("segmen", "text", "Segmen yang menjadi kewajiban.", values=SEGMEN),
        Column("keadaan", "text", "Keadaan.", required=True, values=STATE),
        Column("sebab", "text", "Mengapa keadaannya unresolved; kosong pada keadaan lain.", values=CAUSE),
        Column("terlindungi", "text", "Apakah pekerja ini terlindungi?", required=True, values=JAWABAN),
        Column("kewajiban_terpenuhi", "text", "Apakah pembayar sudah memenuhi kewajibannya?", required=True, values=JAWABAN),
        *(Column(f"flag_{flag}", "bool", f"Tanda {flag}; label di katalog FLAG_{flag.upper()}.") for flag in FLAG),
        *(
            Column(f"kurang_{program}", "bool", f"{program.upper()} wajib, dan menurut berkas peserta tidak diikuti.")
            for program in ("jkk", "jkm")
        ),
        Column("utama", "bool", "Baris yang dihitung sebagai orang (satu per orang per bulan)."),
        Column("iuran", "rupiah", "Iuran bulan ini, semua program, pemberi kerja + pekerja; kosong bila tidak diketahui."),
        Column("iuran_pemberi_kerja", "rupiah", "Bagian pemberi kerja."),
        Column("perkiraan", "bool", "Iuran itu perkiraan."),
        Column("dampak", "rupiah", "Dampak rupiah bulan ini; kosong untuk unresolved dan no_data."),
        Column("bulan_menunggak", "count", "Bulan tertunggak sampai bulan ini pada tanggal posisi; kosong bila tidak diketahui."),
        Column("lunas_sampai", "month", "Bulan terakhir yang lunas pada NPP sendiri; kosong bila tidak diketahui."),
        Column("unit_pembayar", "text", "Unit yang menganggarkan dan membayar."), Column("pembayar", "text", "Jenis pembayar."),
        Column("npp", "text", "NPP tempat terdaftar."),
        Column("dasar_pengangkatan", "text", "Dasar pengangkatan menurut daftar; kosong bila tidak disebut."),
        Column("database_bkn", "bool", "Terdata dalam database non-ASN BKN menurut daftar; kosong bila tidak diketahui."),
        Column("tahan", "bool", "Baris daftar ditahan."),
        Column("sumber", "text", "Berkas daftar."), Column("berkas", "text", "Nama berkas daftar."),
        Column("lembar", "text", "Lembar daftar."), Column("baris", "count", "Baris daftar."),
    ),
    (RowOf("roster", ("sumber", "berkas", "lembar", "baris")),),
)  # fmt: skip

MEASURE = Relation(
    "measure", 2, "Tingkat × wilayah/unit × kategori × segmen: hitungan dengan batas bawah dan atas.",
    ("tingkat", "pemda", "unit", "kategori", "segmen"),
    (
        Column("tingkat", "text", "nasional, provinsi, pemda, unit, kategori, segmen.", required=True),
        Column("pemda", "text", "Kode wilayah atau pemda."), Column("unit", "text", "Kode unit."),
        Column("unit_nama", "text", "Nama unit."),
        Column("kategori", "text", "Kategori."), Column("segmen", "text", "Segmen."), Column("bulan", "month", "Bulan."),
        Column("pekerja", "count", "Orang yang menjadi tanggungan (tanpa not_eligible dan other_payer)."),
        *(Column(f"n_{state}", "count", f"Orang dalam keadaan {state}.") for state in STATE),
        Column("terlindungi_ya", "count", "Terlindungi."), Column("terlindungi_tidak", "count", "Tidak terlindungi."),
        Column("terlindungi_tidak_diketahui", "count", "Tidak diketahui."),
        Column("batas_bawah", "ratio", "Cakupan batas bawah: ya ÷ pekerja; kosong bila pekerja 0."),
        Column("batas_atas", "ratio", "Cakupan batas atas: (ya + tidak diketahui) ÷ pekerja."),
        Column("iuran", "rupiah", "Iuran sebulan bagian pasti."), Column("iuran_perkiraan", "rupiah", "Iuran sebulan bagian perkiraan."),
        Column("dampak", "rupiah", "Jumlah dampak rupiah yang diketahui, tanpa not_on_own_npp."),
        Column("dampak_dicek", "rupiah", "Iuran sebulan mereka yang tidak ada pada NPP sendiri; perlu dicek dulu, bukan bagian dampak."),
        Column("lingkup", "text", "Lingkup pembilang (lingkup berkas peserta yang dipakai)."),
        Column("penyebut", "text", "Jenis penyebut."),
    ),
)  # fmt: skip

HANDED_IN = Relation(
    "handed_in", 1, "Pemda × unit × kelompok data: apa yang sudah masuk, dan berapa yang dipakai.", ("pemda", "unit", "dataset"),
    (
        Column("pemda", "text", "Kode pemda."), Column("unit", "text", "Kode unit; kosong bila berkasnya tidak menyebut unit."),
        Column("dataset", "text", "roster, recap, atau budget_line; kosong bila isi berkas tidak dikenali."),
        Column("baris", "count", "Baris yang masuk."),
        Column("dipakai", "count", "Baris yang dipakai dalam hitungan; sisanya ada dalam berkas yang bertabrakan."),
    ),
)  # fmt: skip

# What a line of the bill and the roster say of each other; the first that holds.
SEBAB = (
    "cocok", "tidak_berhak", "tarif_beda", "upah_beda", "keluar", "tidak_di_daftar", "baru", "belum_pasti", "tidak_di_tagihan",
)  # fmt: skip

BILL_CHECK = Relation(
    "bill_check", 1, "Satu baris tagihan, atau satu pekerja yang tidak ditagih: cocok dengan daftar, atau sebab bedanya.",
    ("pemda", "npp", "sumber", "lembar", "baris", "orang"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan.", required=True),
        Column("npp", "text", "NPP yang ditagih, atau yang semestinya menagih."), Column("unit", "text", "Unit pada daftar pekerja."),
        Column("orang", "text", "Tanda orang pada daftar pekerja; kosong bila tidak ada di daftar."),
        Column("sebab", "text", "Cocok, atau sebab bedanya.", required=True, values=SEBAB),
        Column("upah_daftar", "upah", "Upah menurut daftar pekerja."), Column("upah_tagihan", "upah", "Upah menurut tagihan."),
        Column("iuran_total", "rupiah", "Jumlah iuran baris tagihan itu."),
        Column("sumber", "text", "Berkas tagihan; kosong bila tidak ditagih."), Column("lembar", "text", "Lembarnya."),
        Column("baris", "count", "Barisnya."),
    ),
    (RowOf("bill", ("sumber", "lembar", "baris")),),
)  # fmt: skip

BILL_SUM = Relation(
    "bill_sum", 1, "Pemda × NPP × bulan: jumlah tagihan dan bandingannya dengan daftar pekerja.", ("pemda", "npp", "bulan"),
    (
        Column("pemda", "text", "Kode pemda."), Column("npp", "text", "NPP."), Column("bulan", "month", "Bulan.", required=True),
        Column("orang_ditagih", "count", "Baris tagihan."), Column("upah", "upah", "Jumlah upah yang diketahui."),
        *(Column(f"iuran_{name}", "rupiah", f"Jumlah iuran {name.replace('_', ' ').upper()} yang diketahui.") for name in BAGIAN),
        *(Column(f"n_{sebab}", "count", f"Baris atau orang dengan sebab {sebab}.") for sebab in SEBAB),
    ),
)  # fmt: skip

CANDIDATE_COUNT = Relation(
    "candidate_count", 1, "Pemda × kelompok pekerjaan: calon pekerja menurut ekspor desa, tanpa nama.", ("pemda", "kelompok"),
    (
        Column("pemda", "text", "Kode pemda."), Column("bulan", "month", "Bulan.", required=True),
        Column("kelompok", "text", "Kelompok pekerjaan."), Column("penduduk", "count", "Baris penduduk yang dibaca."),
        Column("calon", "count", "Calon: hidup, 15–80 tahun, bekerja, bukan ASN/TNI/Polri."),
        Column("di_daftar", "count", "Calon yang NIK-nya juga ada pada daftar pekerja pemda."),
        Column("peserta", "count", "Calon yang NIK-nya ada pada berkas peserta sebagai peserta aktif."),
        Column("belum_terlihat", "count", "Calon yang NIK-nya tidak ada pada keduanya; bukan bukti belum terdaftar."),
        Column("tanpa_nik", "count", "Calon yang NIK-nya tidak dapat dipakai, sehingga tidak dapat dicocokkan."),
    ),
)  # fmt: skip
