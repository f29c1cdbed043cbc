-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pupils, papers, entries, arrangements.

-- Candidates and other pupils.
CREATE TABLE "pupils" (
    "id" INTEGER PRIMARY KEY,
    "pupil" TEXT NOT NULL UNIQUE CHECK ("pupil" <> ''), -- code
    "name" TEXT NOT NULL, -- never leaves the officer's desk
    "candidate_number" TEXT NOT NULL, -- four digits
    "uci" TEXT NOT NULL, -- unique candidate identifier
    "year" TEXT NOT NULL, -- year group
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    "key_worker" INTEGER REFERENCES "staff" ON DELETE SET NULL,
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- on roll from
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- on roll until
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;
CREATE INDEX "pupils_site" ON "pupils" ("site");
CREATE INDEX "pupils_key_worker" ON "pupils" ("key_worker");

-- When a pupil is in school otherwise than their classes say.
CREATE TABLE "pupil_times" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "weekday" INTEGER NOT NULL CHECK ("weekday" BETWEEN -1 AND 6), -- 0 Monday .. 6 Sunday
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day
    "week" TEXT NOT NULL CHECK ("week" IN ('', 'A', 'B')), -- "": every week
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    "kind" TEXT NOT NULL CHECK ("kind" IN ('in', 'offsite', 'away')),
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    CHECK ("end" = -1 OR "end" > "start")
) STRICT;
CREATE INDEX "pupil_times_pupil" ON "pupil_times" ("pupil");

-- Pupils who must be kept apart.
CREATE TABLE "apart" (
    "id" INTEGER PRIMARY KEY,
    "pupil_a" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE, -- must not share a room or group
    "pupil_b" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE -- with this one
) STRICT;
CREATE INDEX "apart_pupil_a" ON "apart" ("pupil_a");
CREATE INDEX "apart_pupil_b" ON "apart" ("pupil_b");

-- Exam papers and their dates.
CREATE TABLE "papers" (
    "id" INTEGER PRIMARY KEY,
    "paper" TEXT NOT NULL, -- code: "8700/1"
    "series" INTEGER REFERENCES "series" ON DELETE CASCADE, -- NULL: the only one
    "board" TEXT NOT NULL,
    "qualification" TEXT NOT NULL, -- "GCSE"
    "subject" TEXT NOT NULL,
    "title" TEXT NOT NULL, -- for people
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day; or earliest and latest
    "earliest" INTEGER NOT NULL CHECK ("earliest" >= -1), -- day: on demand from
    "latest" INTEGER NOT NULL CHECK ("latest" >= -1), -- day: on demand until
    "session" TEXT NOT NULL CHECK ("session" IN ('', 'AM', 'PM', 'day')), -- "": start holds
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day; -1: by session
    "minutes" INTEGER NOT NULL CHECK ("minutes" >= -1), -- of the paper, without extra time
    "each_minutes" INTEGER NOT NULL CHECK ("each_minutes" >= -1), -- one candidate at a time
    "kind" TEXT NOT NULL CHECK ("kind" IN ('written', 'practical', 'onscreen', 'art', 'listening', 'speaking')),
    "tests_reading" TEXT NOT NULL CHECK ("tests_reading" IN ('none', 'section', 'all')), -- where no human may read
    "tier" TEXT NOT NULL, -- "F", "H"
    "language" TEXT NOT NULL,
    "parts" TEXT NOT NULL, -- several dates: "2027-03-01;2027-03-02"
    CHECK ("latest" = -1 OR "latest" >= "earliest")
) STRICT;
CREATE INDEX "papers_series" ON "papers" ("series");

-- Who sits what.
CREATE TABLE "entries" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "paper" INTEGER NOT NULL REFERENCES "papers" ON DELETE CASCADE,
    "series" INTEGER REFERENCES "series" ON DELETE CASCADE,
    "status" TEXT NOT NULL CHECK ("status" IN ('entered', 'forecast', 'withdrawn'))
) STRICT;
CREATE INDEX "entries_pupil" ON "entries" ("pupil");
CREATE INDEX "entries_paper" ON "entries" ("paper");
CREATE INDEX "entries_series" ON "entries" ("series");

-- Access arrangements.
CREATE TABLE "arrangements" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "kind" TEXT NOT NULL, -- a row of the rules' arrangements
    "amount" INTEGER NOT NULL CHECK ("amount" >= -1), -- percent, or minutes per hour; -1: the usual
    "subject" TEXT NOT NULL, -- "": every subject
    "paper" INTEGER REFERENCES "papers" ON DELETE CASCADE, -- NULL: every paper
    "shared" INTEGER NOT NULL CHECK ("shared" >= -1), -- helper may be shared: 0 no, 1 yes, -1 not told
    "group_size" INTEGER NOT NULL CHECK ("group_size" >= -1), -- at most so many in the room
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL, -- only this one
    "with" TEXT NOT NULL, -- equipment
    "skills" TEXT NOT NULL, -- wanted of the helper, ";" list
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    "approved_until" INTEGER NOT NULL CHECK ("approved_until" >= -1), -- day
    "route" TEXT NOT NULL CHECK ("route" IN ('', 'approved', 'delegated', 'pending')),
    "wanted" INTEGER NOT NULL CHECK ("wanted" IN (0, 1)), -- 0: the candidate declines
    "note" TEXT NOT NULL,
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;
CREATE INDEX "arrangements_pupil" ON "arrangements" ("pupil");
CREATE INDEX "arrangements_paper" ON "arrangements" ("paper");
CREATE INDEX "arrangements_room" ON "arrangements" ("room");

-- Conflicts of interest. Secret: never shown as a reason.
CREATE TABLE "conflicts" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "pupil" INTEGER REFERENCES "pupils" ON DELETE CASCADE,
    "paper" INTEGER REFERENCES "papers" ON DELETE CASCADE,
    "subject" TEXT NOT NULL -- secret, as the whole row: never shown as a reason
) STRICT;
CREATE INDEX "conflicts_staff" ON "conflicts" ("staff");
CREATE INDEX "conflicts_pupil" ON "conflicts" ("pupil");
CREATE INDEX "conflicts_paper" ON "conflicts" ("paper");

-- Normal way of working: who helps whom.
CREATE TABLE "facilitators" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "kind" TEXT NOT NULL, -- "reader"; "": any
    "wish" TEXT NOT NULL CHECK ("wish" IN ('prefer', 'avoid', 'only'))
) STRICT;
CREATE INDEX "facilitators_pupil" ON "facilitators" ("pupil");
CREATE INDEX "facilitators_staff" ON "facilitators" ("staff");

-- Seating made elsewhere and imported.
CREATE TABLE "sittings" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "paper" INTEGER NOT NULL REFERENCES "papers" ON DELETE CASCADE,
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day; -1: the paper's
    "room" INTEGER NOT NULL REFERENCES "rooms" ON DELETE CASCADE,
    "seat" INTEGER NOT NULL CHECK ("seat" >= -1), -- desk number
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "finish" INTEGER NOT NULL CHECK ("finish" BETWEEN -1 AND 1440), -- minutes of the day
    "keep" INTEGER NOT NULL CHECK ("keep" IN (0, 1)) -- fixed: seating leaves it
) STRICT;
CREATE INDEX "sittings_pupil" ON "sittings" ("pupil");
CREATE INDEX "sittings_paper" ON "sittings" ("paper");
CREATE INDEX "sittings_room" ON "sittings" ("room");
