-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which version a change told people; of older files by the second in which it was made.
ALTER TABLE "history" ADD COLUMN "published" INTEGER NOT NULL DEFAULT 0; -- its number; 0: none
DROP TRIGGER "history_stays";
UPDATE "history" SET "published" =
    (SELECT max(v."version") FROM "version" v WHERE v."made_utc" = "history"."at_utc")
WHERE "number" IN
    (SELECT max(h."number") FROM "history" h JOIN "version" v ON v."made_utc" = h."at_utc"
     GROUP BY h."at_utc");
CREATE TRIGGER "history_stays" BEFORE UPDATE ON "history"
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;
