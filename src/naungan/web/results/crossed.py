"""Who of a government stands on a roster of another one too, as the step that crosses governments found it: places of rows, no person."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from naungan.web.accounts.roles import Right, Role
from naungan.web.accounts.scope import Scope
from naungan.web.environment import read_environment
from naungan.web.results.models import Across, Month
from naungan.web.results.whose import Part, part
from naungan.web.vault.originals import take_out

# File, sheet, row of a roster → codes of the other governments.
Places = Mapping[tuple[str, str, int], tuple[str, ...]]
_KEPT = 64


def whose_crossed(scope: Scope, pemda: str) -> Part:
    """Of whom somebody is told where else he stands: who sees the people of the offices, and no branch."""
    return part(scope, Right.LIHAT_ORANG, pemda, without=frozenset({Role.CABANG}))


def crossed(month: Month) -> Places:
    """The places of a government's rosters whose people stand on those of others in the same month; one query."""
    sidik = Across.objects.filter(bulan=month.bulan).values_list("lintas", flat=True).first()
    return _of(sidik, month.pemda) if sidik else {}


def people_crossed(month: Month) -> int:
    """How many people of the government that are; one query."""
    found = Across.objects.filter(bulan=month.bulan).first()
    return int(found.ringkas.get("lintas", {}).get("pemda", {}).get(month.pemda, 0)) if found else 0


@lru_cache(_KEPT)
def _of(sidik: str, pemda: str) -> Places:
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory(dir=read_environment().scratch) as folder:  # 0700
        place = Path(folder) / "lintas.parquet"
        take_out(sidik, place)
        rows = pq.read_table(place, filters=[("pemda", "=", pemda)], use_threads=False).to_pylist()
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for row in rows:
        found[row["sumber"], row["lembar"], row["baris"]].append(row["lain"])
    return {where: tuple(sorted(others)) for where, others in found.items()}
