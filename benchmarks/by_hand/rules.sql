-- The facts of each case, read in the light of its office.
CREATE TEMP TABLE kasus AS
SELECT p.*, t.pemda, t.unit, h.segmen, h.bpu, k.k_pemda, k.k_unit, k.k_bayar, k.unit_pembayar, k.pembayar, k.nasional, k.terlihat,
       k.npp_dikenal, p.ciri >= 6 AS tahan,
       (p.ciri % 3 < 2 OR h.asn) AND p.ciri % 6 < 3 AS bekerja, h.asn AND p.ciri % 3 = 0 AS asn_kini, h.asn, h.hak AS hak_kategori,
       h.ikut_jkk, h.ikut_jkm
FROM perkara p JOIN sel t ON t.sel = p.sel_tampil JOIN sel h ON h.sel = p.sel
JOIN kantor k ON k.k_pemda = t.k_pemda AND k.k_unit = t.k_unit AND k.k_segmen = h.k_segmen AND k.k_kategori = t.k_kategori;

CREATE TEMP TABLE bukti AS
WITH baca AS (
  SELECT k.perkara, f.* EXCLUDE (k_pemda), s.upah, d.npp IS NOT NULL AS dari_pemda,
         coalesce(f.segmen, k.segmen, '') = coalesce(k.segmen, f.segmen, '') AS segmen_cocok,
         -- Self-employed members stand with a group; BPJS may answer whose an NPP is without saying which.
         CASE WHEN f.segmen = 'BPU' OR o.npp IS NOT NULL THEN true
              WHEN f.npp IS NOT NULL AND (k.npp_dikenal OR d.npp IS NOT NULL) THEN false
              WHEN f.npp_pemda IS NOT NULL THEN f.npp_pemda WHEN coalesce(f.lingkup, 'own_npp') = 'own_npp' THEN true END AS npp_cocok
  FROM saksi s JOIN fakta f USING (kode) JOIN kasus k USING (perkara)
  LEFT JOIN npp_sah o ON o.k_pemda = k.k_pemda AND o.k_unit = k.k_unit AND o.k_bayar = k.k_bayar AND o.npp = f.npp
  LEFT JOIN (SELECT DISTINCT k_pemda, npp FROM npp_sah) d ON d.k_pemda = k.k_pemda AND d.npp = f.npp
), nilai AS (
  SELECT *, coalesce(hidup, false) AS ada, CASE WHEN segmen_cocok THEN npp_cocok ELSE false END AS sendiri FROM baca
), milik AS (
  SELECT *, ada AND coalesce(sendiri, true) AS own, ada AND NOT coalesce(sendiri, true) AS asing FROM nilai
)
SELECT perkara, bool_or(own) AS aktif_sendiri, bool_or(ada AND coalesce(sendiri, false)) AS npp_pasti, bool_or(asing) AS aktif_lain,
       bool_or(asing AND segmen_cocok) AS npp_lain, bool_or(hidup IS NULL) AS status_ragu,
       bool_or(NOT coalesce(terdaftar, true)) AS tak_terdaftar,
       count(DISTINCT npp) FILTER (ada AND dari_pemda AND coalesce(segmen, 'PU') = 'PU') > 1 AS npp_ganda,
       max(lunas) FILTER (own) AS lunas, max(lunas_sampai) FILTER (own) AS lunas_sampai, max(upah) FILTER (own) AS upah_lapor,
       min(mulai) FILTER (own) AS mulai_peserta, coalesce(min(npp) FILTER (own), min(npp) FILTER (ada), min(npp)) AS npp,
       bool_or(jkk) FILTER (own) AS ada_jkk, bool_or(jkm) FILTER (own) AS ada_jkm
FROM milik GROUP BY perkara;

-- The state is the first that holds.
CREATE TEMP TABLE putusan AS
WITH fakta AS (
  SELECT k.*, b.* EXCLUDE (perkara, aktif_sendiri, aktif_lain), b.perkara IS NOT NULL AS ada_bukti,
         coalesce(b.aktif_sendiri, false) AS aktif_sendiri, coalesce(b.aktif_lain, false) AS aktif_lain,
         CASE WHEN NOT bekerja OR asn_kini THEN 'tidak_berhak' WHEN asn THEN 'wajib'
              ELSE coalesce(hak_kategori, 'tidak_diketahui') END AS hak,
         coalesce(bekerja AND NOT asn_kini AND ikut_jkk, false) AS wajib_jkk,
         coalesce(bekerja AND NOT asn_kini AND ikut_jkm, false) AS wajib_jkm
  FROM kasus k LEFT JOIN bukti b USING (perkara)
), turunan AS (
  SELECT *, aktif_sendiri OR aktif_lain AS hidup, wajib_jkk AND coalesce(NOT ada_jkk, false) AS kurang_jkk,
         wajib_jkm AND coalesce(NOT ada_jkm, false) AS kurang_jkm, hak = 'wajib' AND (wajib_jkk OR wajib_jkm) AS terutang,
         CASE WHEN aktif_sendiri AND lunas IS NOT NULL
              THEN greatest(CASE WHEN bpu THEN getvariable('tempo_bpu') ELSE getvariable('tempo_pu') END - lunas, 0)
         END::BIGINT AS bulan_menunggak
  FROM fakta
), keadaan AS (
  SELECT *, CASE
      WHEN hak = 'tidak_berhak' THEN 'not_eligible'
      WHEN hak = 'pembayar_lain' OR coalesce(pembayar IN ('vendor', 'lain', 'csr', 'asn', 'provinsi', 'kabkota'), false)
           OR coalesce(pembayar = 'pekerja' AND segmen = 'BPU', false) THEN 'other_payer'
      WHEN tahan OR tinjau OR hak = 'tidak_diketahui' OR NOT hidup AND coalesce(status_ragu, false) THEN 'unresolved'
      WHEN NOT ada_bukti AND NOT terlihat THEN 'no_data'
      WHEN aktif_sendiri AND NOT kurang_jkk AND NOT kurang_jkm AND coalesce(bulan_menunggak, 0) = 0 THEN 'covered'
      WHEN aktif_sendiri AND (kurang_jkk OR kurang_jkm) THEN 'incomplete_programmes'
      WHEN aktif_sendiri THEN 'arrears'
      WHEN aktif_lain THEN 'covered_elsewhere'
      WHEN nasional AND NOT ada_bukti OR coalesce(tak_terdaftar, false) THEN 'unregistered'
      WHEN ada_bukti THEN 'inactive' ELSE 'not_on_own_npp' END AS keadaan
  FROM turunan
)
SELECT *, keadaan NOT IN ('not_eligible', 'other_payer') AS kami, keadaan IN ('unresolved', 'no_data') AS belum_pasti,
       keadaan IN ('arrears', 'inactive', 'not_on_own_npp', 'unregistered') AS menanggung,
       -- What is not secured: of whom we owe the whole month all that is due, of an incomplete member what is missing.
       menanggung AND wajib_jkk OR keadaan = 'incomplete_programmes' AND kurang_jkk AS tagih_jkk,
       menanggung AND wajib_jkm OR keadaan = 'incomplete_programmes' AND kurang_jkm AS tagih_jkm
FROM keadaan;

-- Rupiah of a case, or of one row of it: the programmes asked for, together.
CREATE MACRO rupiah(ikut_jkk, jkk, ikut_jkm, jkm) AS CASE WHEN ikut_jkk THEN jkk ELSE 0 END + CASE WHEN ikut_jkm THEN jkm ELSE 0 END;
