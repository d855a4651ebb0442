"""What the claim check says: one sentence a claim, as JSON and as lines for the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from naungan.claims.tables import Verdict
from naungan.kernel.messages import sentence

Row = Mapping[str, Any]


def claims_json(rows: Sequence[Row]) -> dict[str, Any]:
    """``{"klaim": [{kutipan, jenis, dinyatakan, dihitung, putusan, alasan}]}``; null where nothing could be computed."""
    names = ("kutipan", "jenis", "dinyatakan", "dihitung", "putusan")
    return {"klaim": [{**{name: row[name] for name in names}, "alasan": reason(row)} for row in rows]}


def claims_text(rows: Sequence[Row]) -> str:
    """The same for the screen, what does not agree first."""
    if not rows:
        return sentence("KLAIM_TANPA")
    count = Counter(row["putusan"] for row in rows)
    order = (Verdict.TIDAK_COCOK, Verdict.TIDAK_DAPAT_DIPERIKSA, Verdict.PEMBULATAN, Verdict.COCOK)
    lines = [line for verdict in order for row in rows if row["putusan"] == verdict for line in _told(row)]
    return "\n".join([sentence("KLAIM_RINGKAS", {"jumlah": len(rows)} | {str(one): count[one] for one in Verdict}), *lines])


def reason(row: Row) -> str:
    """Why, in one sentence; where the law gave the contribution, that too."""
    params = row["params"]
    said = sentence(row["alasan"], params)
    return f"{said} ({sentence(params['tarif'])})" if "tarif" in params else said


def _told(row: Row) -> Iterator[str]:
    yield ""
    yield f"[{sentence('KLAIM_PUTUSAN_' + row['putusan'].upper())}] {row['tempat']}: {row['kutipan']}"
    yield "    " + sentence("KLAIM_DINYATAKAN", row)
    if row["dihitung"]:
        yield "    " + sentence("KLAIM_DIHITUNG", row)
    yield "    " + reason(row)
