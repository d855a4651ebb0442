"""Roles: what a person is in an area, what that allows, and which two nobody may hold at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What an area is; the code of a nation is empty, that of a unit is ``<pemda>/<kode unit>``, that of a branch its own."""

    NASIONAL = "nasional"
    PROVINSI = "provinsi"
    PEMDA = "pemda"
    UNIT = "unit"
    CABANG = "cabang"


class Right(StrEnum):
    """What a role may do in its area."""

    SETOR = "setor"  # hand files in, correct cells, withdraw
    TANDA_TANGAN = "tanda_tangan"  # sign for what the unit handed in
    PERIKSA_STATUS = "periksa_status"  # verify the status of workers
    PERIKSA_UANG = "periksa_uang"  # verify wages and money
    KUNCI = "kunci"  # lock for the government, and unlock
    PUTUSKAN = "putuskan"  # say of two records whether they are one person
    LIHAT_ANGKA = "lihat_angka"  # figures without persons
    LIHAT_ORANG = "lihat_orang"  # lists of persons, masked
    BUKA_NIK = "buka_nik"  # one NIK in full, with a reason, logged
    SALIN_ORANG = "salin_orang"  # all that is held on one person, for himself, by letter, logged
    KELOLA = "kelola"  # accounts of the area
    BACA_JEJAK = "baca_jejak"  # the audit trail of the area


class Role(StrEnum):
    """Who somebody is."""

    OPERATOR = "operator"
    KEPALA_OPD = "kepala_opd"
    BKPSDM = "bkpsdm"
    BPKAD = "bpkad"
    BAPPEDA = "bappeda"
    SEKTORAL = "sektoral"
    PENYETUJU = "penyetuju"
    PIMPINAN = "pimpinan"
    PENGAWAS = "pengawas"
    KEMENTERIAN = "kementerian"
    CABANG = "cabang"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True)
class About:
    """What a role is called, where it can be held, and what it allows there."""

    nama: str
    levels: frozenset[Level]
    rights: frozenset[Right]
    dated: bool = False  # only by a letter and until a day

    def may(self, right: Right) -> bool:
        """Whether it allows that."""
        return right in self.rights


_FIGURES = {Right.LIHAT_ANGKA}
_PEOPLE = {Right.LIHAT_ANGKA, Right.LIHAT_ORANG}
_REGIONS = {Level.NASIONAL, Level.PROVINSI, Level.PEMDA}


def _about(nama: str, levels: set[Level], rights: set[Right], *, dated: bool = False) -> About:
    return About(nama, frozenset(levels), frozenset(rights), dated)


ROLES: dict[Role, About] = {
    Role.OPERATOR: _about("Operator OPD", {Level.UNIT}, _PEOPLE | {Right.SETOR, Right.PUTUSKAN, Right.BUKA_NIK}),
    Role.KEPALA_OPD: _about("Kepala OPD", {Level.UNIT}, _PEOPLE | {Right.TANDA_TANGAN}),
    Role.BKPSDM: _about(
        "BKPSDM", {Level.PEMDA}, _PEOPLE | {Right.SETOR, Right.PERIKSA_STATUS, Right.PUTUSKAN, Right.BUKA_NIK, Right.SALIN_ORANG}
    ),
    Role.BPKAD: _about("BPKAD", {Level.PEMDA}, _FIGURES | {Right.SETOR, Right.PERIKSA_UANG}),
    Role.BAPPEDA: _about("Bappeda/TAPD", {Level.PEMDA}, _FIGURES | {Right.SETOR}),
    Role.SEKTORAL: _about("Perangkat daerah sektoral", {Level.PEMDA}, _FIGURES | {Right.SETOR}),
    Role.PENYETUJU: _about("Penyetuju pemda", {Level.PEMDA}, _FIGURES | {Right.KUNCI}),
    Role.PIMPINAN: _about("Pimpinan", _REGIONS, _FIGURES),
    Role.PENGAWAS: _about("Pengawas provinsi", {Level.PROVINSI}, _FIGURES),
    Role.KEMENTERIAN: _about("Kementerian", {Level.NASIONAL}, _FIGURES),
    Role.CABANG: _about("Kantor cabang BPJS Ketenagakerjaan", {Level.CABANG}, _PEOPLE | {Right.SETOR, Right.PUTUSKAN, Right.BUKA_NIK}),
    Role.AUDITOR: _about("Auditor", _REGIONS, _PEOPLE | {Right.BUKA_NIK, Right.BACA_JEJAK}, dated=True),
    Role.ADMIN: _about("Administrator", _REGIONS, {Right.KELOLA, Right.BACA_JEJAK}),
}


def needs_second(role: Role) -> bool:
    """Whether whoever holds it signs in with two factors on a server: everybody who does more than look at figures."""
    return ROLES[role].rights != _FIGURES


# Who makes must not check, and who watches must do neither. Two roles of one set are never one person's where their areas meet.
_APART = (
    {Role.OPERATOR, Role.KEPALA_OPD, Role.BKPSDM, Role.BPKAD, Role.PENYETUJU},
    {Role.SEKTORAL, Role.PENYETUJU},
    {Role.BAPPEDA, Role.PENYETUJU},
)
# These stand outside of every government: with any other role they are never one person's, wherever it is held.
_OUTSIDE = {Role.CABANG, Role.AUDITOR, Role.ADMIN}


def exclude(one: Role, other: Role, *, meet: bool) -> bool:
    """Whether one person must not hold both; ``meet`` says whether their areas do."""
    if one == other:
        return False
    return bool({one, other} & _OUTSIDE) or (meet and any({one, other} <= apart for apart in _APART))
