-- SPDX-License-Identifier: GPL-3.0-or-later
-- A short number of a duty in calendars, the same for all who have it; 0: none yet.
ALTER TABLE "feed_event" ADD COLUMN "reference" INTEGER NOT NULL DEFAULT 0 CHECK ("reference" >= 0);
