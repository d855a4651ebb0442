"""``skenario.yaml``: scenarios as data, read word by word; what can't be meant is refused with its scenario, step and key.

Nothing is built from the text: a number is the digits that stand there, so that no rate ever is a float.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from naungan.acuan.dompet import kinds
from naungan.answers.forms import MINIMUM
from naungan.answers.raw import decoded
from naungan.kernel.errors import Refusal, Unreadable
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.kernel.shown import shown
from naungan.projection.scenario_steps import JENIS, DasarUpah, Langkah, Skenario
from naungan.projection.scenario_tables import DASAR
from naungan.regions.codes import nama
from naungan.relations.words import KATEGORI, PEMBAYAR

FILE = "skenario.yaml"
_OF_SCENARIO = ("kode", "nama", "uraian", "sumber", "anggapan", "langkah")
_WHEN = ("bulan", "dari", "mulai")
_BASES = ("aktual", "maks", "tetap")
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MOST_WORKERS, _MOST_VILLAGES, _MOST_WAGE = 100_000, 100_000, 10_000_000_000


def default_scenarios(evaluasi: Bulan) -> tuple[Skenario, ...]:
    """The scenarios that come with the program, for an evaluation of that month; each stands on an assumption and says so."""
    return _scenarios(files("naungan.acuan").joinpath(FILE).read_text("utf-8"), FILE, evaluasi)


def read_scenarios(path: Path, evaluasi: Bulan | None = None) -> tuple[Skenario, ...]:
    """The scenarios of a file; ``+3`` in place of a month is the third after ``evaluasi``, and no month where that is not said.

    Refusal with the place of what can't be meant, Unreadable where the file can't be opened.
    """
    try:
        text = decoded(path.read_bytes())
    except OSError:
        raise Unreadable("SKENARIO_TIDAK_TERBUKA", berkas=path.name) from None
    return _scenarios(text, path.name, evaluasi)


def _scenarios(text: str, berkas: str, evaluasi: Bulan | None) -> tuple[Skenario, ...]:
    whole = _tree(text, berkas)
    listed = whole.get("skenario") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(listed, list) or not listed or whole.keys() - {"skenario", "diperiksa"}:
        raise Refusal("SKENARIO_BENTUK", tempat=berkas, boleh="skenario:")
    found = tuple(_scenario(one, number, berkas, evaluasi) for number, one in enumerate(listed, start=1))
    codes = [one.kode for one in found]
    if doubled := next((kode for kode in codes if codes.count(kode) > 1 or kode == DASAR), None):
        raise Refusal("SKENARIO_KODE_GANDA", berkas=berkas, kode=doubled)
    return found


def _scenario(said: Any, number: int, berkas: str, evaluasi: Bulan | None) -> Skenario:
    place = sentence("SKENARIO_TEMPAT", {"berkas": berkas, "skenario": said.get("kode", number) if isinstance(said, dict) else number})
    fields = _keys(said, place, _OF_SCENARIO, ("kode", "nama", "langkah"))
    texts = {name: _text(fields[name], place, name) for name in _OF_SCENARIO[:-1] if fields.get(name) is not None}
    if not _CODE.fullmatch(texts["kode"]):
        raise _wrong(place, "kode", texts["kode"], "SKENARIO_BOLEH_KODE")
    if ("sumber" in texts) == ("anggapan" in texts):
        raise Refusal("SKENARIO_ALASAN", tempat=place)
    steps = fields["langkah"]
    if not isinstance(steps, list) or not steps:
        raise Refusal("SKENARIO_BENTUK", tempat=place, boleh="langkah:")
    return Skenario(langkah=tuple(_step(_dated(one, evaluasi), place, at) for at, one in enumerate(steps, start=1)), **texts)


def _step(said: Any, place: str, number: int) -> Langkah:
    place = step_place(place, number)
    jenis = said.get("jenis") if isinstance(said, dict) else None
    if not isinstance(jenis, str) or jenis not in JENIS:
        raise Refusal("SKENARIO_BENTUK", tempat=place, boleh=", ".join(f"jenis: {one}" for one in JENIS))
    known, needed = _FIELDS[jenis]
    fields = _keys({key: value for key, value in said.items() if key != "jenis"}, place, tuple(known), needed)
    values = {key: known[key](value, place, key) for key, value in fields.items() if value is not None}
    step = JENIS[jenis](**values)
    if isinstance(step, DasarUpah):
        _whole_base(step, place)
    return step


def _dated(said: Any, evaluasi: Bulan | None) -> Any:
    """A step with its months as such."""
    if not isinstance(said, dict) or evaluasi is None:
        return said
    return {key: str(evaluasi.plus(int(value))) if key in _WHEN and _is_later(value) else value for key, value in said.items()}


def _is_later(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\+\d{1,3}", value) is not None


def step_place(place: str, number: int) -> str:
    """Where a step stands, for people."""
    return sentence("SKENARIO_TEMPAT_LANGKAH", {"tempat": place, "langkah": number})


def _whole_base(step: DasarUpah, place: str) -> None:
    """Either a rise, or a base with all that it needs."""
    if (step.persen is None) == (step.basis is None) or (step.persen is not None and step.nilai is not None):
        raise Refusal("SKENARIO_DASAR_UPAH", tempat=place)
    if step.basis is not None and (step.basis == "aktual") != (step.nilai is None):
        raise Refusal("SKENARIO_DASAR_UPAH", tempat=place)
    if step.nilai in MINIMUM and step.pemda is None:
        raise Refusal("SKENARIO_KUNCI_KURANG", tempat=place, kunci="pemda")


def _keys(said: Any, place: str, known: tuple[str, ...], needed: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise Refusal("SKENARIO_BENTUK", tempat=place, boleh=", ".join(f"{one}:" for one in known))
    if strange := next((key for key in said if key not in known), None):
        raise Refusal("SKENARIO_KUNCI_ASING", tempat=place, kunci=strange, boleh=", ".join(known))
    if missing := next((key for key in needed if said.get(key) is None), None):
        raise Refusal("SKENARIO_KUNCI_KURANG", tempat=place, kunci=missing)
    return said


def _wrong(place: str, key: str, value: Any, allowed: str, **params: object) -> Refusal:
    return Refusal("SKENARIO_NILAI", tempat=place, kunci=key, nilai=_brief(value), boleh=sentence(allowed, params))


def _brief(value: Any) -> str:
    return shown(value)[:60] if isinstance(value, str) else "…"


def _text(value: Any, place: str, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(place, key, value, "BOLEH_TEKS")
    return " ".join(value.split())


def _month(value: Any, place: str, key: str) -> Bulan:
    try:
        return Bulan.parse(value)
    except (ValueError, AttributeError):
        raise _wrong(place, key, value, "SKENARIO_BOLEH_BULAN") from None


def _day(value: Any, place: str, key: str) -> dt.date:
    """A day, or a month for its first."""
    try:
        return Bulan.parse(value).first_day if len(value) == 7 else dt.date.fromisoformat(value)  # 2027-01
    except (ValueError, AttributeError, TypeError):
        raise _wrong(place, key, value, "SKENARIO_BOLEH_HARI") from None


def _pemda(value: Any, place: str, key: str) -> str:
    if not isinstance(value, str) or len(value) not in (2, 4) or not nama(value):
        raise _wrong(place, key, value, "SKENARIO_BOLEH_PEMDA")
    return value


def _one_of(*allowed: str) -> Callable[[Any, str, str], str]:
    def read(value: Any, place: str, key: str) -> str:
        if value not in allowed:
            raise _wrong(place, key, value, "SKENARIO_BOLEH_SALAH_SATU", pilihan=", ".join(allowed))
        return str(value)

    return read


def _purse(value: Any, place: str, key: str) -> str:
    return _one_of(*(one.kode for one in kinds()))(value, place, key)


def _count(most: int) -> Callable[[Any, str, str], int]:
    def read(value: Any, place: str, key: str) -> int:
        digits = value.replace("_", "") if isinstance(value, str) else ""
        if not digits.isdecimal() or not 1 <= int(digits) <= most:
            raise _wrong(place, key, value, "SKENARIO_BOLEH_BILANGAN", terbesar=most)
        return int(digits)

    return read


def _wage(value: Any, place: str, key: str) -> int | str:
    return str(value) if value in MINIMUM else _count(_MOST_WAGE)(value, place, key)


def _percent(value: Any, place: str, key: str) -> int:
    """Hundredths of a per cent: more than nothing, at most a hundred."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,3}([.,]\d{1,2})?", value):
        raise _wrong(place, key, value, "SKENARIO_BOLEH_PERSEN")
    rise = int(Decimal(value.replace(",", ".")) * 100)
    if not 0 < rise <= 10_000:  # a hundred per cent
        raise _wrong(place, key, value, "SKENARIO_BOLEH_PERSEN")
    return rise


def _law(value: Any, place: str, key: str) -> Any:
    """A value of a series as it stands: a number, keys with numbers, or bands; what fits is said by the series itself."""
    if isinstance(value, dict):
        return {name: _law(one, place, key) for name, one in value.items()}
    if isinstance(value, list):
        return [_law(one, place, key) for one in value]
    digits = value.replace("_", "") if isinstance(value, str) else ""
    return int(digits) if digits.isdecimal() else _text(value, place, key)


_WHOSE: dict[str, Callable[[Any, str, str], Any]] = {"pemda": _pemda, "kategori": _one_of(*KATEGORI)}
# Kind of step → how each of its keys is read, and which it needs.
_FIELDS: dict[str, tuple[dict[str, Callable[[Any, str, str], Any]], tuple[str, ...]]] = {
    "daftar_semua": ({"bulan": _month, **_WHOSE}, ("bulan",)),
    "jht": ({"dari": _month, "nomor": _text, **_WHOSE}, ("dari", "pemda", "nomor")),
    "dasar_upah": ({"dari": _month, "basis": _one_of(*_BASES), "nilai": _wage, "persen": _percent, **_WHOSE}, ("dari",)),
    "pekerja_rentan": (
        {
            "dari": _month, "pemda": _pemda, "orang": _count(_MOST_WORKERS), "desa": _count(_MOST_VILLAGES),
            "pembayar": _one_of(*PEMBAYAR), "dompet": _purse, "penghasilan": _count(_MOST_WAGE),
        },
        ("dari", "pemda", "orang"),
    ),
    "dompet_berakhir": ({"bulan": _month, "dompet": _purse, "pemda": _pemda}, ("bulan", "dompet")),
    "hukum": ({"mulai": _day, "deret": _text, "nilai": _law}, ("mulai", "deret", "nilai")),
    "kontrak_diperpanjang": (dict(_WHOSE), ()),
}  # fmt: skip


def keys(jenis: str) -> tuple[str, ...]:
    """The keys that a kind of step may have."""
    return tuple(_FIELDS[jenis][0])


def _tree(text: str, berkas: str) -> Any:
    """The text as mappings, lists and words."""
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return None if node is None else _plain(node, berkas, frozenset())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise Refusal("SKENARIO_YAML", berkas=berkas, baris=mark.line + 1 if mark else "?") from None


def _plain(node: Any, berkas: str, above: frozenset[int]) -> Any:
    import yaml

    if id(node) in above:
        raise ValueError("a node within itself")
    above = above | {id(node)}
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, berkas, above))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, berkas, above) for one in node.value]
    return None if node.tag == "tag:yaml.org,2002:null" else shown(str(node.value).strip())


def _pairs(node: Any, berkas: str, above: frozenset[int]) -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = shown(key.value) if isinstance(key.value, str) else ""
        if not name or name in seen:
            raise Refusal("SKENARIO_YAML", berkas=berkas, baris=key.start_mark.line + 1)
        seen.add(name)
        yield name, _plain(value, berkas, above)
