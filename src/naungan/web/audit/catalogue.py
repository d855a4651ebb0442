"""Which tables the database keeps a trail of, and what of them it may say. Every field of every table is classed here, or a test fails.

``audited``: its values stand in the trail. ``hidden``: that it changed stands there, never a value (passwords, tokens, digests of secrets,
addresses of people). ``left``: neither (counters, what a library touches at every request). A column that nobody has classed yet is
hidden. No column holds data of a worker: those stand in the lake.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Classed:
    """The fields of one table by class; ``only_added``: its rows are never changed or removed.

    ``area``: how a row tells where it belongs, if not by columns of its own: references to one that does, or ``wilayah``.
    """

    audited: frozenset[str]
    hidden: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    only_added: bool = False
    area: str = ""

    @property
    def fields(self) -> frozenset[str]:
        """All that are classed."""
        return self.audited | self.hidden | self.left


def _classed(audited: str, *, hidden: str = "", left: str = "", only_added: bool = False, area: str = "") -> Classed:
    return Classed(frozenset(audited.split()), frozenset(hidden.split()), frozenset(left.split()), only_added, area)


_COUNTS = "masuk diterima ditahan ditolak"

CATALOGUE: dict[str, Classed] = {
    "accounts.user": _classed(
        "id username nama jabatan is_active is_superuser sandi_sejak dibuat", hidden="password email", left="last_login"
    ),
    "accounts.user_groups": _classed("id user group"),
    "accounts.user_user_permissions": _classed("id user permission"),
    "accounts.unit": _classed("id pemda kode nama jenis aktif"),
    "accounts.branch": _classed("id kode nama"),
    "accounts.branchnpp": _classed("id cabang npp pemda"),
    "accounts.assignment": _classed(
        "id user peran tingkat wilayah mulai selesai sifat nomor_surat tanggal_surat oleh dicabut", area="wilayah"
    ),
    "accounts.invitation": _classed("id user jenis oleh dibuat sampai dipakai", hidden="sidik"),
    "auth.group": _classed("id name"),
    "auth.group_permissions": _classed("id group permission"),
    "account.emailaddress": _classed("id user verified primary", hidden="email"),
    "mfa.authenticator": _classed("id user type created_at", hidden="data", left="last_used_at"),
    "socialaccount.socialaccount": _classed("id user provider date_joined", hidden="uid extra_data", left="last_login"),
    "socialaccount.socialapp": _classed("id provider provider_id name", hidden="client_id secret key settings"),
    "socialaccount.socialtoken": _classed("id app account expires_at", hidden="token token_secret"),
    "audit.deed": _classed("id waktu jenis pelaku pemda unit tentang isi alamat", only_added=True),
    "collection.submission": _classed("id pemda unit cabang dataset masa tahap bentuk keadaan nomor diserahkan versi dibuat oleh"),
    "collection.version": _classed(f"id setoran urut bentuk koreksi dasar pekerjaan diperiksa {_COUNTS} hasil dibuat oleh", area="setoran"),
    "collection.received": _classed(f"id versi urut berkas sumber ukuran layout {_COUNTS} kode asal", hidden="tanda", area="versi.setoran"),
    "collection.step": _classed("id setoran versi jenis oleh sebagai alasan sidik waktu", area="setoran"),
    "collection.paper": _classed("id langkah jenis sumber berkas ukuran oleh waktu", area="langkah.setoran"),
    "collection.register": _classed("id pemda tahun terakhir"),
    "collection.counting": _classed("id pemda unit cabang dataset masa tahap versi nomor"),
    "collection.heading": _classed("id pemda unit dataset layout kolom judul bidang berkas oleh waktu dicabut dicabut_oleh"),
    "decisions.decision": _classed(
        "id pemda jenis unit npp letak bulan sebab jawaban kelompok asal oleh waktu dicabut dicabut_oleh alasan_cabut",
        hidden="kunci sidik",
        left="lepas lepas_bulan",
    ),
    "decisions.inquiry": _classed("id pemda jenis unit npp letak kepada oleh waktu", hidden="kunci sidik"),
    "results.month": _classed(
        "id pemda bulan hasil sidik posisi posisi_berkas basi nomor dihitung", left="ringkas unit_terkunci unit_seluruh"
    ),
    "results.across": _classed("id bulan posisi posisi_terlama lintas dihitung", left="ringkas"),
    "results.sample": _classed("id pemda bulan hasil baris dari nomor_surat sampai oleh dibuat"),
}

# Tables that have no trail of their own, and why.
LEFT: dict[str, str] = {
    "audit.trail": "the trail itself; it is only added to, and chained",
    "audit.head": "the end of the chain",
    "jobs.job": "a queue: what a job changes is told where it changes it",
    "decisions.question": "asked by a computation, and replaced whole by the next one; what people answer is kept",
    "sessions.session": "keys of living sessions; signing in and out are deeds",
    "usersessions.usersession": "touched at every request; signing in and out are deeds",
    "account.emailconfirmation": "short-lived keys of a library",
    "auth.permission": "written by migrations",
    "contenttypes.contenttype": "written by migrations",
    "axes.accessattempt": "counted by the lock-out itself; failed signing in is a deed",
    "axes.accessattemptexpiration": "counted by the lock-out itself",
    "axes.accesslog": "counted by the lock-out itself; signing in is a deed",
    "axes.accessfailurelog": "counted by the lock-out itself; failed signing in is a deed",
}
