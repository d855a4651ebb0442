"""One page for the head of region: where the government stands, and exactly three decisions with people, rupiah and deadline."""

from __future__ import annotations

from naungan.told.government import Government
from naungan.told.letters.blocks import amount, lasts, table, until
from naungan.told.letters.decisions import ASKED, Decision, decisions
from naungan.told.letters.desk import Desk, Office, still_open
from naungan.told.letters.letter import Block, Heading, Letter, Paragraph
from naungan.told.letters.paper import sheet
from naungan.told.letters.wording import head, secretary, tulis
from naungan.told.strategy import Sheet
from naungan.told.words import day, month, number, percent, rupiah_short, say, unknown


def brief(desk: Desk, one: Office) -> Letter:
    """Its rupiah stand exact in the table, short in the sentence."""
    told = one.government
    asked = decisions(one)[:ASKED]
    isi = (
        Paragraph(tulis("RINGKAS_DATA", bulan=month(one.bulan), posisi=day(one.frozen.posisi), nomor=desk.rapat.nomor)),
        Paragraph(_coverage(one)),
        Paragraph(_money(told)),
        Paragraph(tulis("RINGKAS_DIMINTA", jumlah=number(len(still_open(one.findings))))),
        table(tulis("RINGKAS_TABEL"), ("NO", "PUTUSAN", "ORANG", "RUPIAH", "TENGGAT"), ("text", "text", "count", "rupiah", "date"),
              [_row(at, made) for at, made in enumerate(asked, 1)], (5, 47, 14, 19, 15)),
        Paragraph(tulis("RINGKAS_CATATAN")),
        *_strategy(desk.strategi.get(one.kode)),
    )  # fmt: skip
    return sheet(
        desk, one, "ringkasan_kepala_daerah", tulis("RINGKAS_JUDUL", jabatan=head(one.kode)), isi, (secretary(one.kode),), mendatar=False
    )


def _strategy(said: Sheet | None) -> tuple[Block, ...]:
    """Where it goes and how often such statements were right, and the steps of the plan; nothing without a projection."""
    if said is None:
        return ()
    head: tuple[Block, ...] = (Heading(tulis("RINGKAS_STRATEGI")), Paragraph(said.asal), *map(Paragraph, said.kalimat))
    if not said.langkah:
        return (*head, Paragraph(say("STRATEGI_PEMDA_TANPA_LANGKAH")))
    rows = [
        (
            str(at),
            f"{step.kalimat} {tulis('RINGKAS_PEMUTUS', pemutus=step.pemutus)}",
            number(step.orang),
            amount(step.rupiah),
            until(step.sampai),
        )
        for at, step in enumerate(said.langkah, 1)
    ]
    steps = table(tulis("RINGKAS_STRATEGI_TABEL"), ("NO", "LANGKAH", "ORANG", "RUPIAH", "TENGGAT"),
                  ("text", "text", "count", "rupiah", "date"), rows, (5, 47, 14, 19, 15))  # fmt: skip
    return (*head, steps, Paragraph(tulis("RINGKAS_STRATEGI_CATATAN")))


def _coverage(one: Office) -> str:
    told = one.government
    if told.pekerja is None:
        return tulis("RINGKAS_TANPA_DAFTAR", sebab=told.sebab_pekerja)
    return tulis(
        "RINGKAS_CAKUPAN", pekerja=number(told.pekerja), ya=number(told.terlindungi_ya), tidak=number(told.terlindungi_tidak),
        kabur=number(told.terlindungi_tidak_diketahui), bawah=percent(told.batas_bawah), atas=percent(told.batas_atas),
    )  # fmt: skip


def _money(told: Government) -> str:
    """What is needed, left and short, and why where nobody can say."""
    amounts = {name: rupiah_short(getattr(told, name)) for name in ("kebutuhan", "tersedia", "kekurangan")}
    return tulis("RINGKAS_UANG", **amounts, sebab=_sentence(told.sebab_uang if told.kebutuhan is None else lasts(told)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "." if text else ""


def _source(made: Decision) -> str:
    """How many findings ask for it, and on how many units where they name any."""
    return tulis("DARI_TEMUAN_UNIT" if made.unit else "DARI_TEMUAN", temuan=number(made.temuan), unit=number(made.unit))


def _row(at: int, made: Decision) -> tuple[str, ...]:
    """A figure that does not belong to a decision is said not to; one that nobody knows is said to be unknown."""
    if not made.temuan:
        return (str(at), made.kalimat, tulis("TANPA_TEMUAN_SINGKAT"), tulis("TANPA_TEMUAN_SINGKAT"), until(None))
    orang = unknown() if made.orang is None else number(made.orang)
    return (str(at), f"{made.kalimat} {_source(made)}", orang,
            amount(made.rupiah), until(made.tenggat))  # fmt: skip
