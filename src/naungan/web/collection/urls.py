"""The addresses of what offices hand in, below ``setoran/``."""

from __future__ import annotations

from django.urls import path

from naungan.web.collection.views import submission, upload

urlpatterns = [
    path("unggah/", upload.upload, name="unggah"),
    path("<int:nomor>/", submission.submission, name="setoran"),
]
