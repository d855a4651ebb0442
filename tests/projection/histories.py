"""Series as evaluations of several months would give them, and what came after."""

from naungan.demo.riwayat import world


def cut(made, months):
    """The series and flows of the first so many months, and the rows after them by place and month."""
    last = str(made.pertama.plus(months - 1))
    rows = made.rows()
    later = {(row["tingkat"], row["wilayah"], row["unit"], row["bulan"]): row for row in rows if row["bulan"] > last}
    return [row for row in rows if row["bulan"] <= last], [row for row in made.flows() if row["bulan"] <= last], later


def small(seed, months, **size):
    """A small world; one province of two governments of three units unless said otherwise."""
    return world(seed, months=months, **{"provinces": 2, "pemda": 2, "units": 3, **size})


def one_series(aktif, semesta, *, first="2023-01", tingkat="pemda", wilayah="1101"):
    """Rows of a single series."""
    from naungan.kernel.period import Bulan

    start = Bulan.parse(first)
    said = {"tingkat": tingkat, "wilayah": wilayah, "unit": None, "segmen": None, "lingkup": "nasional", "penyebut": "daftar_pekerja",
            "asal": "evaluasi", "sumber": None}  # fmt: skip
    pairs = enumerate(zip(aktif, semesta, strict=True))
    return [{**said, "bulan": str(start.plus(n)), "aktif": a, "aktif_atas": a, "semesta": w} for n, (a, w) in pairs]
