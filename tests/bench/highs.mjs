// SPDX-License-Identifier: GPL-3.0-or-later
// highs.mjs FOLDER FILE SLACK: HiGHS (npm "highs": WebAssembly, so slower than a native
// build) on one LP file; prints "Optimal VALUE", or how it ended.  Its own limit is by the clock: none is
// given, whoever calls ends it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const [folder, file, slack] = process.argv.slice(2);
const highs = await createRequire(resolve(folder, 'x.js'))('highs')();
const answer = highs.solve(readFileSync(file, 'utf8'), {
    mip_rel_gap: 0,
    mip_abs_gap: Number(slack) + 0.99,
});
console.log(answer.Status, answer.Status === 'Optimal' ? answer.ObjectiveValue : '');
