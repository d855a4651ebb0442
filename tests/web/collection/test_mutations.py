"""«Mutasi saja»: the list of the month is that of the month before, without who left and with who came, and is read again as it was."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import UploadedFile
from openpyxl import Workbook

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.correct import go_back
from naungan.web.collection.actions.flow import hand_over
from naungan.web.collection.actions.receive import receive
from naungan.web.collection.counting import TURUNAN, counted, figures
from naungan.web.collection.datasets import Wanted
from naungan.web.collection.models import Version
from naungan.web.jobs.models import Job
from naungan.web.keeping.forget import purge_person
from naungan.web.vault.originals import take_out
from tests.evaluation.offices import nik
from tests.web.collection.handing import GOOD, checked, csv, hand_in, roster, uploaded
from tests.web.collection.test_flow import walk
from tests.web.people import PEMDA

pytestmark = pytest.mark.django_db(transaction=True)
SEPTEMBER, OCTOBER = "2026-09", "2026-10"
# Budi earns more; Siti is new.
CHANGED = (
    f"Budi Santoso;{nik(1)};01-01-1990;L;PPPK Paruh Waktu;1500000",
    f"Siti Rahma;{nik(7, born='410190')};01-01-1990;P;Honorer;900000",
)


def leaving(*people: tuple[str, str]) -> bytes:
    """A sheet data_tk_na of SIPP."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "data_tk_na"
    sheet.append(["KPJ", "NAMA LENGKAP", "TGL LAHIR", "SEBAB NA", "TGL KEJADIAN", "KETERANGAN"])
    for nama, lahir in people:
        sheet.append(["", nama, lahir, "2", "15-10-2026", ""])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def september(orang: SimpleNamespace) -> Version:
    version = checked(hand_in(orang.operator, csv(*GOOD), wanted=roster(masa=SEPTEMBER)))
    return locked(orang, version)


def locked(orang: SimpleNamespace, version: Version) -> Version:
    """Locked and counting."""
    walk(orang, version.setoran, "serah", "sah", "status", "uang")
    return version


def mutated(orang: SimpleNamespace, *contents: bytes, masa: str = OCTOBER) -> Version:
    files = (uploaded(one, f"mutasi {number}.{'xlsx' if one.startswith(b'PK') else 'csv'}") for number, one in enumerate(contents))
    return sent(orang.operator, *files, wanted=roster(masa=masa), bentuk="mutasi")


def sent(by: User, *files: UploadedFile, wanted: Wanted, bentuk: str = "penuh") -> Version:
    version = receive(by=by, wanted=wanted, dilihat=0, files=files, bentuk=bentuk)
    alone(version)
    return checked(version)


def alone(*versions: Version) -> None:
    """No other work waits than the check of these versions: none of it is looked at here."""
    with acts("sistem:uji"):
        Job.objects.filter(keadaan=Job.State.ANTRE).exclude(pk__in=[one.pekerjaan_id for one in versions]).delete()


def people(version: Version, tmp_path: object) -> set[tuple[str, int]]:
    import pyarrow.parquet as pq

    place = tmp_path / f"{version.pk}.parquet"  # type: ignore[operator]
    take_out(version.hasil[TURUNAN], place)
    return {(row["nama"], int(row["upah"])) for row in pq.read_table(place).to_pylist()}


def test_who_left_is_gone_who_is_new_is_there_and_who_changed_stands_as_last_said(orang: SimpleNamespace, tmp_path: object) -> None:
    base = september(orang)
    found = mutated(orang, csv(*CHANGED), leaving(("Agus Wijaya", "01-01-1990"), ("Orang Lain", "02-02-1990")))
    assert found.dasar == base and found.hasil["mutasi"] == {"sebelum": 3, "sesudah": 3, "tidak_ditemukan": 1}
    assert people(found, tmp_path) == {("Budi Santoso", 1_500_000), ("Rina Marlina", 1_000_000), ("Siti Rahma", 900_000)}
    said = figures(found)
    assert (said.orang, said.upah, said.tanpa_upah) == (3, 3_400_000, 0)
    assert found.masuk == 4  # the rows of the files themselves


def test_what_counts_is_the_whole_list_and_who_left(orang: SimpleNamespace) -> None:
    september(orang)
    found = mutated(orang, csv(CHANGED[1]), leaving(("Agus Wijaya", "01-01-1990")))
    locked(orang, found)
    october = next(one for one in counted(PEMDA) if one.masa == OCTOBER)
    assert [one.layout for one in october.files] == ["roster_bebas", "sipp_tk_na"] and october.files[0].sumber == found.hasil[TURUNAN]


def test_the_made_list_is_read_again_as_it_was(orang: SimpleNamespace, tmp_path: object) -> None:
    """Handed in as a file, it has the same people, wages, categories and days."""
    september(orang)
    made = mutated(orang, csv(*CHANGED))
    place = tmp_path / "daftar.parquet"  # type: ignore[operator]
    take_out(made.hasil[TURUNAN], place)
    again = sent(orang.operator_1601, uploaded(place.read_bytes(), "daftar.parquet"), wanted=roster(pemda="1601"))
    assert (again.diterima, again.ditahan, again.ditolak) == (4, 0, 0)
    assert (again.hasil["upah"], figures(again).orang) == (figures(made).upah, 4)


def test_a_month_goes_on_from_a_month_of_mutations(orang: SimpleNamespace, tmp_path: object) -> None:
    september(orang)
    found = mutated(orang, csv(CHANGED[1]))
    locked(orang, found)
    later = mutated(orang, leaving(("Siti Rahma", "01-01-1990"), ("Rina Marlina", "01-01-1990")), masa="2026-11")
    assert people(later, tmp_path) == {("Budi Santoso", 1_000_000), ("Agus Wijaya", 2_000_000)}


def test_without_a_month_before_it_is_not_handed_over(orang: SimpleNamespace) -> None:
    found = mutated(orang, csv(*CHANGED))
    found.setoran.refresh_from_db()
    with pytest.raises(Refusal) as said:
        hand_over(by=orang.operator, nomor=found.setoran_id, versi=found.setoran.versi)
    assert said.value.code == "WEB_ALUR_MUTASI" and found.dasar is None


def test_a_person_is_looked_for_in_the_made_list_too(orang: SimpleNamespace) -> None:
    """Rina stands in no file of October; the list that was made of September's holds her."""
    september(orang)
    found = mutated(orang, csv(CHANGED[1]))
    said = purge_person(nik(3, born="410190"), by="sistem:uji")
    assert {f"periksa/{found.pk}", f"asal/{found.hasil[TURUNAN]}"} <= {one.thing for one in said.held}


def test_a_whole_list_that_comes_back_is_no_mutation(orang: SimpleNamespace) -> None:
    september(orang)
    whole = sent(orang.operator, uploaded(csv(*GOOD[1:])), wanted=roster(masa=OCTOBER))
    seen = whole.setoran.versi
    files = [uploaded(csv(CHANGED[1]), "mutasi.csv")]
    changes = receive(by=orang.operator, wanted=roster(masa=OCTOBER), dilihat=seen, files=files, bentuk="mutasi")
    alone(changes)
    checked(changes)
    again = go_back(by=orang.operator, setoran=changes.setoran, versi=whole, dilihat=seen + 1)
    alone(again)
    found = checked(again)
    assert found.setoran.bentuk == "penuh" and TURUNAN not in found.hasil
    assert figures(found).orang == 2


def test_a_version_is_checked_as_it_came_whatever_is_sent_meanwhile(orang: SimpleNamespace) -> None:
    september(orang)
    whole = receive(by=orang.operator, wanted=roster(masa=OCTOBER), dilihat=0, files=[uploaded(csv(*GOOD[1:]))])
    files = [uploaded(csv(CHANGED[1]), "mutasi.csv")]
    changes = receive(by=orang.operator, wanted=roster(masa=OCTOBER), dilihat=1, files=files, bentuk="mutasi")
    assert (whole.bentuk, changes.bentuk, changes.setoran.bentuk) == ("penuh", "mutasi", "mutasi")
    alone(whole, changes)
    first, second = checked(whole), checked(changes)  # both waited
    assert TURUNAN not in first.hasil and figures(first).orang == 2
    assert TURUNAN in second.hasil
