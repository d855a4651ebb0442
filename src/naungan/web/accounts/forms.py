"""The forms of signing in, in the words of this house."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm as CodeForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from naungan.web.accounts.models import User
from naungan.web.accounts.passwords import Policied

_SANDI = "Sandi"
_ONCE = "Enam angka dari aplikasi autentikator, atau satu kode pemulihan."


class _Plain:
    """Labels stand above their fields; what stands within a field vanishes when it is needed."""

    fields: dict[str, forms.Field]

    def plain(self, **labels: str) -> None:
        """Take placeholders away and say what the fields are called."""
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = labels.get(name, field.label)

    def digits(self, hint: str) -> None:
        """The field of a code: a keyboard of digits, and room for them."""
        self.fields["code"].help_text = hint
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code", "class": "pendek"})


class Login(LoginForm, _Plain):  # type: ignore[misc]  # allauth has no types
    """Sign in."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(login="Nama pengguna", password=_SANDI)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].help_text = ""


class ChangePassword(ChangePasswordForm, _Plain):  # type: ignore[misc]
    """One's own password."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(oldpassword="Sandi sekarang", password1="Sandi baru", password2="Sandi baru, sekali lagi")
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = Policied().get_help_text()

    def clean_password1(self) -> str:
        """A new one that is the old one is no change."""
        new: str = self.cleaned_data["password1"]
        if self.user.check_password(new):
            raise forms.ValidationError("Sandi baru harus berbeda dari sandi sekarang.")
        return new


class Reauthenticate(ReauthenticateForm, _Plain):  # type: ignore[misc]
    """Say the password again before something that matters."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(password=_SANDI)
        self.fields["password"].help_text = ""


class Code(CodeForm, _Plain):  # type: ignore[misc]
    """The second step of signing in."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(code="Kode")
        self.digits(_ONCE)


class CodeAgain(CodeAgainForm, _Plain):  # type: ignore[misc]
    """The code again before something that matters."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(code="Kode")
        self.digits(_ONCE)


class ActivateTotp(ActivateTOTPForm, _Plain):  # type: ignore[misc]
    """The first code of a new app."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(code="Kode dari aplikasi")
        self.digits("Enam angka yang sedang ditampilkan aplikasi.")


class AddKey(AddWebAuthnForm, _Plain):  # type: ignore[misc]
    """A passkey or a security key."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(name="Nama kunci", passwordless="Pakai kunci ini untuk masuk tanpa sandi")
        self.fields["name"].help_text = "Supaya Anda mengenalinya nanti, misalnya “Laptop kantor”."
        self.fields["passwordless"].help_text = "Perangkat akan meminta sidik jari, wajah, atau PIN."


class EditKey(EditWebAuthnForm, _Plain):  # type: ignore[misc]
    """Another name for a key."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.plain(name="Nama kunci")


class NewPassword(forms.Form):
    """The password of whoever takes up an account, twice."""

    sandi = forms.CharField(label="Sandi", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    ulang = forms.CharField(label="Sandi, sekali lagi", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, user: User, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._user = user
        self.fields["sandi"].help_text = Policied().get_help_text()

    def clean_sandi(self) -> str:
        """By the rules of the policy."""
        said: str = self.cleaned_data["sandi"]
        validate_password(said, self._user)
        return said

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        said = super().clean() or {}
        if "sandi" in said and said.get("ulang") not in (None, said["sandi"]):
            self.add_error("ulang", "Kedua sandi tidak sama.")
        return said
