-- SPDX-License-Identifier: GPL-3.0-or-later
-- A sitting may be told its start alone; who walks with a candidate may have to be of their gender.
CREATE TABLE "sittings_next" (
    "id" INTEGER PRIMARY KEY,
    "pupil" INTEGER NOT NULL REFERENCES "pupils" ON DELETE CASCADE,
    "paper" INTEGER NOT NULL REFERENCES "papers" ON DELETE CASCADE,
    "date" INTEGER NOT NULL CHECK ("date" >= -1), -- day; -1: the paper's
    "room" INTEGER REFERENCES "rooms" ON DELETE CASCADE, -- NULL: any, only the start is told
    "seat" INTEGER NOT NULL CHECK ("seat" >= -1), -- desk number
    "start" INTEGER NOT NULL CHECK ("start" BETWEEN -1 AND 1440), -- minutes of the day
    "finish" INTEGER NOT NULL CHECK ("finish" BETWEEN -1 AND 1440), -- minutes of the day
    "keep" INTEGER NOT NULL CHECK ("keep" IN (0, 1)) -- fixed: seating leaves it
) STRICT;
INSERT INTO "sittings_next" SELECT * FROM "sittings";
DROP TABLE "sittings";
ALTER TABLE "sittings_next" RENAME TO "sittings";
CREATE INDEX "sittings_pupil" ON "sittings" ("pupil");
CREATE INDEX "sittings_paper" ON "sittings" ("paper");
CREATE INDEX "sittings_room" ON "sittings" ("room");

ALTER TABLE "staff" ADD COLUMN "gender" TEXT NOT NULL DEFAULT ''
    CHECK ("gender" IN ('', 'female', 'male', 'other')); -- '': not told
ALTER TABLE "pupils" ADD COLUMN "gender" TEXT NOT NULL DEFAULT ''
    CHECK ("gender" IN ('', 'female', 'male', 'other'));
