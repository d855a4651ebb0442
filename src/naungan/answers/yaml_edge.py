"""YAML as people write it: lists of named values, each as it stands there, so that ``16.10`` stays ``16.10`` and ``no`` stays ``no``.

Nothing is built from the text: keys that stand twice, anchors, values inside values are told with their line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from naungan.answers.raw import Cell, Raw, RawRow, decoded
from naungan.answers.told import Problem, wrong
from naungan.kernel.messages import sentence
from naungan.kernel.shown import shown

_NULL = "tag:yaml.org,2002:null"


def read_yaml(path: Path, sections: Sequence[str], remarks: Sequence[str]) -> dict[str, Raw]:
    """The entries of each list of a file, by the name of the list; nothing where there is no such file."""
    if not path.exists():
        return {name: Raw() for name in sections}
    try:
        text = decoded(path.read_bytes())
    except OSError:
        return _broken(sections, wrong("JAWABAN_TIDAK_TERBUKA", path.name, None, None, None))
    return parsed(text, path.name, sections, remarks)


def parsed(text: str, berkas: str, sections: Sequence[str], remarks: Sequence[str]) -> dict[str, Raw]:
    """The entries of a text; what stands outside the lists that are known is told."""
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return _broken(sections, wrong("JAWABAN_YAML_RUSAK", berkas, mark.line + 1 if mark else None, None, None))
    problems: list[Problem] = []
    found: dict[str, list[RawRow]] = {name: [] for name in sections}
    if node is not None and not _is_null(node):
        if not isinstance(node, yaml.MappingNode):
            return _broken(sections, _shape(berkas, node, None, sections))
        for name, value, line in _pairs(node, berkas, problems):
            if name in found:
                found[name] = list(_entries(value, berkas, name, problems))
            elif name not in remarks:
                problems.append(wrong("JAWABAN_BAGIAN_ASING", berkas, line, name, name, pilihan=", ".join(sections)))
    # What is wrong with the file is told once, with its first list.
    return {name: Raw(tuple(rows), (), tuple(problems) if name == sections[0] else ()) for name, rows in found.items()}


def _broken(sections: Sequence[str], problem: Problem) -> dict[str, Raw]:
    return {name: Raw(problems=(problem,) if name == sections[0] else (), rusak=True) for name in sections}


def _shape(berkas: str, node: Any, kolom: str | None, sections: Sequence[str]) -> Problem:
    return wrong("JAWABAN_BENTUK", berkas, _line(node), kolom, None, pilihan=", ".join(f"{name}:" for name in sections))


def _entries(node: Any, berkas: str, section: str, problems: list[Problem]) -> Iterator[RawRow]:
    import yaml

    if _is_null(node):
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.append(_shape(berkas, node, section, (section,)))
        return
    for entry in node.value:
        if not isinstance(entry, yaml.MappingNode):
            problems.append(wrong("JAWABAN_BENTUK", berkas, _line(entry), section, _text(entry), pilihan=sentence("BOLEH_PASANGAN")))
            continue
        before = len(problems)
        values = {name: _value(value, berkas, name, problems) for name, value, _ in _pairs(entry, berkas, problems)}
        if len(problems) == before:
            yield RawRow(_line(entry), {name: cell for name, cell in values.items() if cell is not None})


def _pairs(node: Any, berkas: str, problems: list[Problem]) -> Iterator[tuple[str, Any, int]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = shown(key.value) if isinstance(key.value, str) else sentence("BOLEH_PASANGAN")
        if name in seen or not isinstance(key.value, str):
            problems.append(wrong("JAWABAN_KOLOM_GANDA", berkas, _line(key), name, name))
            continue
        seen.add(name)
        yield name, value, _line(key)


def _value(node: Any, berkas: str, name: str, problems: list[Problem]) -> Cell | None:
    """A text, a list of texts, or None where nothing stands."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return None if _is_null(node) else _text(node)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return tuple(_text(one) for one in node.value)
    problems.append(wrong("JAWABAN_BENTUK", berkas, _line(node), name, None, pilihan=sentence("BOLEH_TEKS")))
    return None


def _text(node: Any) -> str:
    return shown(str(node.value).strip()) if isinstance(node.value, str) else ""


def _is_null(node: Any) -> bool:
    return bool(node.tag == _NULL)


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
