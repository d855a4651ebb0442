"""A projection as it is told: where it goes, how often such statements were right, what would be if, and which steps reach a target."""

from naungan.told.strategy.ahead import checks, dated, endings, forecasts, outlooks, outlooks_on_page
from naungan.told.strategy.front import Front, front
from naungan.told.strategy.government import Sheet, Step, sheets, steps_table
from naungan.told.strategy.plan import bounds, by_month, by_purse, purses, shorts, steps
from naungan.told.strategy.taken import assumptions
from naungan.told.strategy.whatif import scenario_places, scenario_purses, scenario_targets, scenarios

__all__ = [
    "Front", "Sheet", "Step", "assumptions", "bounds", "by_month", "by_purse", "checks", "dated", "endings", "forecasts", "front",
    "outlooks", "outlooks_on_page", "purses", "scenario_places", "scenario_purses", "scenario_targets",
    "scenarios", "sheets", "shorts", "steps", "steps_table",
]  # fmt: skip
