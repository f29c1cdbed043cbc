-- SPDX-License-Identifier: GPL-3.0-or-later
-- Time off for overtime: absences that are such, and what was still owed when the file began.
ALTER TABLE "absences" ADD COLUMN "lieu" INTEGER NOT NULL DEFAULT 0 CHECK ("lieu" IN (0, 1));
ALTER TABLE "balances" ADD COLUMN "lieu_minutes" INTEGER NOT NULL DEFAULT 0; -- owed to them
