-- Who has several rows: one row per person and unit, the row that is shown and the row by which the law is read.
CREATE TEMP TABLE pekerja AS
WITH r AS (
  SELECT j.nomor_baris, j.orang, j.tinjau, s.sel, s.kantor, r.upah, r.mulai, r.akhir, r.tahan,
         row_number() OVER (PARTITION BY j.orang, s.kantor
                            ORDER BY coalesce(r.tahan, false), r.sumber, coalesce(r.lembar, ''), r.baris) AS tampil,
         row_number() OVER (PARTITION BY j.orang, s.kantor
                            ORDER BY coalesce(r.tahan, false), r.upah IS NULL, r.upah DESC, r.sumber, r.lembar, r.baris) AS hukum
  FROM jamak j JOIN roster r ON r.nomor_baris = j.nomor_baris
  JOIN sel s ON s.pemda IS NOT DISTINCT FROM r.pemda AND s.unit IS NOT DISTINCT FROM r.unit AND s.kategori IS NOT DISTINCT FROM r.kategori
)
SELECT w.nomor_baris, w.orang, w.tinjau, w.sel AS sel_tampil, h.sel, h.upah, ciri(h.mulai, h.akhir, w.tahan) AS ciri,
       wajar(h.upah) OR coalesce(s.tetap, false) AS tahu, dasar_sen(h.upah, s.tetap, s.lantai, s.pengganti) AS sen
FROM r w JOIN r h ON h.orang = w.orang AND h.kantor = w.kantor AND h.hukum = 1 JOIN sel s ON s.sel = h.sel
WHERE w.tampil = 1;

-- Each of them beside every member row of the person he is.
CREATE TEMP TABLE saksi_jamak AS
SELECT j.nomor_baris, a.kode, a.upah
FROM (SELECT j.nomor_baris, coalesce(r.nomor_baris, j.anggota) AS anggota
      FROM jamak j JOIN pekerja w ON w.nomor_baris = j.nomor_baris LEFT JOIN ramai r ON r.k_pemda = j.k_pemda AND r.peserta = j.peserta
      WHERE j.peserta IS NOT NULL) j
JOIN anggota a ON a.nomor_baris = j.anggota;

-- A case: what the rules are read for. Of the many each distinct combination once, of the few each worker.
CREATE TEMP TABLE perkara AS
SELECT row_number() OVER ()::INT AS perkara, *, NULL::BIGINT AS nomor_baris, sel AS sel_tampil, kode = -2 AS tinjau FROM hitung
UNION ALL
SELECT (-row_number() OVER ())::INT, w.sel, NULL, w.ciri, w.tahu, w.sen IS NULL, 1,
       bulat(CASE WHEN s.bpu THEN p.penghasilan ELSE w.sen END, s.kali_jkk, s.bagi_jkk),
       coalesce(s.jkm_tetap, bulat(w.sen, s.kali_jkm, s.bagi_jkm)), w.nomor_baris, w.sel_tampil, w.tinjau
FROM pekerja w JOIN sel s USING (sel) LEFT JOIN pita p ON p.langkah = CASE WHEN s.bpu THEN least(w.sen // 10000000, 202) END;

CREATE TEMP VIEW saksi AS
SELECT perkara, kode, NULL::BIGINT AS upah FROM perkara WHERE kode > 0
UNION ALL SELECT p.perkara, s.kode, s.upah FROM saksi_jamak s JOIN perkara p ON p.nomor_baris = s.nomor_baris;
