#!/usr/bin/python3
"""What two libraries that are not ours find in a calendar: a JSON object a line for each time, in a span of days from a first one.

usage: read_calendar.py FILE FIRST-DAY DAYS
"""
import json
import sys
from datetime import date, datetime, timedelta, timezone

import icalendar
import vobject
from dateutil import rrule


def moment(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return value.isoformat()


def main():
    text = open(sys.argv[1], encoding="utf-8").read()
    first = datetime.fromisoformat(sys.argv[2]).replace(tzinfo=timezone.utc)
    last = first + timedelta(days=int(sys.argv[3]))
    # By vobject, which makes zones of the VTIMEZONE in the file.
    for event in vobject.readOne(text).vevent_list:
        start = event.dtstart.value
        rules = event.getrruleset(addRDate=True) if not hasattr(event, "recurrence_id") else None
        times = [start] if rules is None else []
        for at in rules or []:
            if isinstance(start, date) and not isinstance(start, datetime):
                at = at.date()
                if at > last.date():
                    break
            elif at.astimezone(timezone.utc) > last:
                break
            times.append(at)
        print(json.dumps({"by": "vobject", "uid": event.uid.value, "sequence": int(event.sequence.value), "status": event.status.value,
                          "single": moment(event.recurrence_id.value) if hasattr(event, "recurrence_id") else None,
                          "where": event.location.value if hasattr(event, "location") else None, "times": [moment(at) for at in times]}))
    # By icalendar, which is strict about the grammar.
    calendar = icalendar.Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        if event.errors:
            raise SystemExit(f"{event.errors}")
        print(json.dumps({"by": "icalendar", "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]),
                          "single": moment(event["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in event else None,
                          "where": str(event["LOCATION"]) if "LOCATION" in event else None, "times": [moment(event["DTSTART"].dt)]}))


main()
