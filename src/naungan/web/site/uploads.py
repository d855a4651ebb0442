"""What comes in is written to a file as it comes, for its owner alone, and no further than the limit: it never stands in memory whole."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from naungan.kernel.shown import shown

_TOO_LARGE = "berkas_terlalu_besar"


class Limited(TemporaryFileUploadHandler):
    """A file that grows beyond ``BERKAS_PALING_BESAR`` is let go of while it comes; ``too_large`` names it afterwards."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write on, or drop the file and drain the rest of it."""
        if start + len(raw_data) > settings.BERKAS_PALING_BESAR and self.request is not None:
            names = [*too_large(self.request), shown(self.file_name or "")]
            setattr(self.request, _TOO_LARGE, names)
            raise SkipFile
        found: Any = super().receive_data_chunk(raw_data, start)
        return None if found is None else bytes(found)


def too_large(request: HttpRequest) -> list[str]:
    """The files of this request that were beyond the limit, as they are shown."""
    return list(getattr(request, _TOO_LARGE, []))
