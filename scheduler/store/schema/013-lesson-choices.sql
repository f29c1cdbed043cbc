-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the officer decided about one lesson on one day: the class joins another, or goes elsewhere.
CREATE TABLE "lesson_choice" (
    "id" INTEGER PRIMARY KEY,
    "lesson" INTEGER NOT NULL REFERENCES "lessons" ON DELETE CASCADE,
    "date" INTEGER NOT NULL, -- day number
    "into" INTEGER REFERENCES "lessons" ON DELETE CASCADE, -- joins this lesson's class; NULL
    "room" INTEGER REFERENCES "rooms" ON DELETE CASCADE, -- is in this room; NULL
    "by" TEXT NOT NULL, -- who decided
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    UNIQUE ("lesson", "date")
) STRICT;
CREATE INDEX "lesson_choice_into" ON "lesson_choice" ("into");
CREATE INDEX "lesson_choice_room" ON "lesson_choice" ("room");
