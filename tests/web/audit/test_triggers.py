"""The catalogue, the models and the triggers agree; a server whose triggers are not what they must be does not start."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, models, transaction

from naungan.kernel.errors import Unfit
from naungan.web.accounts.models import Unit
from naungan.web.audit.catalogue import CATALOGUE, LEFT
from naungan.web.audit.triggers import remove_triggers, verify_triggers, write_triggers
from naungan.web.audit.written import tables

SECRET = ("password", "token", "secret", "sidik", "data", "email", "uid", "key")


def test_every_field_of_every_table_is_classed() -> None:
    wrong = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        fields = {one.name for one in model._meta.concrete_fields}
        if label not in LEFT and (label not in CATALOGUE or CATALOGUE[label].fields != fields):
            wrong[label] = fields ^ (CATALOGUE[label].fields if label in CATALOGUE else set())
    assert wrong == {}


def test_no_table_is_classed_twice_or_gone() -> None:
    known = {one._meta.label_lower for one in apps.get_models(include_auto_created=True)}
    assert set(CATALOGUE) & set(LEFT) == set()
    assert (set(CATALOGUE) | set(LEFT)) - known == set()
    for classed in CATALOGUE.values():
        assert len(classed.fields) == len(classed.audited) + len(classed.hidden) + len(classed.left)


def test_nothing_that_is_named_like_a_secret_is_said() -> None:
    said = {f"{label}.{name}" for label, one in CATALOGUE.items() for name in one.audited if name in SECRET}
    # Digests of papers that are handed in, not of secrets.
    assert said == {"collection.step.sidik", "results.month.sidik"}


@pytest.mark.django_db
def test_the_triggers_stand_after_a_migration() -> None:
    verify_triggers()
    assert {"accounts_user", "collection_step", "audit_deed"} <= {one.name for one in tables()}


@pytest.mark.django_db
def test_a_trigger_that_is_missing_or_differs_is_told() -> None:
    table = "" if connection.vendor == "sqlite" else " ON accounts_unit"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER jejak_accounts_unit_u{table}")
        with pytest.raises(Unfit, match="jejak_accounts_unit_u"):
            verify_triggers()
        write_triggers()
        verify_triggers()
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER jejak_accounts_unit_d")
            cursor.execute("CREATE TRIGGER jejak_accounts_unit_d AFTER DELETE ON accounts_unit BEGIN SELECT 1; END")
        else:
            cursor.execute("ALTER TABLE accounts_unit DISABLE TRIGGER jejak_accounts_unit_d")
        with pytest.raises(Unfit, match="jejak_accounts_unit_d"):
            verify_triggers()
    remove_triggers()
    with pytest.raises(Unfit):
        verify_triggers()


@pytest.mark.django_db
def test_a_function_that_was_changed_is_told() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("functions in the database are PostgreSQL's")
    with connection.cursor() as cursor:
        cursor.execute("CREATE OR REPLACE FUNCTION jejak_accounts_unit_u() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
    with pytest.raises(Unfit, match="jejak_accounts_unit_u"):
        verify_triggers()


@pytest.mark.django_db(transaction=True)
def test_a_table_that_was_remade_has_its_triggers_again() -> None:
    """A migration that alters a field remakes the table on SQLite, and its triggers are gone without a word."""
    field, wider = Unit._meta.get_field("nama"), models.CharField(max_length=300)
    wider.set_attributes_from_name("nama")
    wider.model = Unit
    with connection.schema_editor() as editor:
        editor.alter_field(Unit, field, wider)
    try:
        if connection.vendor == "sqlite":
            with pytest.raises(Unfit):
                verify_triggers()
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
        verify_triggers()
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Unit, wider, field)
        write_triggers()


@pytest.mark.django_db
def test_one_write_of_each_kind_passes_every_trigger() -> None:
    """A trigger that names a column which is none is accepted; only the next write fails."""
    with connection.cursor() as cursor:
        for table in tables():
            if not table.only_added:
                cursor.execute(f'UPDATE "{table.name}" SET "{table.key}" = "{table.key}" WHERE 1 = 0')
                cursor.execute(f'DELETE FROM "{table.name}" WHERE 1 = 0')
            cursor.execute(f'INSERT INTO "{table.name}" SELECT * FROM "{table.name}" WHERE 1 = 0')


@pytest.mark.django_db
def test_emptying_a_table_at_once_is_refused_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's")
    for table in ("accounts_unit", "audit_trail", "audit_head", "audit_deed"):
        with pytest.raises(DatabaseError, match="hanya ditambah"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")
