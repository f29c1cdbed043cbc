// SPDX-License-Identifier: GPL-3.0-or-later
// A school file of its own, the desk on a free port, a browser: what the tests here share.
import { execFileSync, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const modules = createRequire(process.env.MODULES + "/");
export const module_named = (name) => modules(name);
export const PASSWORD = "four words to remember";
export const PATIENCE_MS = 15 * 60 * 1000; // for what comes by itself, on a machine that is slow and busy, too

let failures = 0, axe;

export function check(good, what) {
  if (good) return;
  failures++;
  console.log(`FAILED: ${what}`);
}

export function same(got, wanted, what) {
  check(JSON.stringify(got) === JSON.stringify(wanted),
        `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
}

const free_port = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

export class School {
  constructor(now) {
    this.folder = mkdtempSync(join(tmpdir(), "examrota-browser-"));
    this.env = { ...process.env, EXAMROTA_SCHOOL: join(this.folder, "school.db"),
                 EXAMROTA_NOW: now, EXAMROTA_WHO: "officer" };
  }

  // As an officer would type it; what it prints.
  run(...words) {
    return execFileSync(process.env.PROGRAM, words,
                        { env: this.env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  }

  // The example school up to a published week; not searched to the end.
  plan_example() {
    this.run("init");
    this.run("import", "examples/harbour-school");
    this.run("seat");
    this.run("plan", "--week", "2027-W20", "--effort", "3");
    this.run("publish", "--override", "applied for");
  }

  // now: the moment it believes in; comes back with the login link, if there is one.
  async serve(now) {
    if (now) this.env.EXAMROTA_NOW = now;
    this.port ??= await free_port();
    this.url = `http://127.0.0.1:${this.port}`;
    this.server = spawn(process.env.PROGRAM, ["serve", "--listen", `127.0.0.1:${this.port}`],
                        { env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    this.log = "";
    this.server.stderr.on("data", (bytes) => { this.log += bytes; });
    return new Promise((done, failed) => {
      let said = "";
      this.server.on("exit", (code) => failed(new Error(`serve ended: ${code} ${this.log}`)));
      this.server.stdout.on("data", (bytes) => {
        said += bytes;
        const link = said.match(/http\S+login\?key=\S+\n/)?.[0].trim();
        if (link || said.includes("the desk is open")) setTimeout(() => done(link), 50);
      });
    });
  }

  stop() {
    return new Promise((done) => {
      this.server.removeAllListeners("exit");
      this.server.on("exit", (code) => { same(code, 0, "serve ends well"); done(); });
      this.server.kill("SIGTERM");
    });
  }

  async close() {
    if (this.server?.exitCode === null) await this.stop();
    rmSync(this.folder, { recursive: true });
  }
}

// The first login: the link, a password twice, and Today.
export async function first_login(page, link) {
  await page.goto(link);
  await page.getByLabel("Name").fill("officer");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same again").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Today/ }).waitFor();
}

// What axe finds on the page as it is now, a line each.
export async function axe_finds(page) {
  axe ??= readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap((one) => one.nodes.map((node) =>
    `${one.id}: ${node.target.join(" ")}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message}`));
}

// Complaints of the browser itself: scripts, styles, policies, missing files.
export function listen(page, heard) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
}

// Runs the test with a school, and says how it went.
export async function test_school(now, body) {
  const school = new School(now);
  try {
    await body(school);
  } catch (error) {
    check(false, error.stack);
  } finally {
    await school.close();
  }
  process.exit(failures ? 1 : 0);
}

// The same with a browser.
export async function test(now, body) {
  const { chromium } = module_named("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, timeout: PATIENCE_MS,
                                          args: ["--no-sandbox", "--disable-gpu"] });
  const patient = async (options) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    return context;
  };
  await test_school(now, async (school) => {
    try {
      await body(school, { newContext: patient });
    } finally {
      await browser.close();
    }
  });
}
