// What ical.js, which Thunderbird reads with, finds in a calendar: a JSON object a line for each component, with its times up to a day.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const [file, last] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const moment = time => time.isDate ? time.toString() : time.toJSDate().toISOString().replace(':00.000', '');
for (const component of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(component);
  const single = event.isRecurrenceException() ? moment(event.recurrenceId) : null;
  const times = [];
  if (single || !event.isRecurring()) times.push(moment(event.startDate));
  else {
    const each = event.iterator();
    for (let time = each.next(); time && moment(time) <= last; time = each.next()) times.push(moment(time));
  }
  console.log(JSON.stringify({
    uid: event.uid, sequence: event.sequence, status: component.getFirstPropertyValue('status'),
    single, where: event.location, times,
  }));
}
