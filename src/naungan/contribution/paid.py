"""A project of which a part is paid already: only the rest is owed, and a relief touches only the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from naungan.contribution.case import Case
from naungan.kernel.errors import Refusal
from naungan.kernel.rupiah import half_up, rp


def with_paid(case: Case, whole: Mapping[str, int]) -> Case:
    """The case with its payment shared out over the programmes in the ratio of their ``whole`` contributions (rupiah).

    The receipt of a project is one sum. Refusal when more was paid than was owed.
    """
    total, left = sum(whole.values()), case.sudah_dibayar
    if left > total:
        raise Refusal("IURAN_DIBAYAR_LEBIH", dibayar=rp(left), penuh=rp(total))
    first, *others = whole
    shares = {first: half_up(left * whole[first], total)}
    shares |= dict.fromkeys(others, left - shares[first])
    return replace(case, bagian_dibayar=tuple(shares.items()))
