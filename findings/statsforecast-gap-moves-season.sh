#!/usr/bin/env bash
# statsforecast 2.1.1 counts rows and not months: where three months of a monthly series are missing, the seasonal naive forecast puts each January's dip
# into April, with the right dates beside the wrong values, and nothing warns although the dates and their frequency are both given.
# For a user: a government that handed nothing in for a quarter is told to expect its lapse of January three months too late.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check statsforecast==2.1.1 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import warnings
from importlib.metadata import version

import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import SeasonalNaive

months = pd.date_range("2022-01-01", periods=48, freq="MS")
whole = pd.DataFrame({"unique_id": "a", "ds": months, "y": [800.0 if month.month == 1 else 1000.0 for month in months]})
holed = whole[~whole["ds"].isin(pd.to_datetime(["2025-06-01", "2025-07-01", "2025-08-01"]))]


def dip(series):
    """The month in which the forecast of next year is lowest, and how many warnings there were."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        rows = StatsForecast(models=[SeasonalNaive(12)], freq="MS").forecast(df=series, h=12)
    lowest = rows.loc[rows["SeasonalNaive"].idxmin(), "ds"]
    return f"{lowest:%Y-%m}", len([one for one in said if "statsforecast" in str(one.filename)])


seen = {"whole": dip(whole), "without June to August 2025": dip(holed)}
print("statsforecast", version("statsforecast"), "lowest month and warnings:", seen)
raise SystemExit(0 if list(seen.values()) == [("2026-01", 0), ("2026-04", 0)] else 1)
PY
