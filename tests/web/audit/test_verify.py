"""Whoever changes, removes, inserts, cuts or writes anew is found, and where."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from django.db import connection

from naungan.kernel.errors import Refusal
from naungan.web.accounts.models import Unit
from naungan.web.audit.actor import acts
from naungan.web.audit.chain import GENESIS, fingerprint, instant
from naungan.web.audit.heads import Sealed, export, read_heads, seal
from naungan.web.audit.models import Head, Trail
from naungan.web.audit.triggers import remove_triggers, write_triggers
from naungan.web.audit.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> None:
    """Ten rows of the trail."""
    with acts("sistem:uji"):
        made = Unit.objects.bulk_create([Unit(pemda="1671", kode=str(i), nama="Dinas") for i in range(8)])
        Unit.objects.filter(pk=made[0].pk).update(nama="Dinas Lain")
        made[1].delete()


def forged(sql: str, *values: object) -> None:
    """What somebody does who owns the database."""
    remove_triggers()
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
    write_triggers()


def codes(*heads: Sealed) -> list[str]:
    return [one.code for one in verify(heads)]


def number(place: int) -> int:
    return Trail.objects.values_list("pk", flat=True)[place]


def test_what_nobody_touched_is_whole(rows: None, tmp_path: Path) -> None:
    before = export(tmp_path)
    Unit.objects.update(jenis="dinas")
    assert codes(*read_heads(tmp_path), seal(), before) == []


def test_a_changed_row_is_found(rows: None) -> None:
    forged("UPDATE audit_trail SET pelaku = 'user:9' WHERE id = %s", number(4))
    found = list(verify())
    assert [(one.code, one.params) for one in found] == [("JEJAK_DIUBAH", {"nomor": number(4)})]


def test_a_removed_row_is_found(rows: None) -> None:
    gone = number(4)
    forged("DELETE FROM audit_trail WHERE id = %s", gone)
    assert ("JEJAK_HILANG", {"dari": gone, "sampai": gone}) in [(one.code, one.params) for one in verify()]


def test_an_inserted_row_is_found(rows: None) -> None:
    last = number(9)
    forged(
        "INSERT INTO audit_trail (id, waktu, pelaku, tabel, aksi, kunci, pemda, unit, isi, sebelum, sidik)"
        " SELECT id + 1, waktu, pelaku, tabel, aksi, kunci, pemda, unit, isi, sebelum, sidik FROM audit_trail WHERE id = %s",
        last,
    )
    assert set(codes()) >= {"JEJAK_TERPUTUS", "JEJAK_DIUBAH", "JEJAK_UJUNG"}


def test_a_cut_end_is_found_even_where_the_head_was_moved_too(rows: None) -> None:
    head = seal()
    kept = Trail.objects.get(pk=number(6))
    forged("DELETE FROM audit_trail WHERE id > %s", kept.pk)
    assert "JEJAK_UJUNG" in codes()
    forged("UPDATE audit_head SET nomor = %s, sidik = %s", kept.pk, kept.sidik)
    assert "JEJAK_UJUNG" not in codes()
    assert "JEJAK_TERPOTONG" in codes(head)


def test_a_chain_that_was_written_anew_is_found_by_its_head(rows: None) -> None:
    head, sidik = seal(), GENESIS
    remove_triggers()
    for one in Trail.objects.all():
        pelaku = "user:9" if one.pk == number(4) else one.pelaku
        new = fingerprint(sidik, one.pk, instant(one.waktu), pelaku, one.tabel, one.aksi, one.kunci, one.pemda, one.unit, one.isi)
        Trail.objects.filter(pk=one.pk).update(sebelum=sidik, sidik=new, pelaku=pelaku)
        sidik = new
    Head.objects.update(sidik=sidik)
    write_triggers()
    assert codes() == []
    assert codes(head) == ["JEJAK_BUKAN_KEPALA"]


def test_a_table_that_was_changed_without_the_trail_is_found(rows: None) -> None:
    changed, gone = Unit.objects.values_list("pk", flat=True)[:2]
    forged("UPDATE accounts_unit SET nama = 'Diam-diam' WHERE id = %s", changed)
    forged("DELETE FROM accounts_unit WHERE id = %s", gone)
    forged("INSERT INTO accounts_unit (id, pemda, kode, nama, jenis, aktif) VALUES (900001, '1671', 'x', 'x', '', %s)", True)
    assert [(one.code, one.params["kunci"]) for one in verify()] == [
        ("JEJAK_BUKAN_ISI", str(changed)),
        ("JEJAK_BUKAN_ISI", str(gone)),
        ("JEJAK_TANPA_ASAL", "900001"),
    ]


def test_a_head_that_nobody_sealed_is_told(rows: None, tmp_path: Path) -> None:
    head = seal()
    forgery = Sealed(head.waktu, head.nomor, hashlib.sha256(b"x").hexdigest(), head.meterai)
    assert codes(forgery) == ["JEJAK_METERAI"]
    (tmp_path / "jejak-x.txt").write_text(head.line[:-1])
    with pytest.raises(Refusal, match="bukan kepala"):
        read_heads(tmp_path)
    with pytest.raises(Refusal):
        read_heads(tmp_path / "jejak-x.txt")


def test_the_chain_is_what_anybody_can_recompute(rows: None) -> None:
    one = Trail.objects.order_by("pk")[0]
    said = f"{one.sebelum}\n{one.pk}\n{one.waktu:%Y-%m-%dT%H:%M:%S.%f}Z\n{one.pelaku}\n{one.tabel}\n{one.aksi}\n{one.kunci}\n{one.pemda}\n{one.unit}\n{one.isi}"
    assert hashlib.sha256(said.encode()).hexdigest() == one.sidik
    assert json.loads(one.isi)["baru"]["kode"] == "0"
