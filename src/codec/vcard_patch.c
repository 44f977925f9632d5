/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A card brought up to date line by line: each line is kept, dropped or replaced, and new ones go
 * before END. What the card says is read exactly as an import would read it, so that "changed"
 * means the same here and there.
 */
#include "base/arena.h"
#include "codec/vcard_patch_int.h"
#include "codec/vcard_value.h"
#include "def/errors.h"
#include "model/person.h"

bool vcard_param_is_of_value(const struct content_param *param)
{
    static const struct str names[] = {STR_INIT("ENCODING"), STR_INIT("CHARSET"), STR_INIT("VALUE"),
                                       STR_INIT("LABEL"), STR_INIT("X-USER")};
    static const struct str bare[] = {STR_INIT("QUOTED-PRINTABLE"), STR_INIT("BASE64"),
                                      STR_INIT("8BIT"), STR_INIT("7BIT")};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (str_eq_nocase(param->name, names[i]))
            return true;
    for (size_t i = 0; i < sizeof(bare) / sizeof(*bare) && !param->name.n; i++)
        if (str_eq_nocase(param->value, bare[i]))
            return true;
    return false;
}

void vcard_patch_head(struct strbuf *head, const struct content_line *l, struct str group)
{
    strbuf_add(head, group);
    if (group.n)
        STRBUF_LIT(head, ".");
    strbuf_add(head, l->name);
}

void vcard_patch_param(struct strbuf *head, enum vcard_version v, struct str raw,
                       const struct content_param *param)
{
    size_t quotes = 0;
    for (size_t i = 0; i < raw.n; i++)
        quotes += raw.p[i] == '"';
    if (quotes % 2 == 0) {
        strbuf_add(head, raw);
        return;
    }
    STRBUF_LIT(head, ";");
    strbuf_add(head, param->name);
    if (param->name.n)
        STRBUF_LIT(head, "=");
    vcard_put_param(head, v, param->value);
}

void vcard_patch_line(struct vcard_patch *p, size_t line, struct str head, struct str value)
{
    struct strbuf text;
    strbuf_init(&text, p->was.a, SIZE_MAX / 4);
    vcard_put_line(&text, p->card->version, p->card->eol, head, value);
    p->changes[line] = (struct vcard_change){CHANGE_REPLACE, strbuf_get(&text)};
}

void vcard_patch_value(struct vcard_patch *p, size_t line, struct str value)
{
    const struct content_line *l = &p->card->lines.p[line];
    struct str rest = l->params, before = rest;
    struct content_param param;
    struct strbuf head;
    strbuf_init(&head, p->was.a, SIZE_MAX / 4);
    vcard_patch_head(&head, l, l->group);
    for (; content_param_next(&rest, &param); before = rest)
        if (!vcard_param_is_of_value(&param))
            vcard_patch_param(&head, p->card->version, str_sub(before, 0, before.n - rest.n),
                              &param);
    vcard_patch_line(p, line, strbuf_get(&head), value);
}

static bool is_companion(const struct content_line *l)
{
    return str_eq_nocase(l->name, STR("X-ABLABEL")) || str_eq_nocase(l->name, STR("X-ABADR"));
}

void vcard_patch_drop(struct vcard_patch *p, size_t line)
{
    const struct content_line *lines = p->card->lines.p;
    struct str group = lines[line].group;
    p->changes[line].what = CHANGE_DROP;
    if (!group.n)
        return;
    for (size_t i = 0; i < p->card->lines.n; i++)
        if (str_eq_nocase(lines[i].group, group) && !is_companion(&lines[i]) &&
            p->changes[i].what != CHANGE_DROP)
            return;
    for (size_t i = 0; i < p->card->lines.n; i++)
        if (str_eq_nocase(lines[i].group, group) && is_companion(&lines[i]))
            p->changes[i].what = CHANGE_DROP;
}

/* Replaces, adds or removes the one property of a text. */
static void patch_text(struct vcard_patch *p, size_t line, const char *name, struct str was,
                       struct str now)
{
    if (str_eq(was, now))
        return;
    if (line == VCARD_NO_LINE)
        vcard_out_text(&p->out, name, now);
    else if (now.n)
        vcard_patch_value(p, line, vcard_text_value(&p->out, now));
    else
        vcard_patch_drop(p, line);
}

static bool same_parts(const struct person *x, const struct person *y)
{
    return str_eq(x->prefix, y->prefix) && str_eq(x->given, y->given) &&
           str_eq(x->middle, y->middle) && str_eq(x->family, y->family) &&
           str_eq(x->suffix, y->suffix);
}

/* FN always says the name as shown, N its parts. Where the parts were only guessed from FN, a
 * change writes them down, and the credentials FN may have held get their own property. */
static void patch_name(struct vcard_patch *p, struct person *was, const struct person *now)
{
    bool parts = !same_parts(was, now), guessed = p->was.name_from_fn;
    if (!parts && str_eq(was->display, now->display) &&
        !(guessed && !str_eq(was->credentials, now->credentials)))
        return;
    if (parts || guessed) {
        struct str n = vcard_name_value(&p->out, now);
        if (p->was.n == VCARD_NO_LINE)
            vcard_put_line(&p->tail, p->card->version, p->card->eol, STR("N"), n);
        else
            vcard_patch_value(p, p->was.n, n);
    }
    struct str fn = person_name(p->was.a, now);
    if (!str_eq(fn, p->was.fn_text)) {
        if (p->was.fn == VCARD_NO_LINE)
            vcard_out_text(&p->out, "FN", fn);
        else
            vcard_patch_value(p, p->was.fn, vcard_text_value(&p->out, fn));
    }
    if (guessed && vcard_find(p->card, STR("X-WELLMET-CREDENTIALS"), 0) == VCARD_NO_LINE)
        was->credentials = STR_NULL;
}

static void patch_birthday(struct vcard_patch *p, struct date was, struct date now)
{
    struct str omit;
    if (date_eq(was, now))
        return;
    if (p->was.bday == VCARD_NO_LINE) {
        vcard_out_birthday(&p->out, now);
        return;
    }
    const struct content_line *l = &p->card->lines.p[p->was.bday];
    bool omits = content_param_find(l, STR("X-APPLE-OMIT-YEAR"), &omit);
    if (!date_is_set(now)) {
        vcard_patch_drop(p, p->was.bday);
    } else if (omits != (!now.y && p->card->version == VCARD_3_0)) {
        vcard_patch_drop(p, p->was.bday);
        vcard_out_birthday(&p->out, now);
    } else {
        vcard_patch_value(p, p->was.bday, vcard_date_value(&p->out, now, omits));
    }
}

/* Several notes were read as one: the first takes the new text, the others go. */
static void patch_note(struct vcard_patch *p, struct str was, struct str now)
{
    bool written = false;
    if (str_eq(was, now))
        return;
    for (size_t i = vcard_find(p->card, STR("NOTE"), 0); i != VCARD_NO_LINE;
         i = vcard_find(p->card, STR("NOTE"), i + 1)) {
        if (now.n && !written)
            vcard_patch_value(p, i, vcard_text_value(&p->out, now));
        else
            vcard_patch_drop(p, i);
        written = true;
    }
    if (!written)
        vcard_out_text(&p->out, "NOTE", now);
}

static void patch_wellmet(struct vcard_patch *p, const struct person *was, const struct person *now)
{
    FIELD_EACH (f, person_fields) {
        if (!vcard_is_wellmet(f) || field_equal(f, was, now))
            continue;
        bool written = false;
        for (size_t i = vcard_find(p->card, str_c(f->vcard), 0); i != VCARD_NO_LINE;
             i = vcard_find(p->card, str_c(f->vcard), i + 1)) {
            if (field_is_set(f, now) && !written)
                vcard_patch_value(p, i, vcard_text_value(&p->out, field_text(p->was.a, f, now)));
            else
                vcard_patch_drop(p, i);
            written = true;
        }
        if (!written)
            vcard_out_wellmet(&p->out, f, now);
    }
}

/* The number after the highest itemN group. */
static int64_t next_group(const struct vcard_card *c)
{
    int64_t next = 1, n;
    for (size_t i = 0; i < c->lines.n; i++)
        if (str_starts_nocase(c->lines.p[i].group, STR("item")) &&
            str_to_i64(str_sub(c->lines.p[i].group, 4, SIZE_MAX), 1, INT64_MAX / 2, &n) &&
            n >= next)
            next = n + 1;
    return next;
}

/* An indented or unnamed line was parted from the line before it by that very line, or by an empty
 * one; a soft break before END was not meant. New neighbours need an empty line between. */
static bool needs_gap(const struct content_line *before, bool before_is_kept,
                      const struct content_line *after, bool after_is_kept)
{
    if (before_is_kept && !after_is_kept)
        return before->quoted && str_ends(str_trim(before->raw), STR("="));
    bool open = !after->name.n || after->raw.p[0] == ' ' || after->raw.p[0] == '\t';
    return after_is_kept && open;
}

static void put_result(const struct vcard_patch *p, struct strbuf *out)
{
    const struct content_line *lines = p->card->lines.p, *last = lines;
    bool kept = true;
    size_t previous = 0;
    for (size_t i = 0; i < p->card->lines.n; i++) {
        const struct vcard_change *c = &p->changes[i];
        if (i + 1 == p->card->lines.n && p->tail.n) {
            if (needs_gap(last, kept, &lines[i], false))
                strbuf_add(out, p->card->eol);
            strbuf_add(out, strbuf_get(&p->tail));
            kept = false;
        }
        if (c->what == CHANGE_DROP)
            continue;
        bool neighbours = kept && previous + 1 == i;
        bool keep = c->what == CHANGE_NONE;
        if (i > 0 && !(neighbours && keep) && needs_gap(last, kept, &lines[i], keep))
            strbuf_add(out, p->card->eol);
        strbuf_add(out, keep ? lines[i].raw : c->text);
        last = &lines[i];
        kept = keep;
        previous = i;
    }
}

static void patch_all(struct vcard_patch *p)
{
    struct person was = p->was.im->person, now = p->now->person;
    person_derive(p->was.a, &was);
    person_derive(p->was.a, &now);
    patch_name(p, &was, &now);
    patch_text(p, p->was.nickname, "NICKNAME", was.nickname, now.nickname);
    patch_birthday(p, was.birthday, now.birthday);
    patch_note(p, was.note, now.note);
    if (p->now->source_key.n)
        patch_text(p, p->was.uid, "UID", p->was.im->source_key, p->now->source_key);
    vcard_patch_positions(p);
    vcard_patch_contacts(p);
    patch_wellmet(p, &was, &now);
}

int vcard_patch(struct arena *a, struct str raw, const struct imported *now, struct strbuf *out,
                struct err *err)
{
    struct vcard_reader r;
    struct vcard_card card;
    struct import_failure fail;
    struct imported was = {.format = CARD_VCARD};
    struct vcard_patch p = {.card = &card, .now = now};
    vcard_reader_init(&r, raw);
    if (vcard_card_next(a, &r, &card, &fail) != 1 || !vcard_card_to_utf8(a, &card))
        return err_set(err, ERR_PARSE,
                       "The kept card cannot be read; export this person as a new card.");
    vcard_map_card(a, &card, &was, &p.was);
    p.changes = ARENA_ARRAY(a, struct vcard_change, card.lines.n);
    strbuf_init(&p.tail, a, SIZE_MAX / 4);
    p.out = (struct vcard_out){.a = a,
                               .b = &p.tail,
                               .version = card.version,
                               .eol = card.eol,
                               .next_group = next_group(&card)};
    patch_all(&p);
    put_result(&p, out);
    return out->overflow ? err_set(err, ERR_LIMIT, "The cards are larger than one export can hold.")
                         : 0;
}
