// SPDX-License-Identifier: GPL-3.0-or-later
// node_ical.mjs FILE: what node-ical makes of it.
import { createRequire } from "node:module";
import { print } from "./list.mjs";

const ical = createRequire(process.env.MODULES + "/")("node-ical");
const found = ical.sync.parseFile(process.argv[2]);

print(Object.values(found).filter((part) => part.type === "VEVENT"));
