-- SPDX-License-Identifier: GPL-3.0-or-later
-- What happened on the day: the incident log.
CREATE TABLE "incident" (
    "id" INTEGER PRIMARY KEY,
    "recorded_at" INTEGER NOT NULL, -- wall minutes
    "from_at" INTEGER NOT NULL, -- wall minutes: the moment it is about
    "until_at" INTEGER NOT NULL, -- wall minutes; -1: open, or a moment
    "what" TEXT NOT NULL CHECK ("what" IN ('delay', 'late', 'absent', 'close', 'move', 'arrange', 'refer', 'interrupt')),
    "room" INTEGER REFERENCES "rooms" ON DELETE SET NULL, -- NULL: all, or none
    "pupil" INTEGER REFERENCES "pupils" ON DELETE CASCADE,
    "paper" INTEGER REFERENCES "papers" ON DELETE SET NULL,
    "staff" INTEGER REFERENCES "staff" ON DELETE SET NULL,
    "minutes" INTEGER NOT NULL CHECK ("minutes" >= -1),
    "detail" TEXT NOT NULL, -- kind of arrangement
    "reason" TEXT NOT NULL,
    "who" TEXT NOT NULL, -- who recorded it
    "told" TEXT NOT NULL -- what came of it
) STRICT;
CREATE INDEX "incident_room" ON "incident" ("room");
CREATE INDEX "incident_pupil" ON "incident" ("pupil");
CREATE INDEX "incident_paper" ON "incident" ("paper");
CREATE INDEX "incident_staff" ON "incident" ("staff");

-- Time a candidate lost while the clock stood, inside ends_at; and minutes by which they began
-- later than they were meant to, waited for in their place.
ALTER TABLE "sitting" ADD COLUMN "lost_min" INTEGER NOT NULL DEFAULT 0 CHECK ("lost_min" >= -1);
ALTER TABLE "sitting" ADD COLUMN "held_min" INTEGER NOT NULL DEFAULT 0 CHECK ("held_min" >= -1);
