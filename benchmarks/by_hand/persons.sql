-- From the files alone: persons on either side, and their matching by equal NIK. A person is the smallest number of his rows.
-- Within its pemda a NIK is one BIGINT.
CREATE TEMP TABLE daerah AS
SELECT row_number() OVER () - 1 AS nomor, count(*) OVER () AS banyak, k_pemda
FROM (SELECT k_pemda FROM sel UNION SELECT k_pemda FROM fakta);

CREATE TEMP TABLE nik_pekerja AS
SELECT r.nomor_baris, r.nik::BIGINT * d.banyak + d.nomor AS nik FROM roster r JOIN daerah d ON d.k_pemda = coalesce(r.pemda, '');
CREATE TEMP TABLE nik_peserta AS
SELECT m.nomor_baris, m.nik::BIGINT * d.banyak + d.nomor AS nik FROM member m JOIN daerah d ON d.k_pemda = coalesce(m.pemda, '');

-- Rows whose NIK another row has too, or that have none: only these are read with name, birth date and office.
CREATE TEMP TABLE kembar AS
WITH r AS (SELECT true AS daftar, nomor_baris, nik FROM nik_pekerja UNION ALL SELECT false, nomor_baris, nik FROM nik_peserta),
     sama AS (SELECT true AS daftar, nik FROM nik_pekerja GROUP BY nik HAVING count(*) > 1
              UNION ALL SELECT false, nik FROM nik_peserta GROUP BY nik HAVING count(*) > 1)
SELECT r.* FROM r LEFT JOIN sama s ON s.daftar = r.daftar AND s.nik = r.nik WHERE r.nik IS NULL OR s.nik IS NOT NULL;

CREATE TEMP TABLE ragu AS
SELECT k.*, coalesce(r.pemda, '') AS k_pemda, nullif(r.nama, '') AS nama, r.tanggal_lahir AS lahir, coalesce(r.unit_nama, '') AS kelompok
FROM kembar k JOIN roster r USING (nomor_baris) WHERE k.daftar
UNION ALL
SELECT k.*, coalesce(m.pemda, ''), nullif(m.nama, ''), m.tanggal_lahir, coalesce(m.npp, '')
FROM kembar k JOIN member m USING (nomor_baris) WHERE NOT k.daftar;

-- The same NIK, the same name as written and the same birth date: one person, whatever the name sounds like.
CREATE TEMP TABLE jelas AS
SELECT daftar, nik, min(nomor_baris) AS orang FROM ragu WHERE nik IS NOT NULL
GROUP BY ALL HAVING min(upper(coalesce(nama, ''))) = max(upper(coalesce(nama, ''))) AND min(lahir) = max(lahir) AND count(lahir) = count(*);

-- The others by the sound of the name, or by birth date, given and last word; without a NIK by the whole name, birth date and office.
CREATE TEMP TABLE orang_ragu AS
WITH sisa AS (SELECT * FROM ragu r WHERE NOT EXISTS (FROM jelas j WHERE j.daftar = r.daftar AND j.nik = r.nik)),
     kata AS (SELECT nama, tanpa_m(bersih(nama)) AS kata FROM (SELECT DISTINCT nama FROM sisa WHERE nama IS NOT NULL)),
     suara AS (SELECT *, bersuara(kata) AS suara, string_split(bersuara(pokok(kata)), ' ')[1] AS depan, string_split(kata, ' ') AS bagian
               FROM kata),
     -- A single word written twice is a form's answer to "at least two words".
     dua_kali AS (SELECT *, len(bagian) = 2 AND bagian[1] = bagian[2] AS sekata FROM suara),
     bunyi AS (SELECT nama, CASE WHEN sekata THEN 1 ELSE len(bagian) END AS jumlah_kata,
                      CASE WHEN sekata THEN bagian[1] ELSE tunggalkan(replace(kata, ' ', '')) END AS kunci,
                      CASE WHEN sekata THEN depan ELSE tunggalkan(replace(suara, ' ', '')) END AS bunyi,
                      depan AS bunyi_depan, regexp_extract(suara, '[^ ]+$') AS bunyi_akhir FROM dua_kali),
     kunci AS (
       SELECT s.daftar, s.nomor_baris, s.nomor_baris AS orang, strftime(s.lahir, '%y%m%d') AS hari,
              s.daftar || coalesce(CASE WHEN s.nik IS NOT NULL THEN s.nik || 'n' || b.bunyi WHEN b.jumlah_kata > 1
                THEN s.k_pemda || '//' || b.kunci || '/' || hari || '/' || s.kelompok END, '#' || s.nomor_baris) AS satu,
              s.daftar || coalesce(s.nik || 'l' || hari || '/' || coalesce(b.bunyi_depan, '') || '/'
                || coalesce(b.bunyi_akhir, ''), '#' || s.nomor_baris) AS dua
       FROM sisa s LEFT JOIN bunyi b USING (nama)),
     a AS (SELECT * REPLACE (min(orang) OVER (PARTITION BY satu) AS orang) FROM kunci),
     b AS (SELECT * REPLACE (min(orang) OVER (PARTITION BY dua) AS orang) FROM a),
     c AS (SELECT * REPLACE (min(orang) OVER (PARTITION BY satu) AS orang) FROM b)
SELECT daftar, nomor_baris, min(orang) OVER (PARTITION BY dua) AS orang FROM c;

CREATE TEMP TABLE orang AS
SELECT r.*, coalesce(j.orang, o.orang) AS orang, count(*) OVER (PARTITION BY r.daftar, coalesce(j.orang, o.orang)) = 1 AS sendiri
FROM ragu r LEFT JOIN jelas j ON j.daftar = r.daftar AND j.nik = r.nik
LEFT JOIN orang_ragu o ON o.daftar = r.daftar AND o.nomor_baris = r.nomor_baris;

-- Persons that can be matched: nobody else has their NIK, and they have a name.
CREATE TEMP TABLE tunggal AS
SELECT daftar, nik, min(orang) AS orang, min(upper(nama)) AS nama FROM orang WHERE nik IS NOT NULL
GROUP BY ALL HAVING min(orang) = max(orang) AND min(nama) IS NOT NULL;
CREATE TEMP TABLE peserta AS
SELECT n.nik, n.nomor_baris AS peserta, upper(m.nama) AS nama, false AS ramai
FROM nik_peserta n JOIN member m USING (nomor_baris) ANTI JOIN kembar k ON NOT k.daftar AND k.nomor_baris = n.nomor_baris WHERE m.nama <> ''
UNION ALL SELECT nik, orang, nama, true FROM tunggal WHERE NOT daftar;
CREATE TEMP TABLE peserta_biasa AS FROM peserta p ANTI JOIN kembar k ON k.daftar AND k.nik = p.nik;

CREATE TEMP TABLE cocok AS
SELECT r.nomor_baris AS orang, p.peserta, p.ramai
FROM (SELECT r.nomor_baris, r.nik::BIGINT * d.banyak + d.nomor AS nik, upper(r.nama) AS nama
      FROM roster r JOIN daerah d ON d.k_pemda = coalesce(r.pemda, '')) r
JOIN peserta_biasa p ON p.nik = r.nik AND p.nama = r.nama
UNION ALL SELECT t.orang, p.peserta, p.ramai FROM tunggal t JOIN peserta p ON p.nik = t.nik AND p.nama = t.nama WHERE t.daftar;

-- The same three tables as from a ready link; here a person is a number.
CREATE TEMP TABLE ramai AS SELECT nomor_baris, k_pemda, orang AS peserta FROM orang WHERE NOT daftar AND NOT sendiri;
CREATE TEMP TABLE jamak AS
SELECT o.nomor_baris, o.orang, false AS tinjau, c.peserta, o.k_pemda, CASE WHEN NOT c.ramai THEN c.peserta END AS anggota
FROM orang o LEFT JOIN cocok c ON c.orang = o.orang WHERE o.daftar AND NOT o.sendiri
UNION ALL
SELECT c.orang, c.orang, false, c.peserta, r.k_pemda, NULL FROM cocok c JOIN (SELECT DISTINCT peserta, k_pemda FROM ramai) r USING (peserta)
WHERE NOT EXISTS (FROM orang o WHERE o.daftar AND NOT o.sendiri AND o.orang = c.orang);
CREATE TEMP TABLE taut AS
SELECT nomor_baris, NULL::BIGINT AS upah, -1 AS kode FROM jamak
UNION ALL SELECT c.orang, a.upah, a.kode FROM cocok c JOIN anggota a ON a.nomor_baris = c.peserta
WHERE NOT EXISTS (FROM jamak j WHERE j.nomor_baris = c.orang);
-- Who is left over would be found by likeness, which is no part of this: there must be nobody.
CREATE TEMP VIEW tersisa AS
SELECT (SELECT count(*) FROM nik_peserta) - (SELECT count(*) FROM ramai) + (SELECT count(DISTINCT peserta) FROM ramai)
       - (SELECT count(*) FROM cocok) AS n;
