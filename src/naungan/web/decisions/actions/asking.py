"""Who can't tell asks whoever can: the question stays open, and protection with it."""

from __future__ import annotations

from naungan.evaluation.taken import told
from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import User
from naungan.web.accounts.scope import scope_of
from naungan.web.audit.actor import acts
from naungan.web.decisions.area import visible
from naungan.web.decisions.models import Inquiry, Question
from naungan.web.decisions.store import keep, look_all


def ask(*, by: User, question: int, kepada: str, catatan: str) -> Inquiry:
    """Leave a question open with a note to somebody; Refusal where it is not his, or nobody is named, or nothing is asked."""
    asked = visible(scope_of(by), Question.objects.filter(pk=question)).first()
    if asked is None:
        raise Refusal("WEB_TIDAK_ADA")
    note = told(catatan)[:1000]
    if kepada not in Inquiry.To.values or not note:
        raise Refusal("PUTUSAN_TANYA_APA")
    about = {name: getattr(asked, name) for name in ("pemda", "jenis", "kunci", "unit", "npp")}
    sidik = keep([{"baris": look_all([asked])[0]["baris"], "catatan": note}])
    with acts(by):
        return Inquiry.objects.create(**about, kepada=kepada, sidik=sidik, oleh=by)
