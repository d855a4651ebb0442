-- Everything that many rows have in common becomes one whole number: of a roster row its cell, of a member row what is said of the member.
CREATE TEMP TABLE sel AS
SELECT row_number() OVER (ORDER BY r.pemda, r.unit, r.kategori)::INT AS sel, dense_rank() OVER (ORDER BY r.pemda, r.unit)::INT AS kantor,
       r.*, coalesce(r.pemda, '') AS k_pemda, coalesce(r.unit, '') AS k_unit, coalesce(h.segmen, '') AS k_segmen,
       coalesce(r.kategori, '') AS k_kategori, h.* EXCLUDE (pemda_k, kategori_k) REPLACE (coalesce(h.asn, false) AS asn)
FROM (SELECT DISTINCT pemda, unit, kategori FROM roster) r
LEFT JOIN hukum h ON h.kategori_k = coalesce(r.kategori, '')
                 AND h.pemda_k = CASE WHEN r.pemda IN (SELECT pemda_k FROM hukum) THEN r.pemda ELSE '' END;

-- A month is a SMALLINT: years × 12 + months. ``hidup``: active in the month? NULL = not said.
CREATE TEMP TABLE fakta AS
SELECT row_number() OVER ()::INT AS kode, *, (12 * lunas_sampai[:4]::INT + lunas_sampai[6:]::INT)::SMALLINT AS lunas,
       CASE WHEN tahan THEN NULL WHEN nonaktif <= getvariable('ujung') OR mulai > getvariable('ujung') THEN false
            WHEN aktif IS NOT NULL THEN aktif WHEN lunas_sampai >= getvariable('bulan') THEN true END AS hidup
FROM (SELECT DISTINCT coalesce(pemda, '') AS k_pemda, npp, segmen, lingkup, aktif, jkk, jkm, lunas_sampai, mulai, nonaktif,
                      terdaftar, npp_pemda, tahan FROM member);

CREATE TEMP VIEW anggota AS
SELECT m.nomor_baris, f.kode, (m.upah * 100)::BIGINT AS upah
FROM member m JOIN fakta f
  ON f.k_pemda = coalesce(m.pemda, '') AND f.npp IS NOT DISTINCT FROM m.npp AND f.segmen IS NOT DISTINCT FROM m.segmen
 AND f.lingkup IS NOT DISTINCT FROM m.lingkup AND f.aktif IS NOT DISTINCT FROM m.aktif
 AND f.jkk IS NOT DISTINCT FROM m.jkk AND f.jkm IS NOT DISTINCT FROM m.jkm AND f.lunas_sampai IS NOT DISTINCT FROM m.lunas_sampai
 AND f.mulai IS NOT DISTINCT FROM m.mulai AND f.nonaktif IS NOT DISTINCT FROM m.nonaktif
 AND f.terdaftar IS NOT DISTINCT FROM m.terdaftar AND f.npp_pemda IS NOT DISTINCT FROM m.npp_pemda
 AND f.tahan IS NOT DISTINCT FROM m.tahan;

-- Of the days of a roster row only this matters: how it lies to the month (begun before, within, or after it; ended), and if it is held.
CREATE MACRO ciri(mulai, akhir, tahan) AS
  (CASE WHEN mulai > getvariable('ujung') THEN 2 WHEN mulai > getvariable('awal') THEN 1 ELSE 0 END
   + CASE WHEN akhir < getvariable('awal') THEN 3 ELSE 0 END + CASE WHEN tahan THEN 6 ELSE 0 END)::TINYINT;

CREATE MACRO wajar(upah) AS coalesce(upah > 0::DECIMAL(18, 2) AND upah <= 10000000000::DECIMAL(18, 2), false);

-- The base in sen: the wage, not less than the policy's floor; what the policy puts in place of one nobody knows, or of every one.
CREATE MACRO dasar_sen(upah, tetap, lantai, pengganti) AS
  CASE WHEN wajar(upah) AND NOT coalesce(tetap, false)
       THEN (greatest(upah, lantai)::DECIMAL(13, 2) * 100)::BIGINT ELSE pengganti END;
CREATE MACRO bulat(sen, kali, bagi) AS (2 * sen * kali + bagi) // (2 * bagi);
