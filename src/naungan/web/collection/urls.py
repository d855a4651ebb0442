"""The addresses of what offices hand in, below ``setoran/``."""

from __future__ import annotations

from django.urls import path

from naungan.web.collection.flow import Kind
from naungan.web.collection.views import answers, calendar, completeness, correct, explain, export, flow, submission, upload

urlpatterns = [
    path("kalender/", calendar.calendar, name="kalender"),
    path("kelengkapan/", completeness.completeness, name="kelengkapan"),
    path("nyatakan/", calendar.declaration, name="nyatakan"),
    path("surat/<int:nomor>/", flow.paper, name="surat"),
    path("<int:nomor>/pernyataan/", flow.statement, name="pernyataan"),
    path("<int:nomor>/pindaian/", flow.scan, name="pindaian"),
    path("<int:nomor>/tanda-terima/", flow.receipt, name="tanda_terima"),
    path("<int:nomor>/tanda-terima/pdf/", flow.receipt_pdf, name="tanda_terima_pdf"),
    *(path(f"<int:nomor>/langkah/{kind.value}/", flow.step, {"jenis": kind.value}, name=f"langkah_{kind.value}") for kind in Kind),
    path("unggah/", upload.upload, name="unggah"),
    path("<int:nomor>/", submission.submission, name="setoran"),
    path("<int:nomor>/versi/<int:urut>/berkas/<int:berkas>/baris/<int:baris>/", correct.row, name="setoran_baris"),
    path("<int:nomor>/versi/<int:urut>/bertanda/", correct.differences, name="setoran_bertanda"),
    path("<int:nomor>/versi/<int:urut>/jenis/<slug:kode>/", correct.every, name="setoran_jenis"),
    path("<int:nomor>/versi/<int:urut>/berkas/<int:berkas>/judul/", explain.headings, name="setoran_judul"),
    path("<int:nomor>/judul/", answers.answers, name="setoran_arti"),
    path("<int:nomor>/kembali/", export.ask, name="setoran_kembali"),
    path("<int:nomor>/versi/<int:urut>/kembali/<int:berkas>/", export.returned, name="setoran_buku"),
    path("<int:nomor>/versi/<int:urut>/perubahan/", export.changes, name="setoran_perubahan"),
    path("<int:nomor>/pakai-lagi/", correct.back, name="setoran_pakai_lagi"),
]
