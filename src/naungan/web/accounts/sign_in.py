"""Settings of signing in: passwords, second factors, lock-out, sessions; ``NAUNGAN_POLICY`` chooses between two profiles."""

from __future__ import annotations

from naungan.web.accounts.oidc import providers
from naungan.web.accounts.policy import COOL, LIMIT, policy_of
from naungan.web.environment import SERVER, read_environment

_ENVIRONMENT = read_environment()
KEBIJAKAN = policy_of(_ENVIRONMENT)
# On one's own machine a second factor is offered; a server asks for it from everybody who sees persons or signs.
DUA_LANGKAH_WAJIB = _ENVIRONMENT.mode == SERVER
PERANTARA = _ENVIRONMENT.proxies

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "naungan.web.accounts.passwords.Policied"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "nama", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = int(KEBIJAKAN.absolute.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "naungan.web.accounts.adapters.Door"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "naungan.web.accounts.forms.Login",
    "change_password": "naungan.web.accounts.forms.ChangePassword",
    "reauthenticate": "naungan.web.accounts.forms.Reauthenticate",
}
# A whole city hall shares one address: what an address may do in a minute is set for an office, guesses at codes for one person.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": f"{LIMIT}/{int(COOL.total_seconds())}s/key"}

MFA_ADAPTER = "naungan.web.accounts.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Naungan"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_FORMS = {
    "authenticate": "naungan.web.accounts.forms.Code",
    "reauthenticate": "naungan.web.accounts.forms.CodeAgain",
    "activate_totp": "naungan.web.accounts.forms.ActivateTotp",
    "add_webauthn": "naungan.web.accounts.forms.AddKey",
    "edit_webauthn": "naungan.web.accounts.forms.EditKey",
}

SOCIALACCOUNT_ADAPTER = "naungan.web.accounts.adapters.OtherHouse"
SOCIALACCOUNT_PROVIDERS = providers(_ENVIRONMENT.oidc)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True

AXES_FAILURE_LIMIT = LIMIT
AXES_COOLOFF_TIME = COOL
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "naungan.web.accounts.lockout.locked"
AXES_USERNAME_CALLABLE = "naungan.web.accounts.lockout.named"
AXES_CLIENT_IP_CALLABLE = "naungan.web.addresses.client_address"
AXES_CLIENT_STR_CALLABLE = "naungan.web.accounts.lockout.nothing"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
