-- Who pays for whom: the most particular line of the payer list, once per unit, segment and category.
CREATE TEMP TABLE kunci AS
SELECT DISTINCT t.k_pemda, t.k_unit, t.unit, h.k_segmen, t.k_kategori
FROM (SELECT DISTINCT sel, sel_tampil FROM perkara) p JOIN sel t ON t.sel = p.sel_tampil JOIN sel h ON h.sel = p.sel;

CREATE TEMP TABLE bayar AS
SELECT k.*, coalesce(p.unit_pembayar, k.unit) AS unit_pembayar, p.pembayar, coalesce(p.unit_pembayar, k.unit, '') AS k_bayar
FROM kunci k LEFT JOIN (
  SELECT k.k_pemda, k.k_unit, k.k_segmen, k.k_kategori, p.unit_pembayar, p.pembayar
  FROM kunci k JOIN payer p ON coalesce(p.pemda, '') = k.k_pemda AND coalesce(p.unit, k.k_unit) = k.k_unit
   AND coalesce(p.segmen, k.k_segmen) = k.k_segmen AND coalesce(p.kategori, k.k_kategori) = k.k_kategori
  WHERE p.untuk IS NULL AND coalesce(p.dari, getvariable('bulan')) <= getvariable('bulan')
    AND coalesce(p.sampai, getvariable('bulan')) >= getvariable('bulan')
  QUALIFY row_number() OVER (
    PARTITION BY k.k_pemda, k.k_unit, k.k_segmen, k.k_kategori
    ORDER BY p.unit IS NULL, p.segmen IS NULL, p.kategori IS NULL, p.kuota IS NOT NULL, coalesce(p.bagian, 1000) DESC,
             p.giliran IS NULL, p.giliran, p.pembayar, coalesce(p.unit_pembayar, ''), coalesce(p.kode_rekening, ''),
             coalesce(p.dana, '')) = 1
) p USING (k_pemda, k_unit, k_segmen, k_kategori);

-- Each NPP that counts as an office's own: the unit's, its payer's, its parent's, or the whole pemda's.
CREATE TEMP TABLE npp_sah AS
SELECT DISTINCT b.k_pemda, b.k_unit, b.k_bayar, r.npp
FROM bayar b
LEFT JOIN (SELECT pemda AS k_pemda, unit AS k_unit, min(induk) AS induk FROM unit GROUP BY ALL) u USING (k_pemda, k_unit)
JOIN registration r ON r.pemda = b.k_pemda AND coalesce(r.unit, '') IN (b.k_unit, b.k_bayar, coalesce(u.induk, ''), '')
WHERE coalesce(r.dari, getvariable('bulan')) <= getvariable('bulan') AND coalesce(r.sampai, getvariable('bulan')) >= getvariable('bulan');

-- Which member files look at an office at all. An office's own list, or an answer, looks at nobody but those it names.
CREATE TEMP TABLE kantor AS
WITH lihat AS (SELECT * FROM fakta WHERE coalesce(lingkup, 'own_npp') NOT IN ('daftar_opd', 'jawaban_bpjs')),
     luas AS (SELECT k_pemda, bool_or(coalesce(lingkup, '') = 'nasional') AS nasional, bool_or(coalesce(lingkup, '') = 'cabang') AS cabang
              FROM lihat GROUP BY ALL),
     dikenal AS (SELECT s.k_pemda, s.k_unit, s.k_bayar, bool_or(l.npp IS NOT NULL) AS dilaporkan
                 FROM npp_sah s LEFT JOIN (SELECT DISTINCT k_pemda, npp FROM lihat) l USING (k_pemda, npp) GROUP BY ALL)
SELECT b.*, coalesce(l.nasional, false) AS nasional, d.k_pemda IS NOT NULL AS npp_dikenal,
       coalesce(l.nasional OR l.cabang, false) OR coalesce(d.dilaporkan, l.k_pemda IS NOT NULL) AS terlihat
FROM bayar b LEFT JOIN luas l USING (k_pemda) LEFT JOIN dikenal d USING (k_pemda, k_unit, k_bayar);
