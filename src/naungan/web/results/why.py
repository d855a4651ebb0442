"""Why one person's contribution is what it is: steps, articles and the row of the file, by the rooms that explain it at the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from naungan.kernel.errors import Refusal
from naungan.told.law.explanation import Explanation, explanation
from naungan.web.results.bench import taken
from naungan.web.results.stored import finished, of, table


def why(folder: Path, pemda: str, row: Mapping[str, Any]) -> Explanation:
    """The explanation of a row of a roster (``berkas``, ``lembar``, ``baris``, ``sumber``, ``unit``).

    Refusal where nothing is owed for it; Busy where too many ask at once.
    """
    from naungan.contribution.traced import Place, traced

    tables = _narrowed(folder, pemda, row)
    there = finished(folder)
    with taken("penjelasan") as engine:
        roster, link, assessment = (engine.table(one) for one in tables)
        place = Place(row["berkas"], row["lembar"] if row["lembar"] != "–" else None, row["baris"])
        return explanation(traced(engine, roster, link, assessment, place, bulan=there.bulan, known=there.diketahui))


def _narrowed(folder: Path, pemda: str, row: Mapping[str, Any]) -> tuple[pa.Table, pa.Table, pa.Table]:
    """The rows of roster, link and assessment that the explanation rests on: few, whatever the government holds."""
    here = of(pemda) & (pc.field("sumber") == row["sumber"]) & (pc.field("baris") == row["baris"])
    roster, link = (table(folder, name, where=here) for name in ("roster", "link"))
    people = link["orang"].unique()
    owed = table(folder, "assessment", where=of(pemda) & pc.field("orang").isin(people))
    if not owed.num_rows:
        raise Refusal("JELAS_TIDAK_ADA_IURAN", berkas=row["berkas"], baris=row["baris"])
    return roster, link, owed
