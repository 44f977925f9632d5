/* SPDX-License-Identifier: Apache-2.0 */
#include "store/record_sql.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/entities.h"

#include <pthread.h>

enum { ENTITIES_MAX = 64, SQL_MAX = 8192 };

static struct record_sql made[ENTITIES_MAX];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool archivable(const struct entity *e) { return e->flags & ENTITY_ARCHIVABLE; }

/* The link column for "interaction_person" of entity "interaction" is "interaction_id". */
static struct str link_owner(const struct field *f)
{
    return str_sub(str_c(f->link), 0, str_find_char(str_c(f->link), '_', 0));
}

static struct str columns(struct arena *a, const struct entity *e)
{
    struct strbuf b;
    strbuf_init(&b, a, SQL_MAX);
    strbuf_addf(&b, "id, version, %s", archivable(e) ? "archived" : "0");
    FIELD_EACH (f, e->fields)
        if (f->column)
            strbuf_addf(&b, ", %s", f->column);
    return strbuf_get(&b);
}

/* ?1 owner, ?2 id, ?3 version, ?4 archived, then the columns in row order. */
static void make_writes(struct arena *a, const struct entity *e, struct record_sql *s)
{
    struct strbuf names, marks, sets;
    strbuf_init(&names, a, SQL_MAX);
    strbuf_init(&marks, a, SQL_MAX);
    strbuf_init(&sets, a, SQL_MAX);
    strbuf_addf(&names, "owner_id, id, version%s", archivable(e) ? ", archived" : "");
    strbuf_addf(&marks, "?1, ?2, ?3%s", archivable(e) ? ", ?4" : "");
    strbuf_addf(&sets, "version = ?3%s", archivable(e) ? ", archived = ?4" : "");
    int at = 5;
    FIELD_EACH (f, e->fields) {
        if (!f->column)
            continue;
        strbuf_addf(&names, ", %s", f->column);
        strbuf_addf(&marks, ", ?%d", at);
        strbuf_addf(&sets, ", %s = ?%d", f->column, at++);
    }
    s->insert = str_format(a, "insert into %s (%s) values (%s)", e->table, names.p, marks.p).p;
    s->update = str_format(a, "update %s set %s where owner_id = ?1 and id = ?2 and version = ?%d",
                           e->table, sets.p, at)
                    .p;
    s->remove =
        str_format(a, "delete from %s where owner_id = ?1 and id = ?2 and version = ?3", e->table)
            .p;
}

static void make_links(struct arena *a, const struct field *f, struct record_sql *s)
{
    struct str owner = link_owner(f);
    s->links_load =
        str_format(a, "select %s_id from %s where owner_id = ?1 and %.*s_id = ?2 order by place",
                   f->ref, f->link, STR_ARG(owner))
            .p;
    s->links_add = str_format(a,
                              "insert into %s (owner_id, %.*s_id, place, %s_id, sort_key) values "
                              "(?1, ?2, ?3, ?4, ?5)",
                              f->link, STR_ARG(owner), f->ref)
                       .p;
    s->links_clear = str_format(a, "delete from %s where owner_id = ?1 and %.*s_id = ?2", f->link,
                                STR_ARG(owner))
                         .p;
    s->links_holders =
        str_format(a, "select %.*s_id from %s where owner_id = ?1 and %s_id = ?2 order by 1",
                   STR_ARG(owner), f->link, f->ref)
            .p;
}

static void make_one(struct arena *a, const struct entity *e, struct record_sql *s)
{
    struct str cols = columns(a, e);
    s->load =
        str_format(a, "select %s from %s where owner_id = ?1 and id = ?2", cols.p, e->table).p;
    s->exists = str_format(a, "select 1 from %s where owner_id = ?1 and id = ?2", e->table).p;
    s->all = str_format(a, "select %s from %s where owner_id = ?1 order by id", cols.p, e->table).p;
    s->next = str_format(a, "select %s from %s where owner_id = ?1 and id > ?2 order by id limit 1",
                         cols.p, e->table)
                  .p;
    if (field_find(e->fields, STR("sample")))
        s->samples =
            str_format(a, "select id from %s where owner_id = ?1 and sample = 1 order by id",
                       e->table)
                .p;
    make_writes(a, e, s);
    size_t row = 0;
    FIELD_EACH (f, e->fields) {
        if (f->type == FIELD_REF && row < 64)
            s->by_ref[row] =
                str_format(a, "select %s from %s where owner_id = ?1 and %s = ?2 order by id",
                           cols.p, e->table, f->column)
                    .p;
        else if (f->type == FIELD_REFS)
            make_links(a, f, s);
        row++;
    }
}

static void make_all(void)
{
    static struct arena *a; /* lives as long as the process, on purpose */
    a = arena_new(16384);
    for (size_t i = 0; i < entities_n && i < ENTITIES_MAX; i++)
        make_one(a, entities[i], &made[i]);
}

const struct record_sql *record_sql(const struct entity *e)
{
    pthread_once(&once, make_all);
    for (size_t i = 0; i < entities_n; i++)
        if (entities[i] == e)
            return &made[i];
    return NULL;
}

const char *link_holders_sql(const struct field *refs)
{
    for (size_t i = 0; i < entities_n; i++)
        FIELD_EACH (f, entities[i]->fields)
            if (f == refs)
                return record_sql(entities[i])->links_holders;
    return NULL;
}
