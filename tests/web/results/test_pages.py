"""What the desk shows of a result, to whom, and that its figures are those of the evaluation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

from naungan.evaluation.record import SUMMARY
from naungan.told.words import number, percent, rupiah_short
from naungan.web.audit.models import Deed
from naungan.web.results import papers, sums
from naungan.web.results.models import Across, Month
from tests.web.evaluating.offices import KABUPATEN, KOTA
from tests.web.people import masuk

pytestmark = pytest.mark.django_db
NAMES = ("Budi Santoso", "Agus Wijaya", "Rina Marlina", "Dewi Lestari", "Eko Prasetyo", "Joko Susilo")
# No right to such a page at all, or nothing of one's own on it.
REFUSED = (403, 404)
FIGURES_ONLY = ("pimpinan", "pengawas", "kementerian", "bpkad", "bappeda", "sektoral", "penyetuju")


def text(client: Client, address: str) -> str:
    """A page without its markup, in one line."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_figures_are_those_of_the_summary(client: Client, orang: SimpleNamespace, months: dict[str, Month], hasil: Path) -> None:
    said = json.loads((hasil / SUMMARY).read_text("utf-8"))["pemda"][KOTA]
    yes, no, open_ = (said["terlindungi"][word] for word in ("ya", "tidak", "tidak_diketahui"))
    workers = yes + no + open_
    masuk(client, orang.bkpsdm)
    desk, page = text(client, "/hasil/"), text(client, f"/hasil/{months[KOTA].pk}/")
    row = (number(workers), number(yes), number(no), number(open_), f"{percent_of(yes, workers)} – {percent_of(yes + open_, workers)}")
    money = tuple(rupiah_short(said[name]) for name in ("need", "line", "shortfall"))
    assert " ".join((*row, *money)) in desk
    for name, value in (("Pekerja", workers), ("Terlindungi", yes), ("Tidak terlindungi", no), ("Belum diketahui", open_)):
        assert f"{name} {number(value)} " in page


def percent_of(part: int, whole: int) -> str:
    from decimal import Decimal

    return percent(Decimal(part) / whole)


def test_a_unit_sees_its_own_and_no_figure_of_another(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.operator)
    page = text(client, f"/hasil/{months[KOTA].pk}/")
    assert "Dinas Pendidikan" in page and "Dinas Kesehatan" not in page and "Dinas Sosial" not in page
    assert client.get(f"/hasil/{months[KABUPATEN].pk}/").status_code == 404


@pytest.mark.parametrize("persona", FIGURES_ONLY)
def test_who_sees_figures_finds_no_person_anywhere(persona: str, client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, getattr(orang, persona))
    pk = months[KOTA].pk
    for address in ("/hasil/", f"/hasil/{pk}/", f"/hasil/{pk}/lembar.html"):
        assert not any(name in text(client, address) for name in NAMES)
    assert "/orang/" not in client.get(f"/hasil/{pk}/").content.decode()
    for address in (f"/hasil/{pk}/orang/", f"/hasil/{pk}/1/orang/0/", f"/hasil/cabang/{pk}/"):
        assert client.get(address).status_code in REFUSED
    for address in (f"/hasil/{pk}/cari/", f"/hasil/{pk}/1/orang/0/buka/", f"/hasil/{pk}/daftar/", f"/hasil/cabang/{pk}/daftar/"):
        assert client.post(address, {"cari": "budi", "alasan": "ingin tahu saja", "unit": "1.01", "daftar": "gap"}).status_code in REFUSED


def test_a_paper_that_names_others_goes_only_to_who_sees_them(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    pk = months[KOTA].pk
    for persona, expected in (("bkpsdm", 422), ("pengawas", 200), ("kementerian", 200), ("operator", 422)):
        masuk(client, getattr(orang, persona))
        for address in (f"/hasil/{pk}/book.html", f"/hasil/{pk}/unduh/buku/", f"/hasil/{pk}/unduh/masalah/"):
            assert (persona, client.get(address).status_code) == (persona, expected)
    assert client.get(f"/hasil/{pk}/unduh/summary/").status_code == 404
    assert Deed.objects.filter(jenis="unduh", pelaku=f"user:{orang.kementerian.pk}").count() == 3


def test_the_book_comes_under_its_own_policy_alone(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.kementerian)
    answer = client.get(f"/hasil/{months[KOTA].pk}/book.html")
    said = answer["Content-Security-Policy"]
    assert said.startswith("default-src 'none'; style-src 'sha256-") and "'self'" not in said and "unsafe" not in said
    assert "sandbox allow-scripts allow-downloads allow-modals" in said and "no-store" in answer["Cache-Control"]
    own = re.search(r"script-src (&#39;sha256-[^;]+&#39;)", answer.content.decode())
    assert own is not None and own[1].replace("&#39;", "'") in said


def test_a_script_with_other_line_ends_is_hashed_as_the_browser_does(tmp_path: Path) -> None:
    for name, ending in (("a.html", "\n"), ("b.html", "\r\n")):
        (tmp_path / name).write_bytes(ending.join(("<script>", "run()", "</script>")).encode())
    assert papers.policy(tmp_path / "a.html") == papers.policy(tmp_path / "b.html")


def test_sums_go_to_who_sees_all_of_it(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    Across.objects.create(bulan=months[KOTA].bulan, **sums.across(list(months.values())))
    for persona, nation, province in (("kementerian", True, True), ("pengawas", False, True), ("bkpsdm", False, False)):
        masuk(client, getattr(orang, persona))
        page = text(client, "/hasil/")
        assert (persona, "Seluruhnya" in page, "Sumatera Selatan" in page) == (persona, nation, province)


def test_the_desk_asks_no_more_for_more_months(
    client: Client, orang: SimpleNamespace, months: dict[str, Month], django_assert_num_queries: Callable[..., object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    masuk(client, orang.kementerian)
    client.get("/hasil/")
    with CaptureQueriesContext(connection) as few:
        client.get("/hasil/")
    one = months[KOTA]
    Month.objects.bulk_create(
        Month(pemda=f"16{number:02}", bulan=one.bulan, hasil="contoh", ringkas=one.ringkas, posisi=one.posisi) for number in range(2, 40)
    )
    with django_assert_num_queries(len(few)):
        client.get("/hasil/")


def test_a_month_that_waits_says_so(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.bkpsdm)
    Month.objects.filter(pk=months[KOTA].pk).update(basi=True)
    assert "Sedang dihitung ulang" in text(client, "/hasil/")
    assert "angka di bawah masih yang lama" in text(client, f"/hasil/{months[KOTA].pk}/")
    Month.objects.filter(pk=months[KOTA].pk).update(hasil="", ringkas={})
    assert "menunggu dihitung" in text(client, f"/hasil/{months[KOTA].pk}/")
    assert client.get(f"/hasil/{months[KOTA].pk}/orang/").status_code == 422


def test_no_page_asks_more_for_more_rows(
    client: Client, orang: SimpleNamespace, months: dict[str, Month], django_assert_max_num_queries: Callable[..., object]
) -> None:
    masuk(client, orang.bkpsdm)
    pk = months[KOTA].pk
    for address in (f"/hasil/{pk}/", f"/hasil/{pk}/orang/?keadaan=semua", f"/hasil/{pk}/1/orang/0/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)
