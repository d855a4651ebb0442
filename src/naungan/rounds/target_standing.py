"""How far each target is on a day: held against coverage of its own scope and denominator, or told why it can't be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from naungan.acuan.sasaran import bands
from naungan.kernel.period import Bulan, tanggal
from naungan.rounds.rank import ranked
from naungan.rounds.register_tables import TARGET_STANDING
from naungan.rounds.targets import decimal, share_of, targets

Row = Mapping[str, Any]
Bounds = tuple[Any, Any]
# Of several figures of one month the one that is counted here goes first, then what was handed in.
_FIRST = ("evaluasi", "terbitan", "bawaan")
NOTHING: Bounds = (None, None)
_ENDS = ("bawah", "atas")


def target_standing(entered: Iterable[Row], figures: Collection[Row], pada: dt.date) -> list[dict[str, Any]]:
    """TARGET_STANDING on a day; ``entered`` are the targets of the book, ``figures`` COVERAGE_FIGURE. In the order of the key."""
    rows = [_standing(one, figures, pada) for one in targets(entered, figures, pada)]
    return [{name: _stored(row.get(name)) for name in TARGET_STANDING.names} for row in ranked(rows)]


@dataclass(frozen=True)
class Held:
    """A target against a figure: people, the denominator of its share, shares and what is needed; bounds where a part is not known."""

    orang: Bounds
    penyebut: int | None
    persen: Bounds
    dibutuhkan: int | None

    def reached(self, target: Row) -> bool | None:
        """Whether the target is there for sure, or for sure not; None where the bounds lie on both sides of it."""
        by_people = self.dibutuhkan is not None and self.orang != NOTHING
        lowest, highest = self.orang if by_people else self.persen
        wanted = self.dibutuhkan if by_people else Fraction(target["persen"])
        return True if lowest >= wanted else False if highest < wanted else None


def _standing(target: Row, figures: Collection[Row], pada: dt.date) -> dict[str, Any]:
    due = target["sampai"] or dt.date(target["tahun"], 12, 31)
    band = bands().get(target["wilayah"] or "")
    row = {**target, "sampai": due}
    if band is not None:
        row |= {"golongan": band.golongan, "golongan_sumber": ", ".join(filter(None, (band.sumber, tanggal(band.hari), band.angka)))}
    known = [one for one in figures if one["wilayah"] == target["wilayah"] and _known(one, min(pada, due))]
    alike = _comparable(target, known)
    if isinstance(alike, str):
        return {**row, "keadaan": "tidak_dapat_dibandingkan", "alasan": alike}
    latest = max(_day_of(one) for one in alike)
    newest = sorted((one for one in alike if _day_of(one) == latest), key=_preferred)
    held = _held(target, newest[0])
    return {**row, **_told(newest[0], held), "angka_lain": len(newest) - 1, **_judged(target, newest[0], held, due, pada)}


def _stored(value: Any) -> Any:
    return decimal(value) if isinstance(value, Fraction) else value


def months_left(pada: dt.date, due: dt.date) -> int | None:
    """The months from that of the day to that of the due day, both counted; None once the due day has passed."""
    return None if pada > due else Bulan.of(due).minus(Bulan.of(pada)) + 1


def _known(figure: Row, day: dt.date) -> bool:
    """Whether a figure is of that day or of before; one of a month is of the day on which the month is looked at."""
    return Bulan.parse(figure["bulan"]) <= Bulan.of(day) and (figure["tanggal"] is None or figure["tanggal"] <= day)


def _comparable(target: Row, known: Collection[Row]) -> list[Row] | str:
    """The figures of the same scope, and of the same denominator where the target is a share; or why there is none."""
    if target["lingkup"] is None:
        return "lingkup_tidak_disebut"
    if target["orang"] is None and target["penyebut"] is None:
        return "penyebut_tidak_disebut"
    if not known:
        return "tanpa_angka"
    scope = [one for one in known if one["lingkup"] == target["lingkup"]]
    if not scope:
        return "lingkup_lain"
    fitting = [one for one in scope if _fits(target, one)]
    return fitting or "penyebut_lain"


def _fits(target: Row, figure: Row) -> bool:
    """People are held against people; a share against one of the same kind of denominator."""
    people = figure["aktif_bawah"] is not None
    same = target["penyebut"] is not None and figure["penyebut"] == target["penyebut"]
    if target["orang"] is not None and people and (target["penyebut"] is None or same):
        return True
    return target["persen"] is not None and same and (share_of(figure) is not None or (people and bool(target["penyebut_orang"])))


def _day_of(figure: Row) -> dt.date:
    day: dt.date = figure["tanggal"] or Bulan.parse(figure["bulan"]).last_day
    return day


def _preferred(figure: Row) -> tuple[bool, int, str]:
    return figure["aktif_bawah"] is None, _FIRST.index(figure["asal"]), figure["sumber"]


def _held(target: Row, figure: Row) -> Held:
    """The share is counted on the target's own denominator where its document names it, else on that of the figure."""
    people = (figure["aktif_bawah"], figure["aktif_atas"])
    whole = target["penyebut_orang"] or (figure["semesta"] if figure["penyebut"] == target["penyebut"] else None)
    shares: Bounds = share_of({**figure, "semesta": whole}) or NOTHING
    needed = target["orang"]
    if needed is None and whole:
        wanted = Fraction(target["persen"]) * whole / 100
        needed = -(-wanted.numerator // wanted.denominator)
    return Held(people, whole, shares, needed)


def _told(figure: Row, held: Held) -> dict[str, Any]:
    lowest, highest = held.persen
    return {
        **{f"capaian_{name}": figure[name] for name in ("bulan", "tanggal", "dibulatkan", "asal", "sumber")},
        "capaian_bawah": held.orang[0], "capaian_atas": held.orang[1], "capaian_penyebut": held.penyebut,
        "capaian_persen_bawah": lowest, "capaian_persen_atas": highest, "dibutuhkan": held.dibutuhkan, "_persen": held.persen,
    }  # fmt: skip


def _judged(target: Row, figure: Row, held: Held, due: dt.date, pada: dt.date) -> dict[str, Any]:
    """The verdict, what is missing and the pace; nobody is told to have missed a day whose figure is not known."""
    reached, left = held.reached(target), months_left(pada, due)
    missing = _missing(target, held)
    if left is None and not _of_the_day(figure, due):
        return {**missing, "keadaan": "tidak_diketahui", "alasan": "angka_hari_itu_belum_ada"}
    if reached is None:
        verdict = {"keadaan": "belum_pasti", "alasan": "batas_melintas"}
    elif left is None:
        verdict = {"keadaan": "tercapai" if reached else "tidak_tercapai"}
    else:
        verdict = {"keadaan": "sudah_tercapai" if reached else "berjalan"}
    return {**missing, **verdict, **_pace(missing, left)}


def _of_the_day(figure: Row, due: dt.date) -> bool:
    """Whether a figure speaks for the due day: it is of that day, or of its whole month."""
    return figure["bulan"] == str(Bulan.of(due)) and figure["tanggal"] in (None, due)


def _missing(target: Row, held: Held) -> dict[str, Any]:
    """People and points that are missing, at least and at most; never less than none."""
    found: dict[str, Any] = {}
    if held.dibutuhkan is not None and held.orang != NOTHING:
        lowest, highest = held.orang
        found |= {"kurang_bawah": max(0, held.dibutuhkan - highest), "kurang_atas": max(0, held.dibutuhkan - lowest)}
    if target["persen"] is not None and held.persen != NOTHING:
        wanted, nought = Fraction(target["persen"]), Fraction(0)
        lowest, highest = held.persen
        found |= {"poin_bawah": max(nought, wanted - highest), "poin_atas": max(nought, wanted - lowest)}
    return found


def _pace(missing: Row, left: int | None) -> dict[str, Any]:
    """People a month until the day, upward, and points a month."""
    if left is None:
        return {}
    people = {f"per_bulan_{end}": -(-missing[f"kurang_{end}"] // left) for end in _ENDS if f"kurang_{end}" in missing}
    return {
        "bulan_sisa": left,
        **people,
        **{f"poin_per_bulan_{end}": missing[f"poin_{end}"] / left for end in _ENDS if f"poin_{end}" in missing},
    }
