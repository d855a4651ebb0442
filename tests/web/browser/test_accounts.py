"""A person signs in with a password, an app and a passkey, and an administrator invites another: in a real Chromium."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.web.browser.conftest import PHONE
from tests.web.people import SANDI, bersandi

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def virtual_key(page: Page) -> None:
    """A key in the browser that says yes by itself, as a laptop with a fingerprint would."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, name: str) -> None:
    page.goto("/akun/masuk/")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label("Sandi", exact=True).fill(SANDI)
    page.get_by_role("button", name="Masuk", exact=True).click()


def sign_out(page: Page) -> None:
    page.goto("/akun/keluar/")
    page.locator("main").get_by_role("button", name="Keluar").click()


def inside(page: Page) -> None:
    page.get_by_role("navigation", name="Meja kerja").wait_for()


def sure(page: Page) -> None:
    page.get_by_label("Sandi", exact=True).fill(SANDI)
    page.get_by_role("button", name="Lanjutkan").click()


def test_a_password_and_an_app(open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    bersandi(orang.operator)
    page = open_page()
    page.goto("/")
    sound(page, "akun-masuk")
    sign_in(page, "operator")
    inside(page)
    page.goto("/akun/")
    sound(page, "akun-saya")
    page.get_by_role("link", name="Atur verifikasi dua langkah").click()
    sound(page, "akun-dua-langkah")
    page.get_by_role("link", name="Pasang aplikasi").click()
    sound(page, "akun-pastikan")
    sure(page)
    sound(page, "akun-pasang-aplikasi")
    secret = page.get_by_label("Kunci").input_value()
    page.get_by_label("Kode dari aplikasi").fill(code_of(secret))
    page.get_by_role("button", name="Pasang").click()
    sound(page, "akun-kode-pemulihan")
    codes = page.get_by_label("Kode yang belum dipakai").input_value().split()
    assert len(codes) == 10
    for code in (code_of(secret), codes[0]):
        sign_out(page)
        sign_in(page, "operator")
        sound(page, "akun-langkah-kedua")
        page.get_by_label("Kode").fill("000000")
        page.get_by_role("button", name="Masuk", exact=True).click()
        sound(page, "akun-langkah-kedua-salah")
        page.get_by_label("Kode").fill(code)
        page.get_by_role("button", name="Masuk", exact=True).click()
        inside(page)


def test_a_passkey_alone(open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    bersandi(orang.operator)
    page = open_page()
    virtual_key(page)
    sign_in(page, "operator")
    inside(page)
    page.goto("/akun/dua-langkah/")
    page.get_by_role("link", name="Tambah kunci").click()
    sure(page)
    sound(page, "akun-tambah-kunci")
    page.get_by_label("Nama kunci").fill("Laptop kantor")
    page.get_by_label("Pakai kunci ini untuk masuk tanpa sandi").check()
    page.get_by_role("button", name="Tambah kunci").click()
    page.get_by_text("Kunci sudah ditambahkan").wait_for()
    page.goto("/akun/dua-langkah/webauthn/")
    sound(page, "akun-kunci")
    sign_out(page)
    page.goto("/akun/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    inside(page)
    page.goto("/akun/sesi/")
    sound(page, "akun-sesi")


def test_an_administrator_invites_and_somebody_takes_it_up(
    open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace
) -> None:
    bersandi(orang.admin)
    page = open_page()
    sign_in(page, "admin")
    inside(page)
    page.get_by_role("link", name="Orang dan peran").click()
    sound(page, "akun-orang")
    page.get_by_role("link", name="Undang orang baru").click()
    page.get_by_label("Nama lengkap").fill("Siti Aminah")
    page.get_by_label("Nama pengguna").fill("Siti Aminah")
    page.get_by_label("Peran").select_option(label="Operator OPD")
    page.get_by_label("Wilayah").select_option(label="1.01 Dinas Pendidikan")
    page.get_by_role("button", name="Undang").click()
    sound(page, "akun-undang-salah")
    page.get_by_label("Nama pengguna").fill("siti.disdik")
    page.get_by_role("button", name="Undang").click()
    link = page.get_by_label("Tautan").input_value()
    sound(page, "akun-tautan")

    new = open_page(PHONE)
    new.goto(link)
    sound(new, "akun-undangan")
    new.get_by_label("Sandi", exact=True).fill(SANDI)
    new.get_by_label("Sandi, sekali lagi").fill(SANDI)
    new.get_by_role("button", name="Simpan sandi").click()
    sign_in(new, "siti.disdik")
    inside(new)
    new.goto(link)
    sound(new, "akun-tautan-mati")


def test_an_administrator_takes_a_role(open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    bersandi(orang.admin)
    bersandi(orang.operator)
    theirs, page = open_page(PHONE), open_page()
    sign_in(theirs, "operator")
    inside(theirs)
    theirs.goto("/akun/")
    sound(theirs, "akun-saya-telepon")
    sign_in(page, "admin")
    inside(page)
    page.goto("/akun/orang/?cari=operator")
    page.get_by_role("link", name="Operator", exact=True).click()
    sound(page, "akun-seorang")
    page.get_by_role("link", name="Cabut").click()
    sound(page, "akun-cabut")
    page.get_by_role("button", name="Cabut peran").click()
    page.get_by_text("sudah dicabut").wait_for()
    theirs.goto("/akun/")
    theirs.get_by_label("Sandi", exact=True).wait_for()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    sound(page, "akun-seorang-telepon")


def test_guessing_ends_on_a_page_of_ours(open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    page = open_page()
    for _ in range(5):
        sign_in(page, "operator")
    page.get_by_role("heading", name="Terlalu banyak percobaan").wait_for()
    sound(page, "akun-terkunci")


def test_who_is_idle_is_warned_and_can_stay(
    open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace, settings: Any
) -> None:
    settings.KEBIJAKAN = replace(settings.KEBIJAKAN, idle=dt.timedelta(seconds=8))
    bersandi(orang.operator)
    page = open_page()
    sign_in(page, "operator")
    inside(page)
    stay = page.get_by_role("button", name="Tetap masuk")
    stay.wait_for()
    sound(page, "akun-hampir-berakhir")
    stay.click()
    stay.wait_for(state="hidden")
    page.get_by_text("tidak ada kegiatan").wait_for()


def test_a_page_says_what_it_asks_for_by_itself(open_page: Callable[..., Page], orang: SimpleNamespace) -> None:
    bersandi(orang.operator)
    page = open_page()
    sign_in(page, "operator")
    inside(page)
    add = "const one = document.createElement('button'); one.id = 'uji'; one.setAttribute('hx-get', '/akun/'); one.setAttribute('hx-swap', 'none');"
    show = "one.textContent = 'Uji'; document.querySelector('main').append(one); htmx.process(one);"
    with page.expect_request("**/akun/") as polled:
        page.evaluate(f"() => {{ {add} one.setAttribute('hx-trigger', 'every 1s, click'); {show} }}")
    assert polled.value.headers["x-otomatis"] == "1"
    with page.expect_request(lambda request: "x-otomatis" not in request.headers and request.url.endswith("/akun/")):
        page.locator("#uji").click()


def test_no_page_of_accounts_puts_up_a_barrier(open_page: Callable[..., Page], sound: Callable[..., None], orang: SimpleNamespace) -> None:
    """The pages that the ways above do not pass: forms that are asked once in a while, and what is said when something is not possible."""
    bersandi(orang.admin)
    page = open_page()
    for name in ("nonaktif", "daftar", "instansi/batal", "instansi/gagal"):
        page.goto(f"/akun/{name}/")
        sound(page, f"akun-{name.replace('/', '-')}")
    virtual_key(page)
    sign_in(page, "admin")
    inside(page)
    page.goto("/akun/dua-langkah/webauthn/add/")
    sure(page)
    page.get_by_role("button", name="Tambah kunci").click()
    page.get_by_text("Kunci sudah ditambahkan").wait_for()
    key = Authenticator.objects.get(type="webauthn").pk
    theirs = f"orang/{orang.operator.pk}"
    for name in ("recovery-codes/generate", "totp/activate", f"webauthn/keys/{key}/edit", f"webauthn/keys/{key}/remove", "reauthenticate"):
        page.goto(f"/akun/dua-langkah/{name}/")
        sound(page, f"akun-{name.replace('/', '-')}")
    for name in (
        "sandi",
        "keluar",
        "pastikan",
        "instansi",
        "dua-langkah/webauthn/reauthenticate",
        f"{theirs}/peran",
        f"{theirs}/verifikasi",
        "unit",
        "cabang",
    ):
        page.goto(f"/akun/{name}/")
        sound(page, f"akun-{name.replace('/', '-')}")
