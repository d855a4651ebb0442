"""The parts of a reference page of the law: series through time, rules in words, reliefs, published cases; all in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from naungan.benefit.events import bagian_tubuh
from naungan.kernel.period import Bulan, tanggal
from naungan.kernel.rupiah import rp
from naungan.law import Book, Entry, Formula, Series
from naungan.law.words import SATUAN, words
from naungan.regulasi.keringanan import Keringanan, daftar_keringanan
from naungan.regulasi.keringanan.pasang import FAKTOR
from naungan.told.law.days import yearly
from naungan.told.law.reliefs import beneficiaries, conditions, details, factors

MARK = {"confirmed": "● terkonfirmasi", "recalled": "◐ **diingat, belum diperiksa**", "unknown": "○ **tidak diketahui**"}
_SINGKATAN = ("jkk", "jkm", "jht", "jp", "jkp", "pu", "bpu", "pmi", "stmb", "ppn", "rp")
# Keys of a case whose text is an amount of money.
_UANG = ("jumlah", "upah", "penghasilan", "upah_total", "nilai_kontrak", "upah_rata", "saldo_awal")
# What the amount of a case is, by its segment.
_JUMLAH = {"PU": "upah sebulan", "BPU": "penghasilan sebulan", "JAKON": "nilai kontrak"}
# Values of one date that stand in one cell; more of them get a table.
_SEBARIS = 7


def sure(status: str, sandaran: str | None) -> str:
    """The mark of a status, with what it rests on."""
    return MARK[status] + (f", {sandaran}" if sandaran else "")


def legend() -> list[str]:
    """What the marks mean."""
    return [
        "● terkonfirmasi: dibaca pada naskah resmi, pada beberapa sumber yang berdiri sendiri, atau pada satu sumber; yang mana, disebut.",
        "◐ **diingat, belum diperiksa**: dikenal, tetapi sumbernya belum dibaca.",
        "○ **tidak diketahui**: belum ada nilai yang dapat dipertanggungjawabkan; jumlah yang memerlukannya ditandai.",
    ]


def series(one: Series) -> Iterator[str]:
    """One series: what it is, and a table through time with its sources."""
    yield f"### {one.nama['id']}"
    yield ""
    yield f"{one.uraian.strip()} (`{one.kode}`, {SATUAN[one.satuan]}; diperiksa {tanggal(one.diperiksa)})"
    if one.berganti:
        yield ""
        yield f"Nilai baru diharapkan setiap {yearly(one.berganti)}; sampai diketahui, nilainya ditandai tidak diketahui."
    yield ""
    yield "| sejak | nilai | dasar | diundangkan | kepastian | catatan |"
    yield "|---|---|---|---|---|---|"
    yield from (_entry(one, entry) for entry in one.entries)
    yield ""
    for entry in one.entries:
        if _long(entry.nilai):
            yield from _table(one, entry)


def _long(nilai: Any) -> bool:
    """Whether the values of one date need a table of their own."""
    return isinstance(nilai, dict | list) and len(nilai) > _SEBARIS


def _table(one: Series, entry: Entry) -> Iterator[str]:
    """The values of one date, one a line: by band, or by key with what the key means."""
    yield f"Sejak {tanggal(entry.mulai)}:"
    yield ""
    if isinstance(entry.nilai, dict):
        yield f"| {(one.kunci or '').replace('_', ' ')} | kode | nilai |"
        yield "|---|---|---:|"
        yield from (_row(_meaning(key), f"`{key}`", words(value, one.satuan)) for key, value in entry.nilai.items())
    else:
        yield "| mulai dari | sampai kurang dari | nilai |"
        yield "|---:|---:|---:|"
        above = [words(lower, _bound(one)) for lower, _ in entry.nilai[1:]] + ["–"]
        for (lower, value), upper in zip(entry.nilai, above, strict=True):
            yield _row(words(lower, _bound(one)), upper, words(value, one.satuan))
    yield ""


def _meaning(key: str) -> str:
    part = bagian_tubuh().get(key)
    return str(part["nama"]) if part else key.replace("_", " ")


def _bound(one: Series) -> str:
    return "rupiah" if (one.pita or "").endswith("_sen") else ""


def _entry(one: Series, entry: Entry) -> str:
    enacted = tanggal(entry.diundangkan) if entry.diundangkan else "–"
    source = f"{entry.dasar.aturan} {entry.dasar.pasal}" + (f", {entry.dasar.lembaran}" if entry.dasar.lembaran else "")
    value = "tidak diketahui" if entry.nilai is None and entry.status == "unknown" else _value(one, entry.nilai)
    return _row(tanggal(entry.mulai), value, source, enacted, sure(entry.status, entry.sandaran), entry.catatan or "")


def _value(one: Series, nilai: Any) -> str:
    if nilai is None:
        return "berakhir"
    if _long(nilai):
        return f"tabel {len(nilai)} baris di bawah"
    if isinstance(nilai, dict):
        return "<br>".join(f"{key}: {words(value, one.satuan)}" for key, value in nilai.items())
    if isinstance(nilai, list):
        return "<br>".join(f"mulai {words(lower, _bound(one))}: {words(value, one.satuan)}" for lower, value in nilai)
    return words(nilai, one.satuan)


def formula(book: Book, versions: Sequence[Formula]) -> Iterator[str]:
    """One rule: each version in words, with its article and what it takes."""
    yield f"### {spoken(versions[0].nama)}"
    yield ""
    for one in versions:
        last = book.ends(one)
        until = f"sampai {tanggal(last)}" if last else "sampai sekarang"
        sure = f" {MARK[one.status]}" if one.status else ""
        yield f"- **{one.rumus}**{sure}"
        yield f"  {one.pasal}; berlaku sejak {tanggal(one.berlaku)} {until}; hasilnya dalam {_unit(one.satuan)} (`{one.nama}`)."
        yield f"  Memakai: {_needs(book, one)}."
    yield ""


def _unit(satuan: str) -> str:
    """The unit for a reader: amounts are held in sen, and read as rupiah."""
    return SATUAN[satuan.replace("sen", "rupiah") if satuan.startswith("sen") else satuan]


def spoken(nama: str) -> str:
    """The name of a rule as people say it: ``iuran_jkk_pu`` → ``Iuran JKK PU``."""
    said = " ".join(part.upper() if part in _SINGKATAN else part for part in nama.removesuffix("_sen").split("_"))
    return said[0].upper() + said[1:]


def _needs(book: Book, version: Formula) -> str:
    """What a rule takes, in words and without repetition."""
    return "; ".join(dict.fromkeys(_label(book, need) for need in version.needs)) or "tidak ada"


def _label(book: Book, need: str) -> str:
    if need in FAKTOR:
        return "keringanan yang diberikan"
    if need in book.series:
        return book.series[need].nama["id"]
    if need in book.formulas:
        return f"*{spoken(need)}*"
    return book.kolom[need].uraian if need in book.kolom else need


def columns(book: Book, rules: Iterable[Sequence[Formula]]) -> Iterator[str]:
    """What a case must say so that the rules can be applied."""
    asked = sorted({need for versions in rules for one in versions for need in one.needs if need in book.kolom and need not in FAKTOR})
    if not asked:
        return
    yield "Yang harus diketahui tentang orangnya:"
    yield ""
    yield from (f"- {book.kolom[name].uraian} ({_unit(book.kolom[name].satuan)})" for name in asked)


def reliefs() -> Iterator[str]:
    """Every relief through time."""
    yield ""
    yield "## Keringanan sepanjang waktu"
    yield ""
    yield "Dalam satu bulan paling banyak satu keringanan terbuka bagi satu orang."
    yield ""
    yield "| bulan iuran | segmen | iuran menjadi | bagi siapa | syarat | juga | dasar | diundangkan | kepastian | catatan |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    yield from (_relief(one) for one in daftar_keringanan())
    yield ""


def _relief(one: Keringanan) -> str:
    return _row(
        f"{one.dari.nama} sampai {one.sampai.nama}", one.segmen, factors(one), beneficiaries(one), conditions(one) or "–",
        details(one) or "–", f"{one.dasar.aturan} {one.dasar.pasal} (`{one.kode}`)", tanggal(one.diundangkan),
        sure(one.status, one.sandaran),
        one.catatan,
    )  # fmt: skip


def cases(published: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Published cases as a table."""
    yield "| kasus | sumber | diketahui | hasil |"
    yield "|---|---|---|---|"
    for one in published:
        yield _row(one["kasus"], one["sumber"], _facts(one["diketahui"]), _results(one["hasil"]))


def _facts(known: dict[str, Any]) -> str:
    amount = {"jumlah": _JUMLAH.get(known.get("segmen", ""), "jumlah")}
    return "; ".join(f"{amount.get(name) or _name(name)} {_fact(name, value)}" for name, value in known.items())


def _name(key: str) -> str:
    """A key of a case as it is read: programmes in capitals."""
    return " ".join(word.upper() if word in _SINGKATAN else word for word in key.split("_"))


def _fact(name: str, value: Any) -> str:
    if name in _UANG:
        return words(int(Decimal(value) * 100), "sen")
    if name == "program":
        return str(value).upper().replace(",", ", ")
    if name == "bulan" and isinstance(value, str):
        return Bulan.parse(value).nama
    if name == "bulan" and isinstance(value, list):
        return " sampai ".join(dict.fromkeys(Bulan.parse(one).nama for one in value))
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return words(value, "")
    return "ya" if value is True else tanggal(value) if hasattr(value, "year") else str(value)


def _results(hasil: dict[str, Any]) -> str:
    return "; ".join(f"{_name(name)} {_result(value)}" for name, value in hasil.items())


def _result(value: Any) -> str:
    if isinstance(value, list):
        return f"pemberi kerja {rp(value[0])}, pekerja {rp(value[1])}"
    return rp(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
