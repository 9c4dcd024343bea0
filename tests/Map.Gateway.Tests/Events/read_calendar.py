#!/usr/bin/python3
"""What a reader that is not ours finds in a calendar: a JSON object a line for each of its components, with its times, in a span of days from a first one.

usage: read_calendar.py vobject|icalendar|libical|khal FILE FIRST-DAY DAYS
"""
import json
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path


def moment(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return value.isoformat()


def line(uid, status, single, where, times, sequence=None):
    print(json.dumps({"uid": uid, "sequence": sequence, "status": status, "single": single, "where": where, "times": times}))


def by_vobject(path, first, last):
    """Takes a zone from the machine, by its name, where it has it."""
    import vobject

    def by_clock(at):
        # All times of a series have the offset of its first one.
        return at.tzinfo.localize(at.replace(tzinfo=None)) if isinstance(at, datetime) and hasattr(at.tzinfo, "localize") else at

    for event in vobject.readOne(path.read_text("utf-8")).vevent_list:
        start = event.dtstart.value
        single = moment(event.recurrence_id.value) if hasattr(event, "recurrence_id") else None
        times = [start] if single or not hasattr(event, "rrule") else []
        for at in [] if times else event.getrruleset(addRDate=True):
            if not isinstance(start, datetime):
                at = at.date()
            if (at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time(), timezone.utc)) > last:
                break
            times.append(at)
        line(event.uid.value, event.status.value, single, event.location.value if hasattr(event, "location") else None,
             [moment(by_clock(at)) for at in times], int(event.sequence.value))


def by_icalendar(path, first, last):
    """Strict about the grammar; finds the first time of a series only."""
    import icalendar

    for event in icalendar.Calendar.from_ical(path.read_text("utf-8")).walk("VEVENT"):
        if event.errors:
            raise SystemExit(f"{event.errors}")
        line(str(event["UID"]), str(event["STATUS"]), moment(event["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in event else None,
             str(event["LOCATION"]) if "LOCATION" in event else None, [moment(event["DTSTART"].dt)], int(event["SEQUENCE"]))


def by_libical(path, first, last):
    """What Evolution and GNOME Calendar read with."""
    import gi

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib as ical

    def instant(time):
        if time.is_date():
            return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
        return moment(datetime.fromtimestamp(time.as_timet_with_zone(time.get_timezone()), timezone.utc))

    calendar = ical.Parser.parse_string(path.read_bytes().decode("utf-8"))
    if calendar.count_errors():
        raise SystemExit(calendar.as_ical_string())
    kind = ical.ComponentKind.VEVENT_COMPONENT
    event = calendar.get_first_component(kind)
    while event:
        is_day, times = event.get_dtstart().is_date(), []

        def found(component, span, data):
            at = datetime.fromtimestamp(span.get_start(), timezone.utc)
            times.append(moment(at.date() if is_day else at))

        event.foreach_recurrence(*(ical.Time.new_from_timet_with_zone(int(at.timestamp()), 0, ical.Timezone.get_utc_timezone()) for at in (first, last)), found, None)
        single = event.get_first_property(ical.PropertyKind.RECURRENCEID_PROPERTY)
        status = event.get_status().value_nick.rpartition("-")[2].upper()
        line(event.get_uid(), status, single and instant(single.get_datetime_with_component(event)), event.get_location(), times, event.get_sequence())
        event = calendar.get_next_component(kind)


def by_khal(path, first, last):
    """A program for people, which puts single times among those of their series."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "settings")
        settings.write_text(f"""
[calendars]
[[map]]
path = {folder}/map
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%MZ
longdatetimeformat = %Y-%m-%dT%H:%MZ
[sqlite]
path = {folder}/cache
[default]
default_calendar = map
""")
        Path(folder, "map").mkdir()
        khal = ["khal", "-c", str(settings)]
        subprocess.run([*khal, "import", "--batch", str(path)], check=True, stdout=subprocess.DEVNULL)
        listed = subprocess.run([*khal, "list", "--day-format", "", "--format", "{uid}\t{start-long}\t{status}\t{location}",
                                 first.strftime("%Y-%m-%d"), f"{(last - first).days}d"], check=True, stdout=subprocess.PIPE, text=True)
        # What goes on after midnight is listed on both days.
        for uid, at, status, where in (one.split("\t") for one in dict.fromkeys(listed.stdout.splitlines()) if one):
            line(uid, status.strip(), None, where or None, [at])


def main():
    reader, path, day, days = sys.argv[1:]
    first = datetime.fromisoformat(day).replace(tzinfo=timezone.utc)
    readers = {"vobject": by_vobject, "icalendar": by_icalendar, "libical": by_libical, "khal": by_khal}
    readers[reader](Path(path), first, first + timedelta(days=int(days)))


main()
