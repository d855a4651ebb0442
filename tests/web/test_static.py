"""What comes from others stands in the tree with its licence and its digest, and nothing is fetched from elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import naungan.web.site

SITE = Path(naungan.web.site.__file__).parent
STATIC = SITE / "static" / "site"


def test_each_file_of_others_has_its_digest_and_its_licence() -> None:
    known = json.loads((STATIC / "vendor" / "asal.json").read_text("utf-8"))
    there = {path.name for path in (STATIC / "vendor").iterdir()} - {"asal.json"} - {one["lisensi"] for one in known.values()}
    assert there == set(known)
    for name, one in known.items():
        assert hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest() == one["sha256"], name
        assert (STATIC / "vendor" / one["lisensi"]).read_text("utf-8").strip()
        assert one["paket"] and one["versi"]


def test_no_template_has_a_script_or_style_of_its_own_or_asks_elsewhere() -> None:
    web = SITE.parent
    wrong = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|\stype=\"application/json\"))|javascript:|(?:src|href)=[\"']?(?:https?:)?//",
        re.IGNORECASE,
    )
    found = [f"{path.relative_to(web)}: {hit[0]}" for path in web.rglob("*.html") for hit in [wrong.search(path.read_text("utf-8"))] if hit]
    assert found == []


def test_the_style_asks_for_nothing_elsewhere() -> None:
    text = (STATIC / "naungan.css").read_text("utf-8")
    assert re.findall(r"@import|url\((?!\"vendor/)", text) == []
    assert len(text) < 40_000
