"""Every day: the head of the trail leaves the machine, and what is over is not kept on: sessions, links, counts of failed signing in."""

from __future__ import annotations

import datetime as dt

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from naungan.web.accounts.models import Invitation
from naungan.web.accounts.policy import COOL
from naungan.web.audit.actor import acts
from naungan.web.audit.heads import export_daily
from naungan.web.jobs.chores import daily
from naungan.web.jobs.leases import WORKER

# A session that has just begun is written after its line in the list of sessions.
_JUST = dt.timedelta(hours=1)


@daily
def heads() -> None:
    """Also on a day on which nobody signs in."""
    export_daily()


@daily
def sessions() -> None:
    """Those that have ended, and their lines in the lists of their owners."""
    SessionStore.clear_expired()
    gone = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    gone.filter(created_at__lt=timezone.now() - _JUST).delete()


@daily
def links() -> None:
    """By which nobody can take up an account any more; that there was one stays in the trail."""
    with acts(WORKER):
        Invitation.objects.filter(sampai__lt=timezone.now()).delete()


@daily
def attempts() -> None:
    """Who tried from where is nobody's business once the lock-out is over."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - COOL).delete()
