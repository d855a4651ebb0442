"""The addresses of jobs."""

from __future__ import annotations

from django.urls import path

from naungan.web.jobs import views

urlpatterns = [
    path("<int:nomor>/", views.page, name="pekerjaan"),
    path("<int:nomor>/kemajuan/", views.progress, name="pekerjaan_kemajuan"),
    path("<int:nomor>/batal/", views.stop, name="pekerjaan_batal"),
]
