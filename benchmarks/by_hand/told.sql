-- What a row of the ledger tells beside its state: once for each case.
CREATE TEMP TABLE ucapan AS
SELECT *,
       CASE WHEN keadaan <> 'unresolved' THEN NULL WHEN tahan THEN 'data' WHEN hak = 'tidak_diketahui' THEN 'hak'
            WHEN tinjau THEN 'keputusan' ELSE 'status' END AS sebab,
       CASE WHEN NOT kami THEN CASE WHEN hidup THEN 'ya' ELSE 'tidak_diketahui' END
            WHEN keadaan IN ('covered', 'covered_elsewhere') THEN 'ya'
            WHEN keadaan = 'incomplete_programmes'
            THEN CASE WHEN NOT (wajib_jkk AND NOT kurang_jkk OR wajib_jkm AND NOT kurang_jkm) THEN 'tidak'
                      WHEN bulan_menunggak > 0 THEN 'tidak_diketahui' ELSE 'ya' END
            WHEN keadaan IN ('inactive', 'unregistered') THEN 'tidak' ELSE 'tidak_diketahui' END AS terlindungi,
       CASE WHEN keadaan = 'not_eligible' THEN 'ya' WHEN keadaan = 'other_payer' THEN CASE WHEN hidup THEN 'ya' ELSE 'tidak_diketahui' END
            WHEN keadaan = 'covered' THEN CASE WHEN npp_pasti THEN 'ya' ELSE 'tidak_diketahui' END
            WHEN belum_pasti THEN 'tidak_diketahui' ELSE 'tidak' END AS kewajiban_terpenuhi,
       keadaan = 'not_eligible' AND aktif_sendiri AS flag_ineligible_billed, kami AND coalesce(npp_ganda, false) AS flag_two_payers,
       kami AND NOT aktif_sendiri AND coalesce(npp_lain, false) AS flag_wrong_npp,
       kami AND aktif_sendiri AND coalesce(bpu AND mulai_peserta > getvariable('tunggu'), false) AS flag_masa_tunggu_jkm,
       kami AND coalesce(pembayar = 'pekerja' AND segmen = 'PU', false) AS dipotong,
       kami AND aktif_sendiri AND coalesce(segmen = 'PU', false) AND terutang AND wajib_jkk AS upah_dibandingkan,
       wajib_jkk OR wajib_jkm AND NOT bpu AS menurut_upah
FROM putusan;

-- Who works in several units is counted in one, where we have a duty and the most is settled; two payers are marked.
CREATE TEMP TABLE sekali AS
WITH r AS (
  SELECT w.*, u.*  EXCLUDE (nomor_baris, tinjau, sel, sel_tampil, ciri, tahu),
         row_number() OVER (PARTITION BY orang ORDER BY list_position(
           ['covered', 'incomplete_programmes', 'arrears', 'covered_elsewhere', 'inactive', 'not_on_own_npp', 'unregistered',
            'unresolved', 'no_data', 'other_payer', 'not_eligible'], keadaan), k_unit) = 1 AS utama,
         kami AND coalesce(min(k_bayar) FILTER (kami) OVER orang <> max(k_bayar) FILTER (kami) OVER orang, false) AS terbagi
  FROM pekerja w JOIN ucapan u USING (nomor_baris) WINDOW orang AS (PARTITION BY orang)
)
SELECT perkara, nomor_baris, orang, sen, upah_lapor, utama, terbagi FROM r;
