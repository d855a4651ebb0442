"""Every role × every address: whoever asks for what lies elsewhere is told that there is no such thing, and no page names it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from naungan.web.accounts.roles import Role
from tests.web.area.addresses import LIST, OWN, Case, walked
from tests.web.area.matrix import MATRIX
from tests.web.area.results import lay_results
from tests.web.area.world import Thing, sees, world
from tests.web.people import PERSONAS, WITHOUT_ROLE, masuk

EVERYBODY = (*PERSONAS, WITHOUT_ROLE)
# Not there, or no right to it there; a form that asks for more is an answer too, but never to a stranger.
REFUSED = (403, 404, 405)


@pytest.fixture
def things(orang: SimpleNamespace, hasil: Path) -> list[Thing]:
    lay_results(hasil)
    return world()


def test_every_address_stands_in_the_matrix_and_nothing_else_does() -> None:
    assert {name for name, _ in walked()} == set(MATRIX)


@pytest.mark.parametrize("persona", EVERYBODY)
def test_nobody_gets_beyond_his_area_and_his_role(persona: str, client: Client, orang: SimpleNamespace, things: list[Thing]) -> None:
    """What lies elsewhere is not there; in one's own area, what the role does not do has no page; and no page names what is elsewhere."""
    masuk(client, getattr(orang, persona))
    for name, case in MATRIX.items():
        for thing in [None] if case.about == LIST and name != "beranda" else [one for one in things if one.kind == case.about]:
            if (thing and not sees(persona, thing.pemda, thing.unit)) or _role(persona) not in case.roles:
                answer = _asked(client, name, case, thing)
                assert answer in REFUSED, (name, thing, answer)
    hidden = [thing.mark for thing in things if not sees(persona, thing.pemda, thing.unit)]
    for name, text in _pages(client, persona, things):
        assert (name, [one for one in hidden if one in text]) == (name, [])


def test_whose_it_is_does_see_it(client: Client, orang: SimpleNamespace, things: list[Thing]) -> None:
    """Else a matrix that refuses everything would pass."""
    for name, case in MATRIX.items():
        masuk(client, getattr(orang, case.by))
        for thing in things:
            if thing.kind == case.about and not case.post and sees(case.by, thing.pemda, thing.unit):
                assert (name, _asked(client, name, case, thing)) in ((name, 200), (name, 302), (name, 403))
    texts = ""
    for persona in ("bkpsdm", "operator", "admin"):
        masuk(client, getattr(orang, persona))
        texts += "".join(text for _, text in _pages(client, persona, things))
    assert {thing.kind for thing in things if thing.mark in texts} == {thing.kind for thing in things if thing.marked}


def test_nobody_sees_anything_without_signing_in(client: Client, things: list[Thing]) -> None:
    for name, case in MATRIX.items():
        if case.about == OWN:
            continue
        thing = next((one for one in things if one.kind == case.about), None)
        if case.about != LIST and thing is None:
            continue
        answer = client.get(_address(name, thing)) if not case.post else client.post(_address(name, thing))
        assert (name, answer.status_code, answer["Location"].partition("?")[0]) == (name, 302, "/akun/masuk/")


def test_no_address_has_room_for_a_nik() -> None:
    assert [name for name, route in walked() if re.search(r"nik|<str:(?!secret>)|<path:", str(route.pattern))] == []


def _role(persona: str) -> Role | None:
    return PERSONAS[persona][0] if persona in PERSONAS else None


def _pages(client: Client, persona: str, things: list[Thing]) -> list[tuple[str, str]]:
    """Each page that somebody can open without a key of its own, as text."""
    found = []
    for name, case in MATRIX.items():
        own = [one for one in things if one.kind == case.about and sees(persona, one.pemda, one.unit)]
        for thing in () if case.post or case.about == OWN else ([None] if case.about == LIST else own):
            answer = client.get(_address(name, thing))
            found.append((name, b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode("utf-8", "replace")))
    return found


def _asked(client: Client, name: str, case: Case, thing: Thing | None) -> int:
    address = _address(name, thing)
    return client.post(address).status_code if case.post else client.get(address).status_code


def _address(name: str, thing: Thing | None) -> str:
    if thing is None:
        return reverse(name)
    return reverse(name, args=list(thing.nomor) if isinstance(thing.nomor, tuple) else [thing.nomor])
