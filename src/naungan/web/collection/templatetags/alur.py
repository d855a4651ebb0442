"""``{% alur setoran %}``: where a submission is on its way, and what this person may do next."""

from __future__ import annotations

from typing import Any

from django import template

from naungan.kernel.errors import Refusal
from naungan.web.collection.models import Submission
from naungan.web.collection.steps import told, way_of

register = template.Library()


@register.inclusion_tag("collection/_way.html", takes_context=True)
def alur(context: dict[str, Any], setoran: Submission) -> dict[str, Any]:
    """The way; where no rule asks for such data, a sentence that says so."""
    request = context["request"]
    try:
        return told(way_of(setoran), request.user) | {"request": request, "csrf_token": context.get("csrf_token")}
    except Refusal as refused:
        return {"tidak_diminta": refused.sentence()}
