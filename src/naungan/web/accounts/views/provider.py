"""The page that leads to an office's own identity provider."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as oidc
from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase

from naungan.web.accounts.oidc import origins


@login_not_required
def leading(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Its form is answered by the provider's address, which the policy of this one page therefore allows."""
    allowed = csp_update({"form-action": [SELF, *origins(settings.SOCIALACCOUNT_PROVIDERS)]})
    answer: HttpResponseBase = allowed(oidc.login)(request, provider_id)  # type: ignore[call-arg]
    return answer
