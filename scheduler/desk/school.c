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
    server->loaded = false;
    arena_release(&server->school);
    server->office.arena = &server->school;
    server->office.store = server->store;
    server->office.rules_folder = server->ask.rules_folder;
    server->office.who = "desk";
    server->office.command = "serve";
    server->loaded = office_load(&server->office, fault);
    return server->loaded;
}
