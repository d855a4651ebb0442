"""An explanation as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from naungan.kernel.messages import sentence
from naungan.law.words import words
from naungan.told.law.explanation import Explanation, Programme, Value
from naungan.told.lines import aligned


def explanation_text(found: Explanation) -> str:
    """The whole as text."""
    lines = [found.title, *found.origin, ""]
    for one in found.programmes:
        lines += [one.heading, *(_steps(one) if one.steps else _sum(one)), ""]
    lines += [found.total, sentence("JELAS_KEPASTIAN", {"status": found.sure})]
    if found.remarks:
        lines += ["", sentence("JELAS_CATATAN"), *(f"- {remark}" for remark in found.remarks)]
    return "\n".join(lines)


def _steps(one: Programme) -> Iterator[str]:
    for number, step in enumerate(one.steps, start=1):
        sign = " =" if step.jenis == "rumus" else ":"
        yield f"  {number}. {step.name}{sign} {step.written}" + (f" [{step.source}]" if step.source else "")
        if step.remark:
            yield f"       {step.remark}"


def _sum(one: Programme) -> Iterator[str]:
    yield from (f"  {rule} [{article}]" for rule, article in one.rules)
    yield from (f"  {_value(value)}" for value in one.values)
    rows = [
        (
            branch.name, words(branch.people, "orang"), sentence("JELAS_PEMBERI_KERJA", {"rupiah": branch.employer}),
            sentence("JELAS_PEKERJA", {"rupiah": branch.worker}),
            sentence("JELAS_TANPA_JUMLAH", {"jumlah": branch.without}) if branch.without else "",
        )
        for branch in one.branches
    ]  # fmt: skip
    yield from (f"    {line}" for line in aligned(rows))


def _value(value: Value) -> str:
    if value.relief:
        return sentence("JELAS_KERINGANAN_KALI", {"kode": value.name, "kali": value.shown, "dasar": value.source})
    return f"{value.name}: {value.shown} [{value.source}]"
