// SPDX-License-Identifier: GPL-3.0-or-later
// Two subscribers of one person's calendar on the running desk: vdirsyncer with khal, and ical.js, which asks
// conditionally.  They must see the same before and after a change, a cancellation and a new address.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, module_named, same, test_school } from "./desk.mjs";

const WHO = "PAS", MOVED = "work_experience:WEX1:2027-W20:1", WEEK = "2027-05-17";

class Khal {
  constructor(folder) {
    this.folder = folder;
    this.events = join(folder, "events");
    mkdirSync(this.events);
  }

  subscribe(url) {
    const locale = ["local_timezone = Europe/London", "default_timezone = Europe/London", "timeformat = %H:%M"];
    for (const name of ["dateformat", "longdateformat"]) locale.push(`${name} = %Y-%m-%d`);
    for (const name of ["datetimeformat", "longdatetimeformat"]) locale.push(`${name} = %Y-%m-%d %H:%M`);
    writeFileSync(join(this.folder, "khal.conf"), ["[calendars]", "[[desk]]", `path = ${this.events}`, "[sqlite]",
      `path = ${join(this.folder, "khal.db")}`, "[locale]", ...locale, ""].join("\n"));
    writeFileSync(join(this.folder, "sync.conf"), ["[general]", `status_path = "${join(this.folder, "status")}"`,
      "[pair desk]", 'a = "here"', 'b = "there"', "collections = null", 'conflict_resolution = "b wins"',
      "[storage here]", 'type = "filesystem"', `path = "${this.events}"`, 'fileext = ".ics"',
      "[storage there]", 'type = "http"', `url = "${url}"`, ""].join("\n"));
    this.sync("discover");
  }

  sync(...words) {
    execFileSync("vdirsyncer", ["-c", join(this.folder, "sync.conf"), ...words],
                 { env: { ...process.env, LC_ALL: "C.UTF-8" }, input: "y\n", stdio: ["pipe", "pipe", "pipe"] });
  }

  list() {
    const format = "{start-long}|{end-long}|{status}|{title}|{location}";
    const text = execFileSync("khal", ["-c", join(this.folder, "khal.conf"), "list", "--day-format", "", "--format",
      format, WEEK, "7d"], { env: { ...process.env, LC_ALL: "C.UTF-8", XDG_CACHE_HOME: this.folder }, encoding: "utf8" });
    return text.split("\n").filter((line) => line.includes("|")).map((line) => line.replace(" |", "|")).sort();
  }
}

class IcalJs {
  // What the server answered: 200 with something new, 304 with nothing.
  async fetch(url) {
    if (url !== this.url) this.tag = null;
    this.url = url;
    // A connection of its own: one kept open is cut after ten idle seconds, while this script waits for others.
    const headers = { connection: "close", ...(this.tag ? { "If-None-Match": this.tag } : {}) };
    const answer = await fetch(url, { headers });
    if (answer.status === 200) this.text = await answer.text();
    this.tag = answer.headers.get("ETag");
    return answer.status;
  }

  list() {
    const found = module_named("ical.js"), ICAL = found.default ?? found;
    const root = new ICAL.Component(ICAL.parse(this.text));
    for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
    const wall = (time) => time.toString().slice(0, 16).replace("T", " ");
    return root.getAllSubcomponents("vevent").map((part) => [part, new ICAL.Event(part)])
      .filter(([, event]) => wall(event.startDate) >= WEEK && wall(event.startDate) < "2027-05-24")
      .map(([part, event]) => [wall(event.startDate), wall(event.endDate), part.getFirstPropertyValue("status"),
                               event.summary, event.location ?? ""].join("|")).sort();
  }
}

await test_school("2027-05-10 08:00", async (school) => {
  school.plan_example();
  const khal = new Khal(school.folder), script = new IcalJs();
  const address = (...words) => school.run("feed", WHO, ...words).split("\n")[0];
  let url = address();
  await school.serve();
  url = school.url + url;
  khal.subscribe(url);

  const both = async (status, what) => {
    same(await script.fetch(url), status, `${what}: what ical.js is answered`);
    khal.sync("sync");
    const seen = script.list();
    same(khal.list(), seen, `${what}: khal and ical.js`);
    return seen;
  };
  const publish = (now) => { school.env.EXAMROTA_NOW = now; school.run("publish", "--override", "applied for"); };
  const visit = (line) => line.includes("Work-experience");
  const live = (lines) => lines.filter((line) => !line.includes("CANCELLED"));

  const before = await both(200, "first");
  check(before.length >= 8 && before.every((line) => line.includes("|CONFIRMED|")), `first: ${before.length} duties`);
  const was = before.find(visit)?.slice(11, 16), goes_to = was === "12:00" ? "12:30" : "12:00";
  const given_up = before.findLast((line) => line.includes("|Invigilator - "));
  check(was && given_up, "first: a visit that can move, and a duty to give up");
  same(await both(304, "nothing new"), before, "nothing new");

  const day = new Date(given_up.slice(0, 10)).toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" });
  school.run("unassign", day, given_up.slice(11, 16), "invigilator", WHO);
  publish("2027-05-10 09:00");
  const fewer = await both(200, "a cancellation");
  const left = before.filter((line) => line !== given_up);
  same(left.length, before.length - 1, "the duty to be cancelled");
  same(live(fewer), left, "a cancellation: what is left");

  school.run("assign", MOVED, WHO, "--at", goes_to);
  publish("2027-05-10 10:00");
  const moved = await both(200, "a change");
  same(live(moved).filter(visit).map((line) => line.slice(11, 16)), [goes_to], "a change: the visit");
  same(live(moved).filter((line) => !visit(line)), left.filter((line) => !visit(line)), "a change: the others");

  const old = url;
  url = school.url + address("--rotate");
  same(await script.fetch(old), 200, "the old address");
  same(script.list(), [], "the old address: nothing more");
  khal.sync("sync", "--force-delete"); // vdirsyncer asks before it empties a calendar
  same(khal.list(), [], "the old address: khal");
  khal.subscribe(url);
  same(live(await both(200, "the new address")), live(moved), "the new address");

  await school.stop();
  check(school.run("report", "stale-feeds").includes(WHO), "the report of calendars");
  console.log(`${before.length} duties of ${WHO}: first, again, one cancelled, one moved, at a new address`);
});
