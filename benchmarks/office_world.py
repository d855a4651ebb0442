"""Offices of a nation for the measures of the front office: one operator a government, rosters and member files of invented people.

Runs with the settings of the front office in its environment; ``python -m benchmarks.office_world KIND N`` fills the data folder.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import random
import sys
from pathlib import Path

from naungan.kernel.nik import build

BULAN, PASSWORD, UNIT = "2026-10", "bangku-taman-hijau-pagi", "1.01.0.00.0.00.01.0000"
_FIRST = ("Siti", "Budi", "Rina", "Agus", "Dewi", "Joko", "Ayu", "Hendra", "Wati", "Rudi", "Sri", "Bambang")
_LAST = ("Santoso", "Lestari", "Wijaya", "Marlina", "Saputra", "Handayani", "Siregar", "Nasution", "Pratama", "Utami", "Hidayat", "Rahayu")
_KINDS = ("PPPK Paruh Waktu", "Honorer", "PPPK Paruh Waktu", "Honorer", "Alih Daya")


def roster(path: Path, rows: int, *, kecamatan: str, seed: int, dirty: bool = False) -> Path:
    """A roster as CSV; of a ``dirty`` one each tenth NIK lacks a digit."""
    rng = random.Random(seed)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Nama", "NIK", "Tanggal Lahir", "JK", "OPD", "Status Kepegawaian", "Gaji"])
        writer.writerows(_row(rng, number, kecamatan, dirty) for number in range(rows))
    return path


def members(path: Path, source: Path, *, npp: str) -> Path:
    """A member file with six in ten of the people of a roster."""
    rng = random.Random(npp)
    with source.open(encoding="utf-8", newline="") as read, path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["NIK", "Nama", "Tanggal Lahir", "NPP", "Segmen", "Status", "Upah"])
        for row in csv.DictReader(read, delimiter=";"):
            if rng.random() < 0.6:
                state = "Aktif" if rng.random() < 0.9 else "Nonaktif"
                writer.writerow([row["NIK"], row["Nama"], row["Tanggal Lahir"], npp, "PU", state, row["Gaji"]])
    return path


def _row(rng: random.Random, number: int, kecamatan: str, dirty: bool) -> list[str]:
    birth = dt.date(1965, 1, 1) + dt.timedelta(days=rng.randrange(14_000))
    sex = rng.choice("LP")
    nik = build(kecamatan, birth, sex, number % 9999 + 1)
    name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)} {rng.choice(_LAST)}"
    shown = nik[:-1] if dirty and number % 10 == 0 else nik
    return [name, shown, birth.strftime("%d-%m-%Y"), sex, "Dinas Pendidikan", rng.choice(_KINDS), str(rng.randrange(1_000_000, 4_000_000))]


def governments(count: int) -> list[str]:
    """Codes of provinces and of kabupaten and kota, as many as there are."""
    from naungan.regions.codes import current_names

    return sorted(code for code in current_names() if len(code) in (2, 4))[:count]


def people(count: int) -> None:
    """Tables, and an operator and a head in one unit of each government; one hash serves for all."""
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    from naungan.web.accounts.models import Assignment, Unit, User
    from naungan.web.audit.actor import acts
    from naungan.web.serve.first import prepare

    prepare()
    hashed, day = make_password(PASSWORD), timezone.localdate()
    with acts("sistem:ukur"):
        for code in governments(count):
            Unit.objects.create(pemda=code, kode=UNIT, nama="Dinas Pendidikan", jenis="opd")
            for role in ("operator", "kepala_opd"):
                user = User.objects.create(username=f"{role}{code}", nama=f"{role} {code}", password=hashed, sandi_sejak=timezone.now())
                Assignment.objects.create(user=user, peran=role, tingkat="unit", wilayah=f"{code}/{UNIT}", mulai=day)


def counted(count: int, workers: int, scratch: Path) -> None:
    """What counts for each government: a roster and a member file, locked, and its month waiting to be evaluated."""
    from django.utils import timezone

    from naungan.web.audit.actor import acts
    from naungan.web.collection.models import Counting, Received, Submission, Version
    from naungan.web.results.actions import changed
    from naungan.web.vault.originals import keep

    for number, code in enumerate(governments(count)):
        first = roster(scratch / f"{code} daftar.csv", workers, kecamatan=(code + "01")[:4].ljust(4, "0") + "01", seed=number)
        files = {"roster": (first, UNIT), "member": (members(scratch / f"{code} peserta.csv", first, npp=f"1{code:0<7}"), "")}
        kept = {name: keep(path) for name, (path, _) in files.items()}
        with acts("sistem:ukur"):
            for name, (path, unit) in files.items():
                key = {"pemda": code, "unit": unit, "dataset": name, "masa": BULAN}
                setoran = Submission.objects.create(**key, keadaan=Submission.State.TERKUNCI, diserahkan=timezone.now())
                versi = Version.objects.create(setoran=setoran, urut=1)
                Received.objects.create(versi=versi, urut=1, berkas=path.name, sumber=kept[name], ukuran=path.stat().st_size)
                Counting.objects.create(**key, versi=versi)
            changed(pemda=code, bulan=BULAN)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.web.settings")
    import django

    from naungan.web.environment import read_environment

    read_environment().make_keys()
    read_environment().prepare()
    django.setup()
    people(int(sys.argv[2]))
    if sys.argv[1] == "counted":
        counted(int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
