/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a column map, applied to a small table. */
#include <stdlib.h>
#include <string.h>

#include "import/map.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Unlike assert(), in a release build as well. */
static void must(bool held)
{
    if (!held)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char text[] = "A,B,staff,Forename,Surname,Day,Class\n1,2,JM,Jo,Marsh,Mon,11A\n";
    struct issues issues = {0};
    struct column_map map = {0};
    struct tables tables = {0};
    struct memory pool = {0};

    bool good = map_read(&map, "x.map", (const char *)bytes, size, "staff", &issues);
    must(good == (issues.errors == 0));
    must(formats[0].read("x.csv", text, strlen(text), &tables, &issues));
    if (good && map.kind) {
        struct batch batch;
        must(map_compose(&map, &tables.list[0], &pool));
        must(batch_bind(&batch, map.kind, "x.csv", &tables.list[0], &map, &issues));
        batch_release(&batch);
    }
    memory_release(&pool);
    tables_release(&tables);
    map_release(&map);
    issues_release(&issues);
    return 0;
}
