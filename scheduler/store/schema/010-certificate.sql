-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a plan was made from, so that it can be made again; what people answered.
ALTER TABLE "plan_run" ADD COLUMN "facts" TEXT NOT NULL DEFAULT ''; -- digests by kind
ALTER TABLE "plan_run" ADD COLUMN "made" TEXT NOT NULL DEFAULT ''; -- hash as planned, before hands
ALTER TABLE "plan_run" ADD COLUMN "rules" TEXT NOT NULL DEFAULT ''; -- rules year
ALTER TABLE "plan_run" ADD COLUMN "program" TEXT NOT NULL DEFAULT ''; -- its version
ALTER TABLE "plan_run" ADD COLUMN "work" INTEGER NOT NULL DEFAULT 0; -- effort allowed; 0: the usual
ALTER TABLE "plan_run" ADD COLUMN "seconds" INTEGER NOT NULL DEFAULT 0; -- safety stop; 0: none
ALTER TABLE "plan_run" ADD COLUMN "afresh" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "reply" (
    "id" INTEGER PRIMARY KEY,
    "staff" INTEGER NOT NULL REFERENCES "staff" ON DELETE CASCADE,
    "key" TEXT NOT NULL, -- duty key
    "starts_at" INTEGER NOT NULL, -- wall minutes; as it was told when they answered
    "answer" TEXT NOT NULL CHECK ("answer" IN ('accept', 'cannot')),
    "reason" TEXT NOT NULL,
    "made_utc" INTEGER NOT NULL, -- UTC seconds
    UNIQUE ("staff", "key")
) STRICT;
CREATE INDEX "reply_staff" ON "reply" ("staff");
