"""What comes if nothing changes, what would be if something did, and what reaches a target at least cost."""

from naungan.projection.plan_tables import PLAN_BOUND, PLAN_GROUP, PLAN_PURSE, PLAN_SHORT, PLAN_STEP
from naungan.projection.scenario_tables import SCENARIO_COVER, SCENARIO_DUES, SCENARIO_TARGET
from naungan.projection.tables import DATED_END, FLOW, FORECAST, FORECAST_CHECK, SERIES, TARGET_OUTLOOK

__all__ = [
    "DATED_END",
    "FLOW",
    "FORECAST",
    "FORECAST_CHECK",
    "PLAN_BOUND",
    "PLAN_GROUP",
    "PLAN_PURSE",
    "PLAN_SHORT",
    "PLAN_STEP",
    "SCENARIO_COVER",
    "SCENARIO_DUES",
    "SCENARIO_TARGET",
    "SERIES",
    "TARGET_OUTLOOK",
]
