"""What the environment lacks: room on a disk, memory, open files, a right. Told as such, never as a broken file or as our mistake."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naungan.kernel.errors import Unfit
from naungan.kernel.shown import shown

_CODES = {
    errno.ENOSPC: "RUANG_HABIS", errno.EDQUOT: "RUANG_HABIS", errno.EFBIG: "BERKAS_DIBATASI",
    errno.EMFILE: "BERKAS_TERBUKA_HABIS", errno.ENFILE: "BERKAS_TERBUKA_HABIS", errno.ENOMEM: "MEMORI_HABIS",
    errno.EAGAIN: "PROSES_DIBATASI",
}  # fmt: skip
# Engines and loaders say it in words alone; nothing else of their words is looked at or told.
_WORDS = {
    "no space left on device": "RUANG_HABIS", "disk quota exceeded": "RUANG_HABIS", "max_temp_directory_size": "RUANG_HABIS",
    "file too large": "BERKAS_DIBATASI", "too many open files": "BERKAS_TERBUKA_HABIS",
    "cannot allocate memory": "MEMORI_HABIS", "failed to map segment": "MEMORI_HABIS", "out of memory": "MEMORI_HABIS",
    "std::bad_alloc": "MEMORI_HABIS", "java heap space": "MEMORI_HABIS",
    "can't start new thread": "PROSES_DIBATASI", "resource temporarily unavailable": "PROSES_DIBATASI",
}  # fmt: skip
_REASONS = {
    errno.EACCES: "tidak berhak menulis di sana", errno.EPERM: "tidak berhak menulis di sana", errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOTDIR: "yang di atasnya bukan folder", errno.ENAMETOOLONG: "namanya terlalu panjang", errno.ENOENT: "foldernya tidak ada",
    errno.ELOOP: "tautannya berputar", errno.EISDIR: "itu sebuah folder",
}  # fmt: skip


def lack_of(error: BaseException, *, words: bool = True) -> str | None:
    """The code of what is lacking, by the error or by what it came from; None where it is something else.

    Without ``words`` only its number counts: the text of a reader's error may be that of the file.
    """
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, MemoryError):
            return "MEMORI_HABIS"
        known = _CODES.get(seen.errno or 0) if isinstance(seen, OSError) else None
        found = known or (_in_words(str(seen).lower()) if words else None)
        if found:
            return found
        seen = seen.__cause__ or seen.__context__
    return None


def _in_words(said: str) -> str | None:
    return next((code for text, code in _WORDS.items() if text in said), None)


def unfit(error: OSError, place: Path | str) -> Unfit:
    """The failure that a place which can't be written ends in."""
    lack = lack_of(error)
    reason = _REASONS.get(error.errno or 0, type(error).__name__)
    return Unfit(lack) if lack else Unfit("NOT_WRITABLE", folder=shown(str(place)), sebab=reason)


@contextmanager
def writing(place: Path | str) -> Iterator[None]:
    """What is written inside and can't be is told as ``unfit``."""
    try:
        yield
    except OSError as error:
        raise unfit(error, place) from None
