"""The letterhead of each government, its paper and who signs for it: ``kop.yaml``, or what the lists of regions say where there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from naungan import regions
from naungan.answers.forms import Form
from naungan.answers.kinds import Taken, Wrong, one_of
from naungan.answers.reading import Read, Row, read
from naungan.answers.told import Problem, refuse, wrong
from naungan.answers.yaml_edge import read_yaml
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.relations import Column, Relation
from naungan.told.letters import png
from naungan.told.letters.letter import Signature

PAPERS = ("a4", "f4")
FONTS = ("arial", "liberation sans")
FOR = ("a.n.", "u.b.", "Plt.", "Plh.")
_IN_THE_NAME = FOR[:2]
# A letterhead is printed 22 mm high: 2,000 pixels are more than a printer shows.
_LOGO_BYTES, _LOGO_SIDE = 300_000, 2_000
_LONGEST = 120
_NIP = re.compile(r"[0-9]{18}")


@dataclass(frozen=True)
class Kop:
    """One letterhead: ``nama`` and ``alamat`` line by line, ``logo`` as PNG, ``kertas`` a4 or f4, ``kota`` where it signs."""

    pemda: str
    nama: tuple[str, ...]
    alamat: tuple[str, ...] = ()
    telepon: str = ""
    logo: bytes | None = None
    kertas: str = "a4"
    kota: str = ""


@dataclass(frozen=True)
class Kops:
    """All letterheads and signatories of a file; empty without one. ``jabatan`` of a signatory is that of whoever signs for the office."""

    kop: Mapping[str, Kop] = field(default_factory=dict)
    penanda: Mapping[tuple[str, str], Signature] = field(default_factory=dict)

    def of(self, pemda: str) -> Kop:
        """The letterhead of a government; a plain one with its official name where none is laid down."""
        return self.kop.get(pemda) or Kop(pemda, neutral(pemda))

    def signer(self, pemda: str, jabatan: str, untuk: str = "") -> Signature:
        """Who signs for an office of a government, called with the government's name or without; the name stays blank where none stands."""
        found = next((one for form in _called(pemda, jabatan) if (one := self.penanda.get((pemda, form)))), None)
        if found is None:
            return Signature(jabatan, untuk=untuk)
        return replace(found, jabatan="\n".join(filter(None, (jabatan, found.jabatan))), untuk=found.untuk or untuk)


def _called(pemda: str, jabatan: str) -> list[str]:
    """An office as it is called: as it stands, then without the name of its government behind it (``Bupati Belitung`` is ``Bupati``)."""
    said = " ".join(jabatan.casefold().split())
    name = (regions.nama(pemda) or "").casefold() if pemda else ""
    bare = re.sub("^(?:kabupaten|kota) (?:administrasi )?", "", name)
    return [said, *(said.removesuffix(f" {end}") for end in (f"provinsi {bare}", name, bare) if end and said.endswith(f" {end}"))]


def neutral(pemda: str) -> tuple[str, ...]:
    """``PEMERINTAH KOTA PALEMBANG``; nothing for a code that nobody knows."""
    name = regions.nama(pemda) if pemda else None
    if name is None:
        return ()
    level = regions.tingkat(pemda)
    before = f"{level} " if level in ("provinsi", "kecamatan", "desa", "kelurahan") else ""
    return (f"Pemerintah {before}{name}".upper(),)


def read_kop(path: Path) -> Kops:
    """The file; Refusal with every place that can't be followed, or where there is no such file."""
    if not path.is_file():
        raise Refusal("NOT_FOUND", nama=path.name)
    raw = read_yaml(path, ("kop", "penanda_tangan"), ("catatan",))
    heads, signers = read(_KOP, raw["kop"]), read(_PENANDA, raw["penanda_tangan"])
    logos: dict[int, bytes] = {}
    problems = [*heads.problems, *signers.problems, *_twice(heads), *_twice(signers), *_for_whom(signers), *_logos(path, heads, logos)]
    refuse([{**one, "berkas": path.name} for one in problems], "KOP_SALAH")
    return Kops(
        {str(row.nilai["pemda"]): _kop(row.nilai, logos.get(row.nomor)) for row in heads.berlaku},
        {(str(row.nilai["pemda"]), form): _signer(row.nilai) for row in reversed(signers.berlaku) for form in _of(row)},
    )


def _of(row: Row) -> list[str]:
    return _called(str(row.nilai["pemda"]), str(row.nilai["jabatan"]))


def _kop(row: Mapping[str, object], logo: bytes | None) -> Kop:
    return Kop(
        str(row["pemda"]), _lines(row["nama"]), _lines(row["alamat"]), str(row["telepon"] or ""), logo, str(row["kertas"] or "a4"),
        str(row["kota"] or ""),
    )  # fmt: skip


def _lines(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _signer(row: Mapping[str, object]) -> Signature:
    return Signature(*(str(row[name] or "") for name in ("oleh", "nama", "nip", "untuk")))


def _for_whom(found: Read) -> list[Problem]:
    """Whoever signs in the name of an office has one of their own."""
    return [
        wrong("KOP_OLEH", found.form.berkas, row.nomor, "oleh", None, untuk=row.nilai["untuk"])
        for row in found.berlaku
        if row.nilai["untuk"] in _IN_THE_NAME and not row.nilai["oleh"]
    ]


def _twice(found: Read) -> list[Problem]:
    """A government, or an office of one, that stands there twice."""
    seen: set[tuple[str, ...]] = set()
    problems = []
    for row in found.berlaku:
        key = tuple(str(row.nilai[name]).casefold() for name in found.form.key)
        if key in seen:
            problems.append(wrong("KOP_GANDA", found.form.berkas, row.nomor, found.form.key[-1], " ".join(key)))
        seen.add(key)
    return problems


def _logos(path: Path, heads: Read, logos: dict[int, bytes]) -> list[Problem]:
    """Read the pictures that lie beside the file; what is wrong with one is told at its line."""
    problems = []
    for row in heads.berlaku:
        name = row.nilai["logo"]
        if name is None:
            continue
        try:
            logos[row.nomor] = _png(path.parent, str(name))
        except Wrong as error:
            problems.append(wrong("KOP_LOGO", heads.form.berkas, row.nomor, "logo", str(name), sebab=error.pilihan))
    return problems


def _png(folder: Path, name: str) -> bytes:
    """A whole PNG of a fit size, beside the file; Wrong with the reason otherwise."""
    if Path(name).name != name or (folder / name).is_symlink():
        raise Wrong(sentence("KOP_LOGO_TEMPAT"))
    try:
        with (folder / name).open("rb") as file:
            data = file.read(_LOGO_BYTES + 1)
    except OSError:
        raise Wrong(sentence("KOP_LOGO_TIDAK_ADA")) from None
    if len(data) > _LOGO_BYTES:
        raise Wrong(sentence("KOP_LOGO_BESAR", {"byte": f"{_LOGO_BYTES // 1000}", "sisi": f"{_LOGO_SIDE}"}))
    size = png.size_of(data)
    if size is None:
        raise Wrong(sentence("KOP_LOGO_RUSAK"))
    if not all(0 < side <= _LOGO_SIDE for side in size):
        raise Wrong(sentence("KOP_LOGO_BESAR", {"byte": f"{_LOGO_BYTES // 1000}", "sisi": f"{_LOGO_SIDE}"}))
    if not png.is_whole(data):
        raise Wrong(sentence("KOP_LOGO_RUSAK"))
    return data


def _pemda(said: str) -> Taken:
    """A code in force."""
    try:
        code = regions.current(regions.normalise_code(said))
    except ValueError:
        code = None
    if code is None or len(code) not in (2, 4, 10):
        raise Wrong(sentence("BOLEH_WILAYAH"))
    return Taken(code)


def _line(said: str) -> Taken:
    if len(said) > _LONGEST:
        raise Wrong(sentence("BOLEH_SEBARIS", {"panjang": _LONGEST}))
    return Taken(said)


def _nip(said: str) -> Taken:
    """Eighteen digits: a NIK put there by mistake would be printed on every paper."""
    if not _NIP.fullmatch("".join(said.split())):
        raise Wrong(sentence("BOLEH_NIP"))
    return Taken(said)


_COMMON = dict.fromkeys(("nama", "alamat", "telepon", "logo", "kota", "jabatan", "oleh"), _line)
_KOP = Form(
    "kop.yaml",
    Relation(
        "letterhead", 1, "Kepala surat satu pemda, kertasnya, dan hurufnya.", ("pemda",),
        (
            Column("pemda", "text", "Kode pemda.", required=True), Column("nama", "text", "Baris nama, satu per baris.", required=True),
            Column("alamat", "text", "Baris alamat."), Column("telepon", "text", "Telepon, surel, laman."),
            Column("logo", "text", "Nama berkas PNG di samping kop.yaml."), Column("kertas", "text", "a4 atau f4.", values=PAPERS),
            Column("huruf", "text", "Huruf.", values=FONTS), Column("kota", "text", "Tempat surat ditandatangani."),
        ),
    ),
    bagian="kop", banyak=("nama", "alamat"),
    pembaca={**_COMMON, "pemda": _pemda, "kertas": one_of(PAPERS, {"folio": "f4"}), "huruf": one_of(FONTS)},
)  # fmt: skip
_PENANDA = Form(
    "kop.yaml",
    Relation(
        "signatory", 1, "Siapa menandatangani untuk suatu jabatan.", ("pemda", "jabatan"),
        (
            Column("pemda", "text", "Kode pemda.", required=True), Column("jabatan", "text", "Jabatan.", required=True),
            Column("nama", "text", "Nama dengan gelar."), Column("nip", "text", "NIP."), Column("untuk", "text", "a.n., u.b., Plt., Plh."),
            Column("oleh", "text", "Jabatan yang menandatangani atas nama (a.n.) atau untuk beliau (u.b.)."),
        ),
    ),
    bagian="penanda_tangan", pembaca={**_COMMON, "pemda": _pemda, "nip": _nip, "untuk": one_of(FOR)},
)  # fmt: skip
