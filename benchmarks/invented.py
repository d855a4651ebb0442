"""Invented workers and members with known truth: twins, namesakes, and the damage that offices do to NIK, names and dates."""

# ruff: noqa: SIM905, C901
from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

import pyarrow as pa

from naungan.intake.tables import MEMBER, ROSTER

LAKI = """
    Agus Andi Anton Ari Arif Asep Bambang Bayu Budi Dani Darmawan Dedi Deni Dian Dicky Doni Dwi Edi Eka Eko Fahmi Fajar Faisal Fauzan
    Fauzi Feri Firman Galih Gilang Guntur Hadi Hamdan Hasan Hendra Herman Husin Ilham Imam Indra Irfan Iwan Joko Junaidi Kurnia Lukman
    Maulana Mulyadi Nanang Nugroho Putra Rahmat Reza Ridwan Rizal Rizki Roni Rudi Rusli Sandi Sofyan Sugeng Supri Surya Syahrul Taufik
    Teguh Tono Tri Untung Wahyu Wahyudi Wawan Yanto Yusuf Zainal Zulkifli
""".split()
PUAN = """
    Aisyah Amelia Aminah Ana Anggun Anita Ayu Bunga Citra Desi Devi Dewi Dian Diana Dina Dwi Eka Elsa Endang Erna Fatimah Fitri
    Fitriani Halimah Hesti Ika Indah Intan Jamilah Kartika Kartini Laila Lestari Lina Linda Lisa Marlina Maya Mega Melati Mira Murni
    Nita Novi Nurhayati Putri Rahayu Rahmawati Ratna Rina Rini Rosdiana Rukmini Salma Santi Sari Suci Sulastri Sumiati Susi Tika Tina
    Titin Tri Vera Vina Wahyuni Wati Winda Wulan Yanti Yuliana Yuni Zahra Zubaidah
""".split()
KELUARGA = """
    Harahap Siregar Lubis Nasution Santoso Pratama Saputra Wijaya Kusuma Hidayat Ramadhan Firmansyah Setiawan Gunawan Kurniawan
    Hartono Susanto Purnomo Wibowo Utomo Sanjaya Permana Nugraha Syahputra Sihombing Simanjuntak Hutabarat Manurung Rangkuti Tanjung
    Chaniago Effendi Iskandar Rahman Hakim Halim Mansur Yusuf Ismail Ibrahim Lestari Puspita Maharani Anggraini Oktaviani Safitri
    Wulandari Handayani Rahmadani Utami Kusumawati Hasanah Marzuki Suharto Djunaidi Tjahyadi Prasetyo Suryadi Mulyono Hasibuan Pohan
    Batubara Daulay Matondang Sinaga Sitompul Ginting Sembiring Tarigan Purba Saragih Damanik Munthe
""".split()
AWAL = {"L": ["Muhammad", "Ahmad", "Abdul"], "P": ["Siti", "Sri", "Nur"]}
OLD = [("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j"), ("sy", "sj"), ("kh", "ch")]
PUBLIC = "ABCDEFGHIJKLMNOPRSTUWY"


@dataclass(frozen=True)
class Person:
    """One invented human being with the true values."""

    pemda: str
    nik: str
    nama: str
    lahir: dt.date
    sex: str


@dataclass(frozen=True)
class World:
    """Both files and the truth: for each roster row the member rows that are the same human being."""

    roster: pa.Table
    member: pa.Table
    truth: dict[int, set[int]]


def person(rng: random.Random, pemda: str, serials: dict[str, int]) -> Person:
    sex = rng.choice("LP")
    day = dt.date(1963, 1, 1) + dt.timedelta(days=rng.randrange(365 * 42))
    if rng.random() < 0.03:
        day = day.replace(month=1, day=1)
    words = [rng.choice(LAKI if sex == "L" else PUAN)]
    if rng.random() < 0.25:
        words.insert(0, rng.choice(AWAL[sex]))
    if rng.random() < 0.4:
        words.append(rng.choice(LAKI if sex == "L" else PUAN))
    if rng.random() < 0.88:
        words.append(rng.choice(KELUARGA))
    kec = f"{pemda}{rng.randrange(1, 25):02d}"
    return Person(pemda, _nik(kec, day, sex, serials), " ".join(dict.fromkeys(words)), day, sex)


def twin(rng: random.Random, one: Person, serials: dict[str, int]) -> Person:
    """Same birth date, neighbouring NIK, same last name, another given name; one in five of the other sex."""
    sex = one.sex if rng.random() < 0.8 else ("P" if one.sex == "L" else "L")
    words = one.nama.split()
    first = 1 if len(words) > 1 and words[0] in AWAL["L"] + AWAL["P"] and sex == one.sex else 0
    pool = LAKI if sex == "L" else PUAN
    given = rng.choice([name for name in pool if name not in words])
    if rng.random() < 0.4:
        given = rng.choice([name for name in pool if name not in words and name[0] == words[first][0]] or [given])
    words[first] = given
    return Person(one.pemda, _nik(one.nik[:6], one.lahir, sex, serials), " ".join(words), one.lahir, sex)


def son(rng: random.Random, one: Person, serials: dict[str, int]) -> Person:
    day = one.lahir.replace(day=min(one.lahir.day, 28), year=one.lahir.year + rng.randrange(20, 30), month=rng.randrange(1, 13))
    return Person(one.pemda, _nik(one.nik[:6], day, one.sex, serials), one.nama, day, one.sex)


def _nik(kec: str, day: dt.date, sex: str, serials: dict[str, int]) -> str:
    start = f"{kec}{day.day + (40 if sex == 'P' else 0):02d}{day:%m%y}"
    serials[start] = serials.get(start, 0) + 1
    return f"{start}{serials[start]:04d}"


def damaged_nik(rng: random.Random, nik: str, rate: float) -> tuple[str | None, str | None]:
    """What a file says: the trusted NIK (None when it can't be), and the text as written."""
    draw = rng.random() / rate
    if draw > 1:
        return nik, nik
    if draw < 0.25:
        return None, None
    if draw < 0.35:
        return None, nik[:15]
    if draw < 0.45:
        return (None if nik.endswith("0000") else nik[:15] + "0"), nik[:15] + "0"
    text = list(nik)
    for _ in range(1 if draw < 0.85 else 2):
        at = rng.randrange(15)
        if rng.random() < 0.35:
            text[at], text[at + 1] = text[at + 1], text[at]
            break
        text[at] = rng.choice([digit for digit in "0123456789" if digit != text[at]])
    return (_trusted("".join(text)), "".join(text))


def _trusted(text: str) -> str | None:
    day, month, year = int(text[6:8]), int(text[8:10]), int(text[10:12])
    try:
        dt.date(2000 + year if year < 12 else 1900 + year, month, day - 40 if day > 40 else day)
    except ValueError:
        return None
    return text if text[12:] != "0000" else None


def damaged_name(rng: random.Random, nama: str, sex: str, rate: float) -> str:
    words = nama.split()
    if words[0] == "Muhammad" and rng.random() < 0.5:
        words[0] = rng.choice(["M.", "Moh.", "Muh.", "Mhd", "Mochamad", "Muhamad"])
    if words[0] == "Ahmad" and rng.random() < 0.3:
        words[0] = rng.choice(["Achmad", "Akhmad"])
    draw = rng.random() / rate
    if draw < 0.16:
        words = _typo(rng, words)
    elif draw < 0.30 and len(words) > 1:
        words[-1] = words[-1][0]
    elif draw < 0.42 and len(words) > 2:
        words.pop()
    elif draw < 0.60:
        old, new = rng.choice(OLD)
        words = [word[0] + word[1:].replace(old, new) for word in words]
    elif draw < 0.70 and len(words) > 1:
        words = ["".join(words[:2]), *words[2:]]
    elif draw < 0.75:
        words = words[1:] + words[:1]
    text = " ".join(words)
    if rng.random() < 0.1:
        text = rng.choice(["H. " if sex == "L" else "Hj. ", "Drs. ", "dr. ", "Ir. "]) + text
    if rng.random() < 0.25:
        text += rng.choice([", S.Pd", " S.Pd.I", ", S.E., M.M.", " SE", " A.Md.Kep", ", S.Kom", " ST", ", A.Md"])
    text = text if rng.random() < 0.5 else text.upper()
    return text[:25] if rng.random() < 0.02 else text


def _typo(rng: random.Random, words: list[str]) -> list[str]:
    which = rng.randrange(len(words))
    word = words[which]
    at = rng.randrange(len(word))
    kind = rng.randrange(4)
    letter = rng.choice(PUBLIC).lower()
    changed = [word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + letter + word[at:], _swapped(word, at)][kind]
    return [*words[:which], changed or word, *words[which + 1 :]]


def _swapped(word: str, at: int) -> str:
    return word if at + 2 > len(word) else word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def damaged_day(rng: random.Random, day: dt.date, missing: float) -> dt.date | None:
    draw = rng.random()
    if draw < missing:
        return None
    if draw > 0.99 and day.day <= 12:
        return day.replace(day=day.month, month=day.day)
    if draw > 0.985:
        return day.replace(day=min(day.day, 28), year=day.year + rng.choice([-10, -1, 1, 10]))
    return day


def world(workers: int, *, seed: int = 1, pemda: tuple[str, ...] = ("1671",), twins: float = 0.03, damage: float = 0.08) -> World:
    """A roster of about ``workers`` people of whom seven in ten are members, and members who work elsewhere."""
    rng = random.Random(seed)
    serials: dict[str, int] = {}
    people: list[Person] = []
    while len(people) < int(workers * 1.3):
        one = person(rng, rng.choice(pemda), serials)
        people.append(one)
        if rng.random() < twins:
            people.append(twin(rng, one, serials))
        elif rng.random() < 0.01:
            people.append(son(rng, one, serials))
    working = [rng.random() < 1 / 1.3 for _ in people]
    insured = [rng.random() < (0.7 if works else 0.6) for works in working]
    roster = _rows(rng, [(k, one) for k, one in enumerate(people) if working[k]], damage, 0.1, "a")
    member = _rows(rng, [(k, one) for k, one in enumerate(people) if insured[k]], damage / 3, 0.0, "b")
    where: dict[int, set[int]] = {}
    for row, (who, _) in enumerate(member):
        where.setdefault(who, set()).add(row)
    truth = {row: where.get(who, set()) for row, (who, _) in enumerate(roster)}
    return World(ROSTER.of([row for _, row in roster]), MEMBER.of([row for _, row in member]), truth)


def _rows(
    rng: random.Random, people: list[tuple[int, Person]], damage: float, undated: float, mark: str
) -> list[tuple[int, dict[str, object]]]:
    people = list(people)
    rng.shuffle(people)
    rows: list[tuple[int, dict[str, object]]] = []
    for who, one in people:
        nik, text = damaged_nik(rng, one.nik, damage)
        order = len(rows)
        row: dict[str, object] = {
            "sumber": mark * 64, "berkas": mark, "baris": order + 2, "urutan": order, "pemda": one.pemda, "bulan": "2026-10",
            "nik": nik, "nik_asli": text, "nama": damaged_name(rng, one.nama, one.sex, damage * 3),
            "tanggal_lahir": damaged_day(rng, one.lahir, undated), "jenis_kelamin": one.sex if rng.random() < 0.6 else None,
        }  # fmt: skip
        rows.append((who, row))
    return rows
