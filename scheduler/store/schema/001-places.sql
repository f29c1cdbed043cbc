-- SPDX-License-Identifier: GPL-3.0-or-later
-- The school: settings, series, calendar, sites, rooms.
--
-- One table per kind of the season (model/kinds.c); a column per member, under
-- the name it has in files.  Days: days since 1970-01-01.  Wall minutes:
-- minutes since 1970-01-01 00:00 on the school's clock.  -1: not given (NULL in
-- references).  yes/no: 1/0.  Steps are never edited once released; a change
-- is a new numbered file.

-- What the school chose; anything not here has its default (model/setting_kinds.c).
CREATE TABLE "settings" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL UNIQUE CHECK ("name" <> ''), -- a row of setting_kinds[]
    "value" TEXT NOT NULL -- as typed
) STRICT;

-- Exam series: papers and entries belong to one.
CREATE TABLE "series" (
    "id" INTEGER PRIMARY KEY,
    "series" TEXT NOT NULL UNIQUE CHECK ("series" <> ''), -- code: "S27"
    "name" TEXT NOT NULL, -- for people
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    "rules" TEXT NOT NULL, -- rules year, "mock", "": by date
    "external" INTEGER NOT NULL CHECK ("external" IN (0, 1)), -- candidates of other schools
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;

-- Days that are not as their weekday says, and which week of two it is.
CREATE TABLE "calendar" (
    "id" INTEGER PRIMARY KEY,
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day
    "kind" TEXT NOT NULL CHECK ("kind" IN ('school', 'inset', 'holiday', 'closed', 'contingency')),
    "session" TEXT NOT NULL CHECK ("session" IN ('', 'AM', 'PM', 'day')), -- "": the whole day
    "week" TEXT NOT NULL CHECK ("week" IN ('', 'A', 'B')) -- "": carried on, alternating
) STRICT;

-- Lesson periods by name.
CREATE TABLE "periods" (
    "id" INTEGER PRIMARY KEY,
    "period" TEXT NOT NULL, -- "3": lessons may name "Mon:3"
    "weekday" INTEGER NOT NULL CHECK ("weekday" BETWEEN -1 AND 6), -- 0 Monday .. 6 Sunday
    "week" TEXT NOT NULL CHECK ("week" IN ('', 'A', 'B')), -- "": every week
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    CHECK ("end" = -1 OR "end" > "start")
) STRICT;

-- Sites of the school.
CREATE TABLE "sites" (
    "id" INTEGER PRIMARY KEY,
    "site" TEXT NOT NULL UNIQUE CHECK ("site" <> ''), -- code
    "name" TEXT NOT NULL, -- for people
    "centre_number" TEXT NOT NULL, -- "": the school's
    "secure_store" INTEGER NOT NULL CHECK ("secure_store" IN (0, 1)) -- papers may be kept here
) STRICT;

-- Ways between sites.
CREATE TABLE "travel" (
    "id" INTEGER PRIMARY KEY,
    "from" INTEGER NOT NULL REFERENCES "sites" ON DELETE CASCADE, -- site
    "to" INTEGER NOT NULL REFERENCES "sites" ON DELETE CASCADE, -- site
    "minutes" INTEGER NOT NULL CHECK ("minutes" >= -1) -- on foot or by car; both ways unless both are given
) STRICT;
CREATE INDEX "travel_from" ON "travel" ("from");
CREATE INDEX "travel_to" ON "travel" ("to");

-- Rooms, as exams need to know them.
CREATE TABLE "rooms" (
    "id" INTEGER PRIMARY KEY,
    "room" TEXT NOT NULL UNIQUE CHECK ("room" <> ''), -- code
    "name" TEXT NOT NULL, -- for people
    "block" TEXT NOT NULL, -- what one rover can walk
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('classroom', 'hall', 'small', 'it', 'workshop', 'office')),
    "seats" INTEGER NOT NULL CHECK ("seats" >= -1), -- exam seats
    "computers" INTEGER NOT NULL CHECK ("computers" >= -1), -- standing there
    "sockets" INTEGER NOT NULL CHECK ("sockets" >= -1), -- for laptops
    "private" INTEGER NOT NULL CHECK ("private" IN (0, 1)), -- nobody can listen or look in
    "step_free" INTEGER NOT NULL CHECK ("step_free" IN (0, 1)), -- reached without steps
    "exam" TEXT NOT NULL CHECK ("exam" IN ('yes', 'no', 'last')), -- last: only when all others are full
    "summon" TEXT NOT NULL CHECK ("summon" IN ('', 'phone', 'radio', 'adjacent', 'none')), -- how one invigilator calls for help
    "rows" INTEGER NOT NULL CHECK ("rows" >= -1), -- desk grid
    "columns" INTEGER NOT NULL CHECK ("columns" >= -1) -- desk grid
) STRICT;
CREATE INDEX "rooms_site" ON "rooms" ("site");

-- Times when a room cannot be used.
CREATE TABLE "closures" (
    "id" INTEGER PRIMARY KEY,
    "room" INTEGER NOT NULL REFERENCES "rooms" ON DELETE CASCADE,
    "start" INTEGER NOT NULL, -- wall minutes
    "end" INTEGER NOT NULL, -- wall minutes
    "why" TEXT NOT NULL,
    CHECK ("end" = -1 OR "end" > "start")
) STRICT;
CREATE INDEX "closures_room" ON "closures" ("room");

-- Devices, counted.
CREATE TABLE "equipment" (
    "id" INTEGER PRIMARY KEY,
    "item" TEXT NOT NULL, -- "laptop", "reading_pen"
    "count" INTEGER NOT NULL CHECK ("count" >= -1), -- how many there are
    "site" INTEGER REFERENCES "sites" ON DELETE CASCADE -- NULL: anywhere
) STRICT;
CREATE INDEX "equipment_site" ON "equipment" ("site");
