"""The finding about answers of BPJS."""

from __future__ import annotations

from naungan.asking.tables import BRANCH_SUM
from naungan.engine import Engine
from naungan.findings.answers import answer_findings
from tests.coverage.world import BULAN, PEMDA


def test_answers_that_deny_a_member_file_are_one_finding_of_the_government(duck: Engine) -> None:
    counted = [{"pemda": PEMDA, "cabang": name, "bulan": BULAN, "bertentangan": count} for name, count in (("A", 2), (None, 1), ("B", 0))]
    other = [{"pemda": "1771", "cabang": "A", "bulan": BULAN, "bertentangan": 0, "menunggu": 5}]
    (told,) = answer_findings(duck, duck.table(BRANCH_SUM.of([*counted, *other])))
    assert (told["pemda"], told["unit"], told["jumlah"], told["rupiah"]) == (PEMDA, None, 3, None)
