"""The keys of a name as macros: the steps by which spellings are made alike are data of the program, their order is its rule."""

from __future__ import annotations

from collections.abc import Iterable

from naungan.matching.spelling import CLEAN, COMMON_FIRST, DOUBLES, SOUNDS, SPELLING, WORDS


def _steps(text: str, steps: Iterable[tuple[str, str]]) -> str:
    """The text after all steps, as one expression."""
    for pattern, replacement in steps:
        found, new = (one.replace("'", "''") for one in (pattern, replacement))
        plain = pattern.replace(" ", "").isalpha()
        text = f"replace({text}, '{found}', '{new}')" if plain else f"regexp_replace({text}, '{found}', '{new}', 'g')"
    return text


def _macro(name: str, body: str) -> str:
    return f"CREATE MACRO {name}(n) AS {body};\n"


_CLEAN = f"trim({_steps('trim(upper(n))', CLEAN)})"
_SPELLED = f"' ' || {_steps(_CLEAN, SPELLING)} || ' '"
_HEARD = _steps("' ' || n || ' '", SOUNDS)
NAME_KEYS = (
    _macro("bersih", f"trim({_steps(_SPELLED, WORDS)})")
    + _macro("tunggalkan", _steps("n", DOUBLES))
    + _macro("bersuara", f"trim({_HEARD})")
    + _macro("tanpa_m", "nullif(coalesce(nullif(trim(regexp_replace(n, '(^| )M( |$)', ' ', 'g')), ''), n), '')")
    + _macro("pokok", f"regexp_replace(n, '^(({COMMON_FIRST}) )+', '', 'g')")
)
