// SPDX-License-Identifier: GPL-3.0-or-later
// An officer's first week, in a browser, from an empty school file: import, seat, plan, an empty seat, a repair,
// publish, a calendar.  Once with scripts and the mouse, once without scripts and by the keyboard alone.
import { mkdirSync } from "node:fs";
import { check, first_login, listen, same, test } from "./desk.mjs";

const WEEK = "2027-W20", PICTURES = process.env.PICTURES;

// How it is done: with the mouse, or by moving the focus and pressing keys.
const HANDS = {
  mouse: { press: (what) => what.click(), tick: (what) => what.check() },
  keys: { press: async (what) => { await what.focus(); await what.press("Enter", { noWaitAfter: true }); },
          tick: async (what) => { await what.focus(); await what.press("Space"); } },
};

async function picture(page, name) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, clip: { x: 0, y: 0, width: 1280, height: 680 } });
}

// A job's page: without scripts the browser loads it again and again.
async function job_done(page, seen) {
  await page.waitForURL(/\/job\/\d+/);
  const done = page.getByRole("link", { name: "Go on" });
  for (let i = 0; i < 600 && !await done.isVisible().catch(() => false); i++) {
    const line = await page.getByText(/seats filled/).first().innerText({ timeout: 200 }).catch(() => null);
    if (line !== null && seen.at(-1) !== line) seen.push(line);
    await page.waitForTimeout(100);
  }
  same(await page.locator(".fault").allTextContents(), [], "what the job says");
  return done;
}

// The history tells; a click may take its time.
async function recorded(school, page, words) {
  for (let i = 0; i < 120 && !school.run("history").includes(words); i++) await page.waitForTimeout(500);
  check(school.run("history").includes(words), `recorded: ${words}`);
  await page.waitForLoadState();
}

async function path(school, page, hands) {
  const go = async (title) => {
    await hands.press(page.locator("header nav").getByRole("link", { name: title, exact: true }));
    await page.getByRole("heading", { level: 1 }).waitFor();
  };
  const press = (title) => hands.press(page.getByRole("button", { name: title, exact: true }).first());

  await go("Import");
  await page.getByLabel("...or a folder").setInputFiles("examples/harbour-school");
  await press("Show what would change");
  await page.getByRole("heading", { name: "What the import would change" }).waitFor();
  check((await page.locator("main").innerText()).includes("staff"), "import: a preview of staff");
  same(school.run("history").includes("import"), false, "import: nothing stored before it is confirmed");
  await picture(page, "import");
  await press("Store what is ticked");
  await recorded(school, page, "import");

  const seen = [];
  await go("Seat and plan");
  await press("Seat");
  const seated = await job_done(page, seen);
  const told = await page.locator("main").innerText();
  check(/350 of 363 entries seated/.test(told), `seat: ${told}`);
  await hands.press(seated);
  await go("Seat and plan");
  await page.getByLabel("Days to plan").selectOption(WEEK);
  await page.getByLabel(/^Stop after so many seconds/).fill("4");
  await press("Plan");
  await page.waitForURL(/\/job\/\d+/);
  await page.waitForTimeout(1500);
  await picture(page, "plan-run");
  const go_on = await job_done(page, seen);
  check(seen.length >= 1, "plan: its progress is told");
  await hands.press(go_on);

  await go("Week board");
  if (!page.url().includes(WEEK)) await page.goto(`/week?week=${WEEK}`);
  await picture(page, "week-board");
  const empty = page.locator("section.open a").first();
  await hands.press(empty);
  await page.locator("#picked").waitFor();
  const reasons = await page.locator(".board th small").allInnerTexts();
  check(reasons.length >= 20 && reasons.every((why) => why.trim()), `an empty seat: ${reasons.length} people told why not`);
  await picture(page, "empty-seat");

  await go("Publish");
  await picture(page, "publish");
  const reason = page.locator("form").getByLabel(/all the same|[Rr]eason|Why/);
  if (await reason.count()) await reason.first().fill("the applications are on their way");
  await press("Publish");
  await recorded(school, page, "version 1");

  await go("Something happened");
  await hands.press(page.locator(".choices a[href*='what=away']"));
  const who = page.locator("main form").getByLabel(/^Who/).first();
  await who.selectOption("PAS");
  await page.locator("main form").getByLabel(/^From|^Away from|first/i).first().fill("2027-05-17T08:00");
  await hands.press(page.locator("main form button").first());
  const take = page.getByRole("button", { name: "Take this and publish it" }).first();
  await take.waitFor();
  await picture(page, "repair");
  await hands.press(take);
  await recorded(school, page, "version 2");

  await go("Calendars");
  await hands.press(page.getByRole("row", { name: /Astley/ }).getByRole("link").first());
  await hands.press(page.locator("main form button").first());
  const address = (await page.locator("#address").innerText()).trim();
  await picture(page, "calendar");
  const first = await fetch(address), text = await first.text();
  same(first.status, 200, "the feed");
  check(text.includes("BEGIN:VEVENT"), "the feed has duties");
  const again = await fetch(address, { headers: { "If-None-Match": first.headers.get("ETag") } });
  same(again.status, 304, "the feed, asked again");
}

await test("2027-05-10 08:00", async (school, browser) => {
  school.run("init");
  const link = await school.serve();
  const keys = process.argv.includes("keys");
  const context = await browser.newContext({ baseURL: school.url, javaScriptEnabled: !keys,
                                             viewport: { width: 1280, height: 900 } });
  const page = await context.newPage(), heard = [];
  page.setDefaultTimeout(60000);
  listen(page, heard);
  await first_login(page, link);
  await path(school, page, keys ? HANDS.keys : HANDS.mouse);
  same(heard, [], "the browser complains");
});
