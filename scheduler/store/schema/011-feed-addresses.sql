-- SPDX-License-Identifier: GPL-3.0-or-later
-- Secret addresses of calendars: only a keyed hash is kept, the address itself is shown once.
CREATE TABLE "feed_address" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER REFERENCES "staff" ON DELETE SET NULL, -- NULL: no longer here
    "hash" TEXT NOT NULL UNIQUE CHECK ("hash" <> ''), -- keyed, of the token
    "hint" TEXT NOT NULL, -- its last four letters, to tell slips apart
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    "ended_utc" INTEGER NOT NULL, -- rotated or revoked; 0: in use
    "fetched_utc" INTEGER NOT NULL, -- last answered; 0: never
    "client" TEXT NOT NULL, -- the calendar program that asked last
    "body" TEXT NOT NULL, -- hash of the bytes answered last
    "body_utc" INTEGER NOT NULL -- Last-Modified of those bytes: never goes back
) STRICT;
CREATE INDEX "feed_address_staff" ON "feed_address" ("staff");
