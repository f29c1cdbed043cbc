-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the program made: seating, plan, what was told.

-- Made by seating: an entry, its place and time.
CREATE TABLE "sitting" (
    "id" INTEGER PRIMARY KEY,
    "entry" INTEGER NOT NULL REFERENCES "entries" ON DELETE CASCADE,
    "room" INTEGER REFERENCES "rooms" ON DELETE CASCADE,
    "part" INTEGER NOT NULL CHECK ("part" >= -1), -- 0, 1: a paper of several dates sits once per part
    "desk" INTEGER NOT NULL CHECK ("desk" >= -1), -- 1.., 0: none needed
    "starts_at" INTEGER NOT NULL, -- wall minutes: the candidate starts
    "ends_at" INTEGER NOT NULL, -- start + allowed time + rest allowance
    "release_at" INTEGER NOT NULL, -- may leave supervision
    "allowed_min" INTEGER NOT NULL CHECK ("allowed_min" >= -1), -- with extra time, without rest breaks
    "rest_min" INTEGER NOT NULL CHECK ("rest_min" >= -1), -- allowance inside ends_at
    "group_paper" INTEGER REFERENCES "papers" ON DELETE SET NULL, -- who share a room are a group; its first paper
    "group_no" INTEGER NOT NULL CHECK ("group_no" >= -1), -- and its ordinal: names of duty keys
    "helper_group" INTEGER NOT NULL CHECK ("helper_group" >= -1), -- 1..: shares its reader with the same number
    "fixed" INTEGER NOT NULL CHECK ("fixed" IN (0, 1)), -- by the officer: seating leaves it
    "note" TEXT NOT NULL, -- "clash: after 8700/1"
    CHECK ("ends_at" = -1 OR "ends_at" >= "starts_at"),
    CHECK ("release_at" >= "ends_at")
) STRICT;
CREATE INDEX "sitting_entry" ON "sitting" ("entry");
CREATE INDEX "sitting_room" ON "sitting" ("room");
CREATE INDEX "sitting_group_paper" ON "sitting" ("group_paper");

-- What seating could not place.
CREATE TABLE "unseated" (
    "id" INTEGER PRIMARY KEY,
    "entry" INTEGER NOT NULL REFERENCES "entries" ON DELETE CASCADE,
    "reason" TEXT NOT NULL -- a sentence
) STRICT;
CREATE INDEX "unseated_entry" ON "unseated" ("entry");

-- The plan being worked on: a person doing a duty.
CREATE TABLE "draft" (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT NOT NULL, -- duty key; never leaves the officer's desk
    "kind" TEXT NOT NULL, -- duty kind
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "starts_at" INTEGER NOT NULL, -- wall minutes, set-up included
    "ends_at" INTEGER NOT NULL, -- wall minutes, clear-up included
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL,
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    "title" TEXT NOT NULL, -- for people
    "locked" INTEGER NOT NULL CHECK ("locked" IN (0, 1)), -- stays
    "standing" INTEGER NOT NULL CHECK ("standing" IN (0, 1)), -- own lesson or named duty: told only when changed
    CHECK ("ends_at" = -1 OR "ends_at" >= "starts_at")
) STRICT;
CREATE INDEX "draft_staff" ON "draft" ("staff");
CREATE INDEX "draft_room" ON "draft" ("room");
CREATE INDEX "draft_site" ON "draft" ("site");

-- The plan that was told.
CREATE TABLE "published" (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT NOT NULL, -- duty key; never leaves the officer's desk
    "kind" TEXT NOT NULL, -- duty kind
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "starts_at" INTEGER NOT NULL, -- wall minutes, set-up included
    "ends_at" INTEGER NOT NULL, -- wall minutes, clear-up included
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL,
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    "title" TEXT NOT NULL, -- for people
    "locked" INTEGER NOT NULL CHECK ("locked" IN (0, 1)), -- stays
    "standing" INTEGER NOT NULL CHECK ("standing" IN (0, 1)), -- own lesson or named duty: told only when changed
    CHECK ("ends_at" = -1 OR "ends_at" >= "starts_at")
) STRICT;
CREATE INDEX "published_staff" ON "published" ("staff");
CREATE INDEX "published_room" ON "published" ("room");
CREATE INDEX "published_site" ON "published" ("site");

-- The stored draft as a whole: one row.
CREATE TABLE "plan_run" (
    "id" INTEGER PRIMARY KEY,
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    "status" TEXT NOT NULL, -- "optimal", "feasible"
    "stopped" TEXT NOT NULL, -- "proof", "work", "time", "user"
    "hash" TEXT NOT NULL, -- of the assignments
    "milliseconds" INTEGER NOT NULL CHECK ("milliseconds" >= -1), -- it took
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;

-- Certificate of the draft, by level.
CREATE TABLE "plan_level" (
    "id" INTEGER PRIMARY KEY,
    "level" INTEGER NOT NULL CHECK ("level" >= -1), -- 0 is the most important
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL, -- "seats", "pence"
    "proof" TEXT NOT NULL, -- "count", "lp", "tree", "none"
    "value" INTEGER NOT NULL, -- of the draft
    "bound" INTEGER NOT NULL, -- proven
    "slack" INTEGER NOT NULL -- value - bound <= slack: optimal
) STRICT;

-- One row per publication. Undo leaves it alone.
CREATE TABLE "version" (
    "id" INTEGER PRIMARY KEY,
    "version" INTEGER NOT NULL UNIQUE CHECK ("version" >= -1), -- 1..
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    "who" TEXT NOT NULL, -- who did it
    "note" TEXT NOT NULL, -- by who published
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    "hash" TEXT NOT NULL, -- of the assignments
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;

-- What a version changed for whom. Undo leaves it alone.
CREATE TABLE "version_change" (
    "id" INTEGER PRIMARY KEY,
    "version" INTEGER NOT NULL REFERENCES "version" ON DELETE CASCADE, -- row of version
    "staff" INTEGER REFERENCES "staff" ON DELETE SET NULL, -- NULL: no longer here
    "what" TEXT NOT NULL CHECK ("what" IN ('takes', 'drops', 'moves')),
    "key" TEXT NOT NULL, -- duty key; never leaves the officer's desk
    "kind" TEXT NOT NULL, -- duty kind
    "title" TEXT NOT NULL, -- for people
    "starts_at" INTEGER NOT NULL, -- wall minutes: new times; for drops the old
    "ends_at" INTEGER NOT NULL, -- wall minutes
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL,
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    CHECK ("ends_at" = -1 OR "ends_at" >= "starts_at")
) STRICT;
CREATE INDEX "version_change_version" ON "version_change" ("version");
CREATE INDEX "version_change_staff" ON "version_change" ("staff");
CREATE INDEX "version_change_room" ON "version_change" ("room");
CREATE INDEX "version_change_site" ON "version_change" ("site");

-- What calendars were told. Undo leaves it alone; sequence never falls.
CREATE TABLE "feed_event" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER REFERENCES "staff" ON DELETE SET NULL, -- NULL: no longer here
    "key" TEXT NOT NULL, -- duty key; never leaves the officer's desk
    "uid" TEXT NOT NULL UNIQUE CHECK ("uid" <> ''), -- keyed hash; for calendars
    "title" TEXT NOT NULL, -- for people
    "starts_at" INTEGER NOT NULL, -- wall minutes
    "ends_at" INTEGER NOT NULL, -- wall minutes
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL,
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    "sequence" INTEGER NOT NULL CHECK ("sequence" >= -1), -- grows with each change, never falls
    "changed_utc" INTEGER NOT NULL, -- UTC seconds of the last real change
    "cancelled" INTEGER NOT NULL CHECK ("cancelled" IN (0, 1)), -- still told until the day after
    CHECK ("ends_at" = -1 OR "ends_at" >= "starts_at")
) STRICT;
CREATE INDEX "feed_event_staff" ON "feed_event" ("staff");
CREATE INDEX "feed_event_room" ON "feed_event" ("room");
CREATE INDEX "feed_event_site" ON "feed_event" ("site");
