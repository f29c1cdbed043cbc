-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the desk must still know when its server was started again: passwords tried in vain, so that
-- a restart gives nobody new tries, and what was being worked out, so that somebody hears of its end.
CREATE TABLE "login_try" (
    "id" INTEGER PRIMARY KEY,
    "what" TEXT NOT NULL UNIQUE CHECK ("what" <> ''), -- keyed hash of an account's name or an address
    "failed" INTEGER NOT NULL CHECK ("failed" > 0),
    "until_utc" INTEGER NOT NULL -- UTC seconds: no other try before
) STRICT;
CREATE TABLE "desk_job" (
    "id" INTEGER PRIMARY KEY, -- its number
    "title" TEXT NOT NULL,
    "who" TEXT NOT NULL, -- name of the account
    "then" TEXT NOT NULL, -- path of the page it was begun on
    "began_utc" INTEGER NOT NULL,
    "season_version" INTEGER NOT NULL, -- when it began
    "plans" INTEGER NOT NULL CHECK ("plans" IN (0, 1)),
    "cut" INTEGER NOT NULL DEFAULT 0 CHECK ("cut" IN (0, 1)), -- ended because the desk was closed
    "exit_code" INTEGER NOT NULL DEFAULT -1 -- -1: it runs, or nobody saw its end
) STRICT;
