-- SPDX-License-Identifier: GPL-3.0-or-later
-- The file itself, and who changed what when.

-- One row.
CREATE TABLE "school_file" (
    "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
    "season_version" INTEGER NOT NULL, -- grows with every change
    "secret" BLOB NOT NULL CHECK (length("secret") = 32) -- keys the identifiers in calendars
) STRICT;

-- One line per change, for good.
CREATE TABLE "history" (
    "number" INTEGER PRIMARY KEY AUTOINCREMENT,
    "at_utc" INTEGER NOT NULL, -- UTC seconds
    "who" TEXT NOT NULL,
    "command" TEXT NOT NULL, -- the words typed, or the page
    "summary" TEXT NOT NULL, -- a sentence; no pupil's name
    "season_version" INTEGER NOT NULL -- after the change
) STRICT;
CREATE TRIGGER "history_stays" BEFORE UPDATE ON "history"
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;
CREATE TRIGGER "history_is_kept" BEFORE DELETE ON "history"
BEGIN
    SELECT RAISE(ABORT, 'history is never removed');
END;

-- What undo and redo need; only the newest are kept (store/history.c).
CREATE TABLE "change" (
    "number" INTEGER PRIMARY KEY REFERENCES "history",
    "state" TEXT NOT NULL CHECK ("state" IN ('done', 'undone', 'dropped')), -- dropped: a newer change came after the undo
    "changeset" BLOB -- SQLite session changeset; NULL: too old to be undone
) STRICT;
