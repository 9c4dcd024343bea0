#!/usr/bin/python3
"""What python3-icalendar and python3-dateutil find in the calendars of this folder: a JSON object a line for each time, in expected.jsonl.

The clocks of a zone are those that the VTIMEZONE of the file says; where it has none, those of zoneinfo.
"""
import json
import pathlib
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
from dateutil import rrule

HERE = pathlib.Path(__file__).parent
FIRST, LAST = datetime(2027, 1, 1, tzinfo=timezone.utc), datetime(2027, 12, 31, tzinfo=timezone.utc)
# What whoever imports says of files that do not say it.
ZONES = {"verein.ics": "Europe/Berlin", "khal.ics": "Europe/Rome", "outlook.ics": "Europe/Berlin", "google.ics": "Europe/London"}


def zones_of(calendar):
    return {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


class Times:
    """Local times of one event, and their moments."""

    def __init__(self, zone):
        self.zone = zone

    def moment(self, naive):
        if hasattr(self.zone, "localize"):
            # What the clocks skip is as much later as they do; of what comes twice, the first: RFC 5545, 3.3.5.
            for isdst in (True, False):
                there = self.zone.localize(naive, is_dst=isdst)
                back = self.zone.normalize(there.astimezone(timezone.utc).astimezone(self.zone))
                if back.replace(tzinfo=None) == naive:
                    return there.astimezone(timezone.utc)
            before = self.zone.localize(naive - timedelta(hours=3))
            return (before + timedelta(hours=3)).astimezone(timezone.utc)
        return naive.replace(tzinfo=self.zone).astimezone(timezone.utc)

    def naive(self, value):
        """A date or a time as the clock of the event shows it."""
        if not isinstance(value, datetime):
            return value
        if value.tzinfo is None:
            return value
        return value.astimezone(timezone.utc).astimezone(self.zone).replace(tzinfo=None)


def listed(event, name):
    found = event.get(name)
    if found is None:
        return []
    return [one.dt for each in (found if isinstance(found, list) else [found]) for one in each.dts]


def aware(prop, zones):
    """The value with the zone of its TZID, as the file describes it."""
    value, tzid = prop.dt, prop.params.get("TZID")
    if isinstance(value, datetime) and tzid in zones:
        value = value.replace(tzinfo=None)
        return Times(zones[tzid]).moment(value)
    return value


def zone_of(event, zones, usual):
    start = event["DTSTART"]
    if start.params.get("TZID") in zones:
        return zones[start.params["TZID"]]
    return ZoneInfo(usual or "UTC")


def length(event, times, zones):
    start = event["DTSTART"].dt
    if not isinstance(start, datetime):
        if "DTEND" in event:
            return event["DTEND"].dt - start
        return event["DURATION"].dt if "DURATION" in event else timedelta(days=1)
    first = times.moment(local(event["DTSTART"], times, zones))
    if "DTEND" in event:
        return times.moment(local(event["DTEND"], times, zones)) - first
    if "DURATION" in event:
        lasting = event["DURATION"].dt
        if lasting % timedelta(days=1) == timedelta(0):
            return times.moment(local(event["DTSTART"], times, zones) + lasting) - first
        return lasting
    return timedelta(0)


def local(prop, times, zones):
    value, tzid = prop.dt, prop.params.get("TZID")
    if isinstance(value, datetime) and zones.get(tzid) is times.zone:
        return value.replace(tzinfo=None)
    return times.naive(aware(prop, zones))


def minute(moment):
    return moment.replace(second=0).strftime("%Y-%m-%dT%H:%MZ")


def expand(name, text):
    calendar = icalendar.Calendar.from_ical(text)
    zones, usual = zones_of(calendar), ZONES.get(name)
    events = {}
    for event in calendar.walk("VEVENT"):
        if str(event.get("CLASS", "")) == "PRIVATE":
            continue
        events.setdefault(str(event["UID"]), []).append(event)
    for uid, same in events.items():
        main = next(event for event in same if "RECURRENCE-ID" not in event)
        times = Times(zone_of(main, zones, usual))
        start = local(main["DTSTART"], times, zones)
        is_day = not isinstance(start, datetime)
        begins = datetime.combine(start, time()) if is_day else start
        found = {begins}
        if "RRULE" in main:
            rule = main["RRULE"].to_ical().decode()
            parts = [part for part in rule.split(";") if not part.startswith("UNTIL=")]
            until = main["RRULE"].get("UNTIL", [None])[0]
            for at in rrule.rrulestr(";".join(parts), dtstart=begins):
                if at > datetime(2028, 2, 1):
                    break
                if isinstance(until, datetime):
                    if (at.date() > until.date()) if is_day else (until.tzinfo is None and at > until or until.tzinfo is not None and times.moment(at) > until):
                        break
                elif until is not None and at.date() > until:
                    break
                found.add(at)

        def same_as(value, params=None):
            value = value if not isinstance(value, datetime) or value.tzinfo is None or value.tzinfo is timezone.utc else value
            value = times.naive(value)
            if is_day:
                return datetime.combine(value, time()) if not isinstance(value, datetime) else value
            return value if isinstance(value, datetime) else datetime.combine(value, begins.time())

        for prop in ([main.get("RDATE")] if "RDATE" in main else []):
            for each in prop if isinstance(prop, list) else [prop]:
                for one in each.dts:
                    found.add(one.dt.replace(tzinfo=None) if each.params.get("TZID") in zones else same_as(one.dt))
        for prop in ([main.get("EXDATE")] if "EXDATE" in main else []):
            for each in prop if isinstance(prop, list) else [prop]:
                for one in each.dts:
                    found.discard(one.dt.replace(tzinfo=None) if each.params.get("TZID") in zones and isinstance(one.dt, datetime) else same_as(one.dt))
        singles = {}
        for event in same:
            if "RECURRENCE-ID" in event:
                prop = event["RECURRENCE-ID"]
                singles[prop.dt.replace(tzinfo=None) if prop.params.get("TZID") in zones else same_as(prop.dt)] = event
        lasting = length(main, times, zones)
        for at in sorted(found | set(singles)):
            single = singles.get(at)
            cancelled = "CANCELLED" in (str((single or main).get("STATUS", "")), str(main.get("STATUS", "")))
            if is_day:
                yield {"file": name, "uid": uid, "start": at.date().isoformat(), "end": (at + lasting - timedelta(days=1)).date().isoformat(), "cancelled": cancelled}
                continue
            first = times.moment(local(single["DTSTART"], times, zones) if single else at)
            last = first + (length(single, times, zones) if single else lasting)
            if FIRST <= first <= LAST:
                yield {"file": name, "uid": uid, "start": minute(first), "end": minute(last), "cancelled": cancelled}


def main():
    with open(HERE / "expected.jsonl", "w", encoding="utf-8") as out:
        for path in sorted(HERE.glob("*.ics")):
            content = path.read_bytes()
            try:
                text = content.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = content.decode("cp1252")
            for one in sorted(expand(path.name, text), key=lambda one: (one["uid"], one["start"])):
                out.write(json.dumps(one, ensure_ascii=False) + "\n")


main()
