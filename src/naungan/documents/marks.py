"""Sign and tint of a word: what is good, bad, in between, or not known; the word itself always stands beside it."""

from __future__ import annotations

MARKS = {
    "ya": ("✔", "baik"), "ada": ("✔", "baik"), "memenuhi": ("✔", "baik"),
    "cukup": ("✔", "baik"), "lunas": ("✔", "baik"), "dipakai": ("✔", "baik"),
    "tidak": ("✖", "buruk"), "tidak_ada": ("✖", "buruk"), "tidak_memenuhi": ("✖", "buruk"),
    "tidak_dianggarkan": ("✖", "buruk"), "menunggak": ("✖", "buruk"), "belum": ("✖", "buruk"),
    "tinggi": ("▲", "buruk"), "refuse": ("✖", "buruk"), "kurang": ("▼", "buruk"), "tidak_dipakai": ("✖", "buruk"),
    "sedang": ("■", "sedang"), "hold": ("■", "sedang"),
    "rendah": ("●", "kabur"), "note": ("●", "kabur"), "tidak_diketahui": ("?", "kabur"),
    "tidak_disebut": ("?", "kabur"), "tidak_dapat_dinilai": ("?", "kabur"), "belum_dapat_dinilai": ("?", "kabur"),
}  # fmt: skip
