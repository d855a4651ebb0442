"""The addresses of what offices hand in, below ``setoran/``."""

from __future__ import annotations

from django.urls import path

from naungan.web.collection.views import submission

urlpatterns = [
    path("<int:nomor>/", submission.submission, name="setoran"),
]
