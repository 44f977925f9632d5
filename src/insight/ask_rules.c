/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/ask_rules.h"

#define K(kind) (1u << ASK_##kind)
#define EVERY                                                                                      \
    (K(LETTER) | K(INTRODUCTION) | K(CALL) | K(SHADOWING) | K(RESEARCH) | K(ADVICE) |              \
     K(INTERVIEW_PRACTICE) | K(FEEDBACK) | K(OTHER))
#define WRITTEN (K(SHADOWING) | K(RESEARCH) | K(ADVICE) | K(INTERVIEW_PRACTICE) | K(FEEDBACK))

const struct ask_rule ask_rules[] = {
    {K(LETTER), "letter_strong",
     "Ask whether they would feel comfortable writing a strong letter. The word makes an honest no "
     "easy.",
     "Advice of student affairs offices", ASK_SURE_READ},
    {K(LETTER), "letter_in_person",
     "Ask in person, best in the last days of the rotation, while they still see you.",
     "Advice of student affairs offices", ASK_SURE_READ},
    {K(LETTER), "letter_ahead",
     "Ask eight weeks before you need it; under four weeks is tight. Uploading alone may take two "
     "to four weeks.",
     "One to two months: advice of schools; eight weeks is our reading", ASK_SURE_DERIVED},
    {K(LETTER), "letter_writer",
     "Somebody who knows you well writes better than somebody famous. As a rule no residents, "
     "fellows or family.",
     "Advice of student affairs offices", ASK_SURE_READ},
    {K(LETTER), "letter_waived",
     "If you waive your right to see it, you may never see or get the letter; do not ask for a "
     "copy.",
     "AAMC, ERAS letters", ASK_SURE_READ},
    {K(LETTER), "letter_four",
     "At most four letters go to one program in ERAS; more may be collected.", "AAMC, ERAS letters",
     ASK_SURE_READ},
    {K(CALL), "call_allowed",
     "No rule was found against faculty calling a program for you before rank lists are due; it is "
     "common practice.",
     "Match participation agreement: nothing in it forbids this", ASK_SURE_DERIVED},
    {K(CALL), "call_no_rank",
     "The call must not ask where you stand on their list, nor for any commitment, nor carry such "
     "a question for you.",
     "Match participation agreement 6.3; AAMC", ASK_SURE_READ},
    {K(CALL), "call_soap",
     "During SOAP nobody may contact a program for you before the program has contacted you.",
     "Match participation agreement, SOAP", ASK_SURE_READ},
    {K(CALL), "call_first",
     "Whether \"I will rank you first\" may be passed on is seen differently. If it is said at "
     "all: truthfully, once, to one program.",
     "NRMP rules and schools' advice", ASK_SURE_DISPUTED},
    {K(INTRODUCTION), "introduction_both",
     "Both sides say yes first: let them ask the other person before they name you.",
     "Common courtesy of introductions", ASK_SURE_CUSTOM},
    {K(INTRODUCTION), "introduction_note",
     "Send a short note they can forward as it is, and thank both afterwards.",
     "Common courtesy of introductions", ASK_SURE_CUSTOM},
    {K(SHADOWING), "shadowing_patient",
     "Every patient consents to your being there and may say no. Write nothing down that could "
     "tell who a patient is.",
     "AAFP on shadowing; HIPAA", ASK_SURE_READ},
    {K(SHADOWING), "shadowing_settle",
     "Settle time, place and dress beforehand, and say who you are on the day.",
     "AAFP on shadowing", ASK_SURE_READ},
    {K(RESEARCH), "research_honest",
     "Say honestly which skills you bring, how many hours a week you have, and for how long. A CV "
     "belongs to this kind of message.",
     "Etiquette of messages", ASK_SURE_CUSTOM},
    {K(RESEARCH), "research_read",
     "Name one paper of theirs that you have read. The first message only asks for a meeting.",
     "Advice on reaching out for research", ASK_SURE_READ},
    {WRITTEN, "message_short",
     "At most 150 words: who you are, one thing about their work, one small ask of 15 to 20 "
     "minutes with two or three times outside clinic hours.",
     "Etiquette of messages", ASK_SURE_CUSTOM},
    {EVERY, "remind_twice",
     "If no answer comes: one reminder after a week, one after three with an easy way out, then "
     "no more.",
     "The week is published advice, the three weeks are custom", ASK_SURE_CUSTOM},
    {EVERY, "thank",
     "Thank them within two days, whatever the answer, and tell them later what came of it.",
     "Etiquette; thanks are more welcome than people expect (Kumar and Epley 2018)",
     ASK_SURE_CUSTOM},
};
const size_t ask_rules_n = sizeof(ask_rules) / sizeof(*ask_rules);

const char *ask_sure_words(enum ask_sure s)
{
    static const char *const words[] = {"read in the source", "an older or second-hand source",
                                        "our conclusion", "common practice", "sources disagree"};
    return words[s];
}

bool ask_rule_binds(const struct ask_rule *r, enum ask_kind kind)
{
    return (r->kinds >> kind & 1u) != 0;
}

static const char *const packets[][ASK_PACKET_MAX] = {
    [ASK_LETTER] = {"CV", "Personal statement; a draft will do",
                    "Letter request form with the Letter ID",
                    "The day it is needed, and how it is "
                    "handed in",
                    "Evaluations and notes of your work together, without patient data",
                    "Specialty and programs", "Two or three points to stress"},
    [ASK_INTRODUCTION] = {"A note of five lines that can be forwarded as it is",
                          "Why this person, in one sentence", "What you would ask of them"},
    [ASK_CALL] = {"The program and whom to call there", "Why this program, in two lines",
                  "CV on one page", "What may be said and what not (see the rules)"},
    [ASK_SHADOWING] = {"Two or three days that suit", "What you would like to see",
                       "Papers the hospital asks for: immunisations, badge, training"},
    [ASK_RESEARCH] = {"CV", "Skills and hours a week, honestly",
                      "One paper of theirs you have read", "Two or three times to meet"},
    [ASK_ADVICE] = {"The question in one sentence", "What you have thought of so far",
                    "Two or three times outside clinic hours"},
    [ASK_INTERVIEW_PRACTICE] = {"The program or kind of interview", "Your application",
                                "Two or three times", "What you want to be told about"},
    [ASK_FEEDBACK] = {"What they are to look at, in its last form",
                      "The question you have about it", "The day you need it"},
    [ASK_OTHER] = {"What exactly you ask for, in one sentence", "By when"},
};

const char *const *ask_packet(enum ask_kind kind) { return packets[kind ? kind : ASK_OTHER]; }
