/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/quicklog_state.h"

enum { NO_SLOT = -1, NAME_WORDS = 6, LOOK_BACK = 5 };

/* Is one of `words` among the tokens before i, in the same clause? */
static bool behind(const struct quicklog_state *q, size_t i, const char *const *words)
{
    for (size_t k = 0; k < LOOK_BACK && i > 0; k++) {
        const struct quicklog_token *t = quicklog_at(q, --i);
        if (t->type == TOKEN_MARK && t->mark != '"' && t->mark != '-')
            return false;
        if (quicklog_match_any(q, i, words))
            return true;
    }
    return false;
}

/* ---- slots: words after which a person stands, and how sure it is that they took part */

static const char *const strong_verbs[] = {
    "met",       "saw",      "called",    "phoned",      "rang",      "telephoned", "emailed",
    "e mailed",  "mailed",   "texted",    "messaged",    "dmed",      "whatsapped", "slacked",
    "pinged",    "shadowed", "shadowing", "observed",    "observing", "visited",    "contacted",
    "facetimed", "zoomed",   "skyped",    "interviewed", "answered",  NULL};
static const char *const strong_nouns[] = {
    "coffee",  "lunch", "dinner",     "breakfast",    "brunch",  "tea",      "drinks",
    "call",    "email", "e mail",     "text",         "message", "zoom",     "facetime",
    "meeting", "chat",  "phone call", "office hours", "dm",      "whatsapp", NULL};
static const char *const weak_verbs[] = {
    "thanked",    "thanking",      "thank",     "thanks", "helped",  "helping",
    "tutored",    "taught",        "advised",   "told",   "asked",   "invited",
    "joined",     "gave",          "sent",      "showed", "brought", "lent",
    "introduced", "congratulated", "paid",      "owe",    "owed",    "promised",
    "mentored",   "coached",       "connected", "wrote",  "write",   "send",
    "give",       "show",          "bring",     "tell",   "help",    NULL};
static const char *const spoken_of[] = {"meet",  "contact",     "introduce", "know",
                                        "knows", "introducing", "ask",       "named",
                                        "by",    "through",     "connect",   NULL};
/* Before these only a known name or a title makes a person: "suggested Anki" names none. */
static const char *const mentioning[] = {
    "about",     "of",        "than",        "via",        "for",       "like",
    "suggested", "mentioned", "recommended", "recommends", "recommend", "see",
    "shadow",    "review",    "visit",       "join",       "phone",     NULL};
static const char *const gifts[] = {"gift", "present", "chocolates", "flowers",
                                    "card", "note",    NULL};
static const char *const mail_words[] = {
    "email",   "emails",      "e mail",   "e mails",   "mail",     "letter",  "note", "card",
    "message", "messages",    "text",     "texts",     "reply",    "replied", "call", "voicemail",
    "gift",    "chocolates",  "flowers",  "wrote",     "sent",     "talked",  "talk", "talking",
    "spoke",   "reached out", "listened", "thank you", "thanks",   "thank",   "dm",   "whatsapp",
    "lecture", "got back",    "answer",   "present",   "answered", NULL};
static const char *const got_words[] = {"heard",    "hear",     "got",  "received", "advice",
                                        "help",     "feedback", "word", "news",     "invitation",
                                        "comments", "tips",     NULL};
static const char *const met_by_chance[] = {"ran", "bumped", NULL};
static const char *const introducing[] = {"introduce",    "introduced", "introduces", "introducing",
                                          "introduction", "intro",      "connect",    "connected",
                                          "connects",     "refer",      "referred",   "recommended",
                                          "recommend",    "put",        NULL};
static const char *const apart[] = {"connect",     "connected", "connects",     "put",
                                    "work",        "works",     "working",      "worked",
                                    "collaborate", "trained",   "collaborates", NULL};

static int slot_with(const struct quicklog_state *q, size_t with)
{
    return behind(q, with, apart) ? STRENGTH_NONE : STRENGTH_STRONG;
}

static int slot_to(const struct quicklog_state *q, size_t to)
{
    if (behind(q, to, introducing))
        return STRENGTH_NONE;
    return behind(q, to, mail_words) ? STRENGTH_STRONG : NO_SLOT;
}

static int slot_from(const struct quicklog_state *q, size_t from)
{
    return behind(q, from, mail_words) || behind(q, from, got_words) ? STRENGTH_STRONG : NO_SLOT;
}

/* What the tokens before i make of a name there: a strength, or NO_SLOT. */
static int slot_at(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_before(q, i);
    if (t->mark == '/' && i >= 2 && quicklog_is_word(quicklog_at(q, i - 2), "w"))
        return STRENGTH_STRONG;
    if (!t->fold.n || t->role != ROLE_NONE)
        return NO_SLOT;
    if (quicklog_is_word(t, "with") || quicklog_is_word(t, "w"))
        return slot_with(q, i - 1);
    if (quicklog_is_word(t, "to"))
        return slot_to(q, i - 1);
    if (quicklog_is_word(t, "from"))
        return slot_from(q, i - 1);
    if (quicklog_is_word(t, "into") && i >= 2 &&
        quicklog_is_any(quicklog_at(q, i - 2), met_by_chance))
        return STRENGTH_STRONG;
    bool ahead = (quicklog_before(q, i - 1)->is & W_MODAL) != 0;
    if (quicklog_match_any(q, i - 1, strong_verbs))
        return STRENGTH_STRONG;
    if (quicklog_match_any(q, i - 1, strong_nouns) ||
        (i >= 2 && quicklog_match_any(q, i - 2, strong_nouns) == 2))
        return ahead ? STRENGTH_NONE : STRENGTH_STRONG;
    if (quicklog_match_any(q, i - 1, weak_verbs))
        return ahead ? STRENGTH_NONE : STRENGTH_WEAK;
    if (quicklog_is_word(t, "for") && behind(q, i - 1, gifts))
        return STRENGTH_STRONG;
    bool mentioned = quicklog_at(q, i)->known && quicklog_match_any(q, i - 1, mentioning);
    return mentioned || quicklog_match_any(q, i - 1, spoken_of) ? STRENGTH_NONE : NO_SLOT;
}

/* ---- the words of a name */

static bool is_free(const struct quicklog_token *t)
{
    return t->type == TOKEN_WORD && t->role == ROLE_NONE && t->cover == COVER_NONE && t->fold.n;
}

static bool is_initials(const struct quicklog_token *t)
{
    return t->acronym && t->fold.n <= 3 && !(t->is & W_ACRO);
}

/* "MD", "PhD" after a name; "Ma" and "Do" are family names. */
static bool is_credential(const struct quicklog_token *t)
{
    return (t->is & W_CREDENTIAL) && (t->acronym || !t->capital || t->fold.n > 2);
}

/* "J." of "J. R. Smith". */
static bool is_initial(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_at(q, i), *dot = quicklog_at(q, i + 1);
    return t->capital && t->fold.n == 1 && !(t->is & W_ME) && dot->type == TOKEN_MARK &&
           dot->mark == '~';
}

/* May this word be (part of) a name? `slot`: it stands where a person is expected. */
static bool is_name_word(const struct quicklog_token *t, bool slot)
{
    if (!is_free(t) || (t->is & (W_PLACE | W_SUFFIX)) != 0 || is_credential(t))
        return false;
    if (!t->capital)
        return t->known && !(t->is & (W_STOP | W_GENERIC)) && (slot || !(t->is & W_COMMON));
    if (t->known)
        return slot || !(t->is & W_STOP);
    if (t->acronym && t->fold.p[0] != ' ' && !(slot && is_initials(t)) && t->fold.n <= 5)
        return false;
    return !(t->is & (W_STOP | W_GENERIC | W_TITLE));
}

static size_t skip_dot(const struct quicklog_state *q, size_t i)
{
    return i + (quicklog_at(q, i)->mark == '~' && quicklog_at(q, i)->type == TOKEN_MARK);
}

/* A particle counts when a word of a name follows: "de la Cruz". */
static bool is_particle_run(const struct quicklog_state *q, size_t i, bool known)
{
    for (size_t k = 0; k < 3; k++, i++) {
        const struct quicklog_token *t = quicklog_at(q, i);
        if (!is_free(t))
            return false;
        if (k && !(t->is & W_STOP) && (t->capital || (known && t->known)))
            return true;
        if (!(t->is & W_PARTICLE))
            return false;
    }
    return is_free(quicklog_at(q, i)) &&
           (quicklog_at(q, i)->capital || (known && quicklog_at(q, i)->known));
}

static bool continues_name(const struct quicklog_state *q, size_t i, bool all_known)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (!is_free(t))
        return false;
    if (t->is & W_SUFFIX)
        return true;
    if (is_particle_run(q, i, all_known) || is_initial(q, i))
        return true;
    if (is_credential(t))
        return false;
    if (t->is & (W_STOP | W_GENERIC))
        return t->capital && (t->known || ((t->is & W_COMMON) && !t->acronym)) &&
               !(t->is & (W_VERB | W_WEEKDAY | W_MONTH));
    if (!t->capital)
        return t->known && all_known && !(t->is & W_COMMON);
    return !t->acronym || t->known || (t->fold.n == 1);
}

/* The end of the name whose first word (after a title) is i. */
static size_t words_end(const struct quicklog_state *q, size_t i)
{
    bool known = quicklog_at(q, i)->known;
    size_t end = i + 1;
    for (size_t n = 1; n < NAME_WORDS; n++) {
        size_t next = skip_dot(q, end);
        if (quicklog_at(q, next)->glued && next == end) /* "Chen/Ruiz" has a mark between */
            break;
        if (!continues_name(q, next, known))
            break;
        if (!(quicklog_at(q, next)->is & W_PARTICLE))
            known = known && quicklog_at(q, next)->known;
        end = next + 1;
    }
    return end;
}

/* The end of a name that starts at i with its title, or i. */
static size_t name_end(const struct quicklog_state *q, size_t i, bool slot)
{
    size_t first = i;
    while (is_free(quicklog_at(q, first)) && (quicklog_at(q, first)->is & W_TITLE))
        first = skip_dot(q, first + 1);
    const struct quicklog_token *t = quicklog_at(q, first);
    if (first > i) {
        /* After a title any word but a common one is a name; "the professor said" has none. */
        bool plain =
            is_free(t) && !(t->is & (W_STOP | W_VERB | W_GENERIC | W_AT)) && !is_credential(t);
        plain |= is_initial(q, first);
        bool short_title =
            quicklog_at(q, i)->fold.n <= 4 && !quicklog_is_word(quicklog_at(q, i), "miss");
        if (!is_free(t) ||
            !(plain ? t->capital || t->known || short_title : t->capital && t->known))
            return i;
    } else if (!is_name_word(t, slot) && !(slot && is_initial(q, i))) {
        return i;
    }
    size_t end = words_end(q, first);
    if (quicklog_at(q, end)->mark == ',' && (quicklog_at(q, end + 1)->is & W_SUFFIX)) /* ", Jr." */
        end += 2;
    return quicklog_at(q, end)->is & W_PLACE && quicklog_at(q, end)->capital ? i : end;
}

/* The separator of a list of names at i, or 0: "," "and" ", and" "&" "+" "/". */
static size_t separator(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_at(q, i);
    if (t->type == TOKEN_MARK && t->mark == ',')
        return 1 + (size_t)quicklog_is_word(quicklog_at(q, i + 1), "and");
    if (t->type == TOKEN_MARK && strchr("&+/", t->mark))
        return 1;
    size_t as_well = quicklog_match(q, i, "as well as");
    return as_well ? as_well : (size_t)(quicklog_is_word(t, "and") || quicklog_is_word(t, "plus"));
}

/* Names that go on from one that ends at `end`; returns the end of the list. */
static int add_list(struct quicklog_state *q, size_t end, int strength, bool subject,
                    size_t *ret_end)
{
    static const char *const copulas[] = {"was", "were", "is", "are", NULL};
    for (;;) {
        size_t n = separator(q, end);
        size_t to = n ? name_end(q, end + n, true) : 0;
        if (!n || to == end + n)
            break;
        bool copula =
            quicklog_is_any(quicklog_at(q, to), copulas) && quicklog_at(q, end)->mark != ',';
        if (!subject && quicklog_verb_follows(q, to) && !copula)
            break; /* "coffee with Chen, Ruiz will ..." */
        int rc = quicklog_mention_add(q, end + n, to, strength, false);
        if (rc)
            return rc;
        end = to;
    }
    *ret_end = end;
    return 0;
}

/* How a name that stands in no slot earns its place: as subject, owner, or a known person. */
static int strength_alone(const struct quicklog_state *q, size_t i, size_t end)
{
    static const char *const reaching[] = {
        "emailed",  "e mailed", "called", "phoned", "texted", "messaged", "wrote", "replied",
        "answered", "joined",   "came",   "met",    "mailed", "dmed",     "rang",  NULL};
    const struct quicklog_token *t = quicklog_at(q, i), *last = quicklog_before(q, i);
    bool titled = (t->is & W_TITLE) != 0;
    bool owner =
        quicklog_at(q, end)->type == TOKEN_SUFFIX && quicklog_is_word(quicklog_at(q, end), "s");
    if ((last->is & W_AT) && last->type == TOKEN_WORD && !titled && !(owner && t->known))
        return NO_SLOT;
    if (quicklog_verb_follows(q, end)) {
        size_t verb = quicklog_skip_adverbs(q, end);
        return quicklog_match_any(q, verb, reaching) ? STRENGTH_STRONG : STRENGTH_WEAK;
    }
    if (separator(q, end)) { /* "Chen and Ruiz helped" */
        size_t next = end + separator(q, end), to = name_end(q, next, true);
        if (to > next && quicklog_verb_follows(q, to))
            return STRENGTH_WEAK;
    }
    if (owner && !(quicklog_at(q, end + 1)->is & W_PLACE && quicklog_at(q, end + 1)->capital))
        return t->start && !t->known && !titled ? NO_SLOT : STRENGTH_WEAK;
    if (titled)
        return STRENGTH_NONE;
    bool plain_known = t->known && t->capital && !(t->is & (W_STOP | W_COMMON));
    return plain_known ? STRENGTH_WEAK : NO_SLOT;
}

/* "coffee with brian" when no brian is known: asked about, not dropped. */
static size_t doubtful_end(const struct quicklog_state *q, size_t i)
{
    const struct quicklog_token *t = quicklog_at(q, i), *last = quicklog_before(q, i);
    static const char *const namesakes[] = {"will",  "may",  "june", "april", "mark",
                                            "grace", "rose", "art",  "bill",  NULL};
    const unsigned common =
        W_STOP | W_GENERIC | W_COMMON | W_PLACE | W_TITLE | W_OBJ | W_MEOBJ | W_DET | W_VERB;
    if (!quicklog_is_word(last, "with") || slot_with(q, i - 1) != STRENGTH_STRONG)
        return i;
    const struct quicklog_token *u = quicklog_at(q, i + 1), *v = quicklog_at(q, i + 2);
    bool namesake = quicklog_is_any(t, namesakes) &&
                    (u->type != TOKEN_WORD || u->role != ROLE_NONE || quicklog_is_word(u, "and"));
    if (namesake)
        return i + 1;
    if (!is_free(t) || t->fold.n < 2 || (t->is & common) || t->acronym)
        return i;
    bool second = is_free(u) && !u->is && u->fold.n > 1 &&
                  (v->type != TOKEN_WORD || v->role != ROLE_NONE || quicklog_is_word(v, "and"));
    return i + 1 + second;
}

static int find_at(struct quicklog_state *q, size_t i, size_t *ret_next)
{
    int slot = slot_at(q, i);
    size_t end = name_end(q, i, slot != NO_SLOT);
    bool subject = false;
    *ret_next = i + 1;
    if (end > i && slot == NO_SLOT) {
        slot = strength_alone(q, i, end);
        subject = true;
        if (slot == NO_SLOT)
            return 0;
    }
    if (end == i) {
        end = doubtful_end(q, i);
        if (end == i)
            return 0;
        int rc = quicklog_mention_add(q, i, end, STRENGTH_STRONG, true);
        return rc ? rc : add_list(q, end, STRENGTH_STRONG, false, ret_next);
    }
    int rc = quicklog_mention_add(q, i, end, slot, false);
    return rc ? rc : add_list(q, end, slot, subject, ret_next);
}

int quicklog_people_find(struct quicklog_state *q)
{
    for (size_t i = 0; i < q->tokens.n;) {
        size_t next = i + 1;
        int rc = is_free(&q->tokens.p[i]) ? find_at(q, i, &next) : 0;
        if (rc)
            return rc;
        i = next;
    }
    return 0;
}
