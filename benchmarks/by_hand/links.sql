-- From a ready link: whose row says more than the row itself. kode: what is said of the member (fakta), 0 nothing, −1 several rows on
-- either side, −2 a person must say who it is.
CREATE TEMP TABLE ramai AS
SELECT nomor_baris, coalesce(pemda, '') AS k_pemda, peserta FROM member_person WHERE NOT coalesce(sendiri, false);

CREATE TEMP TABLE taut AS
SELECT l.nomor_baris, a.upah,
       CASE WHEN NOT l.sendiri OR r.nomor_baris IS NOT NULL THEN -1 WHEN l.tinjau THEN -2 ELSE coalesce(a.kode, 0) END AS kode
FROM (SELECT nomor_baris, coalesce(sendiri, false) AS sendiri, decision = 'review' AS tinjau,
             CASE WHEN decision = 'same' THEN member_nomor_baris END AS anggota
      FROM link WHERE NOT coalesce(sendiri, false) OR decision <> 'none') l
LEFT JOIN ramai r ON r.nomor_baris = l.anggota
LEFT JOIN anggota a ON a.nomor_baris = l.anggota;

CREATE TEMP TABLE jamak AS
SELECT l.nomor_baris, l.orang, l.decision = 'review' AS tinjau, l.peserta, coalesce(l.pemda, '') AS k_pemda, l.member_nomor_baris AS anggota
FROM link l WHERE l.nomor_baris IN (SELECT nomor_baris FROM taut WHERE kode = -1);
