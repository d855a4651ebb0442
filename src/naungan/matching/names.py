"""What can be compared of a name: keys by spelling and by sound, computed once for each distinct name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.engine import trim
from naungan.matching.spelling import CLEAN, COMMON_FIRST, DOUBLES, SOUNDS, SPELLING, WORDS

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

KEYS = (
    "kata",
    "jumlah_kata",
    "jumlah_pokok",
    "kunci",
    "urut",
    "depan",
    "akhir",
    "bunyi",
    "bunyi_depan",
    "bunyi_akhir",
    "huruf_depan",
    "huruf",
)


def name_keys(engine: Engine, *tables: ir.Table) -> ir.Table:
    """The keys of every distinct ``nama`` in the tables.

    Columns: ``nama`` as written; ``kata`` its bare words in new spelling without titles and without Muhammad (unless it is
    the only word), ``jumlah_kata`` how many, ``jumlah_pokok`` how many from ``depan`` on; ``kunci`` the words run together
    and ``urut`` the same sorted; ``depan`` the given
    word (the first that is not as common as Siti or Ahmad) and ``akhir`` the last; ``bunyi``, ``bunyi_depan``,
    ``bunyi_akhir`` the same by sound; ``huruf`` and ``huruf_depan`` the letters of all and of ``depan`` sorted, to see swapped letters.
    A name without any letter has NULL keys.
    """
    names = tables[0].select("nama")
    for table in tables[1:]:
        names = names.union(table.select("nama"))
    names = names.filter(names.nama.notnull()).distinct()
    bare = names.mutate(bersih=_bare(names.nama))
    bare = engine.keep(bare.mutate(kata=trim(bare.bersih.re_replace("(^| )M( |$)", " "))))
    bare = bare.mutate(kata=(bare.kata == "").ifelse(bare.bersih, bare.kata).nullif(""))
    split = bare.mutate(
        pokok=bare.kata.re_replace(f"^(({COMMON_FIRST}) )+", ""),
        suara=trim(_steps(ibis.literal(" ") + bare.kata + " ", SOUNDS)),
        suara_pokok=trim(_steps(ibis.literal(" ") + bare.kata.re_replace(f"^(({COMMON_FIRST}) )+", "") + " ", SOUNDS)),
    )
    return engine.keep(_keys(split).select("nama", *KEYS))


def _keys(split: ir.Table) -> ir.Table:
    words, main = split.kata.split(" "), split.pokok.split(" ")
    heard = split.suara_pokok.split(" ")
    # A single word written twice is a form's answer to "at least two words".
    twice = (words.length() == 2) & (words[0] == words[1])
    return split.mutate(
        kata=twice.ifelse(words[0], split.kata),
        jumlah_kata=split.kata.notnull().ifelse(twice.ifelse(1, words.length()), ibis.null()).cast("int64"),
        jumlah_pokok=split.kata.notnull().ifelse(main.length(), ibis.null()).cast("int64"),
        kunci=twice.ifelse(words[0], _steps(split.kata.replace(" ", ""), DOUBLES)),
        urut=twice.ifelse(words[0], words.sort().join("")),
        depan=main[0],
        akhir=split.kata.re_extract("[^ ]+$", 0),
        bunyi=twice.ifelse(heard[0], _steps(split.suara.replace(" ", ""), DOUBLES)),
        bunyi_depan=heard[0],
        bunyi_akhir=split.suara.re_extract("[^ ]+$", 0),
        huruf=split.kata.replace(" ", "").split("").sort().join(""),
        huruf_depan=main[0].split("").sort().join(""),
    )


def _bare(name: ir.StringValue) -> ir.StringValue:
    clean = trim(_steps(trim(name.upper()), CLEAN))
    spelled = _steps(clean, SPELLING)
    return trim(_steps(ibis.literal(" ") + spelled + " ", WORDS))


def _steps(text: ir.StringValue, steps: tuple[tuple[str, str], ...]) -> ir.StringValue:
    for pattern, replacement in steps:
        text = text.replace(pattern, replacement) if pattern.replace(" ", "").isalpha() else text.re_replace(pattern, replacement)
    return text
