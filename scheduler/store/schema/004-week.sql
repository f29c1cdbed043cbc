-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lessons, support, caseload, school duties.

-- The timetable; periods are resolved to times.
CREATE TABLE "lessons" (
    "id" INTEGER PRIMARY KEY,
    "lesson" TEXT NOT NULL, -- code
    "class" TEXT NOT NULL, -- code
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('', 'core', 'vocational')),
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL,
    "weekday" INTEGER NOT NULL CHECK ("weekday" BETWEEN -1 AND 6), -- 0 Monday .. 6 Sunday
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    "week" TEXT NOT NULL CHECK ("week" IN ('', 'A', 'B')), -- "": every week
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    "withdraw" TEXT NOT NULL CHECK ("withdraw" IN ('yes', 'avoid', 'no')), -- may pupils be taken out
    "cover" TEXT NOT NULL CHECK ("cover" IN ('supervise', 'teach', 'split', 'no')), -- what it needs without its teacher
    "split_to" TEXT NOT NULL, -- class
    "adults" INTEGER NOT NULL CHECK ("adults" >= -1), -- beside the teacher
    "skills" TEXT NOT NULL, -- "reader": every adult; "1 first_aid": one of them
    CHECK ("end" = -1 OR "end" > "start"),
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;
CREATE INDEX "lessons_room" ON "lessons" ("room");

-- Who teaches a lesson, in order (lessons.staff in files).
CREATE TABLE "lesson_staff" (
    "id" INTEGER PRIMARY KEY,
    "lesson" INTEGER NOT NULL REFERENCES "lessons" ON DELETE CASCADE,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "position" INTEGER NOT NULL CHECK ("position" >= -1) -- 0: the teacher
) STRICT;
CREATE INDEX "lesson_staff_lesson" ON "lesson_staff" ("lesson");
CREATE INDEX "lesson_staff_staff" ON "lesson_staff" ("staff");

-- Pupils of a class.
CREATE TABLE "classes" (
    "id" INTEGER PRIMARY KEY,
    "class" TEXT NOT NULL, -- code
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE
) STRICT;
CREATE INDEX "classes_pupil" ON "classes" ("pupil");

-- Help in lessons.
CREATE TABLE "support" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "subject" TEXT NOT NULL, -- "": by class
    "class" TEXT NOT NULL, -- "": by subject
    "minutes_per_week" INTEGER NOT NULL CHECK ("minutes_per_week" >= -1),
    "staff" INTEGER REFERENCES "staff" ON DELETE SET NULL, -- NULL: any
    "wish" TEXT NOT NULL CHECK ("wish" IN ('prefer', 'avoid', 'only')),
    "hard" INTEGER NOT NULL CHECK ("hard" IN (0, 1)), -- must not be taken for exams
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    CHECK ("until" = -1 OR "until" >= "from")
) STRICT;
CREATE INDEX "support_pupil" ON "support" ("pupil");
CREATE INDEX "support_staff" ON "support" ("staff");

-- Mentoring sessions.
CREATE TABLE "caseload" (
    "id" INTEGER PRIMARY KEY,
    "session" TEXT NOT NULL, -- code
    "mentor" INTEGER REFERENCES "staff" ON DELETE SET NULL, -- NULL: any
    "staff_wish" TEXT NOT NULL CHECK ("staff_wish" IN ('prefer', 'avoid', 'only')),
    "minutes" INTEGER NOT NULL CHECK ("minutes" >= -1), -- of one meeting
    "per_week" INTEGER NOT NULL CHECK ("per_week" >= -1), -- meetings
    "earliest" INTEGER NOT NULL CHECK ("earliest" BETWEEN -1 AND 1440), -- minutes of the day
    "latest" INTEGER NOT NULL CHECK ("latest" BETWEEN -1 AND 1440), -- minutes of the day: ends by
    "weekdays" INTEGER NOT NULL CHECK ("weekdays" BETWEEN 0 AND 127), -- bits, 1 Monday; 0: any
    "place" TEXT NOT NULL, -- room kind
    "adults" INTEGER NOT NULL CHECK ("adults" >= -1), -- at once
    "title" TEXT NOT NULL, -- for people
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    CHECK ("until" = -1 OR "until" >= "from"),
    CHECK ("latest" = -1 OR "latest" > "earliest")
) STRICT;
CREATE INDEX "caseload_mentor" ON "caseload" ("mentor");

-- Whom a session is for.
CREATE TABLE "caseload_pupils" (
    "id" INTEGER PRIMARY KEY,
    "session" INTEGER NOT NULL REFERENCES "caseload" ON DELETE CASCADE,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE
) STRICT;
CREATE INDEX "caseload_pupils_session" ON "caseload_pupils" ("session");
CREATE INDEX "caseload_pupils_pupil" ON "caseload_pupils" ("pupil");

-- The school's other duties.
CREATE TABLE "duties" (
    "id" INTEGER PRIMARY KEY,
    "duty" TEXT NOT NULL, -- code
    "kind" TEXT NOT NULL, -- "trip", "meeting", "gate_duty"
    "title" TEXT NOT NULL, -- for people
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day; -1: weekdays hold
    "weekday" INTEGER NOT NULL CHECK ("weekday" BETWEEN 0 AND 127), -- bits, 1 Monday
    "week" TEXT NOT NULL CHECK ("week" IN ('', 'A', 'B')), -- "": every week
    "from" INTEGER NOT NULL CHECK ("from" >= -1), -- first day
    "until" INTEGER NOT NULL CHECK ("until" >= -1), -- last day, inclusive
    "per_week" INTEGER NOT NULL CHECK ("per_week" >= -1), -- movable: so often
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day; -1: movable
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    "minutes" INTEGER NOT NULL CHECK ("minutes" >= -1), -- movable: so long
    "earliest" INTEGER NOT NULL CHECK ("earliest" BETWEEN -1 AND 1440), -- minutes of the day
    "latest" INTEGER NOT NULL CHECK ("latest" BETWEEN -1 AND 1440), -- minutes of the day: ends by
    "site" INTEGER REFERENCES "sites" ON DELETE SET NULL,
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL,
    "people" INTEGER NOT NULL CHECK ("people" >= -1), -- at once
    "skills" TEXT NOT NULL, -- as lessons.skills
    "priority" INTEGER NOT NULL CHECK ("priority" >= -1), -- 1 high .. 9 low
    CHECK ("end" = -1 OR "end" > "start"),
    CHECK ("until" = -1 OR "until" >= "from"),
    CHECK ("latest" = -1 OR "latest" > "earliest")
) STRICT;
CREATE INDEX "duties_site" ON "duties" ("site");
CREATE INDEX "duties_room" ON "duties" ("room");

-- Named people of a duty.
CREATE TABLE "duty_staff" (
    "id" INTEGER PRIMARY KEY,
    "duty" INTEGER NOT NULL REFERENCES "duties" ON DELETE CASCADE,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE
) STRICT;
CREATE INDEX "duty_staff_duty" ON "duty_staff" ("duty");
CREATE INDEX "duty_staff_staff" ON "duty_staff" ("staff");

-- Pupils of a duty.
CREATE TABLE "duty_pupils" (
    "id" INTEGER PRIMARY KEY,
    "duty" INTEGER NOT NULL REFERENCES "duties" ON DELETE CASCADE,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE
) STRICT;
CREATE INDEX "duty_pupils_duty" ON "duty_pupils" ("duty");
CREATE INDEX "duty_pupils_pupil" ON "duty_pupils" ("pupil");

-- Adults of a kind that must be on a site.
CREATE TABLE "minima" (
    "id" INTEGER PRIMARY KEY,
    "site" INTEGER NOT NULL REFERENCES "sites" ON DELETE CASCADE,
    "skill" TEXT NOT NULL, -- that must be there
    "count" INTEGER NOT NULL CHECK ("count" >= -1), -- adults, at every minute
    "weekday" INTEGER NOT NULL CHECK ("weekday" BETWEEN -1 AND 6), -- -1: every school day
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "end" INTEGER NOT NULL CHECK ("end" BETWEEN -1 AND 1440), -- minutes of the day
    CHECK ("end" = -1 OR "end" > "start")
) STRICT;
CREATE INDEX "minima_site" ON "minima" ("site");

-- One person to one duty, fixed by the officer.
CREATE TABLE "locks" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "duty" TEXT NOT NULL, -- duty key, or ""
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day
    "session" TEXT NOT NULL CHECK ("session" IN ('', 'AM', 'PM', 'day')),
    "time" INTEGER NOT NULL CHECK ("time" BETWEEN -1 AND 1440), -- a minute of the day inside it
    "role" TEXT NOT NULL, -- duty kind
    "room" INTEGER REFERENCES "rooms" ON DELETE CASCADE,
    "pupil" INTEGER REFERENCES "pupils" ON DELETE CASCADE,
    "paper" INTEGER REFERENCES "papers" ON DELETE CASCADE
) STRICT;
CREATE INDEX "locks_staff" ON "locks" ("staff");
CREATE INDEX "locks_room" ON "locks" ("room");
CREATE INDEX "locks_pupil" ON "locks" ("pupil");
CREATE INDEX "locks_paper" ON "locks" ("paper");
