"""A finished folder served to its own machine: what is shown, what is hidden, and who is turned away."""

from __future__ import annotations

import dataclasses
import datetime as dt
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.documents.conftest import PEMDA
from tests.documents.reader import Element, read

from naungan import documents
from naungan.documents.page import FOLDER, sheet_name
from naungan.documents.viewer import Shelf, open_shelf, open_viewer
from naungan.documents.viewer.pages import answer
from naungan.documents.viewer.server import Viewer
from naungan.documents.viewer.table import MASKED, SIZE, shown
from naungan.engine import Engine, write_snapshot
from naungan.evaluation.record import RESULTS
from naungan.kernel.errors import Refusal, Unfit, Unreadable

NIK, HP = "1671084501900007", "081234567890"
WORKERS = 120


def roster(sample: dict[str, Any]) -> Any:
    place = {"sumber": "b" * 64, "berkas": "1671/daftar.csv", "pemda": "1671", "unit": "1.01.01", "unit_nama": "Dinas", "bulan": "2026-10"}
    rows = [
        {**place, "baris": at + 2, "urutan": at, "nik": NIK, "nik_asli": f"'{NIK}", "nama": f"Pekerja {at:03d}", "hp": HP, "upah": 1_000_000 + at,
         "tanggal_lahir": dt.date(1990, 1, 5), "jenis_kelamin": "P", "kategori_asli": f"honorer {NIK}", "tahan": at % 2 == 0}
        for at in range(WORKERS)
    ]  # fmt: skip
    return RESULTS["roster"].of(rows)


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, duck: Engine, sample: dict[str, Any], results: dict[str, Any], run: dict[str, Any]
) -> Path:
    root = tmp_path_factory.mktemp("hasil")
    for name, table in {**sample, "roster": roster(sample)}.items():
        write_snapshot(duck, RESULTS[name], duck.table(table), root / "hasil" / name, {"relation": name})
    (root / "run.json").write_text(json.dumps(run), "utf-8")
    material = documents.gather(duck, results, run)
    documents.write_page(root / "book.html", material)
    documents.write_sheets(root / FOLDER, material)
    (root / "gap" / "1671").mkdir(parents=True)
    (root / "gap" / "1671" / "rahasia.xlsx").write_bytes(b"rahasia")
    (root / FOLDER / "keluar.html").symlink_to("/etc/hostname")
    return root


@pytest.fixture(scope="module")
def shelf(folder: Path, duck: Engine) -> Shelf:
    return open_shelf(folder, duck)


@pytest.fixture
def viewer(shelf: Shelf) -> Iterator[Viewer]:
    with open_viewer(shelf) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def page(shelf: Shelf, target: str) -> Element:
    found = answer(shelf, target)
    assert found.status == 200, target
    return read(found.body.decode())


def rows(tree: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("td")] for row in tree.all("tbody")[0].all("tr")]


def headings(tree: Element) -> list[str]:
    return [one.all("a")[0].text for one in tree.all("thead")[0].all("th")]


def test_the_first_page_lists_papers_and_tables(shelf: Shelf) -> None:
    links = {one.attributes["href"] for one in page(shelf, "").all("a")}
    assert {"book.html", "tabel/roster", "tabel/measure", f"{FOLDER}/{sheet_name('1671')}"} <= links


def test_a_table_is_cut_into_pages_without_losing_or_doubling_a_row(shelf: Shelf) -> None:
    seen: list[str] = []
    for number in (1, 2, 3):
        tree = page(shelf, f"tabel/roster?urut=tahan&hal={number}")
        at = headings(tree).index("nama")
        seen += [row[at] for row in rows(tree)]
    assert len(seen) == len(set(seen)) == WORKERS
    assert len(rows(page(shelf, "tabel/roster"))) == SIZE
    assert rows(page(shelf, "tabel/roster?hal=99")) == rows(page(shelf, "tabel/roster?hal=3"))


def test_a_table_sorts_both_ways_and_says_so(shelf: Shelf) -> None:
    tree = page(shelf, "tabel/roster?urut=upah&arah=turun")
    assert rows(tree)[0][headings(tree).index("upah")] == "1.000.119"
    assert [one.attributes["aria-sort"] for one in tree.all("th") if "aria-sort" in one.attributes] == ["descending"]
    assert rows(page(shelf, "tabel/roster?urut=upah"))[0][headings(tree).index("upah")] == "1.000.000"


def test_a_table_is_searched_by_word_and_by_government(shelf: Shelf) -> None:
    assert len(rows(page(shelf, "tabel/roster?cari=pekerja+050"))) == 1
    assert {row[0] for row in rows(page(shelf, "tabel/unit?pemda=1604"))} == {"1604"}
    assert page(shelf, "tabel/roster?cari=tidakada").all("tbody")[0].text.startswith("Tidak ada")


@pytest.mark.parametrize("name", sorted({"roster", "ledger", "problem"}))
def test_no_nik_and_no_birth_date_beside_it(shelf: Shelf, name: str) -> None:
    text = answer(shelf, f"tabel/{name}").body.decode()
    assert NIK not in text
    assert HP not in text
    tree = read(text)
    assert "tanggal_lahir" not in headings(tree) or "nik" not in headings(tree)
    if name == "roster":
        assert rows(tree)[0][headings(tree).index("nik")] == "1671••••••••••07"
        assert "5 Januari 1990" not in text


@pytest.mark.parametrize("name", sorted(RESULTS))
def test_no_relation_shows_a_birth_date_beside_a_nik(name: str) -> None:
    columns = shown(RESULTS[name])
    assert not {"nik", "tanggal_lahir"} <= set(columns)
    assert not {"nik", "nik_asli", "hp"} & set(columns) - set(MASKED)


def test_a_folder_of_an_older_program_is_searched_too(shelf: Shelf) -> None:
    older = dataclasses.replace(
        shelf, relations={name: one for name, one in shelf.relations.items() if name in ("unit", "measure", "finding")}
    )
    assert page(older, "cari?q=palembang").all("li")


def test_a_table_is_downloaded_as_it_is_shown(shelf: Shelf) -> None:
    found = answer(shelf, "unduh/roster.csv?cari=pekerja&urut=upah&arah=turun")
    lines = found.body.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + WORKERS
    assert lines[0].split(";") == headings(page(shelf, "tabel/roster"))
    assert "Pekerja 119" in lines[1]
    assert NIK not in found.body.decode()
    assert found.headers["Content-Disposition"] == 'attachment; filename="roster.csv"'
    assert "'=cmd" in answer(shelf, "unduh/unit.csv").body.decode()
    assert answer(shelf, "unduh/rahasia.csv").status == 404


def test_search_can_not_be_asked_whether_a_nik_is_there(shelf: Shelf) -> None:
    assert page(shelf, f"tabel/roster?cari={NIK[4:12]}&urut=nik").all("tbody")[0].text.startswith("Tidak ada")


def test_search_finds_governments_units_and_findings(shelf: Shelf) -> None:
    tree = page(shelf, "cari?q=dinas+pendidikan+palembang")
    kinds = {one.text for one in tree.all("span") if one.attributes.get("class") == "jenis"}
    assert kinds == {"Unit", "Temuan"}
    assert page(shelf, "cari?q=kota+palembang").all("li")[3].all("a")[0].attributes["href"] == f"{FOLDER}/{sheet_name('1671')}"
    assert page(shelf, "cari?q=%3Cscript%3E").all("script") == []


@pytest.mark.parametrize(
    "target",
    ["../run.json", "%2e%2e/run.json", "gap/1671/rahasia.xlsx", f"{FOLDER}/keluar.html", f"{FOLDER}/../run.json", "run.json", "tabel/../run",
     "tabel/", "tabel/rahasia", "/etc/passwd", "%2Fetc%2Fpasswd", "book.html/", "hasil/roster/part-0.parquet"],
)  # fmt: skip
def test_nothing_else_of_the_machine_is_reached(shelf: Shelf, target: str) -> None:
    assert answer(shelf, target).status == 404


def ask(viewer: Viewer, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", viewer.server_port, timeout=20)
    connection.request(method, path, headers=headers)
    found = connection.getresponse()
    found.body = found.read()  # type: ignore[attr-defined]
    connection.close()
    return found


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
    command = [sys.executable, "-u", "-m", "naungan", "open", str(folder), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}) as process:
        assert process.stdout is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert "Ctrl-C" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out.strip(), err) == (0, "Ditutup.", "")


def test_every_government_of_the_run_has_its_sheet_on_the_shelf(shelf: Shelf) -> None:
    assert {f"{FOLDER}/{sheet_name(code)}" for code in PEMDA} == {name for name in shelf.papers if name.startswith(FOLDER)}
