"""The action layer of the trail: what was seen, exported, unmasked, printed or signed in to."""

from __future__ import annotations

from typing import Any

from naungan.kernel.shown import shown
from naungan.web.audit.actor import acting
from naungan.web.audit.models import Deed

# Kinds of deeds that the ground itself notes; each desk has its own besides. The sentence of each is DEED_<KIND> in the catalogue.
MASUK, GAGAL_MASUK, KELUAR = "masuk", "gagal_masuk", "keluar"
EKSPOR_JEJAK = "ekspor_jejak"


def note(jenis: str, *, pemda: str = "", unit: str = "", tentang: str = "", alamat: str | None = None, **isi: Any) -> None:
    """Note a deed of whoever acts. What is said of it holds no data of a person: counts, names of lists, reasons, opaque ids.

    A number of a person that somebody typed into a reason is masked.
    """
    isi = {name: shown(said) if isinstance(said, str) else said for name, said in isi.items()}
    Deed.objects.create(jenis=jenis, pelaku=acting(), pemda=pemda, unit=unit, tentang=tentang, isi=isi, alamat=alamat)
