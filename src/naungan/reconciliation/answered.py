"""What people have said of a payment: it goes before everything that can be worked out, and never exceeds the payment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from naungan.reconciliation.payments import Allocated, Answer, Cell, Part, Payment, Rest, Share
from naungan.reconciliation.words import Alasan, Cara

UNKNOWN, SEVERAL, EXCEEDS = "ALOKASI_TANPA_PEMBAYARAN", "ALOKASI_DUA_REKENING", "ALOKASI_MELEBIHI"


def by_answers(parts: Sequence[Part], answers: Sequence[Answer], found: Allocated) -> list[Part]:
    """Follow the answers; returns the parts of payments of which nobody has said anything."""
    there: dict[Payment, list[Part]] = defaultdict(list)
    for part in parts:
        there[part.payment].append(part)
    said: dict[Payment, list[Answer]] = defaultdict(list)
    for answer in sorted(answers, key=lambda one: one.baris):
        meant = [payment for payment in there if _means(answer.payment, payment)]
        if len(meant) == 1:
            said[meant[0]].append(answer)
        else:
            found.wrong.append((answer, SEVERAL if meant else UNKNOWN))
    for payment, rows in said.items():
        _follow(there[payment], rows, found)
    return [part for part in parts if part.payment not in said]


def _means(asked: Payment, there: Payment) -> bool:
    return asked[:3] == there[:3] and all(not one or one == other for one, other in zip(asked[3:], there[3:], strict=True))


def _follow(parts: Sequence[Part], rows: Sequence[Answer], found: Allocated) -> None:
    """All rows about one payment together, from its parts in their order; none of them where together they are more than it is."""
    amounts = [part.nilai for part in parts]
    whole = None if None in amounts else sum(amount for amount in amounts if amount is not None)
    if whole is None or sum(row.rupiah for row in rows) > whole:
        found.wrong += [(row, EXCEEDS) for row in rows]
        for part in parts:
            found.wait(part, Alasan.JAWABAN_DITOLAK)
        return
    left = {number: part.nilai or 0 for number, part in enumerate(parts)}
    for row in rows:
        wanted = row.rupiah
        for number, part in enumerate(parts):
            taken = min(wanted, left[number])
            left[number], wanted = left[number] - taken, wanted - taken
            if taken:
                found.shares.append(Share(part, Cell(part.payment.pemda, row.npp, row.bulan), taken, Cara.JAWABAN, row.oleh))
    found.rests += [Rest(part, left[number], Alasan.SISA_JAWABAN) for number, part in enumerate(parts) if left[number]]
