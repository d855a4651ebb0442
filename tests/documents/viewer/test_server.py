"""The server behind ``naungan open``: who is turned away, what a crowd or a damaged folder does, how the address is handed over."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.documents.viewer.shown import NIK, ask

from naungan.documents.viewer import Shelf, handed_over, open_shelf, open_viewer
from naungan.documents.viewer.pages import answer
from naungan.documents.viewer.server import Viewer
from naungan.documents.viewer.turn import Busy, Turn
from naungan.engine import Engine
from naungan.engine.lake import MANIFEST, PART
from naungan.kernel.errors import Refusal, Unfit, Unreadable

pytestmark = pytest.mark.chain

# A suite that runs in the background hands down that it ignores Ctrl-C.
HEEDFUL = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from naungan.cli import main; main()"


def test_only_the_secret_address_on_this_machine_is_answered(viewer: Viewer) -> None:
    assert viewer.address.startswith("http://127.0.0.1:")
    inside = f"/{viewer.secret}/"
    assert ask(viewer, inside).status == 200
    assert ask(viewer, inside, Host=f"localhost:{viewer.server_port}").status == 200
    for host in ("evil.example", f"evil.example:{viewer.server_port}", "", "127.0.0.1"):
        assert ask(viewer, inside, Host=host).status == 403
    assert ask(viewer, "/").status == ask(viewer, "/book.html").status == ask(viewer, f"/{viewer.secret}x/").status == 404


def test_reading_is_all_that_can_be_done(viewer: Viewer) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert ask(viewer, f"/{viewer.secret}/", method).status == 501
    found = ask(viewer, f"/{viewer.secret}/book.html", "HEAD")
    assert (found.status, found.body) == (200, b"")  # type: ignore[attr-defined]


def test_every_answer_carries_its_guards(viewer: Viewer) -> None:
    for path in ("", "book.html", "tabel/roster", "cari", "nichts"):
        found = ask(viewer, f"/{viewer.secret}/{path}")
        assert found.headers["X-Content-Type-Options"] == "nosniff"
        assert found.headers["Cache-Control"] == "no-store"
        assert found.headers["Referrer-Policy"] == "no-referrer"
        assert found.headers["Server"] == "naungan"
        assert found.status == 404 or "frame-ancestors 'none'" in found.headers["Content-Security-Policy"]


def test_our_own_mistake_is_a_sentence_without_a_value(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from naungan.kernel.log import close_log, open_log

    open_log(None)
    monkeypatch.setattr("naungan.documents.viewer.server.answer", lambda *_: 1 / 0)
    found = ask(viewer, f"/{viewer.secret}/cari?q={NIK}")
    close_log()
    assert found.status == 500
    assert found.body.decode().startswith("Terjadi kesalahan program")  # type: ignore[attr-defined]
    assert capfd.readouterr() == ("", "")


def test_a_taken_port_and_a_folder_that_is_none_are_refused(tmp_path: Path, viewer: Viewer, shelf: Shelf, duck: Engine) -> None:
    with pytest.raises(Unfit), open_viewer(shelf, viewer.server_port):
        pass
    with pytest.raises(Refusal):
        open_shelf(tmp_path, duck)
    (tmp_path / "hasil").mkdir()
    (tmp_path / "run.json").write_text("{", "utf-8")
    with pytest.raises(Unreadable):
        open_shelf(tmp_path, duck)


def test_ctrl_c_closes_it_cleanly(folder: Path) -> None:
    command = [sys.executable, "-u", "-c", HEEDFUL, "open", str(folder), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}) as process:
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert "Ctrl-C" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out.strip(), err) == (0, "Ditutup.", "")


def test_a_reader_who_goes_away_is_no_failure(viewer: Viewer, capfd: pytest.CaptureFixture[str]) -> None:
    for sent in (b"", b"GET /", f"GET /{viewer.secret}/book.html HTTP/1.1\r\nHost: 127.0.0.1:{viewer.server_port}\r\n\r\n".encode()):
        with socket.create_connection(("127.0.0.1", viewer.server_port)) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closed with a reset
            client.sendall(sent)
    assert ask(viewer, f"/{viewer.secret}/").status == 200
    assert capfd.readouterr() == ("", "")


def test_a_crowd_is_answered_or_refused(viewer: Viewer) -> None:
    """Many at once, and some who say nothing: whoever asks hears something, and afterwards everything works."""
    silent = [socket.create_connection(("127.0.0.1", viewer.server_port)) for _ in range(4)]

    def one(at: int) -> int:
        try:
            return ask(viewer, f"/{viewer.secret}/tabel/roster?cari=pekerja&hal={at}").status
        except OSError:
            return 0

    with ThreadPoolExecutor(200) as crowd:
        found = set(crowd.map(one, range(200)))
    for client in silent:
        client.close()
    assert found <= {200, 503, 0}
    assert 200 in found
    assert ask(viewer, f"/{viewer.secret}/tabel/roster").status == 200


def test_a_question_that_takes_too_long_is_given_up(shelf: Shelf, duck: Engine) -> None:
    turn = Turn(duck)
    turn.until(time.monotonic() + 0.2)
    endless = "SELECT sum(a.range * b.range % 7) FROM range(10000000) a, range(1000000) b"
    with pytest.raises(Busy), turn.taken("uji") as engine:
        engine.connection.raw_sql(endless).fetchall()
    with pytest.raises(Busy), turn.taken("uji"):
        pass
    turn.until(time.monotonic() + 60)
    with turn.taken("uji") as engine:
        assert engine.rows(engine.table(pa.table({"a": [1]})))


def test_the_address_is_handed_over_where_only_its_owner_reads(tmp_path: Path, folder: Path) -> None:
    """The browser is given the name of a private file, never the secret itself."""
    with handed_over("http://127.0.0.1:1/rahasia/") as handed:
        assert handed.stat().st_mode & 0o777 == 0o600 and handed.parent.stat().st_mode & 0o777 == 0o700
        assert "url=http://127.0.0.1:1/rahasia/" in handed.read_text("utf-8")
    assert not handed.parent.exists()
    seen = tmp_path / "argumen"
    browser = tmp_path / "peramban"
    browser.write_text(f'#!/bin/sh\necho "$@" > {seen}\n', "utf-8")
    browser.chmod(0o755)
    command = [sys.executable, "-u", "-c", HEEDFUL, "open", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "BROWSER": str(browser)}) as process:
        assert process.stdout is not None
        secret = process.stdout.readline().rstrip("/\n").rpartition("/")[2]
        for _ in range(200):
            if seen.exists() and seen.read_text("utf-8").strip():
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    given = seen.read_text("utf-8")
    assert given.startswith("file://") and len(secret) > 15 and secret not in given


def _cut_short(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:40])


def _without_manifest(part: Path) -> None:
    (part.parent / MANIFEST).unlink()


def _of_other_length(part: Path) -> None:
    pq.write_table(pq.read_table(part).slice(0, 1), part)


@pytest.mark.parametrize("harm", [_cut_short, _without_manifest, _of_other_length])
def test_a_damaged_result_is_named(tmp_path: Path, folder: Path, duck: Engine, harm: Callable[[Path], None]) -> None:
    copy = tmp_path / "hasil"
    shutil.copytree(folder, copy, symlinks=True)
    harm(copy / "hasil" / "measure" / PART)
    with pytest.raises(Unreadable) as refused:
        open_shelf(copy, duck)
    assert refused.value.code == "HASIL_RUSAK" and "hasil/measure" in refused.value.sentence()


def test_a_result_of_another_version_is_told_and_left_out(tmp_path: Path, folder: Path, duck: Engine) -> None:
    copy = tmp_path / "hasil"
    shutil.copytree(folder, copy, symlinks=True)
    part = copy / "hasil" / "unit" / PART
    pq.write_table(pq.read_table(part).drop_columns(["nama"]), part)
    older = open_shelf(copy, duck)
    assert older.finished.others == ("unit",) and "Daftar unit" in answer(older, "").body.decode()
    assert answer(older, "tabel/unit").status == 404
