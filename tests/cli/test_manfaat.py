"""``naungan manfaat`` as a user meets it."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from naungan.cli.main import cli
from naungan.cli.manfaat import command
from naungan.kernel.errors import Refusal


def run(*args: str) -> Result:
    return CliRunner().invoke(command, args, standalone_mode=False)


def document(*args: str) -> dict:
    result = run(*args, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.output)


def refused(*args: str) -> str:
    result = run(*args)
    assert isinstance(result.exception, Refusal), result.exception
    assert result.exception.exit_code == 2
    return str(result.exception)


def test_it_works() -> None:
    found = document("jkk-meninggal", "--tanggal", "2021-11-29", "--upah", "2426640")
    assert found["rincian"] == {"santunan_kematian": 116_478_720, "biaya_pemakaman": 10_000_000, "santunan_berkala": 12_000_000}
    assert found["total"] == 138_478_720
    assert found["status"] == "confirmed"
    assert found["penanggung"] == {"bpjs": 138_478_720, "pemberi_kerja": 0}
    assert {"program": "jkk", "aturan": "PP 82/2019", "pasal": "Lampiran III", "status": "confirmed"} in found["dasar"]
    assert any("29 November 2026" in one for one in found["catatan"])


def test_the_day_of_the_event_decides() -> None:
    args = ("jkk-meninggal", "--upah", "1000000")
    assert document(*args, "--tanggal", "2019-12-01")["total"] == 48_000_000 + 3_000_000 + 4_800_000
    assert document(*args, "--tanggal", "2019-12-02")["total"] == 48_000_000 + 10_000_000 + 12_000_000


def test_a_low_wage_gets_the_floor_and_is_told_so() -> None:
    found = document("jkk-meninggal", "--tanggal", "2024-01-01", "--upah", "400000")
    assert found["rincian"]["santunan_kematian"] == 20_000_000
    assert any("santunan kematian JKM" in one for one in found["catatan"])


def test_several_losses_add_up_to_at_most_seventy_per_cent() -> None:
    args = ("jkk-cacat-sebagian", "--tanggal", "2024-03-01", "--upah", "1000000", "--bagian")
    assert document(*args, "lengan_kanan_bahu")["total"] == 32_000_000
    assert document(*args, "lengan_kanan_bahu")["dasar"][0]["status"] == "confirmed"
    assert document(*args, "telunjuk_kanan,telunjuk_kiri")["total"] == 12_800_000
    assert document(*args, "telunjuk_kanan")["status"] == "recalled"
    assert document(*args, "kedua_mata,tuli_kedua")["total"] == 56_000_000


def test_parts_may_be_named_in_english() -> None:
    args = ("jkk-cacat-sebagian", "--tanggal", "2024-03-01", "--upah", "1000000", "--bagian")
    assert document(*args, "thumb_right,hearing_loss_both_per_10db:20") == document(*args, "ibu_jari_kanan,pendengaran_kedua_db:20")
    assert "ibu_jari_kanan" in refused(*args, "thumb_right,ibu_jari_kanan")


def test_a_left_handed_worker_has_right_and_left_exchanged() -> None:
    args = ("jkk-cacat-sebagian", "--tanggal", "2024-03-01", "--upah", "1000000", "--bagian")
    assert document(*args, "lengan_kiri_bahu", "--kidal")["total"] == document(*args, "lengan_kanan_bahu")["total"]
    assert document(*args, "kedua_mata", "--kidal") == document(*args, "kedua_mata")


def test_lost_function_takes_its_share_of_the_table() -> None:
    args = ("jkk-cacat-sebagian", "--tanggal", "2024-03-01", "--upah", "1000000")
    assert document(*args, "--bagian", "lengan_kanan_bahu", "--fungsi", "25")["total"] == 8_000_000
    assert document(*args, "--bagian", "lengan_kanan_bahu,penciuman", "--fungsi", "25,100")["total"] == 16_000_000
    assert document(*args, "--bagian", "pendengaran_kedua_db:30")["total"] == 14_400_000
    assert document(*args, "--bagian", "jari_lain_kanan:2")["total"] == 6_400_000


def test_stmb_by_months_and_law() -> None:
    args = ("jkk-stmb", "--upah", "2000000", "--bulan-ke")
    old = document(*args, "5..14", "--tanggal", "2019-12-01")
    assert list(old["rincian"].values()) == [4_000_000, 9_000_000, 2_000_000]
    assert old["status"] == "recalled"
    new = document(*args, "5..14", "--tanggal", "2019-12-02")
    assert new["total"] == 8 * 2_000_000 + 2 * 1_000_000
    assert any("dibayar kepada pemberi kerja" in one for one in new["catatan"])


def test_costs_are_paid_up_to_their_ceilings_and_orthoses_have_no_amount() -> None:
    args = ("jkk-biaya", "--tanggal", "2020-01-01", "--biaya", "darat=7000000,laut=500000")
    assert document(*args)["total"] == 5_500_000
    assert document(*args, "--biaya", "laut=700000")["rincian"]["laut"] == 1_200_000
    found = document(*args, "--biaya", "ortosis")
    assert found["rincian"]["ortosis"] is None
    assert found["total"] is None
    assert any("40 %" in one for one in found["catatan"])


def test_what_was_no_benefit_on_the_day_is_refused_with_its_beginning() -> None:
    assert "2 Desember 2019" in refused("jkk-biaya", "--tanggal", "2019-12-01", "--biaya", "kacamata=1000")
    assert "2 Februari 2021" in refused("jkp", "--tanggal", "2021-02-01", "--upah", "5000000")
    assert "1 Juli 2015" in refused("jkk-meninggal", "--tanggal", "2015-06-30", "--upah", "5000000")
    assert document("jkm", "--tanggal", "2015-06-30", "--masa-bulan", "9")["total"] == 21_000_000


def test_scholarship_after_jkm_needs_years_of_contributions() -> None:
    args = ("beasiswa", "--anak", "SD:4", "--program", "jkm", "--masa-bulan")
    assert document(*args, "36", "--tanggal", "2019-12-02")["total"] == 79_500_000
    assert document(*args, "59", "--tanggal", "2019-12-01")["total"] == 0
    assert document(*args, "60", "--tanggal", "2019-12-01")["total"] == 12_000_000
    short = document(*args, "35", "--tanggal", "2019-12-02")
    assert short["total"] == 0
    assert any("36 bulan" in one for one in short["catatan"])
    assert "--masa-bulan" in refused("beasiswa", "--anak", "SD", "--program", "jkm", "--tanggal", "2024-01-01")


def test_children_with_age_level_and_number() -> None:
    args = ("beasiswa", "--tanggal", "2024-01-01", "--anak")
    assert document(*args, "PT:2:23")["total"] == 0
    assert document(*args, "PT:2:22")["total"] == 48_000_000
    assert document(*args, "BELUM,BELUM,BELUM")["total"] == 174_000_000
    assert any("Kelas tidak disebut" in one for one in document(*args, "SD")["catatan"])


def test_unknown_returns_stop_jht_with_a_sentence_or_take_an_assumption() -> None:
    args = ("jht", "--tanggal", "2022-03-10", "--saldo-awal", "10000000", "--dari", "2021-01")
    found = document(*args)
    assert found["total"] is None
    assert found["status"] == "unknown"
    assert any("2021, 2022" in one and "--asumsi-hasil 2021" in one for one in found["catatan"])
    assumed = document(*args, "--asumsi-hasil", "2021=5.5", "--asumsi-hasil", "2022=6")
    assert assumed["total"] == 10_550_000 + 105_500
    assert assumed["status"] == "unknown"
    assert assumed["anggapan"] == {"2021": 55_000, "2022": 60_000}


def test_a_whole_working_life_of_savings_is_grown() -> None:
    assumed = [part for year in range(2021, 2046) for part in ("--asumsi-hasil", f"{year}=5")]
    found = document("jht", "--tanggal", "2046-01-01", "--saldo-awal", "10000000", "--dari", "2021-01", *assumed)
    balance = 10_000_000
    for _ in range(25):
        balance += (balance * 5 + 50) // 100
    assert found["total"] == balance
    doubled = [part.replace("=5", "=100") for part in assumed]
    assert "Rp1.000.000.000.000.000" in refused(
        "jht", "--tanggal", "2046-01-01", "--saldo-awal", "90000000000", "--dari", "2021-01", *doubled
    )
    assert "900 bulan" in refused("jht", "--tanggal", "2199-01-01", "--iuran", "171000", "--dari", "2016-01")


def test_law_replaced_later_is_replayed_as_it_was_known() -> None:
    args = ("jkk-meninggal", "--tanggal", "2023-01-01", "--upah", "2000000", "--anak", "SD:1")
    assert document(*args)["rincian"]["beasiswa_anak_1"] == 84_000_000
    assert document(*args, "--diketahui", "2019-12-01")["rincian"]["beasiswa_anak_1"] == 12_000_000


def test_an_assumption_does_not_replace_a_known_return() -> None:
    args = ("jht", "--tanggal", "2020-01-15", "--saldo-awal", "10000000", "--dari", "2019-01")
    assert document(*args, "--asumsi-hasil", "2019=50")["total"] == document(*args)["total"] == 10_606_000


def test_an_opening_balance_with_contributions_is_that_of_the_yearly_statement() -> None:
    args = ("jht", "--tanggal", "2018-12-31", "--iuran", "285000", "--saldo-awal", "10000000")
    found = document(*args)
    assert found["total"] == document(*args, "--dari", "2018-01")["total"] > 10_000_000 + 11 * 285_000
    assert any("1 Januari 2018" in one for one in found["catatan"])
    assert document(*(part.replace("2018-12-31", "2019-01-10") for part in args))["catatan"][0] == found["catatan"][0]
    assert "--saldo-awal" in refused("jht", "--tanggal", "2018-12-31", "--iuran", "285000")


def test_jht_tax_and_partial_claims() -> None:
    args = ("jht", "--tanggal", "2023-05-01", "--saldo-awal", "80000000")
    found = document(*args)
    assert (found["total"], found["pajak"], found["diterima"]) == (80_000_000, 1_500_000, 78_500_000)
    part = document(*args, "--klaim", "perumahan", "--masa-bulan", "120")
    assert part["rincian"] == {"klaim_perumahan": 24_000_000}
    assert part["pajak"] is None
    assert "120" in refused(*args, "--klaim", "persiapan", "--masa-bulan", "119")


def test_a_pension_too_short_is_no_pension_and_never_a_guess() -> None:
    found = document("jp", "--tanggal", "2025-06-01", "--upah-rata", "5000000", "--masa-bulan", "120")
    assert found["total"] is None
    assert any("180 bulan" in one for one in found["catatan"])


def test_pension_of_survivors_with_imputed_years() -> None:
    args = ("jp", "--tanggal", "2024-05-01", "--upah-rata", "8000000", "--masa-bulan", "60", "--sebab", "meninggal", "--kepadatan")
    assert document(*args, "80", "--penerima", "anak")["total"] == 600_000
    assert document(*args, "80", "--penerima", "orang_tua")["total"] == 393_500
    assert document(*args, "79", "--penerima", "anak")["total"] is None


def test_the_pension_of_a_year_not_yet_announced_is_not_guessed() -> None:
    found = document("jp", "--tanggal", "2027-03-01", "--upah-rata", "5000000", "--masa-bulan", "200")
    assert found["total"] is None
    assert found["status"] == "unknown"


def test_the_pension_age_of_the_day() -> None:
    args = ("jp", "--upah-rata", "5000000", "--masa-bulan", "200", "--tanggal")
    assert "1 Februari 2026" in refused(*args, "2026-01-31", "--lahir", "1967-01-15")
    assert document(*args, "2026-02-01", "--lahir", "1967-01-15")["total"] == 833_333


def test_jkp_changes_with_the_day_and_has_conditions() -> None:
    args = ("jkp", "--upah", "4000000", "--tanggal")
    assert list(document(*args, "2025-02-06")["rincian"].values()) == [5_400_000, 3_000_000]
    assert list(document(*args, "2025-02-07")["rincian"].values()) == [7_200_000, 7_200_000]
    assert document(*args, "2025-02-06", "--berturut", "5")["total"] == 0
    assert document(*args, "2025-02-07", "--berturut", "0")["total"] == 14_400_000
    assert document(*args, "2025-02-07", "--klaim-ke", "4")["total"] == 0


def test_what_the_employer_owes_himself() -> None:
    args = ("jkk-meninggal", "--tanggal", "2025-03-01", "--upah", "3000000")
    total = 48 * 3_000_000 + 22_000_000
    assert document(*args, "--tidak-terdaftar")["penanggung"] == {"bpjs": 0, "pemberi_kerja": total}
    less = document(*args, "--upah-dilaporkan", "1000000")
    assert less["penanggung"] == {"bpjs": 70_000_000, "pemberi_kerja": total - 70_000_000}
    assert less["status"] == "recalled"
    assert document(*args, "--lapor-terlambat")["penanggung"]["pemberi_kerja"] == total
    early = ("jkk-meninggal", "--tanggal", "2025-02-23", "--upah", "3000000", "--lapor-terlambat")
    assert "24 Februari 2025" in refused(*early)
    assert "salah satu" in refused(*args, "--tidak-terdaftar", "--lapor-terlambat")


def test_the_law_as_it_was_known_on_a_day() -> None:
    args = ("jkm", "--segmen", "BPU", "--masa-bulan", "1", "--tanggal", "2025-03-01")
    assert document(*args)["total"] == 10_000_000
    assert document(*args, "--diketahui", "2025-02-23")["total"] == 42_000_000


def test_the_table_of_parts_is_printed_whole() -> None:
    text = run("jkk-cacat-sebagian", "--tabel").output
    assert "lengan_kanan_bahu" in text
    assert "4,5 %" in text
    assert len(text.splitlines()) == 46


def test_text_names_rules_values_and_certainty() -> None:
    text = run("jkk-meninggal", "--tanggal", "2024-01-01", "--upah", "3000000", "--tidak-terdaftar").output
    for said in (
        "Rp144.000.000",
        "60 % × 80 × upah",
        "Pengali santunan JKK: 80 bulan",
        "terkonfirmasi",
        "Kewajiban pemberi kerja: Rp166.000.000",
    ):
        assert said in text


def test_every_event_has_help_in_indonesian() -> None:
    for name in command.list_commands(None):
        text = CliRunner().invoke(cli, ["manfaat", name, "--help"]).output
        assert "--tanggal" in text
        assert "[OPTIONS]" not in text


def test_each_step_is_shown_with_value_article_and_certainty() -> None:
    args = ("jkk-meninggal", "--tanggal", "2021-11-29", "--upah", "2426640")
    found = document(*args, "--jelas")
    steps = {step["nama"]: step for step in found["program"][0]["langkah"]}
    assert (steps["upah_sen"]["jenis"], steps["upah_sen"]["tertulis"]) == ("kolom", "Rp2.426.640")
    assert steps["santunan_kematian_jkk"]["nilai"] == 116_478_720
    assert found["total"] == document(*args)["total"]
    text = run(*args, "--jelas").output
    for part in ("29 November 2021", "Upah", "= Rp116.478.720", "terkonfirmasi"):
        assert part in text
