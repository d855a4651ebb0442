"""The year's ceiling against the year's need, in one sentence for every paper; how much of it the sentence answers stands in it."""

from __future__ import annotations

from collections.abc import Mapping

from naungan.told.words import number, rupiah_short, say


def year_sentence(code: str, sums: Mapping[str, int | None]) -> str:
    """The sentence ``code`` about amounts as ``budget.sums.told_year`` adds them up; empty where no account is judged by its year."""
    need, short = sums["kebutuhan_setahun"], sums["kekurangan_setahun"]
    if need is None:
        return ""
    answer = "JAWAB_SETAHUN_KABUR" if short is None else "JAWAB_SETAHUN_KURANG" if short else "JAWAB_SETAHUN_CUKUP"
    said = say(answer, kekurangan=rupiah_short(short))
    if others := sums["rekening_lain"]:
        said = say("JAWAB_SETAHUN_SEBAGIAN", jawaban=said, jumlah=number(others))
    return say(code, pagu=rupiah_short(sums["pagu_setahun"]), kebutuhan=rupiah_short(need), jawaban=said)
