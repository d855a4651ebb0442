"""What a round freezes: a finished folder and the files it was made from, under the hash of all of it. Written once, never replaced."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.evaluation.finished import Finished, read_finished
from naungan.evaluation.record import HASIL, RUN, SUMMARY
from naungan.kernel.aside import file_aside, folder_aside
from naungan.kernel.digest import digest
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.shown import shown
from naungan.rounds.book import FROZEN, PROOF
from naungan.rounds.chained import digest_of
from naungan.rounds.sidik import sidik
from naungan.rounds.state import Frozen, Round

INPUTS, INDEX = "masukan", "beku.json"


@dataclass(frozen=True)
class Stored:
    """A finished folder as a book has it: its hash, the folder to read, and the input files that nobody handed over with it, by name."""

    evaluasi: str
    finished: Finished
    tanpa: tuple[str, ...]

    @property
    def pemda(self) -> tuple[str, ...]:
        """The pemda that were asked."""
        return tuple(_index(self.finished.folder)["pemda"])


def freeze(book: Path, hasil: Path, masukan: Sequence[Path]) -> Stored:
    """Copy a finished folder into the book, with its input and answer files as they are found, by hash, below ``masukan``.

    What is frozen already is left as it is. Refusal where ``hasil`` is no finished folder, or changes while it is copied.
    """
    read_finished(hasil)
    files = {one.relative_to(hasil).as_posix(): one for one in _results(hasil)}
    hashes = {name: digest(path) for name, path in files.items()}
    record = json.loads(files[RUN].read_text("utf-8"))
    found = _by_hash(masukan, {str(one["sumber"]) for one in record["masukan"]})
    index = {
        "berkas": hashes,
        "masukan": [{"berkas": one["berkas"], "sumber": one["sumber"], "ada": one["sumber"] in found} for one in record["masukan"]],
        "pemda": sorted(json.loads(files[SUMMARY].read_text("utf-8"))["pemda"]),
    }
    name = digest_of(index)
    place = book / FROZEN / name
    if not (place / INDEX).exists():
        with folder_aside(place, replace=False, proof=INDEX, book=book) as aside:
            for inside, path in files.items():
                _copy(path, aside / inside, hashes[inside])
            for sumber, path in found.items():
                _copy(path, aside / INPUTS / sumber, sumber)
            (aside / INDEX).write_text(json.dumps(index, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    return read_frozen(book, name)


def read_frozen(book: Path, evaluasi: str) -> Stored:
    """A frozen folder by its hash; Unreadable where it is missing, or its index or a file of its results was changed."""
    place = book / FROZEN / evaluasi
    if digest_of(_index(place)) != evaluasi:
        raise Unreadable("RAPAT_BEKU_RUSAK", evaluasi=evaluasi, berkas=INDEX)
    if lost := next((name for name, sumber in _index(place)["berkas"].items() if _hash(place / name) != sumber), None):
        raise Unreadable("RAPAT_BEKU_RUSAK", evaluasi=evaluasi, berkas=lost)
    return Stored(evaluasi, read_finished(place), tuple(one["berkas"] for one in _index(place)["masukan"] if not one["ada"]))


def damaged(book: Path, evaluasi: str) -> list[str]:
    """The files of a frozen folder that are missing or not what they were, by name; those nobody handed over are not among them."""
    place = book / FROZEN / evaluasi
    index = _index(place)
    inputs = {f"{INPUTS}/{one['sumber']}": one["sumber"] for one in index["masukan"] if one["ada"]}
    return sorted(name for name, sumber in {**index["berkas"], **inputs}.items() if _hash(place / name) != sumber)


def inputs_of(stored: Stored) -> list[dict[str, Any]]:
    """The files it was made from: ``berkas`` as shown and ``sumber``, the SHA-256 by which each lies below ``masukan``."""
    return [one for one in _index(stored.finished.folder)["masukan"] if one["ada"]]


def frozen_of(stored: Stored, pemda: Iterable[str]) -> list[Frozen]:
    """What a round keeps of each pemda that was asked in a frozen folder."""
    asked = sorted(set(pemda) & set(stored.pemda))
    record, prints = stored.finished.record, sidik(stored.finished, asked)

    posisi = dt.date.fromisoformat(record["posisi"])
    return [Frozen(one, stored.evaluasi, prints[one], record["bulan"], posisi) for one in asked]


def keep_proof(book: Path, file: Path) -> tuple[str, str]:
    """Copy a file of evidence into the book; its SHA-256 and its name as it may be shown."""

    sumber = digest(file)
    place = book / PROOF / sumber
    if not place.exists():
        with file_aside(place, replace=False, book=book) as aside:
            _copy(file, aside, sumber)
    return sumber, shown(file.name)


def damaged_proofs(book: Path, one: Round) -> list[str]:
    """The files of evidence of a round that are missing or not what they were, as they are called."""
    every = [*(file for item in one.butir.values() for file in item.bukti), *(file for each in one.sanggahan for file in each.bukti)]
    return sorted({file.nama for file in every if _hash(book / PROOF / file.sha256) != file.sha256})


def _index(place: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((place / INDEX).read_text("utf-8"))
        return {name: found[name] for name in ("berkas", "masukan", "pemda")}
    except (OSError, ValueError, LookupError, TypeError):
        raise Unreadable("RAPAT_BEKU_RUSAK", evaluasi=place.name, berkas=INDEX) from None


def _results(hasil: Path) -> list[Path]:
    """The record, the summary and the snapshots; papers can be drawn again from them."""
    return [hasil / RUN, hasil / SUMMARY, *sorted(one for one in (hasil / HASIL).rglob("*") if one.is_file())]


def _by_hash(folders: Sequence[Path], wanted: set[str]) -> dict[str, Path]:
    """The files below the folders that are wanted, by hash."""
    found: dict[str, Path] = {}
    for folder in folders:
        for room, _, names in os.walk(folder):
            for path in (Path(room, name) for name in sorted(names)):
                if path.is_file() and not path.is_symlink() and (sumber := digest(path)) in wanted:
                    found.setdefault(sumber, path)
    return dict(sorted(found.items()))


def _hash(path: Path) -> str | None:
    try:
        return digest(path)
    except OSError:
        return None


def _copy(source: Path, target: Path, sumber: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    if digest(target) != sumber:
        raise Refusal("RAPAT_BERUBAH", nama=shown(source.name))
