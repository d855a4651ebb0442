"""Where something that is due is done: on the page of its submission, or on the page that takes its files."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from naungan.web.collection.duties import Duty
from naungan.web.collection.flow import Kind


def link(duty: Duty) -> str:
    """The submission where there is one; else the page that takes files, filled in, for whoever hands it in; else the calendar."""
    if duty.setoran is not None:
        return reverse("setoran", args=[duty.setoran.pk])
    return upload(duty) if Kind.SERAH in duty.boleh else reverse("kalender")


def upload(duty: Duty, bentuk: str = "") -> str:
    """The page that takes files, with what they are for."""
    said = {"tempat": duty.kantor.tempat, "dataset": duty.aturan.dataset, "masa": duty.waktu.masa or "-"}
    more = {"tahap": duty.waktu.tahap, "bentuk": bentuk}
    return f"{reverse('unggah')}?{urlencode(said | {name: value for name, value in more.items() if value})}"
