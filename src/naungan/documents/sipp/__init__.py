"""The files that SIPP takes: new workers, who left, whose wage changed, and whom to look up."""

from naungan.documents.sipp.mutations import write_mutations
from naungan.documents.sipp.new_workers import write_sipp

__all__ = ["write_mutations", "write_sipp"]
