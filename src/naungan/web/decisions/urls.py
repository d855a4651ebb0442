"""Addresses of the inbox; a question and an answer go by opaque numbers."""

from __future__ import annotations

from django.urls import path

from naungan.web.decisions import views

urlpatterns = [
    path("", views.inbox, name="putusan"),
    path("kelompok/", views.group, name="putusan_kelompok"),
    path("<int:nomor>/", views.question, name="putusan_pertanyaan"),
    path("<int:nomor>/tanyakan/", views.ask_somebody, name="putusan_tanyakan"),
    path("riwayat/", views.history, name="putusan_riwayat"),
    path("riwayat/<int:nomor>/", views.answer, name="putusan_jawaban"),
    path("berkas/", views.files, name="putusan_berkas"),
    path("berkas/<slug:apa>.csv", views.download, name="putusan_unduh"),
]
