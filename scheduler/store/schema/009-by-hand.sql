-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the officer did to the plan by hand: who stays with a duty, and rules set aside.
CREATE TABLE "held" (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT NOT NULL, -- duty key
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "starts_at" INTEGER NOT NULL, -- wall minutes
    UNIQUE ("key", "staff")
) STRICT;
CREATE INDEX "held_staff" ON "held" ("staff");

CREATE TABLE "override" (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT NOT NULL, -- duty key
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "obstacle" TEXT NOT NULL, -- "other site": a row of the rules' obstacles
    "reason" TEXT NOT NULL, -- the school's
    "by" TEXT NOT NULL, -- who decided
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    UNIQUE ("key", "staff", "obstacle")
) STRICT;
CREATE INDEX "override_staff" ON "override" ("staff");
