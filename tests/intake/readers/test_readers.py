"""Each layout is read by a reader of the table, and each reader reads a layout."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from naungan.intake import readers
from naungan.intake.layouts import layouts
from naungan.intake.readers.registry import READERS


def test_every_layout_has_its_reader_and_every_reader_a_layout() -> None:
    assert {one.pembaca for one in layouts()} == READERS.keys()


def test_a_reader_is_named_after_its_file_and_its_two_functions() -> None:
    for name, reader in READERS.items():
        file, _, kind = name.partition(".")
        home = f"{readers.__name__}.{file}"
        assert (reader.values.__module__, reader.values.__name__) == (home, f"{kind}_values")
        assert (reader.slots.__module__, reader.slots.__name__) == (home, f"{kind}_slots")


def test_nothing_that_reads_a_layout_is_left_out_of_the_table() -> None:
    homes = [import_module(f"{readers.__name__}.{one.name}") for one in iter_modules(readers.__path__)]
    written = {home.__dict__[name] for home in homes for name in dir(home) if name.endswith("_values") and not name.startswith("_")}
    assert written == {reader.values for reader in READERS.values()}
