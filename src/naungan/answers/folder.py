"""All that people have answered and laid down in a folder, read once at the door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from naungan.answers import forms
from naungan.answers.csv_edge import read_csv
from naungan.answers.forms import Form
from naungan.answers.raw import Raw
from naungan.answers.reading import Above, Read, read
from naungan.answers.told import Problem
from naungan.answers.yaml_edge import parsed, read_yaml


@dataclass(frozen=True)
class Answers:
    """One ``Read`` a file, and one a list of a YAML file; each knows whether its file is there."""

    isi: Read
    jawaban_unit: Read
    pemetaan: Read
    koreksi: Read
    usulan_rekening: Read
    keputusan: Read
    alokasi_bayar: Read
    kalender_anggaran: Read
    kebijakan: Read
    rekening: Read
    bukan: Read
    gabungan: Read
    asumsi: Read

    @property
    def files(self) -> tuple[Read, ...]:
        """The files of answers."""
        return (
            self.isi,
            self.jawaban_unit,
            self.pemetaan,
            self.koreksi,
            self.usulan_rekening,
            self.keputusan,
            self.alokasi_bayar,
            self.kalender_anggaran,
        )

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the files of answers."""
        return [one for file in self.files for one in file.problems]


def read_answers(folder: Path, above: Above | None = None) -> Answers:
    """Everything that lies beside the folders of the governments; ``above`` reads what only the rooms above know, by column."""
    found = {form.berkas.partition(".")[0]: read_file(form, folder / form.berkas, above) for form in forms.CSV}
    for berkas in dict.fromkeys(form.berkas for form in forms.YAML):
        found |= {one.form.bagian or "": one for one in read_lists(berkas, folder / berkas, above)}
    return Answers(**found)


def read_file(form: Form, path: Path, above: Above | None = None) -> Read:
    """One CSV; nothing where it is not there."""
    return read(replace(form, berkas=path.name), read_csv(path, form.utuh), above)


def read_lists(berkas: str, path: Path, above: Above | None = None) -> tuple[Read, ...]:
    """The lists of one YAML file (``berkas`` is the form it has, whatever the path is called)."""
    return _lists(berkas, path.name, lambda sections: read_yaml(path, sections, forms.REMARKS), above)


def lists_in(berkas: str, text: str, above: Above | None = None, remarks: Sequence[str] = ()) -> tuple[Read, ...]:
    """The same from a text, as the files that come with the program are; ``remarks`` are what such a file says besides."""
    return _lists(berkas, berkas, lambda sections: parsed(text, berkas, sections, (*forms.REMARKS, *remarks)), above)


def _lists(berkas: str, shown: str, raw: Callable[[Sequence[str]], dict[str, Raw]], above: Above | None) -> tuple[Read, ...]:
    own = [form for form in forms.YAML if form.berkas == berkas]
    found = raw([form.bagian or "" for form in own])
    return tuple(read(replace(form, berkas=shown), found[form.bagian or ""], above) for form in own)
