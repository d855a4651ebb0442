"""What an event may carry: each wrong payload has a code, a sentence and a remedy."""

from __future__ import annotations

from typing import Any

import pytest

from naungan.kernel.messages import remedy, sentence
from naungan.rounds.payloads import _KINDS, PAYLOAD, wrong
from naungan.rounds.tables import Event
from tests.rounds.events import opened


def test_every_kind_of_event_declares_its_keys() -> None:
    assert set(PAYLOAD) == set(Event)
    assert {key.kind for keys in PAYLOAD.values() for key in keys.values()} <= set(_KINDS)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tempat": ""}, "RAPAT_ISI_HILANG"), ({"tempat": None}, "RAPAT_ISI_HILANG"), ({"peserta": []}, "RAPAT_ISI_HILANG"),
        ({"warna": "merah"}, "RAPAT_ISI_ASING"), ({"tanggal": "25-11-2026"}, "RAPAT_ISI_BENTUK"), ({"tanggal": "2026-02-30"}, "RAPAT_ISI_BENTUK"),
        ({"bulan": "2026-13"}, "RAPAT_ISI_BENTUK"), ({"peserta": "BPJS"}, "RAPAT_ISI_BENTUK"), ({"tempat": 7}, "RAPAT_ISI_BENTUK"),
        ({"tempat": "1671014101900001"}, "RAPAT_ISI_BENTUK"), ({"tingkat": "desa"}, "RAPAT_ISI_PILIHAN"),
    ],
)  # fmt: skip
def test_each_wrong_cell_is_told_with_what_to_do(changes: dict[str, Any], code: str) -> None:
    isi = {**opened().isi, **changes}
    (one,) = wrong("dibuka", isi)
    assert one.kode == code
    assert "{" not in sentence(one.kode, one.params) + remedy(one.kode, one.params) and remedy(one.kode, one.params)
    assert "1671014101900001" not in sentence(one.kode, one.params)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("count", (0, 3), (-1, 1.5, True, "3")), ("rupiah", (-5, 7), (1.0, "7", 2**63)), ("ratio", ("54.5", "0"), (54.5, "x", "NaN")),
        ("hash", ("0" * 64,), ("0" * 63, "G" * 64)), ("answer", (True, 3, "ya"), (1.5, [], "")),
        ("files", ([{"nama": "a.pdf", "sha256": "0" * 64, "oleh": "Ani"}],), ("a.pdf", [{"nama": "a.pdf"}])),
    ],
)  # fmt: skip
def test_kinds_take_what_they_name(kind: str, good: tuple[Any, ...], bad: tuple[Any, ...]) -> None:
    assert all(_KINDS[kind][0](one) for one in good)
    assert not any(_KINDS[kind][0](one) for one in bad)


def test_an_unknown_kind_of_event_is_told() -> None:
    assert [one.kode for one in wrong("dihapus", {})] == ["RAPAT_JENIS_ASING"]
