SELECT pemda, unit, keadaan, sum(n)::BIGINT AS n,
       sum(CASE WHEN terutang THEN rupiah(wajib_jkk, jkk, wajib_jkm, jkm) END)::BIGINT AS iuran,
       sum(CASE WHEN NOT belum_pasti THEN rupiah(tagih_jkk, jkk, tagih_jkm, jkm) END)::BIGINT AS dampak
FROM putusan GROUP BY ALL ORDER BY ALL;
