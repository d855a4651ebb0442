"""One person on the rosters of two governments in one month is told to each of them, of the other only its name; to nobody else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest
from django.test import Client

from naungan.kernel.nik import mask
from naungan.web.accounts.models import User
from naungan.web.audit.models import Deed, Trail
from naungan.web.environment import read_environment
from naungan.web.evaluating import work as evaluating
from naungan.web.jobs.models import Job
from naungan.web.results.crossed import crossed
from naungan.web.results.models import Across, Month
from naungan.web.vault.originals import place_of, take_out
from tests.evaluation.offices import BULAN, nik, small_folder, write
from tests.web.evaluating.offices import KABUPATEN, KOTA, count, running
from tests.web.people import PEMDA_ASING, masuk

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BUDI, RINA = nik(1), nik(3, born="410190")


@pytest.fixture
def both(tmp_path: Path) -> dict[str, Month]:
    """Budi of the town is on the list of the regency and of a stranger's too; one of a like name and birth is somebody else."""
    town = small_folder(tmp_path / "kantor") / "1671 Kota Palembang"
    count(town / "daftar unit.csv", pemda=KOTA, dataset="unit")
    for unit, name in (("1.01", "disdik"), ("1.02", "dinkes")):
        count(town / f"{name} 2026-10.csv", pemda=KOTA, dataset="roster", unit=unit, masa=BULAN)
    lines = (
        "Nama;NIK;OPD;Honor",
        f"Budi S;{BUDI};Kecamatan Contoh;1500000",
        f"Rina Marlina;{nik(99, born='410190')};Kecamatan Contoh;1500000",
    )
    for pemda in (KABUPATEN, PEMDA_ASING):
        more = f"Orang {pemda};{nik(7, kec=f'{pemda}07')};Kecamatan Contoh;1500000"
        count(
            write(tmp_path / pemda / "honorer.csv", *lines[: 3 if pemda == KABUPATEN else 2], more),
            pemda=pemda,
            dataset="roster",
            masa=BULAN,
        )
    for pemda in (KOTA, KABUPATEN, PEMDA_ASING):
        evaluating.evaluate(running(tmp_path, "evaluasi", pemda=pemda, bulan=BULAN))
    evaluating.gather(running(tmp_path, "lintas", bulan=BULAN))
    return {one.pemda: one for one in Month.objects.all()}


def test_each_is_told_of_its_own_person_and_of_the_other_only_the_name(
    client: Client, orang: SimpleNamespace, both: dict[str, Month], tmp_path: Path
) -> None:
    across = Across.objects.get(bulan=BULAN)
    assert across.ringkas["lintas"] == {
        "pemda": {KABUPATEN: 1, KOTA: 1, PEMDA_ASING: 1}, "provinsi": {"16": 1, "32": 1}, "nasional": {"nasional": 1},
    }  # fmt: skip
    _told_to(client, orang.bkpsdm, both[KOTA], "Budi Santoso", ("Kabupaten Ogan Komering Ulu", "Kota Bandung"))
    _told_to(client, orang.bkpsdm_1601, both[KABUPATEN], "Budi S", ("Kota Palembang", "Kota Bandung"))
    _nobody_else(client, orang, both)
    _nothing_of_a_person_is_kept(across, tmp_path)
    # One of them takes him from its list: nobody crosses any more but the other two.
    Month.objects.filter(pemda=KOTA).update(hasil="")
    evaluating.gather(running(tmp_path, "lintas", bulan=BULAN))
    assert Across.objects.get(bulan=BULAN).ringkas["lintas"]["pemda"] == {KABUPATEN: 1, PEMDA_ASING: 1}
    assert crossed(both[KOTA]) == {}


def _told_to(client: Client, who: User, month: Month, name: str, others: tuple[str, ...]) -> None:
    masuk(client, who)
    home = client.get("/").content.decode()
    assert "Pekerja yang tercatat juga di pemda lain" in home and "1 orang" in home
    assert "1 pekerja dengan NIK yang sama tercatat juga" in client.get(f"/hasil/{month.pk}/").content.decode()
    listed = client.get(f"/hasil/{month.pk}/orang/?keadaan=lintas").content.decode()
    assert f"Tercatat juga di {', '.join(others)}" in listed and mask(BUDI) in listed and BUDI not in listed
    assert re.findall(r'orang/\d+/">([^<]+)</a>', listed) == [name]
    (link,) = re.findall(r'href="(/hasil/\d+/\d+/orang/\d+/)"', listed)
    assert all(other in client.get(link).content.decode() for other in others)


def _nobody_else(client: Client, orang: SimpleNamespace, both: dict[str, Month]) -> None:
    pk = both[KOTA].pk
    masuk(client, orang.operator_lain)
    assert "Tercatat juga" not in client.get(f"/hasil/{pk}/orang/?keadaan=lintas").content.decode()
    masuk(client, orang.cabang)
    assert "Tercatat juga" not in client.get(f"/hasil/{pk}/orang/?keadaan=lintas").content.decode()
    for persona in ("pengawas", "kementerian"):
        masuk(client, getattr(orang, persona))
        desk = client.get("/hasil/").content.decode()
        assert "1 orang tercatat pada daftar pekerja lebih dari satu pemda" in desk and "Budi" not in desk
        assert client.get(f"/hasil/{pk}/orang/?keadaan=lintas").status_code in (403, 404)
    masuk(client, orang.pimpinan)
    page = client.get(f"/hasil/{pk}/").content.decode()
    assert "1 pekerja dengan NIK yang sama" in page and "keadaan=lintas" not in page


def _nothing_of_a_person_is_kept(across: Across, work: Path) -> None:
    """Neither number nor name: in the row, in the job, in the trail, or in the list itself; which lies closed."""
    said = json.dumps([across.ringkas, *Job.objects.values_list("isi", "hasil"), *Deed.objects.values_list("isi", flat=True)], default=str)
    said += json.dumps(list(Trail.objects.values()), default=str)
    assert not re.search(r"\d{16}", re.sub(r"[0-9a-f]{24,}", "", said)) and "Budi" not in said
    take_out(across.lintas, work / "daftar.parquet")
    assert set(pq.read_schema(work / "daftar.parquet").names) == {"pemda", "sumber", "lembar", "baris", "lain"}
    assert place_of(across.lintas).read_bytes()[:4] != b"PAR1" and read_environment().lake in place_of(across.lintas).parents
