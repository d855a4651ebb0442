"""Exports of survey applications (KoboToolbox, ODK, Google Forms) and databases: columns of the application, names in groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from naungan.intake.shape.remembered import remembered

# What the application writes about the answer itself; nothing of it is said by the office.
_SYSTEM = re.compile(
    r"_.*|meta([/:-].*)?|formhub/uuid|start|end|today|device ?id|simserial|subscriberid|phonenumber|username|audit(_url)?"
    r"|instance ?(id|name)|key|submission(date| date|_time| time| id)|submitter(id|name)|attachments(present|expected)|review ?state|edits"
    r"|form ?version|timestamp|cap waktu|stempel waktu|email address|alamat email|nama pengguna|score|skor|start time|completion time"
    r"|last modified time|waktu mulai|waktu selesai|response id|id respon(s|den)?|respondent id|submitdate|lastpage|startlanguage|seed"
    r"|startdate|datestamp|ip ?addr(ess)?|refurl|collector id|date (created|modified)|uuid|row ?id"
    r"|(created|updated|deleted|modified)[_ ](at|by|on|date)|tanggal (dibuat|diubah)",
)
_GROUPED = re.compile(r"[^\s/]+(/[^\s/]+)+")


@remembered
def is_system(heading: str) -> bool:
    """Whether a column holds what an application notes of the record, never what somebody filled in."""
    return _SYSTEM.fullmatch(heading.strip().lower()) is not None


def without_groups(headings: Sequence[str]) -> list[str]:
    """The headings of a survey without the groups their questions stand in (``pekerjaan/unit_kerja``); all others as they are."""
    if not any(map(is_system, filter(None, headings))):
        return list(headings)
    return [text.rpartition("/")[2] if _GROUPED.fullmatch(text) and not is_system(text) else text for text in headings]
