"""The year's ceiling against the year's need, in one sentence for every paper: asked only where nobody says what has been realised."""

from __future__ import annotations

from collections.abc import Mapping

from naungan.told.words import rupiah_short, say


def year_sentence(code: str, sums: Mapping[str, int | None]) -> str:
    """The sentence ``code`` about amounts as ``budget.sums.sum_year`` adds them up; empty where the year is not asked."""
    need, short = sums["kebutuhan_setahun"], sums["kekurangan_setahun"]
    if need is None:
        return ""
    answer = "JAWAB_SETAHUN_KABUR" if short is None else "JAWAB_SETAHUN_KURANG" if short else "JAWAB_SETAHUN_CUKUP"
    said = say(answer, kekurangan=rupiah_short(short))
    return say(code, pagu=rupiah_short(sums["pagu_setahun"]), kebutuhan=rupiah_short(need), jawaban=said)
