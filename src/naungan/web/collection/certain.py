"""What can be put right of a version without asking, kind by kind: computed with its check, kept in the lake beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from naungan.kernel.nik import mask
from naungan.web.collection.kept import PERBAIKAN, folder_of
from naungan.web.collection.models import Version


@dataclass(frozen=True)
class Remedy:
    """A cell as it is read now (``lama``) and as it must be."""

    berkas: str
    lembar: str | None
    baris: int
    kolom: str
    lama: str | None
    nilai: str

    @property
    def tersamar(self) -> tuple[str, str]:
        """Both, so that they may be shown: a number of a person masked, another value as it is."""
        lama, nilai = self.lama or "", self.nilai
        return (mask(lama), mask(nilai)) if sum(one.isdigit() for one in nilai) > 9 else (lama, nilai)


def remedies_of(version: Version, kode: str, limit: int | None = None) -> list[Remedy]:
    """The cells of one kind, in their order."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    path = folder_of(version) / PERBAIKAN
    if not path.is_file():
        return []
    names = ["berkas", "lembar", "baris", "kolom", "lama", "nilai"]
    table = pq.read_table(path, columns=names, filters=pc.field("kode") == kode, use_threads=False)
    rows: list[dict[str, Any]] = (table if limit is None else table.slice(0, limit)).to_pylist()
    return [Remedy(**row) for row in rows]
