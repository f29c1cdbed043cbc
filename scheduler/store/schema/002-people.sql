-- SPDX-License-Identifier: GPL-3.0-or-later
-- Staff: when they work, what they can, what they may.

-- Everyone who works here or is called out.
CREATE TABLE "staff" (
    "id" INTEGER PRIMARY KEY,
    "staff" TEXT NOT NULL UNIQUE CHECK ("staff" <> ''), -- code
    "name" TEXT NOT NULL, -- for people
    "role" TEXT NOT NULL, -- "mentor", "teacher", "invigilator"; open
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL, -- base
    "hours_per_week" INTEGER NOT NULL CHECK ("hours_per_week" >= -1), -- contracted MINUTES a week
    "weeks_per_year" INTEGER NOT NULL CHECK ("weeks_per_year" >= -1), -- 39: term time only
    "max_minutes_per_day" INTEGER NOT NULL CHECK ("max_minutes_per_day" >= -1), -- all work
    "max_exam_minutes_per_day" INTEGER NOT NULL CHECK ("max_exam_minutes_per_day" >= -1), -- exam work
    "overtime_minutes_per_week" INTEGER NOT NULL CHECK ("overtime_minutes_per_week" >= -1), -- allowed above the contract
    "overtime_pence_per_hour" INTEGER NOT NULL CHECK ("overtime_pence_per_hour" >= -1),
    "pence_per_hour" INTEGER NOT NULL CHECK ("pence_per_hour" >= -1),
    "callout_pence" INTEGER NOT NULL CHECK ("callout_pence" >= -1), -- for being called out at all
    "minimum_minutes" INTEGER NOT NULL CHECK ("minimum_minutes" >= -1), -- paid at least, when called out
    "gap_minutes" INTEGER NOT NULL CHECK ("gap_minutes" >= -1), -- between two duties
    "seated" INTEGER NOT NULL CHECK ("seated" IN (0, 1)), -- cannot rove
    "max_caseload" INTEGER NOT NULL CHECK ("max_caseload" >= -1), -- pupils
    "offers" TEXT NOT NULL CHECK ("offers" IN ('pattern', 'asked')), -- asked: works only where availability says yes
    "email" TEXT NOT NULL,
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- employed from
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- employed until
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;
CREATE INDEX "staff_site" ON "staff" ("site");

-- Where else a person works (staff.sites in files).
CREATE TABLE "staff_sites" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "site" INTEGER NOT NULL REFERENCES "sites" ON DELETE CASCADE -- also works here
) STRICT;
CREATE INDEX "staff_sites_staff" ON "staff_sites" ("staff");
CREATE INDEX "staff_sites_site" ON "staff_sites" ("site");

-- What a role is paid.
CREATE TABLE "rates" (
    "id" INTEGER PRIMARY KEY,
    "role" TEXT NOT NULL, -- of staff.role
    "pence_per_hour" INTEGER NOT NULL CHECK ("pence_per_hour" >= -1),
    "paid_before" INTEGER NOT NULL CHECK ("paid_before" >= -1), -- minutes paid before a duty
    "paid_after" INTEGER NOT NULL CHECK ("paid_after" >= -1), -- minutes paid after it
    "minimum_minutes" INTEGER NOT NULL CHECK ("minimum_minutes" >= -1), -- paid at least
    "from" INTEGER NOT NULL CHECK ("from" >= -1) -- first day
) STRICT;

-- When people work; one row per weekday or date.
CREATE TABLE "patterns" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "weekday" INTEGER NOT NULL CHECK ("weekday" BETWEEN -1 AND 6), -- 0 Monday .. 6 Sunday
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day; such rows replace the weekday's
    "week" TEXT NOT NULL CHECK ("week" IN ('', 'A', 'B')), -- "": every week
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    "kind" TEXT NOT NULL CHECK ("kind" IN ('work', 'protected', 'lunch')), -- lunch: a window
    "minutes" INTEGER NOT NULL CHECK ("minutes" >= -1), -- of the lunch
    CHECK ("end" = -1 OR "end" > "start")
) STRICT;
CREATE INDEX "patterns_staff" ON "patterns" ("staff");

-- What people answered when asked.
CREATE TABLE "availability" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day
    "session" TEXT NOT NULL CHECK ("session" IN ('', 'AM', 'PM', 'day')), -- "": start and end hold
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    "answer" TEXT NOT NULL CHECK ("answer" IN ('yes', 'no', 'maybe')),
    "max_per_week" INTEGER NOT NULL CHECK ("max_per_week" >= -1) -- sessions
) STRICT;
CREATE INDEX "availability_staff" ON "availability" ("staff");

-- Who can.
CREATE TABLE "skills" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "skill" TEXT NOT NULL, -- "reader", "first_aid"; open
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;
CREATE INDEX "skills_staff" ON "skills" ("staff");

-- Who may: training by date.
CREATE TABLE "training" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "kind" TEXT NOT NULL, -- "invigilator", "facilitator"
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day it was held
    "content" TEXT NOT NULL,
    "result" TEXT NOT NULL
) STRICT;
CREATE INDEX "training_staff" ON "training" ("staff");

-- Yearly declarations of interest.
CREATE TABLE "declarations" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "year" TEXT NOT NULL, -- "2026-27"
    "conflicts" TEXT NOT NULL CHECK ("conflicts" IN ('', 'none', 'listed')), -- "": not told
    "sanctions" INTEGER NOT NULL CHECK ("sanctions" IN (0, 1)), -- under sanctions of a board
    "signed_on" INTEGER NOT NULL CHECK ("signed_on" >= -1) -- day
) STRICT;
CREATE INDEX "declarations_staff" ON "declarations" ("staff");

-- Who teaches what.
CREATE TABLE "teaches" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "subject" TEXT NOT NULL,
    "delivers" INTEGER NOT NULL CHECK ("delivers" IN (0, 1)) -- taught or prepared candidates
) STRICT;
CREATE INDEX "teaches_staff" ON "teaches" ("staff");

-- Who is away. No reason, ever.
CREATE TABLE "absences" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "start" INTEGER NOT NULL, -- wall minutes; no reason is stored
    "end" INTEGER NOT NULL, -- wall minutes
    "tentative" INTEGER NOT NULL CHECK ("tentative" IN (0, 1)), -- may still be cancelled
    CHECK ("end" = -1 OR "end" > "start")
) STRICT;
CREATE INDEX "absences_staff" ON "absences" ("staff");

-- What was really worked, for claims.
CREATE TABLE "worked" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day
    "in" INTEGER NOT NULL CHECK ("in" BETWEEN -1 AND 1440), -- minutes of the day
    "out" INTEGER NOT NULL CHECK ("out" BETWEEN -1 AND 1440), -- minutes of the day
    "duty" TEXT NOT NULL, -- duty key or words
    "note" TEXT NOT NULL,
    CHECK ("out" = -1 OR "out" > "in")
) STRICT;
CREATE INDEX "worked_staff" ON "worked" ("staff");

-- Load carried over.
CREATE TABLE "balances" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "minutes" INTEGER NOT NULL -- load brought forward; below 0: owed to them
) STRICT;
CREATE INDEX "balances_staff" ON "balances" ("staff");
