"""Somebody says what the headings of a file mean; it is kept for all files of that data set of that office, and can be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from naungan.intake.layouts import LAYOUTS, layout
from naungan.intake.shape.spelling import plain
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.audit.actor import acts
from naungan.web.collection.actions.correct import files_of
from naungan.web.collection.actions.receive import advance, new_version
from naungan.web.collection.models import Heading, Received, Submission, Version
from naungan.web.collection.rules import must_keep


def explain(
    *, by: User, setoran: Submission, versi: Version, dilihat: int, berkas: Received, kode: str, arti: Mapping[tuple[str, str], str]
) -> Version:  # fmt: skip
    """``arti``: (letter, heading) of each column → its field, empty = not read. A new version of the same files, checked by it.

    Refusal without the right, for a field given twice or unknown to the layout, where a needed one is missing, and where somebody else
    was quicker.
    """
    must_keep(by, setoran)
    whole = versi.hasil.get("usulan", {}).get(str(berkas.urut), {}).get("kurang") is not None and berkas.kode != ""
    _must_fit(kode, [field for field in arti.values() if field], whole=whole)
    with acts(by):
        advance(setoran, dilihat)
        _keep(by, setoran, kode, berkas.berkas, {(letter, judul[:200]): field for (letter, judul), field in arti.items()})
        return new_version(by, setoran, files_of(versi), bentuk=versi.bentuk, koreksi=versi.koreksi)


def answer_anew(*, by: User, setoran: Submission, jawaban: int, bidang: str) -> None:
    """Another meaning for a heading that its office has explained; empty = not read. It counts from the next check on.

    Refusal without the right, for a field that its layout has not, and where somebody else has answered it anew or taken it back.
    """
    must_keep(by, setoran)
    found = _own(setoran, jawaban)
    if bidang and bidang not in layout(found.layout).kinds:
        raise Refusal("SETOR_BIDANG")
    if found.dicabut is None and found.bidang == bidang:
        return
    with acts(by):
        _end(by, [found])
        _create(by, setoran, found.layout, found.berkas, (found.kolom, found.judul), bidang)


def take_back(*, by: User, setoran: Submission, jawaban: int) -> None:
    """The office has not explained that heading any more, from the next check on. Refusal as for ``answer_anew``."""
    must_keep(by, setoran)
    with acts(by):
        _end(by, [_own(setoran, jawaban)])


def check_by_answers(*, by: User, setoran: Submission, versi: Version, dilihat: int) -> Version:
    """A new version of the same files with the same corrections, read by what holds of its headings now."""
    must_keep(by, setoran)
    with acts(by):
        advance(setoran, dilihat)
        return new_version(by, setoran, files_of(versi), bentuk=versi.bentuk, koreksi=versi.koreksi)


def _keep(by: User, setoran: Submission, kode: str, berkas: str, arti: Mapping[tuple[str, str], str]) -> None:
    """Each answer in the place of that about the same heading; one that says the same stays, with who gave it."""
    living = list(Heading.objects.filter(**_office(setoran), layout=kode, dicabut__isnull=True))
    times = Counter(plain(judul) for _, judul in arti)
    for (letter, judul), bidang in arti.items():
        alone = bool(judul) and times[plain(judul)] == 1
        same = [one for one in living if plain(one.judul) == plain(judul) and (alone or one.kolom == letter)]
        if [(one.kolom, one.judul, one.bidang) for one in same] != [(letter, judul, bidang)]:
            _end(by, same)
            _create(by, setoran, kode, berkas, (letter, judul), bidang)


def _create(by: User, setoran: Submission, kode: str, berkas: str, place: tuple[str, str], bidang: str) -> None:
    kolom, judul = place
    with _one_wins():
        Heading.objects.create(**_office(setoran), layout=kode, kolom=kolom, judul=judul, bidang=bidang, berkas=berkas, oleh=by)


def _end(by: User, which: Iterable[Heading]) -> None:
    """Answers that hold no longer; Refusal where somebody has ended one of them already."""
    keys = [one.pk for one in which]
    ended = Heading.objects.filter(pk__in=keys, dicabut__isnull=True).update(dicabut=timezone.now(), dicabut_oleh=by)
    if ended != len(keys):
        raise _overtaken()


def _own(setoran: Submission, jawaban: int) -> Heading:
    found = Heading.objects.filter(**_office(setoran), pk=jawaban).first()
    if found is None:
        raise Refusal("WEB_TIDAK_ADA")
    return found


def _office(setoran: Submission) -> dict[str, Any]:
    return {"pemda": setoran.pemda, "unit": setoran.unit, "dataset": setoran.dataset}


@contextmanager
def _one_wins() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise _overtaken() from None


def _overtaken() -> Refusal:
    return Refusal("WEB_DIDAHULUI", perubahan="arti judul itu sudah diubah atau dicabut")


def _must_fit(kode: str, fields: list[str], *, whole: bool) -> None:
    """Each field once, known to the layout; of a file that nobody could read also those without which it can't be."""
    if kode not in LAYOUTS or not set(fields) <= set(layout(kode).kinds):
        raise Refusal("SETOR_BIDANG")
    if len(set(fields)) < len(fields):
        raise Refusal("SETOR_BIDANG_GANDA", bidang=next(one for one in fields if fields.count(one) > 1))
    lacking = [group for group in layout(kode).wajib if not set(group) & set(fields)]
    if whole and lacking:
        raise Refusal("SETOR_BIDANG_KURANG", bidang=" / ".join(lacking[0]))
