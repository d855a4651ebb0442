"""Every address of the front office. None holds a number of a person; ids are opaque."""

from __future__ import annotations

from django.urls import include, path

from naungan.web.site import views

urlpatterns = [
    path("", views.home, name="beranda"),
    path("akun/", include("naungan.web.accounts.urls")),
    path("jejak/", include("naungan.web.trail.urls")),
    path("pekerjaan/", include("naungan.web.jobs.urls")),
    path("hasil/", include("naungan.web.results.urls")),
    path("setoran/", include("naungan.web.collection.urls")),
    path("salinan/", include("naungan.web.keeping.urls")),
    path("putusan/", include("naungan.web.decisions.urls")),
]
