-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may log in at the desk, and what they may do there.
CREATE TABLE "account" (
    "id" INTEGER PRIMARY KEY,
    "name" TEXT NOT NULL UNIQUE CHECK ("name" <> ''), -- typed to log in
    "role" TEXT NOT NULL CHECK ("role" IN ('officer', 'cover', 'pastoral', 'senco', 'staff')),
    "staff" TEXT NOT NULL, -- code of the person whose week a staff account shows; ''
    "password" TEXT NOT NULL, -- argon2id; '': not chosen yet
    "link" TEXT NOT NULL, -- keyed hash of a login link not used yet; ''
    "link_until_utc" INTEGER NOT NULL, -- it holds until then, UTC seconds
    "made_utc" INTEGER NOT NULL
) STRICT;
