/* SPDX-License-Identifier: Apache-2.0 */
/* vcard_patch() for e-mail, phone, address, web page and chat. */
#include "base/arena.h"
#include "codec/vcard_label.h"
#include "codec/vcard_patch_int.h"

enum match { MATCH_ALL, MATCH_VALUE, MATCH_KIND, MATCHES };

static bool fits(enum match m, const struct contact_point *x, const struct contact_point *y)
{
    if (x->kind != y->kind || (m < MATCH_KIND && !str_eq(x->value, y->value)))
        return false;
    return m > MATCH_ALL || (str_eq(x->label, y->label) && x->preferred == y->preferred);
}

/* By kind and value, then by order within the kind. SIZE_MAX: gone. */
static void match_contacts(const struct vcard_patch *p, size_t *partner, bool *taken)
{
    const struct imported *was = p->was.im;
    for (size_t i = 0; i < was->contacts.n; i++)
        partner[i] = SIZE_MAX;
    for (enum match m = MATCH_ALL; m < MATCHES; m++)
        for (size_t i = 0; i < was->contacts.n; i++)
            for (size_t k = 0; k < p->now->contacts.n && partner[i] == SIZE_MAX; k++)
                if (!taken[k] && fits(m, &was->contacts.p[i], &p->now->contacts.p[k])) {
                    partner[i] = k;
                    taken[k] = true;
                }
}

/* The list of a TYPE parameter without the words that made the label, and without PREF. */
static void put_other_types(struct vcard_patch *p, struct strbuf *head, struct content_param *param,
                            bool keep_labels, bool keep_pref)
{
    struct str values = param->value, type;
    bool begun = false;
    while (values.n && str_next(&values, ',', &type)) {
        struct str word = str_trim(type);
        bool pref = str_eq_nocase(word, STR("PREF"));
        if (pref ? !keep_pref : !keep_labels && vcard_type_is_label(p->was.a, word))
            continue;
        strbuf_add(head, begun ? STR(",") : STR(";"));
        if (!begun && param->name.n) {
            strbuf_add(head, param->name);
            STRBUF_LIT(head, "=");
        }
        vcard_put_param(head, p->card->version, word);
        begun = true;
    }
}

/* The parameters of a line that say neither the old label nor the old preference nor, with a new
 * value, anything about the old value. */
static void put_other_params(struct vcard_patch *p, struct strbuf *head,
                             const struct content_line *l, bool keep_labels, bool keep_pref)
{
    struct str rest = l->params, before = rest;
    struct content_param param;
    for (; content_param_next(&rest, &param); before = rest) {
        bool types = !param.name.n || str_eq_nocase(param.name, STR("TYPE"));
        bool custom = !param.name.n && str_find_char(param.value, '(', 0) != SIZE_MAX;
        bool service = str_eq_nocase(param.name, STR("X-SERVICE-TYPE")) ||
                       str_eq_nocase(param.name, STR("SERVICE-TYPE"));
        if (vcard_param_is_of_value(&param))
            continue;
        if ((service || custom) && !keep_labels)
            continue;
        if (str_eq_nocase(param.name, STR("PREF")) && str_eq(param.value, STR("1")) && !keep_pref)
            continue;
        if (types && !custom && !(keep_labels && keep_pref))
            put_other_types(p, head, &param, keep_labels, keep_pref);
        else
            vcard_patch_param(head, p->card->version, str_sub(before, 0, before.n - rest.n),
                              &param);
    }
}

/* The label in a property of its own, in the line's group. */
static void put_label(struct vcard_patch *p, size_t line, size_t own, struct str group,
                      struct str label)
{
    if (own != VCARD_NO_LINE) {
        vcard_patch_value(p, own, vcard_text_value(&p->out, label));
        return;
    }
    struct strbuf text;
    strbuf_init(&text, p->was.a, SIZE_MAX / 4);
    strbuf_add(&text, p->changes[line].text);
    vcard_put_line(&text, p->card->version, p->card->eol,
                   str_join(p->was.a, group, STR("."), STR("X-ABLabel")),
                   vcard_text_value(&p->out, label));
    p->changes[line].text = strbuf_get(&text);
}

/* Another property lives in the line's group. */
static bool is_shared(const struct vcard_patch *p, size_t line)
{
    const struct content_line *lines = p->card->lines.p;
    for (size_t i = 0; i < p->card->lines.n; i++)
        if (i != line && str_eq_nocase(lines[i].group, lines[line].group) &&
            !str_starts_nocase(lines[i].name, STR("X-AB")))
            return true;
    return false;
}

static bool is_chat_service(const struct content_line *l)
{
    return vcard_property_label(l->name).n > 0;
}

static bool is_profile(const struct content_line *l)
{
    return str_eq_nocase(l->name, STR("X-SOCIALPROFILE")) ||
           str_eq_nocase(l->name, STR("SOCIALPROFILE"));
}

/* The value to write: the old bytes when it is the same, unless they are encoded in a way the head
 * will no longer name. */
static struct str new_value(struct vcard_patch *p, size_t line, const struct contact_point *was,
                            const struct contact_point *now)
{
    const struct content_line *l = &p->card->lines.p[line];
    struct str rest = l->params;
    struct content_param param;
    bool plain = str_eq(was->value, now->value);
    while (plain && content_param_next(&rest, &param))
        plain = !vcard_param_is_of_value(&param);
    struct str old = str_trim(l->value), label;
    if (is_profile(l) && !vcard_scheme_length(old, &label))
        old = STR("x-apple:"); /* so that it stays a name, whatever it looks like */
    return plain ? l->value : vcard_contact_value(&p->out, now, old);
}

static void change_contact(struct vcard_patch *p, size_t line, const struct contact_point *was,
                           const struct contact_point *now)
{
    const struct content_line *l = &p->card->lines.p[line];
    bool same_label = str_eq(was->label, now->label), same_pref = was->preferred == now->preferred;
    if (same_label && same_pref && str_eq(was->value, now->value))
        return;
    if (is_profile(l) && now->kind == CONTACT_URL &&
        str_find(now->value, STR("://"), 0) == SIZE_MAX) {
        vcard_patch_drop(p, line); /* there it would be read as a name */
        vcard_out_contact(&p->out, now);
        return;
    }
    /* X-AIM and kin say their label by name, others by types if they can. */
    bool named = is_chat_service(l) && str_eq(vcard_property_label(l->name), now->label);
    bool types = now->kind != CONTACT_IM && !is_chat_service(l) && vcard_label_is_types(now->label);
    bool custom = !same_label && now->label.n && !named && !types;
    size_t label = vcard_find_label(p->card, line);
    struct str group = l->group;
    if (!same_label && label != VCARD_NO_LINE && is_shared(p, line)) {
        group = STR_NULL; /* the others keep the label */
        label = VCARD_NO_LINE;
    }
    if (custom && !group.n)
        group = vcard_new_group(&p->out);
    struct strbuf head;
    strbuf_init(&head, p->was.a, SIZE_MAX / 4);
    vcard_patch_head(&head, l, group);
    put_other_params(p, &head, l, same_label, same_pref);
    vcard_put_types(&head, p->card->version, types && !same_label ? now->label : STR_NULL, false,
                    now->preferred && !same_pref);
    vcard_patch_line(p, line, strbuf_get(&head), new_value(p, line, was, now));
    if (custom)
        put_label(p, line, label, group, now->label);
    else if (!same_label && label != VCARD_NO_LINE)
        p->changes[label].what = CHANGE_DROP;
}

void vcard_patch_contacts(struct vcard_patch *p)
{
    struct arena *a = p->was.a;
    size_t n = p->was.im->contacts.n;
    size_t *partner = ARENA_ARRAY(a, size_t, n + 1);
    bool *taken = ARENA_ARRAY(a, bool, p->now->contacts.n + 1);
    match_contacts(p, partner, taken);
    for (size_t i = 0; i < n; i++) {
        size_t line = p->was.contact_lines.p[i];
        if (partner[i] == SIZE_MAX)
            vcard_patch_drop(p, line);
        else
            change_contact(p, line, &p->was.im->contacts.p[i], &p->now->contacts.p[partner[i]]);
    }
    for (size_t k = 0; k < p->now->contacts.n; k++)
        if (!taken[k])
            vcard_out_contact(&p->out, &p->now->contacts.p[k]);
}
