// Reads an iCalendar from a file by ical.js and writes JSON: what is wrong with it by RFC 5545, and each event with its
// start as a clock on a wall in a zone shows it, by the time zones that Node.js has.
// node read-calendar.mjs FILE ZONE
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, zone] = process.argv.slice(2);
const bytes = readFileSync(file);
const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const faults = [];
const check = (isSo, fault) => isSo || faults.push(fault);

// What the parser is lenient about: ends of lines, and their length in octets.
check(text.endsWith("\r\n"), "the last line has no end");
check(!/(^|[^\r])\n|\r(?!\n)/.test(text), "a line ends otherwise than by CR LF");
for (const line of text.split("\r\n")) check(Buffer.byteLength(line) <= 75, `longer than 75 octets: ${line}`);

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(text));
const only = (component, name) => {
  const found = component.getAllProperties(name);
  check(found.length === 1, `${component.name} has ${name} ${found.length} times`);
  return found[0]?.getFirstValue();
};

check(calendar.name === "vcalendar", `it is a ${calendar.name}`);
check(only(calendar, "version") === "2.0", "another version");
for (const name of ["prodid", "name", "x-wr-calname"]) check(only(calendar, name)?.length > 0, `${name} is empty`);
check(calendar.getFirstProperty("refresh-interval")?.type === "duration", "REFRESH-INTERVAL is no duration");
for (const name of ["refresh-interval", "x-published-ttl"]) {
  const hours = ICAL.Duration.fromString(String(only(calendar, name))).toSeconds() / 3600;
  check(hours >= 1 && hours <= 24, `${name} is ${hours} hours`);
}

check(calendar.getAllSubcomponents().every((component) => component.name === "vevent"), "it has more than events");
const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const values = Object.fromEntries(
    ["uid", "dtstamp", "dtstart", "dtend", "summary", "description", "transp"].map((name) => [name, only(component, name)]));
  for (const name of ["dtstamp", "dtstart", "dtend"]) check(values[name].zone === ICAL.Timezone.utcTimezone, `${name} is not in UTC`);
  const minutes = values.dtend.subtractDateTz(values.dtstart).toSeconds() / 60;
  check(minutes > 0 && minutes <= 30, `it lasts ${minutes} minutes`);
  check(values.transp === "TRANSPARENT", `transp is ${values.transp}`);
  return { uid: values.uid, wall: wall.format(values.dtstart.toJSDate()), summary: values.summary, description: values.description };
});
check(new Set(events.map((event) => event.uid)).size === events.length, "two events have one UID");

process.stdout.write(JSON.stringify({ faults, name: calendar.getFirstPropertyValue("name"), events }));
