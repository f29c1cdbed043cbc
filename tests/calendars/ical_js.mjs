// SPDX-License-Identifier: GPL-3.0-or-later
// ical_js.mjs FILE: what ical.js (Thunderbird's reader, and many web pages') makes of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { print } from "./list.mjs";

const ICAL = createRequire(process.env.MODULES + "/")("ical.js");
const module = ICAL.default ?? ICAL;
const root = new module.Component(module.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone"))
  module.TimezoneService.register(zone);

print(root.getAllSubcomponents("vevent").map((part) => {
  const event = new module.Event(part);
  return {
    uid: event.uid,
    start: event.startDate.toJSDate(),
    end: event.endDate.toJSDate(),
    status: part.getFirstPropertyValue("status"),
    summary: event.summary,
    location: event.location,
  };
}));
