/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/quicklog_when.h"

#include "base/arena.h"

enum { DAY_MINUTES = 24 * 60, MINUTES_MAX = DAY_MINUTES, SHIFT_MAX = 16 * 60 };

size_t quicklog_number_match(const struct quicklog_state *q, size_t i, int64_t *ret)
{
    static const struct {
        const char *word;
        int n;
    } rows[] = {{"one", 1},      {"two", 2},         {"three", 3},        {"four", 4},
                {"five", 5},     {"six", 6},         {"seven", 7},        {"eight", 8},
                {"nine", 9},     {"ten", 10},        {"eleven", 11},      {"twelve", 12},
                {"fifteen", 15}, {"twenty", 20},     {"twenty five", 25}, {"thirty", 30},
                {"forty", 40},   {"forty five", 45}, {"fifty", 50},       {"sixty", 60},
                {"ninety", 90}};
    const struct quicklog_token *t = quicklog_at(q, i);
    if (t->type == TOKEN_NUMBER)
        return str_to_i64(t->fold, 0, 9999, ret) ? 1 : 0;
    size_t best = 0;
    for (size_t k = 0; k < sizeof(rows) / sizeof(*rows); k++) {
        size_t n = quicklog_match(q, i, rows[k].word);
        if (n > best || (n && best && n == best && rows[k].n > *ret)) {
            best = n;
            *ret = rows[k].n;
        }
    }
    return best;
}

/* ---- durations */

/* Minutes of a unit's name, 0 for none: "h", "hrs", "minutes". */
static int unit_minutes(struct str s)
{
    static const char *const hours[] = {"h", "hr", "hrs", "hour", "hours"};
    static const char *const minutes[] = {"m", "min", "mins", "minute", "minutes"};
    for (size_t k = 0; k < 5; k++) {
        if (str_eq(s, str_c(hours[k])))
            return 60;
        if (str_eq(s, str_c(minutes[k])))
            return 1;
    }
    return 0;
}

/* Digits with at most two decimals, in hundredths. */
static bool read_hundredths(struct str s, size_t *at, int64_t *ret)
{
    size_t from = *at;
    int64_t v = 0;
    while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9' && *at - from < 5)
        v = v * 10 + (s.p[(*at)++] - '0');
    if (*at == from)
        return false;
    int64_t scale = 100;
    if (*at + 1 < s.n && s.p[*at] == '.' && s.p[*at + 1] >= '0' && s.p[*at + 1] <= '9') {
        for (++*at; *at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9'; ++*at)
            if (scale > 1) {
                v = v * 10 + (s.p[*at] - '0');
                scale /= 10;
            }
    }
    *ret = v * scale;
    return true;
}

static struct str letters_at(struct str s, size_t *at)
{
    size_t from = *at;
    while (*at < s.n && s.p[*at] >= 'a' && s.p[*at] <= 'z')
        ++*at;
    return str_sub(s, from, *at);
}

/* One token: "30m", "1h", "1h30", "1h30m", "1.5h", "30-minute". */
static bool compact(struct str s, int64_t *ret)
{
    size_t at = 0;
    int64_t v, more = 0;
    if (!read_hundredths(s, &at, &v))
        return false;
    if (at < s.n && s.p[at] == '-')
        at++;
    int unit = unit_minutes(letters_at(s, &at));
    if (!unit)
        return false;
    if (at < s.n && unit == 60) {
        if (!read_hundredths(s, &at, &more) || more >= 6000)
            return false;
        struct str rest = letters_at(s, &at);
        if (rest.n && unit_minutes(rest) != 1)
            return false;
    }
    *ret = (v * unit + more + 50) / 100;
    return at == s.n;
}

/* "30 min", "1 h 30 min", "two hours", "1.5 hours". */
static size_t spaced(const struct quicklog_state *q, size_t i, int64_t *ret)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    int64_t v = 0, more = 0, whole = 0;
    size_t at = 0, n = 1;
    if (t->type == TOKEN_NUMBER) {
        if (!read_hundredths(t->fold, &at, &v) || at != t->fold.n)
            return 0;
    } else {
        n = quicklog_number_match(q, i, &whole);
        v = whole * 100;
    }
    if (n && t->type == TOKEN_NUMBER && str_eq(quicklog_at(q, i + 1)->fold, STR("1/2")) &&
        v % 100 == 0) {
        v += 50;
        n++;
    }
    int unit = n ? unit_minutes(quicklog_at(q, i + n)->fold) : 0;
    if (!unit)
        return 0;
    n++;
    n += quicklog_at(q, i + n)->mark == '~';
    size_t and = quicklog_is_word(quicklog_at(q, i + n), "and");
    if (unit == 60 && quicklog_at(q, i + n + and)->type == TOKEN_NUMBER) {
        struct str tail = quicklog_at(q, i + n + and)->fold;
        if (compact(tail, &more) && more < 60)
            n += and+1;
        else if (str_to_i64(tail, 1, 59, &more) &&
                 unit_minutes(quicklog_at(q, i + n + and+1)->fold) == 1)
            n += and+2;
        else
            more = 0;
    }
    *ret = (v * unit + 50) / 100 + more;
    return n;
}

static size_t worded(const struct quicklog_state *q, size_t i, int64_t *ret, bool *ret_vague)
{
    static const struct {
        const char *phrase;
        int minutes;
        bool vague;
    } rows[] = {{"half an hour", 30, false},
                {"half hour", 30, false},
                {"a half hour", 30, false},
                {"an hour and a half", 90, false},
                {"one and a half hours", 90, false},
                {"two and a half hours", 150, false},
                {"an hour", 60, false},
                {"a quarter of an hour", 15, false},
                {"quarter of an hour", 15, false},
                {"three quarters of an hour", 45, false},
                {"a couple of hours", 120, true},
                {"a few minutes", 5, true},
                {"a few hours", 180, true},
                {"1/2 hour", 30, false},
                {"1/2 an hour", 30, false}};
    size_t best = 0;
    for (size_t k = 0; k < sizeof(rows) / sizeof(*rows); k++) {
        size_t n = quicklog_match(q, i, rows[k].phrase);
        if (n > best) {
            best = n;
            *ret = rows[k].minutes;
            *ret_vague = rows[k].vague;
        }
    }
    return best;
}

size_t quicklog_minutes_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const leads[] = {"for",        "for about",   "about", "around",
                                        "for around", "for roughly", NULL};
    static const char *const not_before[] = {"in", "within", "every", "after", "per", "next", NULL};
    static const char *const not_after[] = {"late",  "early", "before", "after", "later", "away",
                                            "drive", "a",     "ago",    "per",   NULL};
    const struct quicklog_token *last = quicklog_before(q, i);
    int64_t minutes = 0;
    bool vague = false;
    if (last->fold.n && quicklog_match_any(q, i - 1, not_before))
        return 0;
    size_t lead = quicklog_match_any(q, i, leads);
    size_t n = worded(q, i + lead, &minutes, &vague);
    if (!n && quicklog_at(q, i + lead)->type == TOKEN_NUMBER &&
        compact(quicklog_at(q, i + lead)->fold, &minutes))
        n = 1;
    if (!n)
        n = spaced(q, i + lead, &minutes);
    if (!n || minutes <= 0 || minutes > MINUTES_MAX ||
        quicklog_match_any(q, i + lead + n, not_after))
        return 0;
    *w = (struct quicklog_when){.type = WHEN_MINUTES,
                                .minutes = minutes,
                                .unclear = vague,
                                .why = vague ? "how long exactly?" : NULL};
    return lead + n;
}

/* ---- the time of day */

struct clock {
    int h, m;
    char half;  /* 'a', 'p' or 0 */
    bool colon; /* minutes were written */
};

static bool read_clock(struct str s, size_t *at, struct clock *c)
{
    size_t from = *at;
    *c = (struct clock){0, 0, 0, false};
    while (*at < s.n && *at - from < 2 && s.p[*at] >= '0' && s.p[*at] <= '9')
        c->h = c->h * 10 + (s.p[(*at)++] - '0');
    if (*at == from)
        return false;
    if (*at + 2 < s.n && s.p[*at] == ':' && s.p[*at + 1] >= '0' && s.p[*at + 1] <= '5' &&
        s.p[*at + 2] >= '0' && s.p[*at + 2] <= '9') {
        c->m = (s.p[*at + 1] - '0') * 10 + (s.p[*at + 2] - '0');
        c->colon = true;
        *at += 3;
    }
    if (*at < s.n && (s.p[*at] == 'a' || s.p[*at] == 'p')) {
        c->half = s.p[*at];
        *at += *at + 1 < s.n && s.p[*at + 1] == 'm' ? 2 : 1;
    }
    return c->half ? c->h >= 1 && c->h <= 12 : c->h <= 23;
}

/* "pm" or "p.m." after a number. */
static size_t half_after(const struct quicklog_state *q, size_t i, char *ret)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (quicklog_is_word(t, "am") || quicklog_is_word(t, "pm")) {
        *ret = t->fold.p[0];
        return 1;
    }
    bool letter = quicklog_is_word(t, "a") || quicklog_is_word(t, "p");
    const struct quicklog_token *dot = quicklog_at(q, i + 1), *last = quicklog_at(q, i + 3);
    if (!letter || (dot->mark != '.' && dot->mark != '~') ||
        !quicklog_is_word(quicklog_at(q, i + 2), "m"))
        return 0;
    *ret = t->fold.p[0];
    return last->type == TOKEN_MARK && (last->mark == '.' || last->mark == '~') ? 4 : 3;
}

static int minute_of_day(struct clock c)
{
    int h = c.half ? c.h % 12 + (c.half == 'p' ? 12 : 0) : c.h;
    return h * 60 + c.m;
}

/* "2-3pm": the first takes the half of the second unless it then lies behind it. */
static int range_minutes(struct clock *first, struct clock second)
{
    if (!first->half && second.half && first->h <= 12) {
        first->half = second.half;
        if (minute_of_day(*first) >= minute_of_day(second))
            first->half = 'a';
    } else if (first->half && !second.half && second.h <= 12) {
        second.half = first->half;
        if (minute_of_day(second) <= minute_of_day(*first))
            second.half = 'p';
    }
    int minutes = minute_of_day(second) - minute_of_day(*first);
    bool night = minutes < 0 && minutes + DAY_MINUTES <= SHIFT_MAX; /* a shift past midnight */
    return night ? minutes + DAY_MINUTES : minutes;
}

/* The second clock of a range that is written in tokens of its own: "2 to 3pm", "14:00 - 15:00". */
static size_t range_after(const struct quicklog_state *q, size_t i, struct clock *ret)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (!quicklog_is_word(t, "to") && !quicklog_is_word(t, "until") &&
        !quicklog_is_word(t, "till") && t->mark != '-')
        return 0;
    struct str s = quicklog_at(q, i + 1)->fold;
    size_t at = 0;
    if (quicklog_at(q, i + 1)->type != TOKEN_NUMBER || !read_clock(s, &at, ret) || at != s.n)
        return 0;
    size_t n = 2 + (ret->half ? 0 : half_after(q, i + 2, &ret->half));
    return ret->half || ret->colon ? n : 0;
}

/* After a bare hour: nothing that the number could count. */
static bool ends_hour(const struct quicklog_token *t)
{
    static const char *const words[] = {"with",      "and", "for",   "in",  "at", "on",   "today",
                                        "yesterday", "to",  "about", "she", "he", "they", "i"};
    if (t->type == TOKEN_MARK || t->type == TOKEN_END)
        return t->mark != '/' && t->mark != '-';
    for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
        if (quicklog_is_word(t, words[k]))
            return true;
    return (t->is & W_WEEKDAY) != 0;
}

static void set_clock(const struct quicklog_state *q, struct clock c, struct quicklog_when *w)
{
    int minute = minute_of_day(c);
    w->time = str_format(q->a, "%02d:%02d", minute / 60 % 24, minute % 60);
}

static size_t clock_core(const struct quicklog_state *q, size_t i, bool led,
                         struct quicklog_when *w)
{
    struct clock c, second;
    size_t at = 0, n = 1, more;
    struct str s = quicklog_at(q, i)->fold;
    if (quicklog_is_word(quicklog_at(q, i), "noon") ||
        quicklog_is_word(quicklog_at(q, i), "midday")) {
        w->time = STR("12:00");
        return 1;
    }
    if (quicklog_at(q, i)->type != TOKEN_NUMBER || !read_clock(s, &at, &c))
        return 0;
    bool range = at < s.n && s.p[at] == '-';
    if (range) {
        at++;
        range = read_clock(s, &at, &second);
        if (!second.half)
            n += half_after(q, i + 1, &second.half);
    } else if (!c.half) {
        n += half_after(q, i + 1, &c.half);
    }
    if (at != s.n)
        return 0;
    if (!range && (more = range_after(q, i + n, &second))) {
        range = true;
        n += more;
    }
    bool hour = !c.half && !c.colon && !(range && (second.half || second.colon));
    if (hour && !range && quicklog_match(q, i + 1, "o clock")) {
        n++;
        led = true;
    } else if (hour &&
               (!led || range || c.h == 0 || c.h > 12 || !ends_hour(quicklog_at(q, i + n)))) {
        return 0;
    }
    if ((c.half && (c.h < 1 || c.h > 12)) ||
        (range && second.half && (second.h < 1 || second.h > 12)))
        return 0;
    if (range) {
        int minutes = range_minutes(&c, second);
        if (minutes <= 0)
            return 0;
        w->minutes = minutes;
    }
    if (hour) {
        w->unclear = true;
        w->why = "morning, or afternoon?";
        c.half = c.h < 8 || c.h == 12 ? 'p' : 'a'; /* a working day's hour, as a proposal */
    }
    set_clock(q, c, w);
    return n;
}

size_t quicklog_clock_match(const struct quicklog_state *q, size_t i, struct quicklog_when *w)
{
    static const char *const leads[] = {"at",    "at about", "at around", "around",
                                        "about", "from",     NULL};
    *w = (struct quicklog_when){.type = WHEN_TIME};
    size_t lead = quicklog_match_any(q, i, leads);
    lead += !lead && quicklog_at(q, i)->mark == '@';
    size_t n = clock_core(q, i + lead, lead > 0, w);
    return n ? lead + n : 0;
}

void quicklog_when_find(struct quicklog_state *q)
{
    for (size_t i = 0; i < q->tokens.n;) {
        struct quicklog_when w;
        size_t n = q->tokens.p[i].cover ? 0 : quicklog_day_match(q, i, &w);
        if (!n && !q->tokens.p[i].cover)
            n = quicklog_minutes_match(q, i, &w);
        if (!n && !q->tokens.p[i].cover)
            n = quicklog_clock_match(q, i, &w);
        if (!n) {
            i++;
            continue;
        }
        w.from = i;
        w.to = i + n;
        for (size_t k = i; k < i + n && k < q->tokens.n; k++) {
            q->tokens.p[k].role = ROLE_WHEN;
            q->tokens.p[k].item = q->whens.n;
        }
        *VEC_PUSH(q->a, &q->whens) = w;
        i += n;
    }
}
