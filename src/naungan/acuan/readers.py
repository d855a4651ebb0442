"""How the columns are read whose words only this room and those below it know: governments, families of accounts, conditions,
steps of a budget."""

from __future__ import annotations

from collections.abc import Mapping

from naungan.acuan.loading import load
from naungan.acuan.siklus import step_words
from naungan.answers import Reader, Taken, Wrong, one_of, plain_word
from naungan.kernel.messages import sentence
from naungan.regions import read_pemda
from naungan.regulasi.keringanan import syarat_dikenal


def readers() -> Mapping[str, Reader]:
    """The readers by column."""
    return {"pemda": read_pemda, "keluarga": read_keluarga, "syarat": read_syarat, "langkah": one_of(step_words())}


def read_keluarga(said: str) -> Taken:
    """A family of accounts, or a category of workers that belongs to one."""
    families, word = load("rekening.yaml")["keluarga"], plain_word(said)
    found = [name for name, body in families.items() if word == name or word in body["kategori"]]
    if not found:
        raise Wrong(sentence("BOLEH_SALAH_SATU", {"pilihan": ", ".join(families)}), "JAWABAN_REKENING_KELUARGA")
    return Taken(str(found[0]))


def read_syarat(said: str) -> Taken:
    """A condition of a relief of contributions, by any of its spellings."""
    known = syarat_dikenal()
    return Taken(known[str(one_of(tuple(known))(said).nilai)])
