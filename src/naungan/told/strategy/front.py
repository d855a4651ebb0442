"""The one page of a governor, in sentences: where we go, how often such statements were right, each target, and what the plan costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from naungan.projection.kept import Told
from naungan.projection.tables import DERET_KUNCI, SEBAB_AKHIR
from naungan.told.strategy.ahead import BOUNDS, DECEMBER, MILLION, counted, part, state, where, why_unsaid
from naungan.told.words import day, label, month, number, percent, place, rupiah_short, say

Row = Mapping[str, Any]
# Three points below what an interval of 80 % promises.
_LEAST_80 = Decimal("0.77")
# How a target stands whose day is over without a figure.
_SILENT = ("tidak_diketahui", "tidak_dapat_dibandingkan", "belum_pasti")


@dataclass(frozen=True)
class Front:
    """Sentences: ``keadaan`` where we are at the end if nothing changes, ``benar`` how often that was right, ``sasaran``, ``langkah``."""

    keadaan: Sequence[str]
    benar: Sequence[str]
    sasaran: Sequence[str]
    langkah: Sequence[str]


def front(told: Told) -> Front:
    """What a governor reads first."""
    level = subject(told)
    mine = [row for row in told.rows("forecast") if row["tingkat"] == level]
    ends = ending_sentences(told, told.rows("dated_end"))
    right = right_sentences(told, level) if any(row["nilai"] is not None for row in mine) else []
    return Front(
        (*where_sentences(told, mine), *ends), right or [say("STRATEGI_TANPA_KETEPATAN")], target_sentences(told), plan_sentences(told)
    )


def subject(told: Told) -> str:
    """Of which level the page speaks: of the province where only one was evaluated."""
    codes = {row["wilayah"][:2] for row in told.rows("series") if row["asal"] == "evaluasi" and row["wilayah"]}
    return "provinsi" if len(codes) == 1 else "nasional"


def where_sentences(told: Told, rows: Sequence[Row]) -> list[str]:
    """The last month of each series of all segments, with both intervals; why not where there is none."""
    if not told.summary["tren"]:
        return [say("STRATEGI_TANPA_TREN")]
    last = told.summary["sampai"]
    shares = {_key(row): row for row in rows if row["ukuran"] == "cakupan" and row["bulan"] == last}
    mine = [row for row in rows if row["ukuran"] == "aktif" and row["segmen"] is None]
    told_of = [_where(row, shares.get(_key(row)), last) for row in mine if row["bulan"] == last and row["nilai"] is not None]
    return [*told_of, *_without([row for row in mine if row["alasan"]], last)] or [say("STRATEGI_TANPA_DERET")]


def _without(rows: Sequence[Row], last: str) -> list[str]:
    """The series that have no figure, by what they lack."""
    names: dict[str, list[str]] = {}
    for row in rows:
        name = where(row)
        if name not in names.setdefault(row["alasan"], []):
            names[row["alasan"]].append(name)
    return [
        say("STRATEGI_TANPA_ANGKA", bulan=month(last), deret="; ".join(said), alasan=label("TANPA", one)) for one, said in names.items()
    ]


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in DERET_KUNCI)


def _where(row: Row, share: Row | None, last: str) -> str:
    figures = {name: number(row[name]) for name in ("nilai", *BOUNDS)}
    people = say("STRATEGI_PERKIRAAN", wilayah=where(row), dihitung=counted(row), bulan=month(last), **figures)
    if share is None or share["nilai"] is None:
        return people
    return f"{people} {say('STRATEGI_CAKUPAN', **{name: percent(part(share[name], MILLION)) for name in ('nilai', *BOUNDS)})}"


def right_sentences(told: Told, level: str) -> list[str]:
    """How often intervals of a level held, December on its own, and how near beside both rivals."""
    used = [
        row for row in told.rows("forecast_check")
        if row["tingkat"] == level and row["ukuran"] == "aktif" and row["segmen"] is None and row["dipakai"]
    ]  # fmt: skip
    said = []
    for row in used:
        if row["bulan_kalender"] == 0:
            december = next((one for one in used if _alike(one, row) and one["bulan_kalender"] == DECEMBER), None)
            said += [
                _right("STRATEGI_BENAR", row),
                *_narrow(row),
                _near(row),
                *([_right("STRATEGI_BENAR_DESEMBER", december)] if december else []),
            ]
    return said


def _alike(one: Row, other: Row) -> bool:
    return all(one[name] == other[name] for name in ("lingkup", "penyebut", "asal"))


def _right(code: str, row: Row) -> str:
    shares = {f"kena_{level}": percent(part(row[f"kena_{level}"], row["n"])) for level in (80, 95)}
    return say(code, dihitung=counted(row), n=number(row["n"]), **shares)


def _narrow(row: Row) -> list[str]:
    """Says so where intervals held less often than they promise, by more than what is allowed for."""
    share = part(row["kena_80"], row["n"])
    return [say("STRATEGI_SEMPIT")] if share is not None and share < _LEAST_80 else []


def _near(row: Row) -> str:
    """A model that is itself a rival beats none, and says so."""
    wrong = {name: percent(row[name]) for name in ("galat", "galat_naif", "galat_musiman")}
    code = "STRATEGI_PEMBANDING" if row["model"] in ("naif", "musiman") else "STRATEGI_GALAT"
    return say(code, model=label("MODEL", row["model"]), **wrong)


def ending_sentences(told: Told, rows: Iterable[Row]) -> list[str]:
    """What ends on a known date until the last month, reason by reason: people, and the month in which most do. Reasons overlap."""
    ends = [row for row in rows if row["bulan"] <= told.summary["sampai"]]
    if not ends:
        return []
    detail = ", ".join(
        _ending(reason, [row for row in ends if row["sebab"] == reason])
        for reason in SEBAB_AKHIR
        if any(row["sebab"] == reason for row in ends)
    )
    return [say("STRATEGI_AKHIR", sampai=month(told.summary["sampai"]), rincian=detail)]


def _ending(reason: str, ends: Sequence[Row]) -> str:
    by_month: Counter[str] = Counter()
    for row in ends:
        by_month[row["bulan"]] += row["orang"]
    busiest, most = max(by_month.items(), key=lambda one: (one[1], one[0]))
    return say(
        "STRATEGI_AKHIR_SATU",
        sebab=label("SEBAB_AKHIR", reason),
        orang=number(by_month.total()),
        bulan=month(busiest),
        terbanyak=number(most),
    )


def target_sentences(told: Told) -> list[str]:
    """Each target of the nation and of the evaluated provinces: hit, missed, or what can't be said and why; how many say nothing."""
    near = {None, *(row["wilayah"][:2] for row in told.rows("series") if row["asal"] == "evaluasi" and row["wilayah"])}
    rows = [row for row in told.rows("target_outlook") if row["wilayah"] in near]
    telling = [row for row in rows if row["keadaan"] != "tidak_dapat_dibandingkan" and row["alasan"] not in _SILENT]
    more = [say("STRATEGI_SASARAN_LEWAT", jumlah=number(len(rows) - len(telling)))] if len(rows) > len(telling) else []
    live = [row for row in telling if row["keadaan"] != "sudah_lewat"]
    return [*map(_target, live), *_over([row for row in telling if row["keadaan"] == "sudah_lewat"]), *more]


def _over(rows: Sequence[Row]) -> list[str]:
    """The targets whose day is over, by whether they were hit."""
    names: dict[str, list[str]] = {}
    for row in rows:
        region = place(row["wilayah"]) if row["wilayah"] else say("SASARAN_NASIONAL")
        names.setdefault(state(row), []).append(f"{region} ({label('DERET', row['deret'])} {row['tahun']})")
    return [
        say("STRATEGI_SASARAN_SUDAH", keadaan=one[:1].upper() + one[1:], sasaran=", ".join(said)) for one, said in sorted(names.items())
    ]


def _target(row: Row) -> str:
    said = {
        "wilayah": place(row["wilayah"]) if row["wilayah"] else say("SASARAN_NASIONAL"), "deret": label("DERET", row["deret"]),
        "tahun": row["tahun"], "sampai": day(row["sampai"]), "keadaan": state(row), "dihitung": counted(row),
    }  # fmt: skip
    needed = say("SASARAN_ORANG", jumlah=number(row["dibutuhkan"])) if row["dibutuhkan"] is not None else ""
    head = say("STRATEGI_SASARAN_HEAD" if needed else "STRATEGI_SASARAN_TANPA_ORANG", **said, dibutuhkan=needed)
    if row["nilai"] is None:
        return f"{head} {why_unsaid(row)}".rstrip()
    return (
        f"{head} {say('STRATEGI_SASARAN_ANGKA', **{name: number(row[name]) for name in ('nilai', 'kurang', 'kurang_terbanyak', *BOUNDS)})}"
    )


def plan_sentences(told: Told) -> list[str]:
    """What the plan does for how many and what it costs, duties and choices apart."""
    made = told.rows("plan_step")
    if not made:
        return [say("STRATEGI_TANPA_RENCANA")]
    money: Counter[str] = Counter()
    for row in made:
        money[row["sifat"]] += row["rupiah"]
    chosen = sum(row["orang"] for row in made if row["sifat"] == "pilihan")
    lines = [say("STRATEGI_RENCANA_JUMLAH", langkah=number(len(made)), rupiah=rupiah_short(sum(money.values())), orang=number(chosen),
                 tujuan=label("TUJUAN_RENCANA", told.summary["tujuan"]))]  # fmt: skip
    lines += [
        say("STRATEGI_RENCANA_SIFAT", sifat=label("SIFAT_RENCANA", one), rupiah=rupiah_short(rupiah))
        for one, rupiah in sorted(money.items())
    ]
    unpriced = told.summary["rencana"]["tanpa_harga"] if told.summary["tujuan"] == "kerugian" else 0
    lines += [say("STRATEGI_TANPA_HARGA", orang=number(unpriced))] if unpriced else []
    return [*lines, *_worth(told), *_missing(told)]


def _worth(told: Told) -> list[str]:
    """How far from the best at most, and what taking the best first would give."""
    said = told.summary["rencana"]
    gap = say("STRATEGI_CELAH", celah=percent(Decimal(said["celah"])), status=label("STATUS_RENCANA", said["status"]))
    if not said["jumlah"]["orang"]:
        return [gap, say("STRATEGI_TANPA_PILIHAN")]
    return [gap, say("STRATEGI_SERAKAH", serakah=number(said["serakah"]["orang"]), rencana=number(said["jumlah"]["orang"]))]


def _missing(told: Told) -> list[str]:
    """What duties lack, and by how many a target is above what can be reached."""
    short = told.rows("plan_short")
    duties = [row for row in short if row["sifat"]]
    said = []
    if duties:
        rupiah = rupiah_short(sum(row["rupiah"] or 0 for row in duties))
        said.append(
            say(
                "STRATEGI_KURANG_SEMUA",
                rupiah=rupiah,
                kelompok=number(len({(row["pemda"], row["kelompok"], row["sifat"]) for row in duties})),
            )
        )
    aims = [row for row in short if not row["sifat"]]
    return [*said, *(say("STRATEGI_KURANG_SASARAN", sasaran=number(told.summary["orang"]), orang=number(row["orang"])) for row in aims)]


def front_text(told: Told) -> str:
    """The page of a governor for the screen."""
    said = front(told)
    parts = (
        (say("STRATEGI_H_KEADAAN", bulan=month(told.summary["sampai"])), said.keadaan), (say("STRATEGI_H_BENAR"), said.benar),
        (say("STRATEGI_H_SASARAN"), said.sasaran or (say("STRATEGI_TANPA_SASARAN"),)), (say("STRATEGI_H_LANGKAH"), said.langkah),
    )  # fmt: skip
    return "\n\n".join("\n".join((heading, *(f"  {line}" for line in lines))) for heading, lines in parts)
