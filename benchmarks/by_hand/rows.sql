-- Every row of the ledger, with the columns that are kept of it.
WITH satu AS (
  SELECT b.nomor_baris, b.pemda, b.unit, b.unit_nama, coalesce(b.pemda, '') || '-' || b.sumber[:12] || '-' || b.urutan AS orang,
         b.kategori, b.potongan_iuran, b.dasar_pengangkatan, b.database_bkn, b.sen, b.upah_lapor, b.jkk, b.jkm, p.perkara, true AS utama,
         false AS terbagi
  FROM baris b JOIN perkara p
    ON p.sel = b.sel AND p.kode = b.kode AND p.ciri = b.ciri AND p.tahu = b.tahu AND p.kosong = b.kosong
  UNION ALL
  SELECT r.nomor_baris, r.pemda, r.unit, r.unit_nama, s.orang, r.kategori, r.potongan_iuran, r.dasar_pengangkatan, r.database_bkn,
         s.sen, s.upah_lapor, p.jkk, p.jkm, s.perkara, s.utama, s.terbagi
  FROM sekali s JOIN roster r USING (nomor_baris) JOIN perkara p USING (perkara)
)
SELECT s.nomor_baris, s.pemda, s.unit, s.unit_nama, s.orang, getvariable('bulan') AS bulan, s.kategori, u.segmen, u.keadaan, u.sebab,
       u.terlindungi, u.kewajiban_terpenuhi, u.flag_ineligible_billed, u.flag_two_payers OR s.terbagi AS flag_two_payers, u.flag_wrong_npp,
       u.upah_dibandingkan AND u.tahu AND coalesce(s.upah_lapor < s.sen, false) AS flag_upah_kurang_lapor, u.flag_masa_tunggu_jkm,
       -- Of JKK and JKM a worker of a pemda carries nothing himself: whatever is taken from the wage is too much.
       u.dipotong OR u.kami AND coalesce(s.potongan_iuran > 0, false) AS flag_dipotong_dari_upah, u.kurang_jkk, u.kurang_jkm, s.utama,
       CASE WHEN u.terutang THEN rupiah(u.wajib_jkk, s.jkk, u.wajib_jkm, s.jkm) END AS iuran,
       CASE WHEN u.terutang THEN CASE WHEN u.bpu THEN 0 ELSE rupiah(u.wajib_jkk, s.jkk, u.wajib_jkm, s.jkm) END END AS iuran_pemberi_kerja,
       CASE WHEN u.terutang THEN NOT u.tahu AND u.menurut_upah END AS perkiraan,
       CASE WHEN NOT u.belum_pasti THEN rupiah(u.tagih_jkk, s.jkk, u.tagih_jkm, s.jkm) END AS dampak, u.bulan_menunggak, u.lunas_sampai,
       u.unit_pembayar, u.pembayar, u.npp, s.dasar_pengangkatan, s.database_bkn, u.tahan
FROM satu s JOIN ucapan u USING (perkara)
