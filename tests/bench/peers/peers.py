"""The work of a scorecard by libraries for tables: peers.py pandas|polars|duckdb FOLDER RUNS.

Every column of every file of a folder of returns is read, every date among them parsed, the returns joined (the newest
row of an episode holds), and the same whole numbers worked out at the last 31 March: how many are in care, came and
left, by sex, age, placement and legal status, moves, reviews, missing spells, health checks, care leavers, social
workers, and the number in care at the end of each month. Prints the least seconds of the runs, the highest memory in
bytes, and the numbers.
"""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

DATES = {
    "header": ["DOB", "MC_DOB"],
    "episodes": ["DECOM", "DEC"],
    "reviews": ["DOB", "REVIEW"],
    "missing": ["DOB", "MIS_START", "MIS_END"],
    "oc2": ["DOB"],
    "oc3": ["DOB"],
    "ad1": ["DOB", "DATE_INT", "DATE_MATCH"],
    "uasc": ["DOB", "DUC"],
    "placed_for_adoption": ["DOB", "DATE_PLACED", "DATE_PLACED_CEASED"],
    "previous_permanence": ["DOB", "DATE_PERM"],
    "sw_episodes": ["DOB", "SW_DECOM", "SW_DEC"],
}
CHECKED = ["HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT"]
ADOPTED = ["E11", "E12"]
SHORT_BREAKS = ["V3", "V4"]


def years(folder):
    return sorted(path.name for path in Path(folder).iterdir() if path.is_dir())


def files(folder, name):
    """The number of the year and the path of every file of a table."""
    paths = [(at, Path(folder) / year / f"{name}.csv") for at, year in enumerate(years(folder))]
    return [(at, str(path)) for at, path in paths if path.exists()]


def month_ends(last):
    """The last 120 ends of months, the latest first, as the first day of the month that follows each."""
    month = last.year * 12 + last.month
    return [date((month - back) // 12, (month - back) % 12 + 1, 1) for back in range(120)]


def by_pandas(folder):
    import pandas as pd

    def table(name):
        read = lambda path: pd.read_csv(path, dtype=str, keep_default_na=False)
        frame = pd.concat([read(path).assign(year=at) for at, path in files(folder, name)], ignore_index=True)
        for column in DATES[name]:
            frame[column] = pd.to_datetime(frame[column], format="%d/%m/%Y", errors="coerce")
        return frame

    read = {name: table(name) for name in DATES}
    newest = len(years(folder)) - 1
    last = pd.Timestamp(int(years(folder)[-1][:4]) + 1, 3, 31)
    first = pd.Timestamp(last.year - 1, 4, 1)
    episodes = read["episodes"].sort_values("year").drop_duplicates(["CHILD", "DECOM"], keep="last")
    episodes = episodes[~episodes.LS.isin(SHORT_BREAKS)]
    header = read["header"].sort_values("year").drop_duplicates("CHILD", keep="last")
    now = episodes[(episodes.DECOM <= last) & ~(episodes.DEC <= last)].merge(header, on="CHILD", suffixes=("", "_h"))
    age = last.year - now.DOB.dt.year - ((now.DOB.dt.month * 100 + now.DOB.dt.day) > 331)
    within = lambda days: (days >= first) & (days <= last)
    out = {"in care": len(now)}
    out["started"] = int(episodes[within(episodes.DECOM) & (episodes.RNE == "S")].CHILD.nunique())
    ended = episodes[within(episodes.DEC) & episodes.REC.str.startswith("E")]
    out["ended"] = int(ended.CHILD.nunique())
    out["adopted"] = int(ended.REC.isin(ADOPTED).sum())
    for name, keys in [("sex", now.SEX), ("placement", now.PLACE.str[0]), ("status", now.LS.str[0])]:
        out[name] = keys.value_counts().sort_index().astype(int).to_dict()
    out["age"] = pd.cut(age, [-1, 0, 4, 9, 15, 99], labels=False).value_counts().sort_index().astype(int).tolist()
    moves = episodes[(episodes.DECOM <= last) & ~(episodes.DEC < first) & episodes.CHILD.isin(now.CHILD)]
    places = moves[moves.RNE.isin(["S", "P", "B", "T", "U"])].groupby("CHILD").size()
    out["three placements"] = int((places >= 3).sum())
    reviews = read["reviews"].drop_duplicates(["CHILD", "REVIEW"], keep="last").sort_values(["CHILD", "REVIEW"])
    gap = reviews.groupby("CHILD").REVIEW.diff().dt.days
    held = within(reviews.REVIEW)
    silent = reviews.REVIEW_CODE == "PN0"
    out["reviews"] = [int(of.sum()) for of in (held, held & (gap > 183), held & silent)]
    missing = read["missing"].drop_duplicates(["CHILD", "MIS_START"], keep="last")
    gone = missing[(missing.MISSING == "M") & within(missing.MIS_START)]
    days = (gone.MIS_END.fillna(last) - gone.MIS_START).dt.days
    out["missing"] = [int(gone.CHILD.nunique()), len(gone), int(days.sum())]
    health = read["oc2"][read["oc2"].year == newest]
    out["health"] = [int((health[column] == "1").sum()) for column in CHECKED]
    out["score"] = int(pd.to_numeric(health.SDQ_SCORE, errors="coerce").sum())
    leavers = read["oc3"][read["oc3"].year == newest]
    active = leavers.ACTIV.str[0].isin(["F", "P"])
    out["leavers"] = [len(leavers), int((leavers.IN_TOUCH == "YES").sum()), int(active.sum())]
    out["uasc"] = int(now.CHILD.isin(read["uasc"].CHILD).sum())
    placed = read["placed_for_adoption"].drop_duplicates(["CHILD", "DATE_PLACED"], keep="last")
    out["placed"] = int((placed.DATE_PLACED_CEASED - placed.DATE_PLACED).dt.days.sum())
    workers = read["sw_episodes"].drop_duplicates(["CHILD", "SW_ID", "SW_DECOM"], keep="last")
    of = workers[(workers.SW_DECOM <= last) & ~(workers.SW_DEC < first) & workers.CHILD.isin(now.CHILD)]
    out["three workers"] = int((of.groupby("CHILD").SW_ID.nunique() >= 3).sum())
    started, left = episodes.DECOM.sort_values(), episodes.DEC.dropna().sort_values()
    ends = pd.to_datetime(month_ends(last.date()))
    out["months"] = (started.searchsorted(ends) - left.searchsorted(ends)).tolist()
    return out


def by_polars(folder):
    import polars as pl

    def table(name):
        read = lambda at, path: pl.read_csv(path, infer_schema=False).with_columns(year=pl.lit(at))
        frames = [read(at, path) for at, path in files(folder, name)]
        dates = [pl.col(column).str.to_date("%d/%m/%Y", strict=False) for column in DATES[name]]
        return pl.concat(frames, how="diagonal").with_columns(dates)

    read = {name: table(name) for name in DATES}
    newest = len(years(folder)) - 1
    last = date(int(years(folder)[-1][:4]) + 1, 3, 31)
    first = date(last.year - 1, 4, 1)
    col = pl.col
    within = lambda name: col(name).is_between(first, last)
    not_before = lambda name, day: col(name).is_null() | (col(name) >= day)
    episodes = read["episodes"].unique(["CHILD", "DECOM"], keep="last", maintain_order=True)
    episodes = episodes.filter(~col("LS").is_in(SHORT_BREAKS))
    header = read["header"].unique("CHILD", keep="last", maintain_order=True)
    now = episodes.filter((col("DECOM") <= last) & (col("DEC").is_null() | (col("DEC") > last)))
    now = now.join(header, on="CHILD", suffix="_h")
    birthday_to_come = col("DOB").dt.month().cast(pl.Int32) * 100 + col("DOB").dt.day() > 331
    out = {"in care": now.height}
    out["started"] = episodes.filter(within("DECOM") & (col("RNE") == "S"))["CHILD"].n_unique()
    ended = episodes.filter(within("DEC") & col("REC").str.starts_with("E"))
    out["ended"] = ended["CHILD"].n_unique()
    out["adopted"] = ended.filter(col("REC").is_in(ADOPTED)).height
    keys = {"sex": col("SEX"), "placement": col("PLACE").str.head(1), "status": col("LS").str.head(1)}
    for name, key in keys.items():
        out[name] = dict(now.group_by(key.alias("key")).len().sort("key").iter_rows())
    age = now.select(age=last.year - col("DOB").dt.year() - birthday_to_come.cast(pl.Int32))
    bands = age.select(pl.sum_horizontal(*[(col("age") > top).cast(pl.Int32) for top in (0, 4, 9, 15)]).alias("band"))
    out["age"] = bands.group_by("band").len().sort("band")["len"].to_list()
    in_care = now.select("CHILD").unique()
    moves = episodes.filter((col("DECOM") <= last) & not_before("DEC", first)).join(in_care, on="CHILD", how="semi")
    places = moves.filter(col("RNE").is_in(["S", "P", "B", "T", "U"])).group_by("CHILD").len()
    out["three placements"] = places.filter(col("len") >= 3).height
    reviews = read["reviews"].unique(["CHILD", "REVIEW"], keep="last", maintain_order=True).sort("CHILD", "REVIEW")
    gap = (col("REVIEW") - col("REVIEW").shift(1)).over("CHILD").dt.total_days()
    held = reviews.with_columns(gap=gap).filter(within("REVIEW"))
    silent = held.filter(col("REVIEW_CODE") == "PN0").height
    out["reviews"] = [held.height, held.filter(col("gap") > 183).height, silent]
    missing = read["missing"].unique(["CHILD", "MIS_START"], keep="last", maintain_order=True)
    gone = missing.filter((col("MISSING") == "M") & within("MIS_START"))
    days = gone.select((col("MIS_END").fill_null(last) - col("MIS_START")).dt.total_days().sum()).item()
    out["missing"] = [gone["CHILD"].n_unique(), gone.height, days]
    health = read["oc2"].filter(col("year") == newest)
    out["health"] = [health.filter(col(column) == "1").height for column in CHECKED]
    out["score"] = health.select(col("SDQ_SCORE").cast(pl.Int64, strict=False).sum()).item()
    leavers = read["oc3"].filter(col("year") == newest)
    active = leavers.filter(col("ACTIV").str.head(1).is_in(["F", "P"])).height
    out["leavers"] = [leavers.height, leavers.filter(col("IN_TOUCH") == "YES").height, active]
    out["uasc"] = now.join(read["uasc"].select("CHILD").unique(), on="CHILD", how="semi").height
    placed = read["placed_for_adoption"].unique(["CHILD", "DATE_PLACED"], keep="last", maintain_order=True)
    out["placed"] = placed.select((col("DATE_PLACED_CEASED") - col("DATE_PLACED")).dt.total_days().sum()).item()
    workers = read["sw_episodes"].unique(["CHILD", "SW_ID", "SW_DECOM"], keep="last", maintain_order=True)
    of = workers.filter((col("SW_DECOM") <= last) & not_before("SW_DEC", first)).join(in_care, on="CHILD", how="semi")
    out["three workers"] = of.group_by("CHILD").agg(col("SW_ID").n_unique()).filter(col("SW_ID") >= 3).height
    started, left = episodes["DECOM"].sort(), episodes["DEC"].drop_nulls().sort()
    out["months"] = [started.search_sorted(end) - left.search_sorted(end) for end in month_ends(last)]
    return out


def by_duckdb(folder):
    import duckdb

    base = duckdb.connect()
    newest = years(folder)[-1]
    last = date(int(newest[:4]) + 1, 3, 31)
    for name, dates in DATES.items():
        parsed = ", ".join(f"try_strptime({column}, '%d/%m/%Y')::DATE AS {column}" for column in dates)
        paths = [path for _, path in files(folder, name)]
        base.execute(
            f"CREATE TABLE {name} AS SELECT * REPLACE ({parsed}), filename AS year FROM "
            f"read_csv({paths}, header=true, all_varchar=true, delim=',', filename=true, union_by_name=true)"
        )
    days = {"last": last, "first": date(last.year - 1, 4, 1)}
    newest_of = lambda name, keys: (
        f"CREATE TABLE {name}_once AS SELECT * FROM {name} "
        f"QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY year DESC) = 1"
    )
    for name, keys in [
        ("episodes", "CHILD, DECOM"), ("header", "CHILD"), ("reviews", "CHILD, REVIEW"), ("missing", "CHILD, MIS_START"),
        ("placed_for_adoption", "CHILD, DATE_PLACED"), ("sw_episodes", "CHILD, SW_ID, SW_DECOM"),
    ]:
        base.execute(newest_of(name, keys))
    base.execute("CREATE VIEW eps AS SELECT * FROM episodes_once WHERE LS IS NULL OR LS NOT IN ('V3', 'V4')")

    def ask(text):
        needed = {name: day for name, day in days.items() if f"${name}" in text}
        return base.execute(text, needed).fetchall()

    in_year = lambda day: f"{day} BETWEEN $first AND $last"
    base.execute(
        "CREATE TABLE now AS SELECT e.*, h.SEX, h.DOB FROM eps e JOIN header_once h USING (CHILD) "
        "WHERE e.DECOM <= $last AND (e.DEC IS NULL OR e.DEC > $last)",
        {"last": last},
    )
    counts = ask(
        f"SELECT (SELECT count(*) FROM now), count(DISTINCT CHILD) FILTER (RNE = 'S' AND {in_year('DECOM')}), "
        f"count(DISTINCT CHILD) FILTER (REC LIKE 'E%' AND {in_year('DEC')}), "
        f"count(*) FILTER (REC IN ('E11', 'E12') AND {in_year('DEC')}) FROM eps"
    )[0]
    out = dict(zip(["in care", "started", "ended", "adopted"], counts))
    for name, key in [("sex", "SEX"), ("placement", "PLACE[1]"), ("status", "LS[1]")]:
        out[name] = dict(ask(f"SELECT {key}, count(*) FROM now GROUP BY 1 ORDER BY 1"))
    age = "datesub('year', DOB, $last)"
    band = f"CASE WHEN {age} < 1 THEN 0 WHEN {age} < 5 THEN 1 WHEN {age} < 10 THEN 2 WHEN {age} < 16 THEN 3 ELSE 4 END"
    out["age"] = [number for _, number in ask(f"SELECT {band} AS band, count(*) FROM now GROUP BY 1 ORDER BY 1")]
    out["three placements"] = ask(
        "SELECT count(*) FROM (SELECT CHILD FROM eps WHERE RNE IN ('S', 'P', 'B', 'T', 'U') AND DECOM <= $last "
        "AND (DEC IS NULL OR DEC >= $first) AND CHILD IN (SELECT CHILD FROM now) GROUP BY 1 HAVING count(*) >= 3)"
    )[0][0]
    out["reviews"] = list(ask(
        "SELECT count(*), count(*) FILTER (gap > 183), count(*) FILTER (REVIEW_CODE = 'PN0') FROM (SELECT *, "
        "REVIEW - lag(REVIEW) OVER (PARTITION BY CHILD ORDER BY REVIEW) AS gap FROM reviews_once) "
        f"WHERE {in_year('REVIEW')}"
    )[0])
    out["missing"] = [int(number) for number in ask(
        "SELECT count(DISTINCT CHILD), count(*), sum(coalesce(MIS_END, $last) - MIS_START) FROM missing_once "
        f"WHERE MISSING = 'M' AND {in_year('MIS_START')}"
    )[0]]
    of_newest = f"WHERE year LIKE '%/{newest}/%'"
    checked = ", ".join(f"count(*) FILTER ({column} = '1')" for column in CHECKED)
    *out["health"], score = ask(f"SELECT {checked}, sum(try_cast(SDQ_SCORE AS INTEGER)) FROM oc2 {of_newest}")[0]
    out["score"] = int(score)
    out["leavers"] = list(ask(
        "SELECT count(*), count(*) FILTER (IN_TOUCH = 'YES'), count(*) FILTER (ACTIV[1] IN ('F', 'P')) "
        f"FROM oc3 {of_newest}"
    )[0])
    out["uasc"] = ask("SELECT count(*) FROM now WHERE CHILD IN (SELECT CHILD FROM uasc)")[0][0]
    out["placed"] = int(ask("SELECT sum(DATE_PLACED_CEASED - DATE_PLACED) FROM placed_for_adoption_once")[0][0])
    out["three workers"] = ask(
        "SELECT count(*) FROM (SELECT CHILD FROM sw_episodes_once WHERE SW_DECOM <= $last AND (SW_DEC IS NULL OR "
        "SW_DEC >= $first) AND CHILD IN (SELECT CHILD FROM now) GROUP BY 1 HAVING count(DISTINCT SW_ID) >= 3)"
    )[0][0]
    base.execute("CREATE TABLE ends (day DATE)")
    base.executemany("INSERT INTO ends VALUES (?)", [[day] for day in month_ends(last)])
    out["months"] = [number for _, number in ask(
        "SELECT day, (SELECT count(*) FROM eps WHERE DECOM < day) - (SELECT count(*) FROM eps WHERE DEC < day) "
        "FROM ends ORDER BY day DESC"
    )]
    return out


def main(peer, folder, runs):
    work = {"pandas": by_pandas, "polars": by_polars, "duckdb": by_duckdb}[peer]
    least, numbers = float("inf"), None
    for _ in range(int(runs)):
        start = time.perf_counter()
        numbers = work(folder)
        least = min(least, time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{least:.4f} {peak}", json.dumps(numbers, sort_keys=True))


main(*sys.argv[1:])
