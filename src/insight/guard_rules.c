/* SPDX-License-Identifier: Apache-2.0 */
/* The rules in words. What finds them stands in guard_patient.c and guard_match_*.c. */
#include "insight/guard.h"

#define HIPAA "HIPAA, 45 CFR 164.514(b)(2)(i)"
#define LOOK " If this is about a patient, leave it out."

/* clang-format off */
#define PATIENT(ID, SEVERITY, TITLE, TEXT, SOURCE)                                                 \
    {.id = "patient_" ID, .kind = GUARD_PATIENT, .severity = SEVERITY, .sure = GUARD_READ,         \
     .title = TITLE, .text = TEXT, .source = SOURCE}
#define MATCH(ID, SEVERITY, SURE, TITLE, TEXT, SOURCE)                                             \
    {.id = ID, .kind = GUARD_MATCH, .severity = SEVERITY, .sure = SURE,                            \
     .title = TITLE, .text = TEXT, .source = SOURCE}
#define FACT(ID, SEVERITY, SURE, TITLE, TEXT, SOURCE)                                              \
    {.id = ID, .kind = GUARD_MATCH, .severity = SEVERITY, .sure = SURE, .by_fact = true,           \
     .title = TITLE, .text = TEXT, .source = SOURCE}

const struct guard_rule guard_rules[] = {
    PATIENT("name", GUARD_WARN, "Perhaps a patient's name",
        "A name stands beside words about a patient. A program cannot find names reliably, so read "
        "the rest yourself, too." LOOK, HIPAA "(A)"),
    PATIENT("mrn", GUARD_WARN, "A record or case number",
        "Numbers of records, cases and samples lead back to one person." LOOK, HIPAA "(H), (R)"),
    PATIENT("ssn", GUARD_WARN, "A social security number",
        "It has the form of a social security number. Nobody's belongs in a note.", HIPAA "(G)"),
    PATIENT("birth", GUARD_WARN, "A date of birth",
        "The year alone may stay; day and month lead back to one person." LOOK, HIPAA "(C)"),
    PATIENT("age", GUARD_WARN, "An age of 90 or more",
        "So few people are that old that the age alone may tell who it is: write \"90 or older\".",
        HIPAA "(C)"),
    PATIENT("place", GUARD_WARN, "A room or a bed",
        "With the day it tells who lay there. \"On the ward\" says enough.", HIPAA "(C), (R)"),
    PATIENT("date", GUARD_WARN, "The day of something in a patient's care",
        "The year alone may stay; the day of an admission, an operation or a death leads back to "
        "one person.", HIPAA "(C)"),
    PATIENT("phone", GUARD_WARN, "A telephone number",
        "A patient's or a relative's number is an identifier. A colleague's office number is not."
        LOOK, HIPAA "(D)"),
    PATIENT("fax", GUARD_WARN, "A fax number", "A patient's fax number is an identifier." LOOK,
        HIPAA "(E)"),
    PATIENT("email", GUARD_WARN, "An e-mail address",
        "A patient's or a relative's address is an identifier. A colleague's is not." LOOK,
        HIPAA "(F)"),
    PATIENT("address", GUARD_WARN, "Where a patient lives",
        "Everything smaller than a state counts: street, town, ZIP code." LOOK, HIPAA "(B)"),
    PATIENT("account", GUARD_WARN, "A number of an account, plan or licence",
        "Numbers of health plans, accounts, certificates and licences lead back to one person."
        LOOK, HIPAA "(I), (J), (K)"),
    PATIENT("vehicle", GUARD_WARN, "A vehicle's plate or number",
        "Plates and vehicle numbers are identifiers." LOOK, HIPAA "(L)"),
    PATIENT("device", GUARD_WARN, "A device's number",
        "Serial numbers of implants and devices are identifiers." LOOK, HIPAA "(M)"),
    PATIENT("url", GUARD_WARN, "A patient's page on the web",
        "A fundraiser, a blog or a profile names its person." LOOK, HIPAA "(N)"),
    PATIENT("ip", GUARD_WARN, "An IP address", "A patient's IP address is an identifier." LOOK,
        HIPAA "(O)"),
    PATIENT("biometric", GUARD_WARN, "A biometric mark",
        "Finger and voice prints are identifiers." LOOK, HIPAA "(P)"),
    PATIENT("photo", GUARD_WARN, "A photo of a patient",
        "A full face, or anything that can be recognised, is an identifier, also on your phone.",
        HIPAA "(Q)"),
    PATIENT("unique", GUARD_WARN, "Something that only one person has",
        "An office, a fame, a tattoo: it may tell who this is without any name." LOOK, HIPAA "(R)"),

    MATCH("ask_rank", GUARD_BLOCK, GUARD_READ, "Asks about the rank list",
        "Neither side may ask the other for a word on rank order. Say what interests you, and ask "
        "something practical.", "Match Participation Agreement 6.3; AAMC"),
    MATCH("conditional", GUARD_BLOCK, GUARD_READ, "A promise with a condition",
        "\"If you rank me, I will ...\" asks for a commitment. State your interest without an if.",
        "Match Participation Agreement 6.3"),
    MATCH("commitment_sought", GUARD_BLOCK, GUARD_READ, "Asks for a commitment",
        "Nobody may ask for a statement that implies a commitment, spoken or written.",
        "Match Participation Agreement 6.3; AAMC"),
    MATCH("commitment_made", GUARD_WARN, GUARD_OURS, "Sounds like a binding promise",
        "You may say where your interest lies, but nothing is binding before Match Day: interest "
        "reads better than a promise.", "Match Participation Agreement 6.3"),
    MATCH("rank_first", GUARD_WARN, GUARD_OURS, "\"I rank you first\"",
        "Sources disagree: volunteering it is not forbidden, and some schools and programs advise "
        "against it. Say it only if it is true, to one program, once. Ask your dean's office.",
        "Match Participation Agreement 6.3; advice of schools differs"),
    FACT("rank_first_again", GUARD_BLOCK, GUARD_OURS, "\"I rank you first\", to a second program",
        "Another program was told the same this season, so one of the two would be untrue.",
        "Match Participation Agreement: honesty of applicants; our reading"),
    MATCH("mentor_probe", GUARD_BLOCK, GUARD_OURS, "Asks where a student stands",
        "A mentor may recommend, but may neither ask where a student stands nor seek a "
        "commitment. No rule was found against a call before the rank deadline; check with your "
        "dean's office.", "Match Participation Agreement 6.3; no rule against calls was found"),
    MATCH("other_programs", GUARD_WARN, GUARD_READ, "Other programs or applicants",
        "Where people apply and how they rank is theirs to tell; nobody may be asked.",
        "NRMP: confidentiality of applications, interviews and rank lists"),
    MATCH("asked_of_me", GUARD_NOTE, GUARD_READ, "They asked what they may not ask",
        "Programs may not ask where else you applied or how you rank, and schools may not press "
        "for your list. You need not answer; your dean's office can help.",
        "NRMP: Match Communication Code of Conduct"),
    MATCH("outside_match", GUARD_BLOCK, GUARD_READ, "A position outside the Match",
        "Programs and applicants in the Match make no agreement outside of it, nor about the same "
        "year after it without a waiver.", "NRMP All In Policy; Match Participation Agreement"),
    FACT("thank_you_unwanted", GUARD_WARN, GUARD_READ_PART, "They ask for no thank-you notes",
        "You noted that this program wants none. Thanks are allowed, but a wish counts.",
        "NRMP; wishes of single programs"),
    FACT("soap_contact", GUARD_STOP, GUARD_READ, "First contact with a program during SOAP",
        "From Monday of Match Week until SOAP ends on Thursday, neither you nor anybody for you "
        "may write to or call a program that has not contacted you first. Once you noted that you "
        "matched, your own thanks and news may go out; calls for somebody else stay stopped. The "
        "hour of the end is not verified, so Wellmet waits until the day is over.",
        "Match Participation Agreement, SOAP"),
    {.id = NULL},
};
/* clang-format on */
