"""What is said: rows and sentences for every paper, the screen and what comes later. Nothing is drawn here."""

from naungan.told.material import Material, gather
from naungan.told.told import Told, tell

__all__ = ["Material", "Told", "gather", "tell"]
