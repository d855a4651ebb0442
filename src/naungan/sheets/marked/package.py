"""The zip of a workbook as parts that refer to one another (Open Packaging Conventions); unchanged parts are copied as they are."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from naungan.sheets.marked.splice import Edits, escaped, tree

TYPES = "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'


class Package:
    """Parts by name; what is changed is kept here until ``write``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._names = {entry.filename for entry in archive.infolist()}

    def names(self) -> set[str]:
        """All parts there are now."""
        return (self._names | self._changed.keys()) - self._dropped

    def read(self, name: str) -> bytes:
        """The bytes of a part, as changed so far."""
        return self._changed[name] if name in self._changed else self._archive.read(name)

    def put(self, name: str, data: bytes) -> None:
        """Add a part, or give one other bytes."""
        self._changed[name] = data

    def related(self, part: str, kind: str) -> list[tuple[str, str]]:
        """(id, part) of what a part refers to by this kind of relation, e.g. ``comments``."""
        found = tree(self.read(relations_of(part))).children if relations_of(part) in self.names() else []
        wanted = [one.attributes for one in found if one.attributes.get("Type", "").rpartition("/")[2] == kind]
        return [(one["Id"], _absolute(part, one["Target"])) for one in wanted if one.get("TargetMode") != "External"]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of the relation."""
        name = relations_of(part)
        data = self.read(name) if name in self.names() else _RELATIONS.encode()
        root, taken = tree(data), data.decode()
        number = next(number for number in range(len(root.children) + 1, 1 << 20) if f'"naungan{number}"' not in taken)
        edits = Edits(data)
        path = escaped(f"/{target}")
        edits.append(root, f'<{root.prefix}Relationship Id="naungan{number}" Type="{_RELATION}{kind}" Target="{path}"/>')
        self.put(name, edits.done())
        return f"naungan{number}"

    def drop(self, part: str, kind: str) -> list[str]:
        """Take out what a part refers to by this kind of relation, and the relation."""
        name = relations_of(part)
        gone = self.related(part, kind)
        if gone:
            ids, edits = {one for one, _ in gone}, Edits(self.read(name))
            for node in tree(edits.data).children:
                if node.attributes.get("Id") in ids:
                    edits.replace(node.start, node.end, "")
            self.put(name, edits.done())
        for _, target in gone:
            self._drop_part(target)
        return [target for _, target in gone]

    def declare(self, part: str, kind: str) -> None:
        """Say of what content type a part is."""
        edits, name = Edits(self.read(TYPES)), escaped(f"/{part}")
        root = tree(edits.data)
        known = [node for node in root.children if node.attributes.get("PartName") == f"/{part}"]
        if known:
            edits.attributes(known[0], ContentType=kind)
        else:
            edits.append(root, f'<{root.prefix}Override PartName="{name}" ContentType="{kind}"/>')
        self.put(TYPES, edits.done())

    def free(self, pattern: str) -> str:
        """A name that no part has; ``{}`` in the pattern is a number."""
        names = {name.lower() for name in self.names()}
        return next(name for number in range(1, 1 << 20) if (name := pattern.format(number)).lower() not in names)

    def write(self, path: Path) -> None:
        """The whole package into a new file, parts in their old order."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as made:
            for name in [*dict.fromkeys(entry.filename for entry in self._archive.infolist()), *self._changed.keys() - self._names]:
                if name in self._dropped or name.endswith("/"):
                    continue
                made.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), self.read(name), zipfile.ZIP_DEFLATED)

    def _drop_part(self, part: str) -> None:
        self._dropped |= {part, relations_of(part)}
        edits = Edits(self.read(TYPES))
        for node in tree(edits.data).children:
            if node.attributes.get("PartName") == f"/{part}":
                edits.replace(node.start, node.end, "")
        self.put(TYPES, edits.done())


def relations_of(part: str) -> str:
    """Where the relations of a part are kept; those of the package itself belong to the part ``""``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _absolute(part: str, target: str) -> str:
    return posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(posixpath.dirname(part), target))
