"""What is kept beside the code and read by people or tools: fragments of the changelog, hooks, the yearly look at the law, findings."""

from __future__ import annotations

import tomllib

import yaml
from tests.repository.files import ROOT

from naungan.intake.layouts import LAYOUTS

KINDS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]["fragment"]


def test_a_fragment_of_the_changelog_is_a_row_of_its_table() -> None:
    wrong = []
    for file in (ROOT / "changelog.d").glob("*.md"):
        lines = file.read_text("utf-8").splitlines()
        kind = file.name.split(".")[-2]
        if file.name != "README.md" and (kind not in KINDS or len(lines) != 1 or lines[0].count(" | ") != 1):
            wrong.append(file.name)
    assert wrong == []


def test_the_hooks_fetch_nothing() -> None:
    repos = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    hooks = [hook for repo in repos for hook in repo["hooks"]]
    assert [hook["id"] for hook in hooks if hook["language"] != "system" or not hook["entry"].startswith(".venv/bin/")] == []


def test_the_yearly_look_at_the_law_names_all_that_changes_on_a_known_day() -> None:
    template = (ROOT / ".github" / "ISSUE_TEMPLATE" / "law-of-the-year.md").read_text("utf-8")
    calendar = yaml.safe_load((ROOT / "src" / "naungan" / "regulasi" / "kalender.yaml").read_text("utf-8"))
    january, march = template.split("## March")
    parts = {"01-01": january, "03-01": march}
    assert [entry["apa"] for entry in calendar if f"- [ ] {entry['apa']}\n" not in parts[entry["tanggal"]]] == []


def test_readme_counts_the_layouts() -> None:
    assert f"[{len(LAYOUTS)} layouts](docs/berkas.md)" in (ROOT / "README.md").read_text("utf-8")


def test_every_finding_is_listed() -> None:
    listed = (ROOT / "findings" / "README.md").read_text("utf-8")
    scripts = [file.name for file in (ROOT / "findings").glob("*.sh")]
    assert scripts and [script for script in scripts if f"({script})" not in listed] == []
