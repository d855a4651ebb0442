"""The book in its folder: batches all or nothing, a chain over them, one writer at a time."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from naungan.kernel.errors import Failure, Refusal, Unfit, Unreadable
from naungan.rounds import EVENT, Event, New, Status, fold, read_book, read_events
from naungan.rounds.book import may_hold
from tests.rounds.events import closed, frozen, item, opened, said, write


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "rapat"
    write(folder, opened(), frozen("1671"), frozen("1801"), item(), item("R1-0002", "1801"))
    return folder


def code(failure: pytest.ExceptionInfo[Failure]) -> str:
    return failure.value.code


def test_a_round_walks_from_its_opening_to_its_close(book: Path) -> None:
    write(book, New("R1", Event.DITUGASKAN, {"butir": "R1-0001", "penanggung_jawab": "BPKAD", "tenggat": "2026-12-15"}))
    write(book, said("dikerjakan"), said("ditolak", "R1-0002", "Sudah dibayar."))
    after = write(book, closed(), oleh="Budi")
    one = read_book(book).rapat["R1"]
    assert after == read_book(book) and one.closed and one.ditutup_oleh == "Budi"
    assert (one.butir["R1-0001"].status, one.butir["R1-0001"].penanggung_jawab) == (Status.DIKERJAKAN, "BPKAD")
    assert (one.butir["R1-0002"].alasan, one.butir["R1-0002"].open) == ("Sudah dibayar.", False)
    assert sorted(path.name for path in (book / "peristiwa").iterdir()) == [f"{place:06d}.jsonl" for place in range(1, 5)]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (opened(), "RAPAT_SUDAH_ADA"), (frozen("1671"), "RAPAT_SUDAH_BEKU"), (frozen("1771"), "RAPAT_PEMDA_TIDAK_DIUNDANG"),
        (item(), "RAPAT_BUTIR_SUDAH_ADA"), (said("ditolak"), "RAPAT_STATUS_TANPA_ALASAN"), (said("selesai", "R9-1"), "RAPAT_BUTIR_TIDAK_ADA"),
        (said("salah"), "RAPAT_PERISTIWA_SALAH"), (said("selesai", rapat="R2"), "RAPAT_TIDAK_ADA"),
        (New("R1", Event.DINAIKKAN, {"butir": "R1-0001", "tangga": "opd", "alasan": "x"}), "RAPAT_TANGGA_TURUN"),
        (New("R1", Event.BUKTI, {"sha256": "ab" * 32, "nama": "a.pdf"}), "RAPAT_BUKTI_TANPA_SASARAN"),
    ],
)  # fmt: skip
def test_what_cannot_follow_writes_nothing_of_its_batch(book: Path, new: New, told: str) -> None:
    before = read_events(book)
    with pytest.raises(Refusal) as refused:
        write(book, item("R1-0003"), new)
    assert code(refused) == told and "{" not in refused.value.sentence()
    assert read_events(book) == before


def test_nothing_is_added_after_the_close(book: Path) -> None:
    write(book, closed(), oleh="Budi")
    for new in (said("selesai"), item("R1-0009"), closed()):
        with pytest.raises(Refusal) as refused:
            write(book, new, oleh="Budi")
        assert code(refused) == "RAPAT_SUDAH_DITUTUP"


def test_who_opened_does_not_close_and_nobody_is_left_without_a_word(tmp_path: Path) -> None:
    book = tmp_path / "rapat"
    write(book, opened(), frozen("1671"))
    for who, told in ((" ANI ", "RAPAT_PENUTUP_SAMA"), ("Budi", "RAPAT_BELUM_LENGKAP")):
        with pytest.raises(Refusal) as refused:
            write(book, closed(), oleh=who)
        assert code(refused) == told
    absent = New("R1", Event.TIDAK_HADIR, {"pemda": "1801", "keadaan": "tidak_menyerahkan"})
    assert write(book, absent, closed(), oleh="Budi").rapat["R1"].closed


def test_a_batch_in_which_nothing_stands_is_damaged(book: Path) -> None:
    write(book, item("R1-0003"))
    (book / "peristiwa" / "000002.jsonl").write_bytes(b"")
    with pytest.raises(Unreadable) as lost:
        read_book(book)
    assert code(lost) == "RAPAT_PERISTIWA_RUSAK"


def test_of_two_writers_the_second_is_told(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from naungan.rounds import book as module

    behind = module._names(book)
    write(book, said("dikerjakan"))
    monkeypatch.setattr(module, "_names", lambda _: behind)
    with pytest.raises(Unfit) as told:
        write(book, said("selesai"))
    assert code(told) == "RAPAT_DIDAHULUI"
    monkeypatch.undo()
    assert read_book(book).rapat["R1"].butir["R1-0001"].status is Status.DIKERJAKAN


def test_of_many_at_once_each_is_written_whole_or_told(book: Path) -> None:
    def one(number: int) -> bool:
        try:
            write(book, item(f"R1-1{number:03d}"), said("dikerjakan", f"R1-1{number:03d}"))
        except Unfit as unfit:
            assert unfit.code == "RAPAT_DIDAHULUI"
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        written = sum(pool.map(one, range(24)))
    found = read_book(book).rapat["R1"].butir
    assert len(found) == 2 + written and written > 0
    assert sum(each.status is Status.DIKERJAKAN for each in found.values()) == written


def _tamper(book: Path, place: int, **changes: Any) -> None:
    path = book / "peristiwa" / "000001.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines[place] = json.dumps({**json.loads(lines[place]), **changes})
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("place", "changes"), [(1, {"oleh": "Cici"}), (3, {"isi": {"butir": "x"}}), (4, {"nomor": 9}), (2, {"rapat": "R2"})]
)
def test_a_changed_event_is_told_by_its_number(book: Path, place: int, changes: dict[str, Any]) -> None:
    _tamper(book, place, **changes)
    with pytest.raises(Unreadable) as told:
        read_book(book)
    assert (code(told), told.value.params["nomor"]) == ("RAPAT_RANTAI_PUTUS", place + 1)


def test_a_missing_batch_and_a_broken_line_are_told(book: Path) -> None:
    write(book, said("dikerjakan"))
    write(book, said("selesai"))
    (book / "peristiwa" / "000003.jsonl").write_text("{", "utf-8")
    with pytest.raises(Unreadable) as told:
        read_book(book)
    assert (code(told), told.value.params["berkas"]) == ("RAPAT_PERISTIWA_RUSAK", "peristiwa/000003.jsonl")
    (book / "peristiwa" / "000002.jsonl").unlink()
    with pytest.raises(Unreadable) as told:
        read_book(book)
    assert code(told) == "RAPAT_PERISTIWA_HILANG"


def test_a_database_folds_to_the_same_state(book: Path) -> None:
    write(book, said("dikerjakan"))
    write(book, New("R1", Event.SASARAN, {"deret": "rpjmd", "tahun": 2026, "persen": "55.5", "penerbit": "Gubernur", "dokumen": "Perda 1/2025", "status": "confirmed"}))  # fmt: skip
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.execute(f"create table round_event ({', '.join(EVENT.names)})")
    rows = [tuple(json.dumps(row[name]) if name == "isi" else row[name] for name in EVENT.names) for row in read_events(book)]
    marks = ", ".join("?" * len(EVENT.names))
    base.executemany(f"insert into round_event values ({marks})", reversed(rows))  # names of our own
    stored = [dict(row) for row in base.execute("select * from round_event")]
    assert fold(stored) == read_book(book)
    assert [row["persen"] for row in fold(stored).sasaran] == ["55.5"]


def test_no_book_stands_where_results_are_replaced(tmp_path: Path, hasil: Path) -> None:
    for place in (tmp_path / "hasil" / "rapat", hasil / "rapat", hasil):
        with pytest.raises(Refusal) as refused:
            may_hold(place)
        assert code(refused) == "RAPAT_BUKU_DALAM_HASIL"
    may_hold(tmp_path / "rapat")
    (tmp_path / "lain").mkdir()
    may_hold(tmp_path / "lain")
    (tmp_path / "lain" / "skripsi.docx").touch()
    with pytest.raises(Refusal) as refused:
        may_hold(tmp_path / "lain")
    assert code(refused) == "RAPAT_BUKU_BERISI"
