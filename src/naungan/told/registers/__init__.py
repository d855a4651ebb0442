"""What the registers of a book say: targets, instruments, obstacles, as tables and as sentences."""

from naungan.told.registers.instruments import gap_texts, gaps_table, instrument_text, instruments_table
from naungan.told.registers.obstacles import obstacle_text, obstacles_table, report_text
from naungan.told.registers.targets import target_text, targets_table
from naungan.told.registers.whole import document, letter

__all__ = [
    "document",
    "gap_texts",
    "gaps_table",
    "instrument_text",
    "instruments_table",
    "letter",
    "obstacle_text",
    "obstacles_table",
    "report_text",
    "target_text",
    "targets_table",
]
