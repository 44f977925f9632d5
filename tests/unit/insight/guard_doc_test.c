/* SPDX-License-Identifier: Apache-2.0 */
/*
 * docs/guards.md is what the rows and the corpus say. With WELLMET_ACCEPT=1 it is written anew:
 * read it before committing.
 */
#include "guard_corpus.h"

#include "base/arena.h"
#include "base/io.h"
#include "base/strbuf.h"
#include "check.h"

static const char *const head =
    "# Guards\n"
    "\n"
    "Two guards read what you write and ask you to look again. They never keep a note from being\n"
    "saved, and they send nothing anywhere: they run in the program itself. There is one "
    "exception,\n"
    "the [stop during SOAP](#the-stop-during-soap).\n"
    "\n"
    "This page is written by `tests/unit/insight/guard_doc_test.c` from the program's own rules.\n"
    "\n"
    "## Where they look\n"
    "\n"
    "- **On the command line** after a save, on standard error: \"Please look again: ...\".\n"
    "- **On a page** while you write, below the field, and once more after saving, with the words\n"
    "  marked and a way back to the field. Without script the second alone.\n"
    "- **In JSON** as `warnings` of the answer, each with rule, words and the bytes they stand "
    "at.\n"
    "- **In an import's report**, with the line of the record whose note it is.\n"
    "- **Before you write**: `wellmet guard check TEXT --to PERSON`, and `wellmet guard rules`.\n"
    "\n"
    "Notes, summaries, next steps, help, promises, asks, reflections and their kin are read. Ways "
    "to\n"
    "reach people are not: a doctor's office number is theirs to give.\n"
    "\n"
    "## What they cannot do\n"
    "\n"
    "- **Names cannot be found reliably.** \"Mr. Alvarez, bed 3\" is noticed; \"alvarez was "
    "scared\" is\n"
    "  not. Read a note once more yourself before you keep it.\n"
    "- They know shapes of sentences, in English. Other languages, irony and pictures pass.\n"
    "- A story can point to one person without any identifier. Leave out what is rare.\n"
    "- They sometimes ask about words that are fine. Then leave them.\n"
    "- They are no advice on law. When in doubt ask your dean's office.\n";

static const char *const soap =
    "## The stop during SOAP\n"
    "\n"
    "From Monday of Match Week, 00:00 in New York, until Thursday is over there, an e-mail, "
    "message,\n"
    "call, letter or thank-you *to* a program's person, or an ask of them, cannot be noted for a "
    "day of\n"
    "that week, by any way in: page, command, JSON, import or undo. The same for an ask that "
    "somebody\n"
    "else call or introduce you there. The rule: neither the applicant nor anybody for them may "
    "contact\n"
    "a program first (Match Participation Agreement). The hour at which SOAP ends on Thursday is "
    "not\n"
    "verified, so the whole day counts.\n"
    "\n"
    "- The days are the plan's, and your own where you moved them. Without a graduation year in the\n"
    "  settings Wellmet knows no Match Week and stops nothing.\n"
    "- Who is a program's person: somebody with a position that has not ended, at an organisation "
    "of\n"
    "  kind \"residency program\" or at one that is part of it.\n"
    "- **If they contacted you first**, set \"They contacted me first on\" of that program to the "
    "day.\n"
    "  It lifts the stop for that program alone. There is no other way around it.\n"
    "- **If you matched** and noted it, what you write yourself goes out: thanks, news, questions\n"
    "  about your start. An ask that somebody else call or introduce you to a program stays "
    "stopped,\n"
    "  whoever the place would be for. Partly matched, not matched, or not matched and SOAP not "
    "open to\n"
    "  you: the stop holds in full. So it does until you note what Monday said.\n"
    "- What they sent you, and what happened before or after that week, can always be noted.\n"
    "\n"
    "## Where sources disagree\n"
    "\n"
    "- **\"I will rank you first.\"** Volunteering it is not forbidden; schools and programs "
    "differ in\n"
    "  what they advise. Wellmet notes it once, and asks you not to say it to a second program in "
    "the\n"
    "  same season (since July).\n"
    "- **A mentor's call before the rank deadline.** No rule was found against it, and it is "
    "common.\n"
    "  The mentor may neither ask where you stand nor seek a commitment.\n"
    "- **Thank-you notes** are not forbidden. Some programs ask for none: note it at the program.\n"
    "\n"
    "For each of these: ask your dean's office.\n";

static void add_rules(struct strbuf *b, enum guard_kind kind, const char *title)
{
    strbuf_addf(b, "\n## %s\n\n| rule | what | why | source |\n|---|---|---|---|\n", title);
    for (const struct guard_rule *r = guard_rules; r->id; r++)
        if (r->kind == kind)
            strbuf_addf(b, "| `%s` (%s) | %s | %s | %s; %s |\n", r->id,
                        guard_severity_key(r->severity), r->title, r->text, r->source,
                        guard_sure_words(r->sure));
}

static void add_figures(struct strbuf *b, enum guard_kind kind, const char *name)
{
    static const char *const halves[] = {"looked at", "held out", "all"};
    struct guard_count count[GUARD_HALVES];
    guard_corpus_count(kind, count, NULL);
    for (int i = 0; i < GUARD_HALVES; i++)
        strbuf_addf(b, "| %s, %s | %d | %d | %.2f | %.2f |\n", name, halves[i], count[i].sentences,
                    count[i].wanted, guard_recall(&count[i]), guard_precision(&count[i]));
}

static void test_guard_doc__is_current(void **state)
{
    (void)state;
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct strbuf b;
    struct str now;
    const char *source = getenv("WELLMET_SOURCE");
    struct str path = str_format(a, "%s/docs/guards.md", source ? source : ".");
    strbuf_init(&b, a, 1 << 20);
    strbuf_add(&b, str_c(head));
    add_rules(&b, GUARD_PATIENT, "What may point to a patient");
    add_rules(&b, GUARD_MATCH, "What is not said to a program");
    strbuf_addf(
        &b,
        "\nA *note* informs, a *warn* asks you to look again, a *block* should not go out, a "
        "*stop* cannot\nbe saved.\n\n%s",
        soap);
    strbuf_addf(
        &b, "\n## How good they are\n\nMeasured on sentences we wrote as students write "
            "(`tests/guards/`): recall is the share of\nsentences with something to find in "
            "which something is found, precision the share of marked\nsentences that have "
            "something. Those held out were written before the results were seen and\ncounted "
            "only then; other people's sentences may do worse. Earlier sets held out "
            "in the\nsame way found 0.92, 0.85, 0.97 and 0.83 of what points to patients, and "
            "0.83, 0.74 and 0.91 of what\nconcerns the Match; three later ones of harder sentences about the "
            "Match 0.77, 0.63 and 0.74. Each\nwas then used to correct the rules. Wording nobody "
            "thought of gets through: read once more yourself.\n\n"
            "| guard | sentences | with something | recall | precision |\n|---|---|---|---|---|\n");
    add_figures(&b, GUARD_PATIENT, "patients");
    add_figures(&b, GUARD_MATCH, "Match");
    if (getenv("WELLMET_ACCEPT"))
        assert_int_equal(io_write_file(path.p, strbuf_get(&b)), 0);
    assert_int_equal(io_read_file(a, path.p, 1 << 20, &now), 0);
    assert_str(now, b.p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_guard_doc__is_current)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
