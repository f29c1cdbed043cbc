// SPDX-License-Identifier: GPL-3.0-or-later
// Every page the officer can reach, by following links from the menu: one address of each shape.  Each is
// looked at wide, medium and narrow, by axe, without scripts, and by the Tab key alone.
import { readFileSync } from "node:fs";
import { axe_finds, check, first_login, listen, PASSWORD, same, test } from "./desk.mjs";

const PRINTS = ["/report/rota", "/report/room", "/report/hours", "/report/shortage"];
const WIDTHS = [1280, 768, 390], MOST_TABS = 40, MOST_PAGES = 60, DATE_PARTS = 8;

// "/person/ABR?week=2027-W20" and "/person/BCD?week=..." are the same page to us.
function shape(url) {
  const path = url.pathname.replace(/^(\/[^/]+\/).+/, url.pathname.startsWith("/report/") ? "$&" : "$1");
  return [path, ...[...url.searchParams.keys()].sort()].join(" ");
}

const too_wide = () => document.documentElement.scrollWidth > window.innerWidth;

// What Tab should reach, in order; one radio of a group.
const reachable = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }))
  .map((one, i) => { one.dataset.stop = i; return one.tabIndex; });

const focused = () => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const style = getComputedStyle(one), inner = getComputedStyle(one.firstElementChild ?? one);
  const marked = (of) => of.outlineStyle !== "none" && parseFloat(of.outlineWidth) >= 2;
  return { stop: one.dataset?.stop, label: one.textContent.trim().slice(0, 30) || one.name || one.tagName,
           seen: (marked(style) || marked(inner) || one instanceof SVGElement) && box.width > 0 && box.right > 0 && box.bottom > 0 };
};

async function by_tab(page, name) {
  const stops = await page.evaluate(reachable);
  check(stops.every((index) => index === 0), `${name}: a tabindex above 0`);
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  for (let i = 0; i < Math.min(stops.length, MOST_TABS); i++) {
    let here;
    for (let part = 0; part < DATE_PARTS; part++) { // a date is a few stops
      await page.keyboard.press("Tab");
      here = await page.evaluate(focused);
      if (here.stop !== String(i - 1)) break;
    }
    if (i === 0) same(here.label, "Skip to the content", `${name}: first by Tab`);
    check(here.seen, `${name}: focus cannot be seen on '${here.label}'`);
    if (here.stop !== String(i)) {
      check(false, `${name}: Tab ${i + 1} comes to '${here.label}' (${here.stop}), not to ${i}`);
      return;
    }
  }
}

// A season's report has thousands of rows, all alike.
const shorten = () => document.querySelectorAll("section:nth-of-type(n + 8), tbody:nth-of-type(n + 4), tbody tr:nth-child(n + 8)")
  .forEach((row) => row.remove());

// A print stands outside the frame and in a sandbox: nothing in it runs, not even axe.
async function look_at_print(page, print, path, heard) {
  const answer = await page.goto(path);
  same(answer.status(), 200, path);
  await print.setContent(await answer.text());
  await print.evaluate(shorten);
  for (const width of WIDTHS) {
    await print.setViewportSize({ width, height: 900 });
    check(!await print.evaluate(too_wide), `${path} at ${width} is wider than the window`);
  }
  for (const line of await axe_finds(print)) check(false, `${path}: axe: ${line}`);
  same(heard.splice(0), [], `${path}: the browser complains`);
}

async function axe_at_widths(page, name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    check(!await page.evaluate(too_wide), `${name} at ${width} is wider than the window`);
    for (const line of await axe_finds(page)) check(false, `${name} at ${width}: axe: ${line}`);
  }
}

// What no link leads to: forms answered.  Each leaves the page on what it came to.
const ANSWERS = {
  "a job": async (page) => {
    await page.goto("/import");
    await page.getByRole("button", { name: "Check the data" }).click();
    await page.waitForURL(/\/job\/\d+/);
    await page.getByRole("link", { name: "Go on" }).waitFor();
  },
  "a plan that is being made": async (page) => {
    await page.goto("/plan");
    await page.getByLabel("Days to plan").selectOption("2027-W21");
    await page.getByLabel(/^Stop after so many seconds/).fill("60");
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await page.getByRole("row", { name: /^what the rules demand/ }).waitFor();
    await axe_at_widths(page, "a plan, running");
    const stop = page.getByRole("button", { name: "Stop, and keep the best so far" });
    if (await stop.isVisible()) await stop.click();
    await page.getByRole("link", { name: "Go on" }).waitFor();
    check(/seats filled/.test(await page.locator("main").innerText()), "what is best so far is kept");
  },
  "an import, row by row": async (page) => {
    await page.goto("/import");
    await page.getByLabel("Files: choose them").setInputFiles(
      [{ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(
        "staff,name,role,hours_per_week\nPAS,Patrick Astley,teacher,20\nZZZ,Zoe Zimmer,ta,\n") }]);
    await page.getByRole("button", { name: "Show what would change" }).click();
    await page.getByRole("heading", { name: /^staff: 1 changed/ }).waitFor();
    await page.locator("table input[name=row]").first().uncheck();
    await page.getByRole("button", { name: "Look again" }).click();
    check(await page.locator("table input[name=row]:not(:checked)").count() === 1, "an unticked row stays unticked");
  },
  "somebody away": async (page) => {
    await page.goto("/happened?what=away");
    await page.getByLabel("Who").selectOption("PAS");
    await page.locator("main form button").first().click();
    await page.getByRole("heading", { name: "What can be done at once" }).waitFor();
    await page.locator("[data-done]").waitFor();
    for (const rung of await page.locator(".rung details").all()) {
      const rows = await rung.locator("tbody tr").count();
      same((await rung.locator("summary").innerText()).match(/\d+/)?.[0], String(rows), "changes told and shown");
    }
  },
  "an empty seat of today": async (page) => {
    await page.goto("/week?week=2027-W20");
    const seats = page.locator("section.open");
    check(/^Empty seats: \d+, \d+ of them over/.test(await seats.locator("h2").innerText()), "how many are over");
    check(!/ Mon /.test(await seats.locator("a").first().innerText()), "what is over comes last");
    await seats.locator("a").first().click();
    await page.locator("#picked").waitFor();
    await page.locator(".board th.t3 a").first().click();
    await page.locator("#picked h3").waitFor();
    const told = await page.locator("#picked").innerText();
    check(!told.includes("Pick a person") && !told.includes("Forbidden"), `tinted as a price: ${told}`);
  },
  "the price of a move": async (page) => {
    await page.goto("/sittings");
    await page.locator("main a[href^='/room/']").first().click();
    await page.getByRole("button", { name: "Move" }).click();
    await page.locator(".price, .fault").first().waitFor();
  },
};

async function look(page, bare, path, heard) {
  const answer = await page.goto(path);
  same(answer.status(), 200, path);
  for (const width of WIDTHS.toReversed()) {
    await page.setViewportSize({ width, height: 900 });
    check(!await page.evaluate(too_wide), `${path} at ${width} is wider than the window`);
  }
  await by_tab(page, path);
  const text = () => document.querySelector("main").innerText.trim().length;
  const said = await page.evaluate(text);
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]:not([download])")]
    .map((one) => new URL(one.getAttribute("href"), location.href).href));
  await bare.goto(path);
  check(await bare.evaluate(text) >= 0.8 * said, `${path} says less without scripts`);
  await page.evaluate(shorten);
  await axe_at_widths(page, path);
  same(heard.splice(0), [], `${path}: the browser complains`);
  return links;
}

await test("2027-05-10 08:00", async (school, browser) => {
  school.plan_example();
  const link = await school.serve("2027-05-18 10:00");
  const context = await browser.newContext({ baseURL: school.url });
  const page = await context.newPage(), heard = [];
  listen(page, heard);

  await page.goto("/login");
  same(await axe_finds(page), [], "/login: axe");
  await page.goto(link);
  same(await axe_finds(page), [], "the first page of all: axe");
  await first_login(page, link);
  await page.getByRole("button", { name: "Log out" }).click();
  heard.length = 0;
  same((await page.goto(link)).status() >= 400, true, "the link works once");
  heard.length = 0;
  await page.goto("/login");
  await page.getByLabel("Name").fill("officer");
  await page.getByLabel("Password").fill("not this one");
  await page.keyboard.press("Enter");
  await page.getByText("do not belong together").waitFor();
  same(await axe_finds(page), [], "a wrong password: axe");
  heard.length = 0;
  await page.goto("/login");
  await page.getByLabel("Name").fill("officer");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Today/ }).waitFor();

  const plain = await browser.newContext({ baseURL: school.url, javaScriptEnabled: false,
                                           storageState: await context.storageState() });
  const bare = await plain.newPage(), print = await (await browser.newContext()).newPage();
  const menu = await page.locator("header nav a").evaluateAll((all) => all.map((one) => one.href));
  check(menu.length >= 4, "a menu");
  const queue = [...menu, `${school.url}/password`], known = new Set();
  for (let at = 0; at < queue.length && known.size < MOST_PAGES; at++) {
    const url = new URL(queue[at]);
    url.hash = "";
    // Files, and a search of many seconds, are not for here; four choices at once are shown by three.
    if (url.origin !== school.url || ["format", "deep"].some((key) => url.searchParams.has(key)) ||
        url.searchParams.size > 3 || known.has(shape(url))) continue;
    if (url.pathname.startsWith("/report/") && !PRINTS.includes(url.pathname)) continue;
    known.add(shape(url));
    const path = url.pathname + url.search;
    if (path.startsWith("/report/")) await look_at_print(page, print, path, heard);
    else queue.push(...await look(page, bare, path, heard));
  }
  for (const [name, come_to] of Object.entries(ANSWERS)) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await come_to(page);
    known.add(shape(new URL(page.url())));
    await axe_at_widths(page, name);
  }
  heard.length = 0; // a refused move is a 409
  // Nothing in the table of pages was left out; what only takes forms has no page of its own.
  const table = readFileSync("scheduler/desk/pages.h", "utf8");
  const seen = new Set([...known].map((one) => one.split(" ")[0].replace(/^(\/[^/]+\/).*/, "$1")).concat("/login"));
  for (const [, path, readers] of table.matchAll(/^ {4}X\("([^"]+)", *"[^"]*", *([^,]+),/gm))
    check(readers.trim() === "0" || seen.has(path), `no page of ${path} was looked at`);
  console.log(`${known.size} pages, each at ${WIDTHS.join(", ")}: ${[...known].sort().join(", ")}`);
});
