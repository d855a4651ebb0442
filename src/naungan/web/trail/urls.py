"""Addresses of the trail."""

from django.urls import path

from naungan.web.trail import views

urlpatterns = [
    path("", views.everything, name="jejak"),
    path("unduh/", views.export, name="jejak_unduh"),
]
