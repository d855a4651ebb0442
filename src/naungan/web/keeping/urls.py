"""Addresses of what is kept."""

from __future__ import annotations

from django.urls import path

from naungan.web.keeping import views

urlpatterns = [path("", views.copy, name="salinan")]
