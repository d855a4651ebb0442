"""What a process of the server loads: the pages, with what fails in them noted."""

from naungan.web.serve.access import log_faults
from naungan.web.wsgi import application

log_faults()
__all__ = ["application"]
