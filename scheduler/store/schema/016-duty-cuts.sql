-- SPDX-License-Identifier: GPL-3.0-or-later
-- A duty that was going on when somebody left it: from these moments on it is a seat of its own.
CREATE TABLE "duty_cut" (
    "id" INTEGER PRIMARY KEY,
    "key" TEXT NOT NULL, -- of the whole duty
    "part" INTEGER NOT NULL CHECK ("part" >= 0), -- key and part name the seat: "...:+1"
    "unit" INTEGER NOT NULL CHECK ("unit" >= 0), -- which of several adults; 0: the only one
    "at" INTEGER NOT NULL, -- wall minutes: begins then, until the unit's next or the end
    UNIQUE ("key", "part")
) STRICT;
