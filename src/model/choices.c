/* SPDX-License-Identifier: Apache-2.0 */
#include "model/road.h"
#include "model/tie.h"

#define NOT_SET                                                                                    \
    {                                                                                              \
        "", ""                                                                                     \
    }
#define CHOICES_END                                                                                \
    {                                                                                              \
        NULL, NULL                                                                                 \
    }

const struct choice track_choices[] = {
    NOT_SET,    {"md", "MD"}, {"do", "DO"}, {"img", "International graduate"}, {"other", "Other"},
    CHOICES_END};
const struct choice circle_choices[] = {NOT_SET,
                                        {"inner", "Inner"},
                                        {"active", "Active"},
                                        {"good", "Good contacts"},
                                        {"extended", "Wider"},
                                        CHOICES_END};
const struct choice contact_kind_choices[] = {NOT_SET,
                                              {"email", "E-mail"},
                                              {"phone", "Phone"},
                                              {"address", "Address"},
                                              {"url", "Web page"},
                                              {"im", "Chat"},
                                              CHOICES_END};
const struct choice organisation_kind_choices[] = {NOT_SET,
                                                   {"hospital", "Hospital"},
                                                   {"school", "School"},
                                                   {"program", "Residency program"},
                                                   {"department", "Department"},
                                                   {"lab", "Laboratory"},
                                                   {"clinic", "Clinic"},
                                                   {"society", "Society"},
                                                   {"company", "Company"},
                                                   {"other", "Other"},
                                                   CHOICES_END};
const struct choice position_kind_choices[] = {NOT_SET,
                                               {"student", "Student"},
                                               {"resident", "Resident"},
                                               {"fellow", "Fellow"},
                                               {"attending", "Attending"},
                                               {"faculty", "Faculty"},
                                               {"program_director", "Program director"},
                                               {"chair", "Chair"},
                                               {"coordinator", "Coordinator"},
                                               {"researcher", "Researcher"},
                                               {"staff", "Staff"},
                                               {"other", "Other"},
                                               CHOICES_END};
const struct choice role_choices[] = {NOT_SET,
                                      {"mentor", "Mentor"},
                                      {"sponsor", "Sponsor"},
                                      {"coach", "Coach"},
                                      {"connector", "Connector"},
                                      {"adviser", "Adviser"},
                                      {"letter_writer", "Letter writer"},
                                      {"research_lead", "Research lead"},
                                      {"teacher", "Teacher"},
                                      {"employer", "Employer"},
                                      {"specialty_faculty", "Faculty in my specialty"},
                                      {"external", "Contact at another institution"},
                                      {"near_peer", "Near-peer"},
                                      {"peer", "Peer"},
                                      {"program_staff", "Program staff"},
                                      {"support", "Family and support"},
                                      CHOICES_END};
const struct choice interaction_kind_choices[] = {NOT_SET,
                                                  {"meeting", "Meeting"},
                                                  {"shadowing", "Shadowing"},
                                                  {"office_hours", "Office hours"},
                                                  {"clinic", "Clinic or OR day"},
                                                  {"call", "Call"},
                                                  {"email", "E-mail"},
                                                  {"message", "Message"},
                                                  {"event", "Event"},
                                                  {"letter", "Letter"},
                                                  {"thank_you", "Thank-you"},
                                                  {"gift", "Gift"},
                                                  {"other", "Other"},
                                                  CHOICES_END};
const struct choice direction_choices[] = {NOT_SET,
                                           {"both", "Both ways"},
                                           {"to_them", "Me to them"},
                                           {"to_me", "Them to me"},
                                           CHOICES_END};
const struct choice answer_choices[] = {
    NOT_SET, {"yes", "They answered"}, {"no", "No answer came"}, CHOICES_END};
const struct choice ready_pin_choices[] = {
    NOT_SET, {"yes", "They would answer"}, {"no", "Don't count on it"}, CHOICES_END};
const struct choice help_direction_choices[] = {
    NOT_SET, {"received", "They helped me"}, {"given", "I helped them"}, CHOICES_END};
const struct choice promise_by_choices[] = {
    NOT_SET, {"me", "I promised"}, {"them", "They promised"}, CHOICES_END};
const struct choice opportunity_kind_choices[] = {NOT_SET,
                                                  {"shadowing", "Shadowing"},
                                                  {"research", "Research"},
                                                  {"rotation", "Rotation"},
                                                  {"volunteering", "Volunteering"},
                                                  {"conference", "Conference"},
                                                  {"other", "Other"},
                                                  CHOICES_END};
const struct choice opportunity_state_choices[] = {NOT_SET,
                                                   {"idea", "Idea"},
                                                   {"contacted", "Contacted"},
                                                   {"arranged", "Arranged"},
                                                   {"under_way", "Under way"},
                                                   {"finished", "Finished"},
                                                   {"dropped", "Dropped"},
                                                   CHOICES_END};
const struct choice ask_kind_choices[] = {NOT_SET,
                                          {"letter", "Letter"},
                                          {"introduction", "Introduction"},
                                          {"call", "Call to a program"},
                                          {"shadowing", "Shadowing"},
                                          {"research", "Research"},
                                          {"advice", "Advice"},
                                          {"interview_practice", "Interview practice"},
                                          {"feedback", "Feedback"},
                                          {"other", "Something else"},
                                          CHOICES_END};
const struct choice ask_state_choices[] = {NOT_SET,
                                           {"idea", "Idea"},
                                           {"asked", "Asked"},
                                           {"agreed", "Agreed"},
                                           {"declined", "Declined"},
                                           {"no_answer", "No answer"},
                                           {"done", "Done"},
                                           {"thanked", "Thanked"},
                                           {"told", "Outcome told"},
                                           {"dropped", "Dropped"},
                                           CHOICES_END};
const struct choice meeting_state_choices[] = {
    NOT_SET, {"planned", "Planned"}, {"held", "Held"}, {"cancelled", "Cancelled"}, CHOICES_END};
const struct choice card_format_choices[] = {
    NOT_SET, {"vcard", "vCard"}, {"csv", "CSV"}, CHOICES_END};

/* clang-format off */
const struct choice milestone_state_choices[] = {NOT_SET,
    {"done", "Done"},
    {"skipped", "Skipped"},
    {"not_for_me", "Not for me"},
    CHOICES_END};
const struct choice service_choices[] = {NOT_SET,
    {"eras", "ERAS"},
    {"residencycas", "ResidencyCAS"},
    {"sf_match", "SF Match"},
    {"central_app", "Central App"},
    {"military", "Military"},
    {"carms", "CaRMS"},
    {"other", "Other"},
    CHOICES_END};
const struct choice program_status_choices[] = {NOT_SET,
    {"considering", "Considering"},
    {"signalled", "Signalled"},
    {"applied", "Applied"},
    {"interview", "Interview"},
    {"ranked", "Ranked"},
    {"matched", "Matched"},
    {"out", "No longer"},
    CHOICES_END};
const struct choice signal_choices[] = {NOT_SET,
    {"signal", "Signal"},
    {"gold", "Gold"},
    {"silver", "Silver"},
    CHOICES_END};
const struct choice program_bond_choices[] = {NOT_SET,
    {"home", "Home program"},
    {"away", "Away rotation"},
    CHOICES_END};
const struct choice letter_form_choices[] = {NOT_SET,
    {"narrative", "Narrative"},
    {"sloe", "SLOE"},
    {"slor", "SLOR"},
    {"sel", "SEL"},
    {"standardized", "Standardized"},
    CHOICES_END};
const struct choice sloe_choices[] = {NOT_SET,
    {"residency_group", "Residency group"},
    {"non_residency", "Faculty without a residency"},
    {"subspecialty", "Subspecialty"},
    {"off_service", "Off service"},
    CHOICES_END};
const struct choice portal_choices[] = {NOT_SET,
    {"not_confirmed", "Not confirmed"},
    {"confirmed", "Confirmed"},
    {"uploaded", "Uploaded"},
    CHOICES_END};
const struct choice assignment_state_choices[] = {NOT_SET,
    {"planned", "Planned"},
    {"assigned", "Assigned"},
    CHOICES_END};
const struct choice tie_kind_choices[] = {NOT_SET,
    {"trained", "Trained together"},
    {"worked", "Worked together"},
    {"taught", "One taught the other"},
    {"coauthors", "Wrote together"},
    {"friends", "Friends"},
    {"family", "Family"},
    {"introduced", "One introduced the other"},
    CHOICES_END};
const struct choice tie_verdict_choices[] = {NOT_SET,
    {"confirmed", "They know each other"},
    {"weaker", "Less than it looks"},
    {"none", "They do not know each other"},
    {"unused", "Do not use this way"},
    CHOICES_END};
const struct choice match_result_choices[] = {NOT_SET,
    {"matched", "Matched"},
    {"partly", "Partly matched"},
    {"not_matched", "Not matched"},
    {"not_eligible", "Not matched, SOAP not open to me"},
    CHOICES_END};
/* clang-format on */

int choice_find(const struct choice *choices, struct str key)
{
    /* What the store kept is a key to the letter, and asked for row by row. */
    for (int i = 0; key.n && choices[i].key; i++)
        if (choices[i].key[0] == key.p[0] && str_eq(str_c(choices[i].key), key))
            return i;
    for (int i = 0; choices[i].key; i++)
        if (str_eq_nocase(str_c(choices[i].key), key) ||
            str_eq_nocase(str_c(choices[i].label), key))
            return i;
    return 0;
}
