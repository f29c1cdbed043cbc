/* SPDX-License-Identifier: GPL-3.0-or-later
 * The school as the desk sees it: loaded once per stored version, never changed. */
#include "export/zone.h"
#include "scheduler/desk/parts.h"

bool server_school(struct server *server, struct fault *fault)
{
    int64_t version;

    if (!store_version(server->store, &version, fault))
        return false;
    server->office.now_utc = server->now_utc;
    server->office.now_at = zone_wall_at(server->now_utc);
    if (server->loaded && version == server->office.season.version)
        return true;
    struct arena fresh = {0};
    struct office office = {.store = server->store,
                            .arena = &fresh,
                            .who = "desk",
                            .command = "serve",
                            .rules_folder = server->ask.rules_folder,
                            .now_utc = server->office.now_utc,
                            .now_at = server->office.now_at};
    if (!office_load(&office, fault)) { /* the one before stays, for calendars */
        arena_release(&fresh);
        return false;
    }
    arena_release(&server->school);
    server->school = fresh;
    server->office = office;
    server->office.arena = &server->school;
    server->loaded = true;
    return true;
}
