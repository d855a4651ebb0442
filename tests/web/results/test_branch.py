"""A branch gets the list of whom it must look up, of its own numbers alone, and sees what its answers did."""

from __future__ import annotations

import io
import shutil
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.test import Client

from naungan.engine.lake import PART
from naungan.relations.words import State
from naungan.web.accounts.models import BranchNpp
from naungan.web.audit.models import Deed
from naungan.web.results.models import Month
from naungan.web.results.stored import place
from tests.evaluation.offices import nik
from tests.web.evaluating.offices import KOTA
from tests.web.people import masuk

pytestmark = pytest.mark.django_db


def test_the_branch_of_other_numbers_finds_nothing(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.cabang_asing)
    assert "Belum ada pemda" in client.get("/hasil/cabang/").content.decode()
    assert client.get(f"/hasil/cabang/{months[KOTA].pk}/").status_code == 404


def test_it_sees_its_governments_and_no_figures(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.cabang)
    desk = client.get("/hasil/cabang/").content.decode()
    assert "Kota Palembang" in desk and "Ogan Komering Ulu" in desk
    assert client.get(f"/hasil/{months[KOTA].pk}/").status_code == 404


@pytest.fixture
def waiting(months: dict[str, Month]) -> Month:
    """The same month as if the member file had seen its own number alone: nobody knows of those who stand on no number."""
    home, there = place("contoh"), place("ditanya")
    if not there.exists():
        shutil.copytree(home, there)
        ledger = there / "hasil" / "ledger" / PART
        rows = pq.read_table(ledger)
        states = pa.array([str(State.NOT_ON_OWN_NPP)] * rows.num_rows)
        pq.write_table(rows.set_column(rows.schema.get_field_index("keadaan"), "keadaan", states), ledger)
    Month.objects.filter(pk=months[KOTA].pk).update(hasil="ditanya")
    return Month.objects.get(pk=months[KOTA].pk)


def test_nobody_is_asked_about_where_all_is_known(client: Client, orang: SimpleNamespace, months: dict[str, Month]) -> None:
    masuk(client, orang.cabang)
    assert "Tidak ada orang" in client.get(f"/hasil/cabang/{months[KOTA].pk}/").content.decode()
    assert client.post(f"/hasil/cabang/{months[KOTA].pk}/daftar/").status_code == 404


def test_the_list_holds_those_of_its_numbers(client: Client, orang: SimpleNamespace, waiting: Month) -> None:
    from openpyxl import load_workbook

    masuk(client, orang.cabang)
    page = client.get(f"/hasil/cabang/{waiting.pk}/").content.decode()
    assert "<strong>5 orang</strong>" in page and "Dinas Pendidikan" in page and nik(1) not in page
    answer = client.post(f"/hasil/cabang/{waiting.pk}/daftar/")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert {"Rina Marlina", nik(1), "Dewi Lestari"} <= set(cells) and "Joko Susilo" not in cells
    assert any("Palembang" in one for one in cells)
    (deed,) = Deed.objects.filter(jenis="unduh")
    assert deed.tentang.endswith("tanya") and deed.isi["baris"] == 5


def test_a_branch_with_a_number_of_that_government_that_nobody_stands_on_is_asked_nothing(
    client: Client, orang: SimpleNamespace, waiting: Month
) -> None:
    BranchNpp.objects.filter(npp="16000001").delete()
    masuk(client, orang.cabang)
    assert client.get(f"/hasil/cabang/{waiting.pk}/").status_code == 200
    assert client.post(f"/hasil/cabang/{waiting.pk}/daftar/").status_code == 404
