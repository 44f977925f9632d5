/* SPDX-License-Identifier: Apache-2.0 */
#include "store/schema_catalog.h"

/* The tables behind a full-text table are "shadow" tables; sqlite_... are SQLite's own. */
#define TABLES                                                                                     \
    "t.schema = 'main' and t.type in ('table', 'virtual')"                                         \
    " and t.name not like 'sqlite!_%' escape '!'"

const struct schema_catalog schema_catalog_sqlite = {
    .columns = "select t.name, c.name, case upper(c.type) when 'INTEGER' then 'bigint'"
               " when 'BLOB' then 'bytea' when 'REAL' then 'double precision'"
               " else lower(c.type) end, coalesce(c.dflt_value, ''), c.\"notnull\", c.pk"
               " from pragma_table_list t, pragma_table_xinfo(t.name) c where " TABLES
               " and c.hidden = 0 order by t.name, c.cid",
    .indexes = "select t.name, i.name, i.\"unique\", i.partial, coalesce(x.name, '(expression)')"
               " from pragma_table_list t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name)"
               " x where " TABLES " and i.origin <> 'pk' and x.key = 1"
               " order by t.name, i.name, x.seqno",
    .references = "select t.name, cast(f.id as text), f.\"from\", f.\"table\", f.\"to\","
                  " lower(f.on_delete), lower(f.on_update)"
                  " from pragma_table_list t, pragma_foreign_key_list(t.name) f where " TABLES
                  " order by t.name, f.id, f.seq",
    .others = "select type, name from sqlite_schema where type in ('trigger', 'view')"
              " union all select 'sequence', name from sqlite_schema"
              " where name = 'sqlite_sequence'"
              " union all select 'generated column', t.name || '.' || c.name"
              " from pragma_table_list t, pragma_table_xinfo(t.name) c where " TABLES
              " and t.type = 'table' and c.hidden <> 0 order by 1, 2",
    .transfers = "select count(*) from sqlite_schema where type = 'table' and name = 'transfer'",
};

#define NAMESPACE " join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()"

const struct schema_catalog schema_catalog_postgres = {
    .columns = "select cast(c.relname as text), cast(a.attname as text),"
               " cast(format_type(a.atttypid, a.atttypmod) as text),"
               " regexp_replace(coalesce(pg_get_expr(d.adbin, d.adrelid), ''), '::[a-z ]+$', ''),"
               " cast(cast(a.attnotnull as int) as bigint), coalesce((select k.place from"
               " unnest(i.indkey) with ordinality k (number, place) where k.number = a.attnum), 0)"
               " from pg_class c" NAMESPACE
               " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
               " left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum"
               " left join pg_index i on i.indrelid = c.oid and i.indisprimary"
               " where c.relkind in ('r', 'p') order by c.relname collate \"C\", a.attnum",
    .indexes =
        "select cast(c.relname as text), cast(x.relname as text),"
        " cast(cast(i.indisunique as int) as bigint),"
        " cast(cast(i.indpred is not null as int) as bigint),"
        " coalesce(cast(a.attname as text), '(expression)') from pg_index i"
        " join pg_class c on c.oid = i.indrelid" NAMESPACE
        " join pg_class x on x.oid = i.indexrelid"
        " cross join unnest(i.indkey) with ordinality k (number, place)"
        " left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number and k.number > 0"
        " where not i.indisprimary and c.relkind in ('r', 'p')"
        " order by c.relname collate \"C\", x.relname collate \"C\", k.place",
    .references =
        "select cast(c.relname as text), cast(f.conname as text), cast(a.attname as text),"
        " cast(c2.relname as text), cast(a2.attname as text),"
        " case f.confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then"
        " 'cascade' when 'n' then 'set null' else 'set default' end,"
        " case f.confupdtype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then"
        " 'cascade' when 'n' then 'set null' else 'set default' end"
        " from pg_constraint f join pg_class c on c.oid = f.conrelid" NAMESPACE
        " join pg_class c2 on c2.oid = f.confrelid"
        " cross join unnest(f.conkey, f.confkey) with ordinality k (own, other, place)"
        " join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own"
        " join pg_attribute a2 on a2.attrelid = f.confrelid and a2.attnum = k.other"
        " where f.contype = 'f'"
        " order by c.relname collate \"C\", f.conname collate \"C\", k.place",
    .others =
        "select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then"
        " 'materialized view' when 'p' then 'partitioned table' else 'foreign table' end,"
        " cast(c.relname as text) from pg_class c" NAMESPACE
        " where c.relkind in ('S', 'v', 'm', 'p', 'f')"
        " union all select 'trigger', cast(t.tgname as text) from pg_trigger t"
        " join pg_class c on c.oid = t.tgrelid" NAMESPACE " where not t.tgisinternal"
        " union all select case when a.attidentity <> '' then 'identity column' else"
        " 'generated column' end, c.relname || '.' || a.attname from pg_attribute a"
        " join pg_class c on c.oid = a.attrelid" NAMESPACE
        " where a.attnum > 0 and (a.attidentity <> '' or a.attgenerated <> '')"
        " union all select case f.contype when 'x' then 'exclusion constraint' when 'f' then"
        " 'deferrable reference' when 'c' then 'check constraint' else 'constraint trigger' end,"
        " cast(f.conname as text) from pg_constraint f join pg_class c on c.oid = "
        "f.conrelid" NAMESPACE " where f.contype in ('x', 't', 'c') or f.condeferrable"
        " union all select 'child table', cast(c.relname as text) from pg_inherits h"
        " join pg_class c on c.oid = h.inhrelid" NAMESPACE " order by 1, 2",
    .transfers = "select count(*) from pg_class c" NAMESPACE
                 " where c.relname = 'transfer' and c.relkind = 'r'",
};
