// SPDX-License-Identifier: GPL-3.0-or-later
// officer.mjs [keys] [WIDTH]: an officer's first week, in a browser, from an empty school file: import, seat, plan, an
// empty seat, a repair, publish, a calendar.  With scripts and the mouse, or without scripts and by the keyboard alone.
import { mkdirSync } from "node:fs";
import { check, first_login, listen, PATIENCE_MS, same, test } from "./desk.mjs";

const WEEK = "2027-W20", PICTURES = process.env.PICTURES, MOST_TABS = 1500;
const WIDTH = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1280);

// Tab until it has the focus, as somebody without a mouse does.
async function tab_to(what) {
  const page = what.page(), has_it = (one) => one === document.activeElement;
  await what.waitFor();
  for (let i = 0; i < MOST_TABS && !await what.evaluate(has_it); i++) await page.keyboard.press("Tab");
  check(await what.evaluate(has_it), `Tab comes to ${what}`);
}

// How it is done: with the mouse, or by keys.  A date is typed part by part.
const HANDS = {
  mouse: { press: (what) => what.click(), type: (what, text) => what.fill(text),
           choose: (what, value) => what.selectOption(value),
           when: (what, day, time) => what.fill(`${day}T${time}`) },
  keys: { press: async (what) => { await tab_to(what); await what.page().keyboard.press("Enter"); },
          type: async (what, text) => { await tab_to(what); await what.page().keyboard.type(text); },
          choose: async (what, value, label) => { await tab_to(what); await what.page().keyboard.type(label);
            same(await what.inputValue(), value, "chosen by typing"); },
          when: async (what, day, time) => { await tab_to(what);
            const [year, month, date] = day.split("-"); // the browser has American dates, whatever the page has
            await what.page().keyboard.type(month + date + year);
            await what.page().keyboard.press("Tab");
            await what.page().keyboard.type(`${time.replace(":", "")}A`);
            same(await what.inputValue(), `${day}T${time}`, "a moment, typed"); } },
};

// On a phone: a table of many columns as cards.
async function phone_picture(page) {
  if (!PICTURES || WIDTH < 700) return;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/candidate/P01");
  await page.screenshot({ path: `${PICTURES}/phone.png` });
}

async function picture(page, name) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, clip: { x: 0, y: 0, width: WIDTH, height: WIDTH < 700 ? 844 : 720 } });
}

// A job's page: without scripts the browser loads it again and again.
async function job_done(page, seen) {
  await page.waitForURL(/\/job\/\d+/);
  const done = page.getByRole("link", { name: "Go on" });
  for (let ended = false, until = Date.now() + PATIENCE_MS; !ended && Date.now() < until; await page.waitForTimeout(100)) {
    ended = await done.isVisible().catch(() => false);
    const line = await page.getByText(/seats filled/).first().innerText({ timeout: 200 }).catch(() => null);
    if (line !== null && seen.at(-1) !== line) seen.push(line); // of a slow machine the last one alone
  }
  same(await page.locator(".fault").allTextContents(), [], "what the job says");
  return done;
}

// The history tells; a click may take its time.
async function recorded(school, page, words) {
  for (let until = Date.now() + PATIENCE_MS; Date.now() < until && !school.run("history").includes(words);) await page.waitForTimeout(500);
  check(school.run("history").includes(words), `recorded: ${words}`);
  await page.waitForLoadState();
}

async function tick_again(page, hands) {
  const tick = page.locator("table input[name=row][value^='rooms created']").first();
  if (hands === HANDS.keys) { await tab_to(tick); await page.keyboard.press("Space"); } else { await tick.check(); }
}

async function path(school, page, hands) {
  const go = async (title) => {
    const here = page.locator("header nav section", { has: page.locator(`li a:text-is("${title}")`) });
    const link = here.locator("li a").filter({ hasText: new RegExp(`^${title}$`) });
    if (await link.isVisible()) {
      await hands.press(link);
    } else { // a narrow window shows the pages of one group: the others stand on a page of their own
      await hands.press(here.locator("h2 a"));
      await hands.press(page.locator("main").getByRole("link", { name: title, exact: true }));
    }
    await page.getByRole("heading", { level: 1 }).filter({ hasNotText: "All pages" }).waitFor();
  };
  const press = (title) => hands.press(page.getByRole("button", { name: title, exact: true }).first());

  await go("Import");
  await page.getByLabel("...or a folder").setInputFiles("examples/harbour-school");
  await press("Show what would change");
  await page.getByRole("heading", { name: "What the import would change" }).waitFor();
  check((await page.locator("main").innerText()).includes("staff"), "import: a preview of staff");
  same(school.run("history").includes("import"), false, "import: nothing stored before it is confirmed");
  await picture(page, "import");
  // One row stays out, and comes in when the files are handed over again.
  const tick = page.locator("table input[name=row][value^='rooms created']").first();
  if (hands === HANDS.keys) { await tab_to(tick); await page.keyboard.press("Space"); } else { await tick.uncheck(); }
  await press("Look again");
  await page.getByText("1 not taken").waitFor();
  check(!await page.locator("table input[name=row][value^='rooms created']").first().isChecked(), "a row unticked");
  await tick_again(page, hands);
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
  await hands.choose(page.getByLabel("Days to plan"), WEEK, WEEK);
  await hands.type(page.getByLabel(/^Stop after so many seconds/), "4");
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
  if (hands === HANDS.keys) {
    await page.keyboard.press("Tab");
    check(await page.evaluate(() => Boolean(document.activeElement.closest("#picked"))), "from a seat the next Tab is in what is picked");
  }
  const reasons = await page.locator(".board th small").allInnerTexts();
  check(reasons.length >= 20 && reasons.every((why) => why.trim()), `an empty seat: ${reasons.length} people told why not`);
  await picture(page, "empty-seat");

  await go("Publish");
  await picture(page, "publish");
  const reason = page.locator("form").getByLabel(/all the same|[Rr]eason|Why/);
  if (await reason.count()) await hands.type(reason.first(), "the applications are on their way");
  await press("Publish");
  await recorded(school, page, "version 1");

  await go("Something happened");
  await hands.press(page.locator(".choices a[href*='what=away']"));
  const who = page.locator("main form").getByLabel(/^Who/).first();
  await hands.choose(who, "PAS", "Patrick A");
  await hands.when(page.locator("main form").getByLabel(/^From/).first(), "2027-05-17", "08:00");
  await hands.press(page.locator("main form button").first());
  await page.getByRole("heading", { name: "What can be done at once" }).waitFor();
  if (hands === HANDS.keys) await hands.press(page.getByRole("link", { name: "See what came of it" }));
  await page.locator("[data-done] .rung").first().waitFor();
  const take = page.locator("[data-done]").getByRole("button", { name: "Take this and publish it" }).first();
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
  await phone_picture(page);
}

await test("2027-05-10 08:00", async (school, browser) => {
  school.run("init");
  const link = await school.serve();
  const keys = process.argv.includes("keys");
  const context = await browser.newContext({ baseURL: school.url, javaScriptEnabled: !keys,
                                             viewport: { width: WIDTH, height: 900 } });
  const page = await context.newPage(), heard = [];
  listen(page, heard);
  await first_login(page, link);
  await path(school, page, keys ? HANDS.keys : HANDS.mouse);
  same(heard, [], "the browser complains");
});
