// SPDX-License-Identifier: GPL-3.0-or-later
// The lines all readers print: uid, start and end in UTC, status, title, place.
// Nothing here knows how a calendar is read.

const utc = (date) => date.toISOString().slice(0, 16).replace("T", " ");
const line = (text) => (text ?? "").replace(/\s*\n\s*/g, " / ");

export function print(events) {
  const lines = events.map((event) =>
    [event.uid, utc(event.start), utc(event.end), event.status, line(event.summary),
     line(event.location)].join("|"));
  for (const text of lines.sort()) console.log(text);
}
