-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rules that the school read in the year's booklets and signed for.
CREATE TABLE "confirmation" (
    "id" INTEGER PRIMARY KEY,
    "rule" TEXT NOT NULL CHECK ("rule" <> ''), -- "figure:ratio_onscreen"
    "year" TEXT NOT NULL CHECK ("year" <> ''), -- academic year, "2026-27"
    "value" TEXT NOT NULL, -- the school's own number; '': as the tables have it
    "source" TEXT NOT NULL, -- where it was read
    "by" TEXT NOT NULL, -- who signs for it
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    UNIQUE ("rule", "year")
) STRICT;
