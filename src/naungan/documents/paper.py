"""From a template to one self-contained file: texts escaped, style and script inside, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from naungan.documents.marks import MARKS
from naungan.kernel.rupiah import rp
from naungan.kernel.shown import shown, shown_in
from naungan.told import words

_FOLDER = files("naungan.documents").joinpath("templates")
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def render(template: str, *, style: str | tuple[str, ...] = "page.css", script: str = "", forms: str = "'none'", **content: Any) -> str:
    """The page as text. Style and script are named in the policy by their hash: nothing that data could bring in would run."""
    css, js = "".join(map(read, (style,) if isinstance(style, str) else style)), read(script) if script else ""
    rules = policy(css, js, forms)
    return _environment().get_template(template).render(css=Markup(css), js=Markup(js), policy=rules, **content)  # noqa: S704  # ours


def policy(css: str, js: str = "", forms: str = "'none'") -> str:
    """Content-Security-Policy of a self-contained page: nothing is fetched, nothing is sent, only this style and script count."""
    scripts = f"'{_hash(js)}'" if js else "'none'"
    parts = ("default-src 'none'", f"style-src '{_hash(css)}'", f"script-src {scripts}", "img-src data:", "base-uri 'none'")
    return "; ".join((*parts, f"form-action {forms}"))


def embedded(data: object) -> Markup:
    """JSON that can stand inside a script element whatever it holds; numbers of persons masked."""
    return Markup(json.dumps(shown_in(data), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S704  # escaped above


def missing(why: str) -> Markup:
    """The words for a figure that can't be given, hatched, and why."""
    return Markup('<span class="kosong">{}<small>{}</small></span>').format(words.unknown(), f" · {why}" if why else "")


def mark(group: str, word: str | None) -> Markup:
    """A word of a closed list with its sign; the sign is for the eye, the word for everybody."""
    known = word or "tidak_diketahui"
    sign, tint = MARKS.get(known, ("", None))
    return Markup('<span class="tanda {}"><span aria-hidden="true">{}</span> {}</span>').format(tint or "", sign, words.label(group, known))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("naungan.documents"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_masked,
    )  # fmt: skip
    made.globals.update(say=_say, label=words.label, missing=missing, mark=mark)
    made.filters.update(
        angka=_or_missing(words.number), persen=_or_missing(words.percent), pendek=_or_missing(words.rupiah_short), rp=_or_missing(rp),
        bulan=words.month, tanggal=words.day,
    )  # fmt: skip
    return made


def _masked(value: Any) -> Any:
    """Texts lose numbers of persons before they are escaped; what is markup already was made of such texts, or of our own."""
    return shown(value) if type(value) is str else value


def _say(code: str, **params: object) -> str:
    """A sentence; a figure that is not known stands in it as plain words."""
    plain = {name: value.striptags() if isinstance(value, Markup) else value for name, value in params.items()}
    return words.say(code, **plain)


def _or_missing(write: Any) -> Any:
    """A filter for figures: what is not known is hatched; the reason may be given."""
    return lambda value, why="": missing(why) if value is None else write(value)


@cache
def read(name: str) -> str:
    """A style or script of ours."""
    return _FOLDER.joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
