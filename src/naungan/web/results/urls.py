"""The addresses of results, below ``hasil/``. A person is called by the number of a row, which says nothing of him."""

from __future__ import annotations

from django.urls import path

from naungan.web.results.views import again, branch, desk, month, people, sample

urlpatterns = [
    path("", desk.desk, name="hasil"),
    path("cabang/", branch.desk, name="hasil_cabang"),
    path("cabang/<int:pk>/", branch.questions, name="hasil_tanya"),
    path("cabang/<int:pk>/daftar/", branch.question_list, name="hasil_tanya_daftar"),
    path("sampel/<int:pk>/", sample.sample, name="hasil_sampel"),
    path("sampel/<int:pk>/<int:baris>/buka/", sample.open_drawn, name="hasil_sampel_buka"),
    path("<int:pk>/", month.page, name="hasil_bulan"),
    path("<int:pk>/ulang/", again.again, name="hasil_ulang"),
    path("<int:pk>/book.html", month.book, name="hasil_buku"),
    path("<int:pk>/lembar.html", month.sheet, name="hasil_lembar"),
    path("<int:pk>/unduh/<slug:nama>/", month.paper, name="hasil_unduh"),
    path("<int:pk>/daftar/", month.unit_list, name="hasil_daftar"),
    path("<int:pk>/sampel/", sample.draw_sample, name="hasil_tarik"),
    path("<int:pk>/orang/", people.people_list, name="hasil_orang"),
    path("<int:pk>/cari/", people.search, name="hasil_cari"),
    path("<int:pk>/<int:nomor>/orang/<int:baris>/", people.person, name="hasil_satu"),
    path("<int:pk>/<int:nomor>/orang/<int:baris>/buka/", people.open_nik, name="hasil_buka"),
]
