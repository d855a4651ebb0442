"""The cascade: from what a pair agrees on to a tier, strongest first. Automatic tiers join, review tiers ask a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.matching.evidence import BEDA, DEPAN, MIRIP, SAMA, TERPOTONG
from naungan.matching.spelling import SHARED_GIVEN
from naungan.matching.tables import Tier
from naungan.relations.joins import left

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# The place of a tier is its strength. What a person must say begins after what joins by itself.
_ASKED, _NONE = (tuple(Tier).index(one) for one in (Tier.NIK_NAMA_BEDA, Tier.TIDAK_ADA))
AUTOMATIC, REVIEW = tuple(Tier)[:_ASKED], tuple(Tier)[_ASKED:_NONE]

# Without NIK, a name borne by more than this many members of the pemda may share a birth date by chance (12,000 birth days).
COMMON_NAME = 20
# The same for the given word alone, where the rest of the name agrees by its first letters.
COMMON_GIVEN = 200
# On 1 January and the other days that offices fill in when they do not know.
COMMON_NAME_ON_COMMON_DAY = 2

# Engines that know this likeness; elsewhere the tier nama_mirip, which only ever yields review, is skipped and said to be.
HAS_JARO_WINKLER = ("duckdb",)
# Likeness of two words between 0 and 1; the engine supplies the body.
_jaro_winkler = ibis.udf.scalar.builtin(
    lambda one, other: None, name="jaro_winkler_similarity", signature=(("string", "string"), "float64")
)


def tiers(engine: Engine, pairs: ir.Table, members: ir.Table) -> ir.Table:
    """The pairs that mean something, with ``tier``, ``otomatis`` and ``bukti`` (smaller is stronger; equal is equal evidence)."""
    bearers = members.filter(members.bunyi.notnull()).group_by("pemda", "bunyi").agg(seragam=lambda t: t.count())
    given = members.filter(members.bunyi_depan.notnull()).group_by("pemda", "bunyi_depan").agg(seragam_depan=lambda t: t.count())
    counted = left(pairs, bearers, ["pemda", "bunyi"])
    counted = left(counted, given, ["pemda", "bunyi_depan"])
    counted = counted.mutate(seragam=counted.seragam.fill_null(0), seragam_depan=counted.seragam_depan.fill_null(0))
    named = counted.mutate(tier=_tier(counted))
    if engine.name in HAS_JARO_WINKLER:
        named = named.mutate(tier=ibis.coalesce(named.tier, _looks_alike(named)))
    named = named.filter(named.tier.notnull())
    order = AUTOMATIC + REVIEW
    place = named.tier.cases(*((tier, number) for number, tier in enumerate(order)), else_=len(order))
    date = named.tanggal.cases(("sama", 0), ("dekat", 1), ("kosong", 2), else_=3)
    strength = place * 10_000 + (SAMA - named.nama_tingkat.fill_null(BEDA)) * 1_000 + date * 100 + named.jarak * 10
    strength = strength + named.kelamin_beda.ifelse(1, 0)
    return engine.keep(named.mutate(otomatis=named.tier.isin(AUTOMATIC), bukti=strength.cast("int64")))


def _looks_alike(t: ir.Table) -> ir.StringValue:
    """Names that only look alike: worth a look of a person, never more."""
    close = t.nik_bukti.isin(["mirip", "kosong"]) & (t.tanggal == "sama") & (_jaro_winkler(t.kunci, t.kunci_m) >= 0.92)
    return close.ifelse(Tier.NAMA_MIRIP, ibis.null("string"))


def _tier(t: ir.Table) -> ir.StringValue:
    level = t.nama_tingkat.fill_null(BEDA)
    exact, near, blank = (t.nik_bukti == word for word in ("sama", "mirip", "kosong"))
    same_day, close_day = t.tanggal == "sama", t.tanggal == "dekat"
    return ibis.cases(
        (exact & (level >= TERPOTONG) & same_day, Tier.NIK_NAMA_TANGGAL),
        (exact & (level >= TERPOTONG), Tier.NIK_NAMA),
        (exact & (level >= DEPAN) & (same_day | close_day) & ~t.kelamin_tegas, Tier.NIK_TANGGAL),
        (exact & (level >= MIRIP) & ~t.kelamin_tegas, Tier.NIK_NAMA_MIRIP),
        (exact, Tier.NIK_NAMA_BEDA),
        (near & _safe_near(t, level, same_day) & t.hilang, Tier.NIK_HILANG_ANGKA),
        (near & _safe_near(t, level, same_day), Tier.NIK_MIRIP),
        (near & (level >= MIRIP) & same_day & _safe_slips(t), Tier.NIK_MIRIP_NAMA_MIRIP),
        (near & (level >= MIRIP), Tier.NIK_MIRIP_LEMAH),
        (blank & _safe_blank(t, level) & same_day, Tier.NAMA_TANGGAL),
        (blank & (level == SAMA) & t.tertukar & ~t.satu_kata & _rare(t) & ~t.kelamin_beda, Tier.NAMA_TANGGAL_TERTUKAR),
        (blank & (level == MIRIP) & same_day & _given_safe(t), Tier.NAMA_MIRIP_TANGGAL),
        (blank & (level >= MIRIP) & same_day, Tier.NAMA_TANGGAL_LEMAH),
        (_three_slips(t) & (level == SAMA) & same_day, Tier.NIK_MIRIP),
        ((t.nik_bukti == "lain") & (level >= TERPOTONG) & same_day, Tier.NIK_LAIN),
        (blank & (level == SAMA) & close_day, Tier.NAMA_TANGGAL_DEKAT),
        (blank & (level >= TERPOTONG) & (t.tanggal == "kosong"), Tier.NAMA_SAJA),
        else_=ibis.null("string"),
    )


def _safe_near(t: ir.Table, level: ir.IntegerValue, same_day: ir.BooleanValue) -> ir.BooleanValue:
    """A mistyped NIK with a full name. Twins have neighbouring serials, so the name must not differ at all, or only be cut."""
    several, one = ~t.satu_kata, t.jarak == 1
    sex = ~t.kelamin_tegas & (~t.kelamin_beda | (level == SAMA))
    only_nik = t.hanya_nik & ~t.tetangga & one
    wrong_day = (t.tanggal == "dekat") & ~t.hari_lazim & ~t.sejalan
    slip = (level == SAMA) & several & _rare(t) & t.segenerasi & (wrong_day | only_nik)
    # People born on one day often differ in few digits of the region: there the name must be rare.
    own = t.pangkal | (_rare(t) & (several | one)) | (one & several & (t.seragam <= 3 * COMMON_NAME))
    return sex & ((own & (level >= TERPOTONG) & same_day) | slip)


def _safe_slips(t: ir.Table) -> ir.BooleanValue:
    """Errors in NIK and in name: the NIKs must not be those of twins or of two people born on one day, or the given word must agree."""
    apart = ~t.tetangga & (t.pangkal | ((t.jarak == 1) & _rare(t)))
    given = _given_agrees(t) & (t.pangkal | (t.seragam_depan <= COMMON_GIVEN))
    return ~t.satu_kata & ~t.kelamin_beda & (apart | given)


def _three_slips(t: ir.Table) -> ir.BooleanValue:
    """Three digits differ, as when two are swapped and one is mistyped; only with a rare name of several words."""
    return (t.nik_bukti == "lain") & (t.jarak == 3) & ~t.satu_kata & _rare(t) & ~t.kelamin_beda


def _safe_blank(t: ir.Table, level: ir.IntegerValue) -> ir.BooleanValue:
    sounds = (level == MIRIP) & (t.bunyi == t.bunyi_m)
    return ((level >= TERPOTONG) | sounds) & _rare(t) & ~t.kelamin_beda


def _given_safe(t: ir.Table) -> ir.BooleanValue:
    """Without NIK the given word must agree and not be too common for the birth date to mean something."""
    return _given_agrees(t) & ~t.satu_kata & ~t.kelamin_beda & ~t.hari_lazim & (t.seragam_depan <= COMMON_GIVEN)


def _given_agrees(t: ir.Table) -> ir.BooleanValue:
    """The given word itself agrees and is none that twins share."""
    return (t.depan == t.depan_m) & (t.depan.length() >= 4) & ~t.depan.isin(SHARED_GIVEN)


def _rare(t: ir.Table) -> ir.BooleanValue:
    return t.seragam <= t.hari_lazim.ifelse(COMMON_NAME_ON_COMMON_DAY, COMMON_NAME)
