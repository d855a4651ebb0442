-- A row of the roster in numbers: who has several rows on either side (kode −1) goes the other way.
CREATE TEMP VIEW baris AS
WITH r AS (
  SELECT r.* EXCLUDE (tahan), t.upah AS upah_lapor, s.sel, coalesce(t.kode, 0) AS kode, ciri(r.mulai, r.akhir, r.tahan) AS ciri, s.bpu,
         wajar(r.upah) OR coalesce(s.tetap, false) AS tahu, dasar_sen(r.upah, s.tetap, s.lantai, s.pengganti) AS sen,
         s.kali_jkk, s.kali_jkm, s.bagi_jkk, s.bagi_jkm, s.jkm_tetap
  FROM roster r
  JOIN sel s ON s.pemda IS NOT DISTINCT FROM r.pemda AND s.unit IS NOT DISTINCT FROM r.unit AND s.kategori IS NOT DISTINCT FROM r.kategori
  LEFT JOIN taut t ON t.nomor_baris = r.nomor_baris
  WHERE t.kode IS DISTINCT FROM -1
)
SELECT r.*, sen IS NULL AS kosong,
       bulat(CASE WHEN bpu THEN p.penghasilan ELSE sen END, kali_jkk, bagi_jkk) AS jkk,
       coalesce(jkm_tetap, bulat(sen, kali_jkm, bagi_jkm)) AS jkm
FROM r LEFT JOIN pita p ON p.langkah = CASE WHEN bpu THEN least(sen // 10000000, 202) END;

-- One pass over all rows: how many of each combination, and what they owe.
CREATE TEMP TABLE hitung AS
SELECT sel, kode, ciri, tahu, kosong, count(*) AS n, sum(jkk)::BIGINT AS jkk, sum(jkm)::BIGINT AS jkm FROM baris GROUP BY ALL;
