"""What changes here: deciding, undoing, asking somebody, taking a CSV in, and taking one out (which is noted)."""

from naungan.web.decisions.actions.asking import ask
from naungan.web.decisions.actions.deciding import decide, undo
from naungan.web.decisions.actions.importing import Imported, import_csv
from naungan.web.decisions.actions.taking_out import taken_out

__all__ = ["Imported", "ask", "decide", "import_csv", "taken_out", "undo"]
