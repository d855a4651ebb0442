"""Relations that a file yields once it has been checked, and the problems and counts beside them."""

from naungan.kernel.problem import Severity
from naungan.relations import PROVENANCE, Column, Relation
from naungan.relations.words import (
    BUKAN_CALON,
    HITUNGAN,
    KATEGORI,
    LINGKUP,
    MUTASI,
    PAKET,
    PEKERJAAN,
    SEGMEN,
    SEGMEN_AGREGAT,
    TAHAP,
    Answer,
)  # fmt: skip

_PEMDA = Column("pemda", "text", "Kode wilayah Kemendagri pemda tanpa titik (2 atau 4 angka); kosong bila tidak diketahui.")
_BULAN = Column("bulan", "month", "Bulan yang diterangkan data, TTTT-BB.")
_UNIT_NAMA = Column("unit_nama", "text", "Nama OPD/unit seperti tertulis dalam berkas.")
_UNIT = Column("unit", "text", "Kode unit dalam daftar unit pemda; kosong bila belum dikenali.")
_TAHAN = Column("tahan", "bool", "Baris ditahan: orangnya tetap dihitung, tetapi seseorang harus memutuskan dulu.")

_PERSON = (
    Column("nik", "text", "NIK 16 angka yang lolos aturan; kosong bila tidak ada atau tidak dapat dipercaya."),
    Column("nik_asli", "text", "NIK seperti tertulis (hanya untuk pencocokan dan berkas balik ke unit itu sendiri)."),
    Column("nama", "text", "Nama seperti tertulis, tanpa spasi berlebih."),
    Column("tanggal_lahir", "date", "Tanggal lahir menurut kolomnya."),
    Column("jenis_kelamin", "text", "Jenis kelamin menurut kolomnya.", values=("L", "P")),
)

ROSTER = Relation(
    "roster", 2, "Orang × unit × bulan: siapa bekerja di mana.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA, _BULAN, *_PERSON,
        Column("kategori", "text", "Kategori pekerja; kosong bila tidak disebut.", values=KATEGORI),
        Column("kategori_asli", "text", "Jabatan, kategori, atau status kepegawaian seperti tertulis."),
        Column("upah", "upah", "Upah sebulan (rupiah, boleh bersen); kosong bila tidak disebut."),
        Column("mulai", "date", "Tanggal mulai bekerja (TMT)."),
        Column("akhir", "date", "Tanggal akhir kerja atau akhir kontrak."),
        Column("hp", "text", "Nomor telepon genggam."),
        Column("potongan_iuran", "upah", "Iuran yang dipotong dari upah pekerja menurut daftar; kosong bila tidak disebut."),
        Column("dasar_pengangkatan", "text", "Dasar pengangkatan dan nomornya (SK, kontrak) seperti tertulis; kosong bila tidak disebut."),
        Column("database_bkn", "bool", "Terdata dalam database non-ASN BKN menurut daftar; kosong bila tidak disebut."),
        _TAHAN,
    ),
)  # fmt: skip

MEMBER = Relation(
    "member", 2, "Orang × segmen × NPP × bulan: status kepesertaan saja.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _BULAN,
        Column("npp", "text", "Nomor pendaftaran pemberi kerja (NPP)."),
        Column("segmen", "text", "Segmen kepesertaan.", values=SEGMEN),
        Column("lingkup", "text", "Sejauh mana berkas ini melihat kepesertaan.", values=LINGKUP),
        Column("posisi", "date", "Tanggal data menurut berkas; kosong bila tidak disebut."),
        *_PERSON,
        Column("upah", "upah", "Upah yang dilaporkan kepada BPJS."),
        Column("aktif", "bool", "Peserta aktif menurut berkas; kosong bila tidak disebut."),
        Column("jkk", "bool", "Ikut JKK; kosong bila tidak disebut."),
        Column("jkm", "bool", "Ikut JKM; kosong bila tidak disebut."),
        Column("jht", "bool", "Ikut JHT; kosong bila tidak disebut."),
        Column("jp", "bool", "Ikut JP; kosong bila tidak disebut."),
        Column("lunas_sampai", "month", "Bulan iuran terakhir yang sudah dibayar; kosong bila tidak disebut."),
        Column("mulai", "date", "Tanggal mulai kepesertaan."),
        Column("nonaktif", "date", "Tanggal dinonaktifkan."),
        Column("terdaftar", "bool", "Tidak: BPJS menjawab bahwa orang ini tidak terdaftar di mana pun; kosong pada berkas lain."),
        Column("npp_pemda", "bool", "Terdaftar pada NPP pemda menurut jawaban BPJS; kosong bila tidak disebut, dan pada berkas lain."),
        _TAHAN,
    ),
)  # fmt: skip

RECAP = Relation(
    "recap", 1, "Unit × bulan: hitungan dan rupiah tanpa nama.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA, _BULAN,
        Column("jumlah_pekerja", "count", "Jumlah pekerja menurut rekap."),
        Column("jumlah_terdaftar", "count", "Jumlah terdaftar menurut rekap."),
        Column("jumlah_aktif", "count", "Jumlah peserta aktif menurut rekap."),
        Column("pagu", "rupiah", "Pagu setahun menurut rekap."),
        Column("realisasi", "rupiah", "Realisasi menurut rekap."),
        Column("lunas_sampai", "month", "Lunas sampai dengan bulan menurut rekap."),
        _TAHAN,
    ),
)  # fmt: skip

BILL = Relation(
    "bill", 1, "Satu baris Formulir 2a: orang × NPP × bulan dengan iuran tiap program.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _BULAN, Column("npp", "text", "NPP yang ditagih."), *_PERSON,
        Column("upah", "upah", "Upah yang dilaporkan."), Column("rapel", "upah", "Rapel upah; kosong bila tidak disebut."),
        Column("iuran_jkk", "rupiah", "Iuran JKK."), Column("iuran_jkm", "rupiah", "Iuran JKM."),
        Column("iuran_jht_pemberi_kerja", "rupiah", "Iuran JHT bagian pemberi kerja."),
        Column("iuran_jht_pekerja", "rupiah", "Iuran JHT bagian pekerja."),
        Column("iuran_jp_pemberi_kerja", "rupiah", "Iuran JP bagian pemberi kerja."),
        Column("iuran_jp_pekerja", "rupiah", "Iuran JP bagian pekerja."),
        Column("iuran_jkp", "rupiah", "Iuran JKP; pemda tidak pernah ditagih JKP."),
        Column("iuran_total", "rupiah", "Jumlah iuran seperti tertulis pada baris itu."),
        Column("tarif_sesuai", "bool", "Setiap iuran = dasar × tarif bulan itu (selisih satu rupiah boleh); kosong = tidak dapat dinilai."),
        Column("jumlah_sesuai", "bool", "Jumlah yang tertulis = penjumlahan bagiannya; kosong = tidak dapat dinilai."),
        _TAHAN,
    ),
)  # fmt: skip

MUTATION = Relation(
    "mutation", 1, "Orang × kejadian yang dilaporkan kantor lewat SIPP: dinonaktifkan, atau datanya diperbaiki.",
    ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _BULAN, Column("npp", "text", "NPP pelapor; kosong bila tidak disebut."),
        Column("jenis", "text", "Jenis laporan.", required=True, values=MUTASI), *_PERSON,
        Column("tanggal", "date", "Tanggal kejadian."), Column("sebab", "text", "Sebab seperti tertulis (kode SIPP)."), _TAHAN,
    ),
)  # fmt: skip

CANDIDATE = Relation(
    "candidate", 1, "Satu penduduk dalam ekspor desa: calon pekerja yang perlu dilindungi, atau bukan dan sebabnya.",
    ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _BULAN, Column("desa", "text", "Desa atau kelurahan menurut berkas."),
        Column("calon", "bool", "Hidup, 15–80 tahun, pekerjaannya bekerja, dan bukan ASN/TNI/Polri.", required=True),
        Column("alasan", "text", "Mengapa bukan calon.", values=BUKAN_CALON),
        Column("kelompok", "text", "Kelompok pekerjaan; kosong bila tidak disebut.", values=PEKERJAAN),
        Column("pekerjaan", "text", "Pekerjaan seperti tertulis; hanya untuk calon."),
        *_PERSON, _TAHAN,
    ),
)  # fmt: skip

AGGREGATE = Relation(
    "aggregate", 1, "Wilayah × bulan × segmen × cara hitung × penerbit: angka terbitan tentang cakupan.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, Column("wilayah", "text", "Kode wilayah yang diterangkan; kosong bila nasional, atau tidak dikenali."),
        Column("wilayah_nama", "text", "Nama wilayah seperti tertulis."), _BULAN,
        Column("segmen", "text", "Segmen yang dihitung; kosong bila tidak disebut.", values=SEGMEN_AGREGAT),
        Column("hitungan", "text", "Apakah jasa konstruksi ikut dihitung; kosong bila tidak disebut.", values=HITUNGAN),
        Column("penerbit", "text", "Siapa yang menerbitkan angka itu."), Column("tanggal", "date", "Tanggal angka itu."),
        Column("aktif", "count", "Peserta aktif."), Column("semesta", "count", "Penyebut: seluruh pekerja yang dapat menjadi peserta."),
        Column("penyebut", "text", "Jenis penyebut seperti tertulis."), Column("target", "count", "Target peserta aktif."),
        Column("persen", "ratio", "Persentase seperti tertulis, dalam persen."),
        Column("persen_hitung", "ratio", "Aktif ÷ semesta dalam persen, dihitung ulang; kosong bila salah satunya kosong."),
        Column("selisih", "count", "Selisih ke target seperti tertulis."), _TAHAN,
    ),
)  # fmt: skip

BPJS_ANSWER = Relation(
    "bpjs_answer", 1, "Satu baris jawaban BPJS tentang seorang yang ditanyakan: status saja, pada tanggalnya.",
    ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA,
        Column("posisi", "date", "Tanggal jawaban; kosong hanya pada baris yang ditahan atau belum dijawab."),
        Column("jawaban", "text", "Jawaban; kosong = belum dijawab.", values=tuple(Answer)),
        Column("mulai", "date", "Peserta sejak."), Column("nonaktif", "date", "Peserta sampai."),
        Column("npp", "text", "NPP tempat terdaftar menurut jawaban; kosong bila tidak disebut."),
        Column("npp_pemda", "bool", "Terdaftar pada NPP pemda; kosong bila tidak disebut."),
        Column("segmen", "text", "Segmen kepesertaan; kosong bila tidak disebut.", values=SEGMEN), *_PERSON, _TAHAN,
    ),
)  # fmt: skip

HONORARIUM = Relation(
    "honorarium", 1, "Satu pembayaran honorarium: orang × unit × bulan, dengan SP2D-nya.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA, _BULAN, *_PERSON, Column("jabatan", "text", "Jabatan seperti tertulis."),
        Column("bruto", "rupiah", "Dibayar, sebelum pajak; kosong bila tidak terbaca."), Column("nomor_sp2d", "text", "Nomor SP2D."),
        Column("kode_rekening", "text", "Kode rekening bentuk baku."), _TAHAN,
    ),
)  # fmt: skip

PACKAGE = Relation(
    "package", 1, "Satu paket konstruksi atau kontrak alih daya, dan bukti Jamsostek-nya.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA, Column("kode", "text", "Kode paket atau nomor kontrak."),
        Column("nama", "text", "Nama paket."), Column("jenis", "text", "Jenis paket; kosong bila tidak dikenali.", values=PAKET),
        Column("penyedia", "text", "Penyedia seperti tertulis."),
        Column("nilai_kontrak", "rupiah", "Nilai kontrak; kosong bila tidak disebut atau tidak terbaca."),
        Column("ppn_termasuk", "bool", "Nilai itu memuat PPN; kosong bila tidak disebut."),
        Column("mulai", "date", "Mulai (SPMK)."), Column("akhir", "date", "Selesai."), Column("pekerja", "count", "Jumlah pekerja."),
        Column("bukti", "text", "Nomor bukti Jamsostek; kosong bila tidak ada pada daftar."),
        Column("tanggal_bukti", "date", "Tanggal bukti itu."),
        Column("iuran_dibayar", "rupiah", "Iuran proyek yang dibayar; kosong bila tidak disebut."), _TAHAN,
    ),
)  # fmt: skip

BUDGET_LINE = Relation(
    "budget_line", 2, "Pemda × tahun × tahap × rekening × OPD × dana.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA,
        Column("tahun", "count", "Tahun anggaran."),
        Column("tahap", "text", "Tahap anggaran.", values=TAHAP),
        Column("urutan_tahap", "count", "Pergeseran ke berapa; 1 pada RKPD dan KUA-PPAS perubahan; kosong bila tidak disebut."),
        Column("kode_rekening", "text", "Kode rekening bentuk baku 5.1.02.02.02.0006; kosong pada RKPD dan KUA-PPAS."),
        Column("uraian", "text", "Uraian belanja atau subkegiatan seperti tertulis."),
        Column("rekening_nama", "text", "Nama rekening menurut berkas."),
        Column("subkegiatan", "text", "Kode subkegiatan seperti tertulis."),
        Column("subkegiatan_nama", "text", "Nama subkegiatan."),
        Column("indikator", "text", "Indikator kinerja seperti tertulis, pada RKPD dan KUA-PPAS."),
        Column("target", "text", "Target indikator itu seperti tertulis."),
        Column("satuan_target", "text", "Satuan target seperti tertulis."),
        Column("keterangan", "text", "Paket, keterangan, dan spesifikasi di atas atau di samping baris."),
        Column("dana", "text", "Sumber dana seperti tertulis."),
        Column("koefisien", "text", "Koefisien seperti tertulis, misalnya 40 Orang x 12 Bulan."),
        Column("orang", "count", "Banyaknya orang menurut koefisien; kosong bila tidak terbaca."),
        Column("bulan_rencana", "count", "Banyaknya bulan menurut koefisien; kosong bila tidak terbaca."),
        Column("orang_bulan", "count", "Orang × bulan menurut koefisien, juga dari satuan OB."),
        Column("harga_satuan", "rupiah", "Harga satuan."),
        Column("pagu", "rupiah", "Pagu; kosong bila tidak disebut, tidak pernah 0 karena kosong."),
        Column("pagu_murni", "rupiah", "Pagu sebelum perubahan atau pergeseran, bila barisnya menyebut keduanya."),
        Column("realisasi", "rupiah", "Realisasi sampai tanggal posisi; kosong bila tidak disebut."),
        Column("bulan_dibayar", "count", "Berapa bulan iuran sudah dibayar dari baris ini; kosong bila tidak disebut."),
        _TAHAN,
    ),
)  # fmt: skip

CASH_PLAN = Relation(
    "cash_plan", 1, "Anggaran kas: pemda × tahun × rekening × OPD × subkegiatan, satu kolom sebulan.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA, Column("tahun", "count", "Tahun anggaran."),
        Column("kode_rekening", "text", "Kode rekening bentuk baku."), Column("uraian", "text", "Nama rekening seperti tertulis."),
        Column("subkegiatan", "text", "Kode subkegiatan seperti tertulis."),
        *(Column(f"bulan_{number}", "rupiah", f"Rencana kas bulan ke-{number}; kosong bila tidak disebut.") for number in range(1, 13)),
        Column("total", "rupiah", "Jumlah setahun seperti tertulis."), Column("pagu", "rupiah", "Pagu rincian seperti tertulis."), _TAHAN,
    ),
)  # fmt: skip

TREASURY = Relation(
    "treasury", 1, "Pencairan (SP2D) atau realisasi (LRA, SPJ) × rekening × OPD.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, _UNIT, _UNIT_NAMA, Column("tahun", "count", "Tahun anggaran."),
        Column("jenis", "text", "LRA, SPJ: jumlah sampai suatu tanggal; SP2D: satu pencairan.", values=("LRA", "SPJ", "SP2D")),
        Column("nomor", "text", "Nomor SP2D."), Column("tanggal", "date", "Tanggal SP2D, atau tanggal terakhir yang dicakup LRA atau SPJ."),
        Column("kode_rekening", "text", "Kode rekening bentuk baku; kosong pada pencairan tanpa rekening (UP, GU)."),
        Column("uraian", "text", "Uraian seperti tertulis."), Column("subkegiatan", "text", "Kode subkegiatan seperti tertulis."),
        Column("anggaran", "rupiah", "Anggaran menurut LRA atau SPJ."),
        Column("nilai", "rupiah", "Realisasi sampai tanggal itu, atau nilai SP2D."),
        _TAHAN,
    ),
)  # fmt: skip

RECEIPT = Relation(
    "receipt", 1, "Kode bayar × NPP × bulan yang dibayar: bukti bahwa iuran diterima BPJS.", ("sumber", "lembar", "baris"),
    (
        *PROVENANCE, _PEMDA, Column("npp", "text", "NPP yang dibayar; kosong bila tidak disebut."),
        Column("kode_bayar", "text", "Kode iuran atau kode pembayaran seperti tertulis."),
        Column("bulan_dari", "month", "Bulan iuran pertama yang dibayar; kosong bila tidak disebut."),
        Column("bulan_sampai", "month", "Bulan iuran terakhir yang dibayar; sama dengan yang pertama bila satu bulan."),
        Column("tanggal", "date", "Tanggal diterima."),
        Column("nilai", "rupiah", "Iuran yang diterima, tanpa denda; kosong bila tidak terbaca."),
        Column("denda", "rupiah", "Denda yang ikut dibayar; kosong bila tidak disebut."),
        Column("nomor_sp2d", "text", "Nomor SP2D yang membayarnya menurut berkas; kosong bila tidak disebut."), _TAHAN,
    ),
)  # fmt: skip

PROBLEM = Relation(
    "problem", 1, "Satu masalah pada satu tempat dalam satu berkas.", ("berkas", "lembar", "baris", "kolom", "kode", "nilai", "params"),
    (
        Column("berkas", "text", "Nama berkas.", required=True), Column("sumber", "text", "SHA-256 berkas."),
        _PEMDA, Column("dataset", "text", "Kelompok data berkas itu."),
        Column("lembar", "text", "Nama lembar."), Column("baris", "count", "Nomor baris pada lembar; kosong untuk seluruh berkas."),
        Column("kolom", "text", "Judul kolom seperti tertulis."), Column("kode", "text", "Kode masalah dalam katalog.", required=True),
        Column("tingkat", "text", "refuse, hold, atau note.", required=True, values=tuple(Severity)),
        Column("nilai", "text", "Nilai yang bermasalah, sudah disamarkan bila menyangkut orang."),
        Column("params", "json", "Isian kalimat dalam katalog."),
    ),
)  # fmt: skip

FILE = Relation(
    "file", 1, "Satu berkas masukan: apa isinya dan berapa barisnya.", ("berkas",),
    (
        Column("berkas", "text", "Nama berkas relatif terhadap folder masukan.", required=True),
        Column("sumber", "text", "SHA-256 isi berkas."),
        _PEMDA, _UNIT, _UNIT_NAMA, _BULAN,
        Column("dataset", "text", "Kelompok data; jawaban: isian orang yang tidak semua barisnya diikuti; kosong bila tidak dikenali."),
        Column("layout", "text", "Kode tata letak."),
        Column("tahap", "text", "Tahap anggaran, untuk berkas anggaran.", values=TAHAP),
        Column("lingkup", "text", "Lingkup berkas kepesertaan.", values=LINGKUP),
        Column("posisi", "date", "Tanggal data yang tertulis dalam berkas."),
        Column("orang", "count", "Orang (baris ber-NIK) dalam berkas yang belum dikenali isinya; kosong bila dibaca atau tidak terhitung."),
        Column("masuk", "count", "Baris data yang terbaca."), Column("diterima", "count", "Baris diterima."),
        Column("ditahan", "count", "Baris ditahan."), Column("ditolak", "count", "Baris ditolak."),
        Column("dipakai", "bool", "Dipakai dalam hitungan; tidak bila dua berkas bertabrakan atau tidak terbaca."),
        Column("kode", "text", "Kode masalah bila berkas tidak dapat dibaca atau tidak dipakai."),
    ),
)  # fmt: skip
