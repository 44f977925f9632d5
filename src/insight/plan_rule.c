/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/plan_rule.h"

#include "base/arena.h"
#include "base/err.h"
#include "def/errors.h"

enum { DEPTH_MAX = 8, YEAR_MIN = 1900, YEAR_MAX = 2200, BACK_MAX = 9, OFFSET_MAX = 999 };

struct parser {
    struct arena *a;
    struct str text;
    size_t at;
    int depth;
    struct err *err;
};

static int parse_expr(struct parser *p, struct plan_rule **ret);

static int refuse(const struct parser *p, const char *wanted)
{
    struct str rest = str_sub(p->text, p->at, p->text.n);
    if (!rest.n)
        return err_set(p->err, ERR_PARSE, "the rule ends too soon; %s is missing", wanted);
    return err_set(p->err, ERR_PARSE, "in the rule, %s should stand at \"%.*s\"", wanted,
                   STR_ARG(str_sub(rest, 0, 30)));
}

static void skip_blanks(struct parser *p)
{
    while (p->at < p->text.n && p->text.p[p->at] == ' ')
        p->at++;
}

static bool take(struct parser *p, char c)
{
    skip_blanks(p);
    if (p->at >= p->text.n || p->text.p[p->at] != c)
        return false;
    p->at++;
    return true;
}

static int need(struct parser *p, char c)
{
    char wanted[] = {'"', c, '"', '\0'};
    return take(p, c) ? 0 : refuse(p, wanted);
}

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static struct str take_word(struct parser *p)
{
    skip_blanks(p);
    size_t from = p->at;
    while (p->at < p->text.n &&
           (is_lower(p->text.p[p->at]) || is_digit(p->text.p[p->at]) || p->text.p[p->at] == '_'))
        p->at++;
    return str_sub(p->text, from, p->at);
}

/* At most `digits` digits. */
static bool take_number(struct parser *p, size_t digits, int min, int max, int *ret)
{
    size_t from = p->at;
    int64_t n;
    while (p->at < p->text.n && p->at - from < digits && is_digit(p->text.p[p->at]))
        p->at++;
    if (!str_to_i64(str_sub(p->text, from, p->at), min, max, &n)) {
        p->at = from;
        return false;
    }
    *ret = (int)n;
    return true;
}

static bool take_two_digits(struct parser *p, int max, int *ret)
{
    size_t from = p->at;
    return take_number(p, 2, 1, max, ret) && p->at - from == 2;
}

static int parse_year(struct parser *p, struct plan_rule *r)
{
    if (!take(p, 'G'))
        return refuse(p, "a year, G or G-1,");
    if (!take(p, '-'))
        return 0;
    skip_blanks(p);
    return take_number(p, 1, 1, BACK_MAX, &r->back) ? 0 : refuse(p, "a number of years, 1 to 9,");
}

static int parse_day(struct parser *p, struct plan_rule *r)
{
    static const int leap_year = 2024;
    size_t from = p->at;
    skip_blanks(p);
    if (!take_two_digits(p, 12, &r->month) || !take(p, '-') || !take_two_digits(p, 31, &r->day) ||
        r->day > date_month_length(leap_year, r->month)) {
        p->at = from;
        return refuse(p, "a day, MM-DD,");
    }
    int rc = need(p, ',');
    return rc < 0 ? rc : parse_year(p, r);
}

/* 0 for "mon" or "jan", as the three first letters of the names. */
static int find_name(struct str word, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (word.n == 3 && str_eq_nocase(word, str_sub(str_c(names[i]), 0, 3)))
            return i;
    return -1;
}

static int parse_nth(struct parser *p, struct plan_rule *r)
{
    skip_blanks(p);
    if (!take_number(p, 1, 1, 5, &r->nth))
        return refuse(p, "a number from 1 to 5");
    int rc = need(p, ',');
    if (rc < 0)
        return rc;
    r->weekday = find_name(take_word(p), date_weekday_names, 7);
    if (r->weekday < 0)
        return refuse(p, "a weekday, mon to sun, before what");
    rc = need(p, ',');
    if (rc < 0)
        return rc;
    r->month = find_name(take_word(p), date_month_names, 12) + 1;
    if (!r->month)
        return refuse(p, "a month, jan to dec, before what");
    rc = need(p, ',');
    return rc < 0 ? rc : parse_year(p, r);
}

static int parse_window(struct parser *p, struct plan_rule *r)
{
    int rc = parse_expr(p, &r->of);
    if (rc == 0)
        rc = need(p, ',');
    return rc < 0 ? rc : parse_expr(p, &r->to);
}

/* Another step, perhaps with an offset: the word is its id. */
static int parse_step(struct parser *p, struct plan_rule *r)
{
    int n, sign = take(p, '+') ? 1 : take(p, '-') ? -1 : 0;
    if (!sign)
        return 0;
    skip_blanks(p);
    if (!take_number(p, 3, 0, OFFSET_MAX, &n))
        return refuse(p, "a number of days or weeks");
    bool weeks = take(p, 'w');
    if (!weeks && !take(p, 'd'))
        return refuse(p, "d or w");
    r->days = (int64_t)sign * n * (weeks ? 7 : 1);
    return 0;
}

static const struct {
    const char *name;
    enum plan_rule_kind kind;
} functions[] = {{"date", PLAN_RULE_DATE},         {"about", PLAN_RULE_ABOUT},
                 {"nth_weekday", PLAN_RULE_NTH},   {"next_workday", PLAN_RULE_NEXT},
                 {"prev_workday", PLAN_RULE_PREV}, {"window", PLAN_RULE_WINDOW},
                 {"unknown", PLAN_RULE_UNKNOWN}};

static int parse_inside(struct parser *p, struct plan_rule *r)
{
    switch (r->kind) {
    case PLAN_RULE_DATE:
    case PLAN_RULE_ABOUT: return parse_day(p, r);
    case PLAN_RULE_NTH: return parse_nth(p, r);
    case PLAN_RULE_WINDOW: return parse_window(p, r);
    case PLAN_RULE_NEXT:
    case PLAN_RULE_PREV: return parse_expr(p, &r->of);
    default: return 0;
    }
}

static int parse_function(struct parser *p, struct str word, struct plan_rule *r)
{
    for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
        if (str_eq(word, str_c(functions[i].name))) {
            r->kind = functions[i].kind;
            int rc = parse_inside(p, r);
            return rc < 0 ? rc : need(p, ')');
        }
    return err_set(p->err, ERR_PARSE,
                   "a rule has no \"%.*s(\"; there are date, about, nth_weekday, next_workday, "
                   "prev_workday, window and unknown",
                   STR_ARG(str_sub(word, 0, 40)));
}

static int parse_expr(struct parser *p, struct plan_rule **ret)
{
    struct plan_rule *r = ARENA_NEW(p->a, struct plan_rule);
    struct str word = take_word(p);
    if (!plan_rule_is_id(word))
        return refuse(p, "a rule or the id of a step");
    if (p->depth == DEPTH_MAX)
        return err_set(p->err, ERR_PARSE, "the rule is nested too deeply");
    p->depth++;
    r->kind = PLAN_RULE_STEP;
    r->id = word;
    int rc = take(p, '(') ? parse_function(p, word, r) : parse_step(p, r);
    p->depth--;
    *ret = r;
    return rc;
}

bool plan_rule_is_id(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_lower(s.p[i]) && !is_digit(s.p[i]) && s.p[i] != '_')
            return false;
    return s.n && s.n <= 40 && is_lower(s.p[0]);
}

int plan_rule_parse(struct arena *a, struct str text, struct plan_rule **ret, struct err *err)
{
    struct parser p = {.a = a, .text = text, .err = err};
    struct plan_rule *r;
    int rc = parse_expr(&p, &r);
    if (rc < 0)
        return rc;
    skip_blanks(&p);
    if (p.at < text.n)
        return refuse(&p, "the end");
    *ret = r;
    return 0;
}

static struct plan_span nothing(void) { return (struct plan_span){.about = false}; }

static struct plan_span one_day(struct date d) { return (struct plan_span){d, d, false}; }

static struct plan_span on_day(const struct plan_rule *r, int year)
{
    int last = date_month_length(year, r->month);
    struct plan_span s = one_day((struct date){year, r->month, r->day > last ? last : r->day});
    s.about = r->kind == PLAN_RULE_ABOUT;
    return s;
}

static struct plan_span on_nth(const struct plan_rule *r, int year)
{
    int first = date_weekday((struct date){year, r->month, 1});
    int day = 1 + (r->weekday - first + 7) % 7 + 7 * (r->nth - 1);
    return day > date_month_length(year, r->month) ? nothing()
                                                   : one_day((struct date){year, r->month, day});
}

static struct date workday(struct date d, int step)
{
    while (date_weekday(d) >= 5)
        d = date_add_days(d, step);
    return d;
}

static struct plan_span to_workdays(struct plan_span s, int step)
{
    if (!date_is_set(s.from))
        return s;
    s.from = workday(s.from, step);
    s.until = workday(s.until, step);
    return s;
}

static struct plan_span joined(struct plan_span from, struct plan_span to)
{
    if (!date_is_set(from.from) || !date_is_set(to.from) || date_cmp(from.from, to.until) > 0)
        return nothing();
    return (struct plan_span){from.from, to.until, from.about || to.about};
}

static struct plan_span moved(struct plan_span s, int64_t days)
{
    if (!date_is_set(s.from))
        return s;
    s.from = date_add_days(s.from, days);
    s.until = date_add_days(s.until, days);
    return s;
}

struct plan_span plan_rule_span(const struct plan_rule *r, int64_t year,
                                const struct plan_lookup *steps)
{
    if (year < YEAR_MIN || year > YEAR_MAX)
        return nothing();
    int y = (int)year - r->back;
    switch (r->kind) {
    case PLAN_RULE_DATE:
    case PLAN_RULE_ABOUT: return on_day(r, y);
    case PLAN_RULE_NTH: return on_nth(r, y);
    case PLAN_RULE_NEXT: return to_workdays(plan_rule_span(r->of, year, steps), 1);
    case PLAN_RULE_PREV: return to_workdays(plan_rule_span(r->of, year, steps), -1);
    case PLAN_RULE_WINDOW:
        return joined(plan_rule_span(r->of, year, steps), plan_rule_span(r->to, year, steps));
    case PLAN_RULE_STEP: return moved(steps->find(steps->data, r->step, year), r->days);
    default: return nothing();
    }
}
