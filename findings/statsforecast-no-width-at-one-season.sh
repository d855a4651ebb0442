#!/usr/bin/env bash
# statsforecast 2.1.1: a seasonal naive forecast of a series of exactly one season has intervals without any width, and nothing warns;
# two months more of the same series and the interval is as wide as it should be. Just when it knows least the forecast claims to be certain.
# For a user: an office in its first year prints «95 %: 1.043 sampai 1.043» for next July.
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

PEOPLE = [1000, 1012, 1009, 1020, 1026, 1031, 1043, 1040, 1052, 1049, 1060, 991, 1066, 1071]


def width(months):
    """What the 95 % interval of the first month spans, and how many warnings there were."""
    series = pd.DataFrame({"unique_id": "a", "ds": pd.date_range("2025-01-01", periods=months, freq="MS"), "y": PEOPLE[:months]})
    series["y"] = series["y"].astype(float)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        row = StatsForecast(models=[SeasonalNaive(12)], freq="MS").forecast(df=series, h=1, level=[95]).iloc[0]
    return round(float(row["SeasonalNaive-hi-95"] - row["SeasonalNaive-lo-95"]), 1), len([one for one in said if "statsforecast" in str(one.filename)])


seen = {months: width(months) for months in (12, 14)}
print("statsforecast", version("statsforecast"), "width of the interval and warnings, by months of history:", seen)
raise SystemExit(0 if seen[12] == (0.0, 0) and seen[14][0] > 0 else 1)
PY
