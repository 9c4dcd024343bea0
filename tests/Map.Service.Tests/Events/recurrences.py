#!/usr/bin/python3
"""Random schedules, with the moments at which python3-dateutil says that they begin: one JSON object a line.

usage: recurrences.py SEED HOW_MANY
"""
import datetime as calendar_module
import json
import random
import sys
from datetime import datetime, timedelta, timezone

from dateutil import rrule, tz

# dateutil looks for a next time until then: for the year 9999 that takes seconds for each rule that has none.
calendar_module.MAXYEAR = 2060

# Both hemispheres, half hours and clocks that go forward at midnight. None whose country has changed its mind of late: those differ by the age of the data.
# Not Europe/Dublin, whose winter time dateutil takes for summer time.
ZONES = """Europe/London Europe/Paris Europe/Berlin Europe/Athens Europe/Lisbon Europe/Warsaw Europe/Kyiv Europe/Istanbul Africa/Tunis Africa/Cairo
Africa/Lagos Africa/Nairobi Asia/Beirut Asia/Jerusalem Asia/Tehran Asia/Kabul Asia/Kolkata Asia/Kathmandu Asia/Tokyo Asia/Amman America/New_York
America/Los_Angeles America/St_Johns America/Sao_Paulo America/Santiago America/Mexico_City America/Asuncion Australia/Lord_Howe Australia/Sydney
Pacific/Auckland""".split()
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
UTC = timezone.utc


def some(dice, values, most):
    return dice.sample(values, dice.randint(1, min(most, len(values))))


def signed(dice, most):
    return dice.choice([-1, 1, 1]) * dice.randint(1, most)


def parts(dice):
    frequency = dice.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    rule = {"FREQ": frequency}
    if dice.random() < 0.4:
        rule["INTERVAL"] = str(dice.choice([1, 2, 2, 3, 4, 5, 7, 13]))
    if dice.random() < 0.6 or frequency == "WEEKLY" and dice.random() < 0.5:
        days = some(dice, DAYS, 4)
        if frequency in ("MONTHLY", "YEARLY"):
            # More than that it does not survive itself.
            most = 5 if frequency == "MONTHLY" else 50
            days = [(str(signed(dice, most)) if dice.random() < 0.5 else "") + day for day in days]
        rule["BYDAY"] = ",".join(days)
    if frequency != "WEEKLY" and dice.random() < 0.3:
        rule["BYMONTHDAY"] = ",".join(str(day) for day in sorted({signed(dice, 31) for _ in range(dice.randint(1, 4))}))
    if dice.random() < 0.25:
        rule["BYMONTH"] = ",".join(str(month) for month in sorted(some(dice, range(1, 13), 4)))
    if frequency in ("MONTHLY", "YEARLY") and any(name.startswith("BY") for name in rule) and dice.random() < 0.2:
        rule["BYSETPOS"] = ",".join(str(at) for at in sorted({signed(dice, 3) for _ in range(dice.randint(1, 2))}))
    if dice.random() < 0.2:
        rule["WKST"] = dice.choice(DAYS)
    return rule


def schedule(dice):
    """One that has times, or None."""
    zone = dice.choice(ZONES)
    start = datetime(dice.randint(2018, 2027), 1, 1) + timedelta(days=dice.randint(0, 364), minutes=15 * dice.randint(0, 95))
    if dice.random() < 0.3:
        # When clocks change.
        start = start.replace(hour=dice.choice([0, 1, 2, 3]))
    rule = parts(dice)
    if rule["FREQ"] == "YEARLY" and "BYMONTH" in rule and "BYDAY" in rule:
        # dateutil does not survive the twentieth Monday of a month.
        rule["BYDAY"] = ",".join(day if len(day) < 5 and day[:-2].lstrip("-") in "012345" else day[-2:] for day in rule["BYDAY"].split(","))
    # Ordinals without a month or a day beside them mean different things to different readers of RFC 5545.
    if rule["FREQ"] == "YEARLY" and "BYMONTHDAY" in rule and "BYDAY" in rule:
        rule["BYDAY"] = ",".join(sorted({day[-2:] for day in rule["BYDAY"].split(",")}))
    if rule["FREQ"] == "MONTHLY" and "BYMONTHDAY" in rule and "BYDAY" in rule:
        rule["BYDAY"] = ",".join(sorted({day[-2:] for day in rule["BYDAY"].split(",")}))
    text = ";".join(f"{name}={value}" for name, value in rule.items())
    start = first(text, start)
    if start is None or first(text, start) != start:
        return None
    (bare, most) = (text, 120)
    if dice.random() < 0.3:
        most = dice.randint(1, 40)
        text += f";COUNT={most}"
    elif dice.random() < 0.3:
        text += (start + timedelta(days=dice.randint(0, 900), minutes=dice.randint(0, 1440))).strftime(";UNTIL=%Y%m%dT%H%M00Z")
    local = tz.gettz(zone)
    limit = start + timedelta(days=1500)
    times = []
    # One that is not bounded by a day is followed to the year 9999 once its last time is found.
    bounded = text if "UNTIL" in text else bare + (limit + timedelta(days=2)).strftime(";UNTIL=%Y%m%dT%H%M00Z")
    for at in rrule.rrulestr(bounded, dtstart=start.replace(tzinfo=local)):
        naive = at.replace(tzinfo=None)
        if naive > limit or len(times) == most:
            break
        times.append(naive)
    # dateutil knows no clocks that change after 2037.
    if not times or times[-1].year > 2036:
        return None
    leaving = [at for at in times[1:] if dice.random() < 0.1]
    also = sorted({start + timedelta(days=dice.randint(1, 300), minutes=dice.randint(0, 600)) for _ in range(dice.choice([0, 0, 1, 3]))})
    last = times[-1]
    also = [at for at in also if at <= last]
    kept = sorted((set(times) | set(also)) - set(leaving))
    return {
        "start": form(start), "zone": zone, "rule": text, "also": [form(at) for at in also], "except": [form(at) for at in leaving],
        "begins": [tz.resolve_imaginary(at.replace(tzinfo=local)).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ") for at in kept],
    }


def first(text, start):
    return next(iter(rrule.rrulestr(text + ";UNTIL=20450101T000000", dtstart=start)), None)


def form(at):
    return at.strftime("%Y-%m-%dT%H:%M")


def main():
    dice = random.Random(int(sys.argv[1]))
    wanted = int(sys.argv[2])
    while wanted > 0:
        try:
            one = schedule(dice)
        except IndexError:
            # Of dateutil, which looks for the fifth Monday beyond the end of a year.
            continue
        if one is not None:
            print(json.dumps(one, separators=(",", ":")))
            wanted -= 1


main()
