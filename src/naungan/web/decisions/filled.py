"""What somebody says on a page becomes the rows of a CSV, and is read by the one reader before it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from naungan.answers import Read, read
from naungan.answers.forms import QUESTION
from naungan.answers.raw import Raw, RawRow
from naungan.answers.told import Problem, refused, says
from naungan.evaluation.said import readers
from naungan.intake.mapping.file import Mapping as Mapped
from naungan.intake.mapping.file import mappings_of
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.kernel.problem import Severity
from naungan.web.decisions.forms import KINDS, Kata, Kind

PARTS = ("npp", "bulan", "rupiah")
# What an answer may change of its row; everything else is the question's.
ANSWERS = {
    "keputusan": ("keputusan",), "jawaban_unit": ("unit",), "usulan_rekening": ("terima", "program", "keluarga", "dari", "sampai"),
    "isi": ("data", "unit", "pakai"),
}  # fmt: skip


def filled(kind: Kind, rows: Sequence[Kata], said: Mapping[str, Sequence[str]], oleh: str) -> list[Kata]:
    """The rows with the answer in them; Refusal, with the columns that are wrong, where the reader does not follow it.

    ``said`` are the columns as a form sends them; a column of several rows (``pemetaan``, ``alokasi_bayar``) has a value for each.
    """
    try:
        made = _made(kind, rows, said) if any(said.get(kind.column, ())) else []
    except ValueError:  # a form with other rows than the question has
        made = []
    made = [{**row, **({"oleh": oleh} if "oleh" in row else {})} for row in made]
    made = [{**row, **({"keterangan": ""} if "keterangan" in row else {})} for row in made]
    found = understood(kind, made)
    wrong = list(found.problems)
    if not made or refused(wrong) or (kind.kode != "pemetaan" and len(found.berlaku) != len(made)):
        raise Refusal("PUTUSAN_TIDAK_DIPAHAMI", sebab=_why(wrong))
    return [_as_written(kind, row) for row in made]


def begun(jenis: str, rows: Sequence[Kata], said: Mapping[str, Sequence[str]]) -> list[Kata]:
    """The rows with what somebody has put in, as far as it fits: so that he need not write it again where it was not followed."""
    if jenis == "alokasi_bayar":
        parts = zip(*(said.get(name, ()) for name in PARTS), strict=False)
        return [{**rows[0], **dict(zip(PARTS, part, strict=True))} for part in parts if any(part)] or list(rows)
    if jenis == "pemetaan":
        fields = list(said.get("bidang", ()))
        return [{**row, "bidang": fields[at] if at < len(fields) else row["bidang"]} for at, row in enumerate(rows)]
    return [{**rows[0], **{name: said[name][0] for name in ANSWERS[jenis] if said.get(name)}}, *rows[1:]]


def understood(kind: Kind, rows: Sequence[Kata]) -> Read:
    """Rows as the one reader sees them, with all that the rooms above it know."""
    found = _read(kind, rows)
    return mappings_of(found)[1] if kind.kode == "pemetaan" else found


def as_mappings(rows: Sequence[Kata]) -> tuple[Mapped, ...]:
    """What rows about headings say, as a file is read by it."""
    return mappings_of(_read(KINDS["pemetaan"], rows))[0]


def _read(kind: Kind, rows: Sequence[Kata]) -> Read:
    raw = Raw(tuple(RawRow(at, {name: cell for name, cell in row.items() if cell}) for at, row in enumerate(rows, 2)), kind.form.kolom)
    return read(kind.form, raw, readers())


def _made(kind: Kind, rows: Sequence[Kata], said: Mapping[str, Sequence[str]]) -> list[Kata]:
    match kind.kode:
        case "pemetaan":
            fields = list(said.get("bidang") or [row["bidang"] for row in rows])
            answers = [*said.get("setuju", [""]), *("" for _ in rows[1:])]
            return [{**row, "bidang": field, "setuju": yes} for row, field, yes in zip(rows, fields, answers, strict=True)]
        case "alokasi_bayar":
            return _parts(rows[0], said)
        case _:
            names = [name for name in ANSWERS[kind.kode] if said.get(name)]
            return [{**rows[0], **{name: said[name][0].strip() for name in names}}]


def _parts(row: Kata, said: Mapping[str, Sequence[str]]) -> list[Kata]:
    """A payment and the parts of it that somebody has placed; lines that are left empty say nothing."""
    lines = [dict(zip(PARTS, line, strict=True)) for line in zip(*(said.get(name, ()) for name in PARTS), strict=True)]
    return [{**row, **{name: text.strip() for name, text in line.items()}} for line in lines if any(line.values())]


def _as_written(kind: Kind, row: Kata) -> Kata:
    return {name: "" if row.get(name, "") == QUESTION else row.get(name, "") for name in kind.form.kolom}


def _why(problems: Sequence[Problem]) -> str:
    return " ".join(dict.fromkeys(f"{one['kolom']}: {says(one)}" for one in problems if one["tingkat"] != Severity.NOTE)) or sentence(
        "PUTUSAN_BELUM_DIISI"
    )
