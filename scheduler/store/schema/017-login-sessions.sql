-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who is logged in at the desk, so that starting the server again throws nobody out.  A cookie
-- cannot be had from its keyed hash; what is over is dropped when the server starts.
CREATE TABLE "login_session" (
    "id" INTEGER PRIMARY KEY,
    "hash" TEXT NOT NULL UNIQUE CHECK ("hash" <> ''), -- keyed hash of the cookie
    "account" INTEGER NOT NULL REFERENCES "account" ("id") ON DELETE CASCADE,
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    "seen_utc" INTEGER NOT NULL
) STRICT;
CREATE INDEX "login_session_account" ON "login_session" ("account");
