#!/usr/bin/env bash
# Django's JSONField: on SQLite an unknown number (a JSON null) is greater than every number. `filter(sums__shortfall__gt=0)` finds the
# row whose shortfall nobody knows, for the text `null` is what it compares, and SQLite sorts text after numbers.
# On PostgreSQL the same question finds the row with 5 alone. Whoever counts "money is short" on both databases gets two answers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 psycopg==3.3.9 psycopg-binary==3.3.9 pgserver==0.1.4
"$folder/venv/bin/python" - "$folder" <<'EOF'
import sys

import django
import pgserver
from django.conf import settings
from django.db import connections, models

server = pgserver.get_server(sys.argv[1] + "/pg")
database = {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": sys.argv[1] + "/pg"}
settings.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}, "other": database})
django.setup()


class Month(models.Model):
    sums = models.JSONField()

    class Meta:
        app_label = "finding"


found = {}
for name in ("default", "other"):
    with connections[name].schema_editor() as editor:
        editor.create_model(Month)
    months = Month.objects.using(name)
    for value in (None, -1, 5):
        months.create(sums={"shortfall": value})
    months.create(sums={})
    asked = months.filter(sums__shortfall__gt=0).order_by("pk")
    found[connections[name].vendor] = [one.sums["shortfall"] for one in asked]
    connections[name].close()
server.cleanup()
print(f"Django {django.__version__}: greater than 0 is {found}")
assert found["sqlite"] == [None, 5], "gone"
assert found["postgresql"] == [5]
EOF
