/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Typed output: an operation says what it has once; the sink decides the form. JSON keeps the
 * structure. The grid forms (table for a terminal, TSV, CSV, HTML) show a list of maps as rows and
 * a single map as name and value; in a cell, nested texts and numbers are joined with ", ", nested
 * ids and booleans are left out (but TSV and CSV keep a list of ids). Order:
 * begin/key/value/end as in JSON; sink_finish() writes what
 * was held back. One map, list or value at the top.
 *
 * TSV and CSV head the columns with the keys as they are; table and HTML make words of them
 * ("met_on": "Met on") and leave out the empty values of a single map. A table cuts long cells of
 * rows with "…" to fit the screen; a single map is never cut. TSV writes tab, line ends and
 * backslash as \t \n \r \\, so a row is a line. Booleans are "yes" and "no" in a grid.
 */
#ifndef WM_BASE_SINK_H
#define WM_BASE_SINK_H

#include "base/date.h"
#include "base/strbuf.h"

enum sink_form { SINK_JSON, SINK_TABLE, SINK_TSV, SINK_CSV, SINK_HTML };

struct sink;

/* Writes into `out`, which must outlive the sink. `columns`: terminal width for SINK_TABLE, 0 for
 * no limit. In the arena. */
struct sink *sink_new(struct arena *a, enum sink_form form, struct strbuf *out, int columns);
void sink_map_begin(struct sink *s);
void sink_map_end(struct sink *s);
void sink_list_begin(struct sink *s);
void sink_list_end(struct sink *s);
void sink_key(struct sink *s, const char *key);
void sink_str(struct sink *s, struct str v);
void sink_i64(struct sink *s, int64_t v);
void sink_bool(struct sink *s, bool v);
void sink_null(struct sink *s);
void sink_date(struct sink *s, struct date v); /* null when not set */
void sink_instant(struct sink *s, int64_t us); /* null when 0 */
void sink_id(struct sink *s, int64_t id);      /* base32 text; null when 0 */
/* Opens the top map again, the last thing said, for keys that are known only now; then
 * sink_map_end() once more. JSON alone: false in the other forms, and when the top is no map. */
bool sink_map_more(struct sink *s);
/* Forgets what was said so far, as if the sink were new. Not after sink_finish(). */
void sink_clear(struct sink *s);
/* Writes what the form holds back. Call once. */
void sink_finish(struct sink *s);
bool sink_is_json(const struct sink *s);

/* Key and value in one call. */
void sink_kv_str(struct sink *s, const char *key, struct str v);
void sink_kv_i64(struct sink *s, const char *key, int64_t v);
void sink_kv_bool(struct sink *s, const char *key, bool v);
void sink_kv_date(struct sink *s, const char *key, struct date v);
void sink_kv_id(struct sink *s, const char *key, int64_t id);

#endif
