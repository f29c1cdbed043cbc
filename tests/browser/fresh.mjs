// SPDX-License-Identifier: GPL-3.0-or-later
// A school without data, and one with data and no plan: every page of the menu opens and says what to do next; without
// data axe looks at it, too.
import { axe_finds, check, first_login, listen, same, test } from "./desk.mjs";

async function menu_says(page, next, where) {
  const menu = await page.locator("header nav a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  check(menu.length >= 20, "a menu");
  for (const path of new Set(menu.map((one) => one.split("#")[0]))) {
    same((await page.goto(path)).status(), 200, `${where}: ${path}`);
    const told = await page.getByRole("link", { name: next }).count();
    const does = path === next_page(next) || ["/pages", "/reports"].includes(path);
    check(told === 1 || does, `${where}: ${path} does not say what is next`);
    if (where !== "an empty school") continue;
    for (const line of await axe_finds(page)) check(false, `${where}: ${path}: axe: ${line}`);
  }
}

const next_page = (next) => next.source.includes("import") ? "/import" : "/plan";

await test("2027-05-10 08:00", async (school, browser) => {
  school.run("init");
  const link = await school.serve();
  const page = await (await browser.newContext({ baseURL: school.url })).newPage(), heard = [];
  listen(page, heard);
  await first_login(page, link);
  await menu_says(page, /^Next: import the school's files/, "an empty school");
  await page.goto("/publish");
  const told = await page.locator("main").innerText();
  check(told.includes("Nothing is planned yet") && !told.includes("legal"), `publish, of nothing: ${told}`);
  school.run("import", "examples/harbour-school");
  await menu_says(page, /^Next: give the candidates their seats/, "nobody seated");
  school.run("seat");
  await menu_says(page, /^Next: plan who does what/, "nothing planned");
  same(heard, [], "the browser complains");
});
