/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What leads back to a patient, as patterns. Two ideas keep colleagues out of it. A number, an
 * address or a link counts when the text speaks of a patient (`pt`) or of somebody's own kin
 * (`kin`), and not when its sentence speaks of people at work (`work`) without saying whose it is.
 * A room or a day counts beside what happens to patients, not beside what happens in a calendar.
 */
#include "insight/guard_pattern.h"

#include <pthread.h>

/* Words for a person, case regarded: "Ana", "O'Brien", "Ng". */
#define CAP "(?-i:\\p{Lu}(?:['’]\\p{Lu})?[\\p{Ll}\\p{M}]+(?:-\\p{Lu}\\p{Ll}+)?)"
#define MONTH                                                                                      \
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"             \
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?"

/* clang-format off */
static const char words[] =
    "(?(DEFINE)"
    /* A patient, but not "patient safety" or "standardized patient". */
    "(?<pt>(?<!standardi[sz]ed\\h)(?<!simulated\\h)(?<!be\\h)(?<!been\\h)(?<!very\\h)(?<!so\\h)"
    "\\b(?:pts?|patients?|pxs?|paciente|patiente?n)(?:'s)?\\b(?![-\\h](?:safety|care\\b|"
    "cent(?:ere|re)d|advoca\\w+|advis\\w+|panel|experience|education|flow|relations|satisfaction|"
    "interview(?:ing|s)?|handoffs?|handouts?|navigat\\w+|portal training|population|outcomes?|"
    "volumes?|note templates?|lists? (?:for|from)|support groups?|privacy|perspective|rights|"
    "blood management|with me\\b|with us\\b|consult\\b|exercises?|school|students?)))"
    "(?<one>(?<!standardi[sz]ed\\h)(?<!simulated\\h)\\b(?:pt|patient|px|paciente)(?:'s)"
    "?\\b(?![-\\h](?:safety|care\\b|cent(?:ere|re)d|advoca\\w+|advis\\w+|panel|experience|"
    "education|flow|relations|satisfaction|interview(?:ing|s)?|handoffs?|navigat\\w+|population|"
    "outcomes?|volumes?|support groups?|privacy|perspective|rights)))"
    "(?<aged>\\b\\d{1,3}[-\\h]?(?:y\\.?/?o\\b|y\\.?o\\.?\\b|yrs?\\b|yr[-\\h]?olds?|"
    "years?[-\\h]olds?|years? of age|mo\\b|month[-\\h]old|week[-\\h]old|day[-\\h]old|"
    "(?-i:[MF]\\b))|\\b(?:he|she|pt|patient)(?:'s| is) \\d{2}\\b)(?<kin>\\b(?:daughter|son|wife|"
    "husband|spouse|mother|father|mom|mum|dad|sister|brother|grand(?:son|daughter|ma|pa|mother|"
    "father)|aunt|uncle|niece|nephew|fianc[eé]e?|girlfriend|boyfriend|caregiver|carer|guardian|"
    "next of kin|nok|emergency contact|poa|(?:health ?care )?proxy|landlord|neighbou?r|family|"
    "fam|parents?|roommate)(?:'s)?\\b)(?<ill>\\b(?:[a-z]{3,}(?:itis|ectomy|oscopy|plasty|otomy|"
    "ostomy|pathy|[ae]emia|algia|plegia|rrh[oe]?ea|rrhage|carcinoma|sarcoma|blastoma|stenosis|"
    "necrosis|fibrosis|thrombosis|sclerosis|embolism|aneurysm)|t[12]dm|ca|gastric|pancreatic|"
    "ovarian|lung|cardiac|renal|prenatal|postpartum|ventilator|ems|paramedics?|bowel|bladder|"
    "rectal|surgical|wheelchair|walker|home (?:o2|oxygen|health)|crackles|murmur|palpitations|"
    "stroke alert|code blue|cabg|ercp|tpa|nph|ptsd|autis\\w+|down syndrome|cf|ibd|crohn'?s|"
    "colitis|anorexi\\w+|eating disorder|blind|deaf|palsy|cleft|broke|broken|torn|acl|meniscus|"
    "admit(?:ted|s)?|admission|discharged?|dc'?d|d/c|readmitted|transferred|intubated|extubated|"
    "code[ds]?|rounds?|rounded|rounding|consult(?:ed)?|post-?op|pre-?op|icu|micu|sicu|nicu|picu|"
    "ed|er|wards?|hospice|palliative|dx|diagnos\\w+|biops\\w+|bx|surgery|chemo\\w*|cancer|"
    "tumou?r|leuka?emia|lymphoma|melanoma|metasta\\w+|mets|stroke|sepsis|septic|pneumonia|chf|"
    "copd|esrd|ckd|dka|mi|n?stemi|afib|dvt|pe|hiv|aids|cirrhosis|fractures?|fx|dialysis|"
    "transplant\\w*|overdos\\w+|seiz\\w+|vitals|labs|meds?|bp|iv|foley|vent|wounds?|rash|"
    "incision|scar|lesion|pain|fever|delirium|delivered|labou?r|c-section|epidural|expired|died|"
    "dying|dies|passed away|deceased|chart|exam(?:ined)?|consent(?:ed|ing)?|nurses?|rn|h&p|hx|cc|"
    "sob|cp|presented|presents|presenting|complain\\w+|treated|underwent|procedure|scan|mri|ct|"
    "x-?ray|ekg|ecg|echo|ultrasound|mammogram|colonoscopy|endoscopy|scope|psych|suicid\\w+|si|"
    "sitter|1:1|pregnan\\w+|dement\\w+|alzheimer\\w*|parkinson\\w*|hospitali[sz]ed|bedside|sick|"
    "ill|smok\\w+|etoh|alcohol\\w*|detox|withdrawal|methadone|insulin|diabet\\w+|hypertens\\w+|"
    "htn|dm2?|asthma|arthritis|an[ae]*mia|migraines?|obes\\w+|infection|uti|cellulitis|abscess|"
    "ulcers?|bleed\\w*|bled|melena|nausea|vomit\\w*|cough\\w*|dizz\\w+|fell|falls?|paraly\\w+|"
    "numb\\w*|tremor|swell\\w*|edema|sutures?|stitches|staples|splint|dressings?|catheter|"
    "drains?|trach|peg|colostomy|stoma|amputat\\w+|hip|knee|shoulder|liver|kidneys?|lungs?|"
    "breast|prostate|colon|thyroid|cataracts?|prognosis|grief|goals of care|dnr|code status|"
    "depress\\w+|bipolar|schizo\\w+|psychosis|psychotic|strep|flu|covid|tb|hep|croup|rsv|newborn|"
    "preemie|contractions?|gsw|mvc|trauma|burns?|sprain|rapid|rrt|cpr|refills?|infusion|stents?|"
    "cath|appendicitis|appy|chole|hernia|sickle|lupus|ms dx|als|gout|syncope|ams|aphasi\\w+|"
    "hospital bed|follow-?up visit|f/u|treatment|therapy session|recover\\w+|rehab|snf|wound vac)"
    "\\b)(?<work>\\b(?:dr|drs|prof|professor|doctor|attending|office|coordinator|secretary|"
    "assistant|director|pd|apd|program(?:me)?|department|dept|division|faculty|resident|"
    "residents|fellow|intern|chief|pager|paged?|clerkship|adviser|advisor|mentor|dean|registrar|"
    "librar\\w+|lab|pi|post-?doc|preceptor|classmate|alum\\w*|interviewer|recruiter|school|"
    "university|college|conference|committee|my|our|admin\\w*|front desk|switchboard|operator|"
    "help ?desk|hr|gme|ume|zoom|journal|author|editor|research|study|volunteer\\w*|society|"
    "colleague|team|scheduler|manager|clinic|hospital|cv|manuscript|abstract|extension|ext|cell "
    "of|ms ?[1-4]|m[1-4]|pgy ?-?\\d|md|do|phd|rn|np)\\b)(?<date>\\b(?:(?:0?[1-9]|1[0-2])"
    "/(?:0?[1-9]|[12]\\d|3[01])(?:/(?:\\d{4}|\\d{2}))?(?![/\\d])|(?:0?[1-9]|1[0-2])-(?:0?[1-9]|"
    "[12]\\d|3[01])-(?:\\d{4}|\\d{2})|(?:0?[1-9]|[12]\\d|3[01])\\.(?:0?[1-9]|1[0-2])\\.(?:\\d{4}|"
    "\\d{2})|\\d{4}[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\\d|3[01])|"
        MONTH "[\\h]?(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?:,? ?\\d{4})?|(?:[12]\\d|3[01]|"
            "0?[1-9])(?:st|nd|rd|th)?(?: of)?[-\\h]" MONTH "(?:[-\\h,]*\\d{4})?)\\b)"
            "(?<phone>(?<![\\d-])(?:(?:\\+?1[-.\\h]?)"
            "?\\(?\\d{3}\\)?[-.\\h/]{0,2}\\d{3}[-.\\h]\\d{4}|\\d{3}[-.\\h]\\d{4}|\\d{10}|"
            "\\+\\d{2,3}[\\h-]?\\d[\\d\\h-]{6,13}\\d)(?![\\d-]))"
            "(?<mail>[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)(?<street>\\b\\d{1,5}[A-Z]? (?:[NSEW]\\.? )"
            "?(?:(?:" CAP
    "|\\d{1,3}(?:st|nd|rd|th)|[a-z]{3,12}) ){1,3}(?:st|street|ave?|avenue|rd|road|drive|ln|lane|"
    "blvd|boulevard|ct|court|way|pl|place|ter|terrace|cir|circle|hwy|highway|pkwy|parkway|apt|"
    "apartments?)\\b\\.?(?:,? (?:apt|unit|#)\\.? ?\\w+)?)"
    /* A number with digits, letters and hyphens, four signs or more. */
    "(?<code>(?=[A-Z\\d-]*\\d[A-Z-]*\\d[A-Z-]*\\d)[A-Z\\d](?:-?[A-Z\\d]){3,24}\\b)(?<is>(?: "
    "(?:is|was|of|no|number|num|nr|id|ending(?: in)?|#))*\\.?[\\h:#=.,-]{0,4})(?<owner>(?:(?&one)"
    "|(?&kin)|\\b(?:mrs|mr|ms|miss|mx)\\b\\.?|\\b(?:his|her|their|home|callback|call[-\\h]?back|"
    "contact) (?:(?:cell|mobile|home|new|own|phone|contact|personal|work) ?)?(?:cell|mobile|"
    "phone|number|nr|no\\.|home|landline|address|e-?mail|gmail|fax|contact)\\b|\\b(?:reach|call|"
    "called|text|texted|fax|faxed|e-?mail|emailed|contact|ring|rang|notify) (?:her|him|them)\\b))"
    "(?<notname>(?:an?|the|is|was|in|on|with|of|for|at|to|and|who|from|Dr|Prof|Spanish|English|"
    "French|German|Chinese|Mandarin|Arabic|Russian|Vietnamese|Haitian|Korean|Hindi|Farsi|Polish|"
    "Portuguese|American|African|Asian|Hispanic|Latin[ao]|Caucasian|(?:Black|White|Native)"
    "(?!\\h(?-i:\\p{Lu}))|Indian|Mexican|Catholic|Jewish|Muslim|Christian|Monday|Tuesday|"
    "Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    "September|October|November|December|Medicare|Medicaid|Education|Safety|Care|Advocate|"
    "Advocacy|Experience|Interview\\w*|Presentation|History|Note|Notes|Portal|Services|Relations|"
    "Panel|Outcomes?|Reported|Outcome|Encounter|Encounters|Log|Communication|Physician|"
    "Foundation|Centered|Doctor|Medicine|Surgery|Pediatrics|Psychiatry|Neurology|Oncology|Crohn|"
    "Parkinson|Alzheimer|Hodgkin|Down|Graves|Tylenol|Lasix|Keppra|Eliquis|Ozempic|Glasgow|Foley|"
    "Medical|Denies|Denied|Reports|States|Has|Had|Was|Is|Will|Can|Needs|Seen|Saw|Came|Went|Did|"
    "Not|No|Yes|Very|Some|All|My|Our|They|He|She|We|I|It|This|That|Then|When|Where|Why|How|What|"
    "But|So|If)\\b))";

static const struct guard_pattern rows[] = {
    /* --- names --- */
    {"patient_name", "(?&one)\\.?(?: name)?(?: (?:is|was|named|called|aka|by the name of|goes by)"
        ")?[:,]? \\K(?!(?&notname))(?:(?:mr|mrs|ms|miss|mx)\\b\\.? )?" CAP
        "(?: (?!(?&notname))(?-i:\\p{Lu})[\\p{L}'’.-]*){0,2}", NULL,
     "\\b(?:patient (?:safety|advoca\\w+|education|experience)|standardi[sz]ed|simulat\\w+|osce)"
     "\\b", 0},
    {"patient_name", "(?:(?&one)|(?&aged)|\\b(?:man|woman|lady|gentleman|guy|girl|boy|kid|child|"
        "baby|toddler|infant|teen\\w*|veteran|male|female|mother|mom))\\b.{0,30}?\\b(?:named|"
        "called|name (?:is|was)|name's|goes by|went by|by the name of|initials)[:]? "
        "\\K(?!(?&notname)|after\\b|it\\b|her\\b|him\\b|me\\b|back\\b|us\\b|out\\b|off\\b|"
        "them\\b)\\p{L}[\\p{L}'’.-]+(?: " CAP ")?",
     "(?&pt)|(?&aged)|(?&ill)", NULL, GUARD_IN_TEXT},
    {"patient_name", "\\b(?:pt|patient)(?:'s)? (?:full |last |first )?(?:name|initials)(?: (?:is|"
        "was|are))?[:]? \\K(?!(?:is|was|on|in|and|or|from|tag|out|not|secret|private|"
        "confidential|changed|removed|withheld)\\b)\\p{L}[\\p{L}'’.-]*(?: \\p{L}[\\p{L}'’.-]+)?",
        NULL, NULL, 0},
    {"patient_name", "\\b(?:mr|mrs|ms|miss|mx)\\b\\.? ?(?!(?:and|or|in|with|who|lab|degree|"
        "program|student|thesis|patients?|pts?|clinic|center|centre|society|disease|flare|"
        "symptoms?|lesions?|meds|dx|diagnosis|is|was|hug|lesion|exacerbation)\\b)(?:" CAP "(?: "
        CAP ")?|[a-z]{3,}|(?-i:\\p{Lu}\\b)\\.?)",
     "(?&pt)|(?&aged)|(?&ill)|\\b(?:thank(?:ed|s) (?:me|us|the team)|cr(?:ied|ying|ies)|hugg\\w+|"
     "scared|afraid|lonely|sat with|sitting with|just sitting|held (?:her|his) hand|(?:go|goes|"
     "going|went|gone) home|prayed|stable|worse|improving|weak|refus\\w+|declin\\w+ (?:the|"
     "surgery|treatment)|at peace|her meds|his meds)\\b|\\b(?:bed|rm|room) ?\\d|\\bher(?:self)? "
     "(?:knee|hip|heart|leg|arm|breast|hand)\\b|\\bhis (?:knee|hip|heart|leg|arm|hand|prostate)"
     "\\b",
     "\\b(?:coordinator|director|secretary|teach\\w*|professor|librarian|advis[eo]r|dean|"
     "registrar|assistant|recruiter|hr|administrator|manager|scheduler|classmate|principal|"
     "volunteer coordinator|front desk|multiple sclerosis|alum\\w*|introduc\\w+)\\b", 0},
    {"patient_name", "(?:\\b" CAP " (?:" CAP "|(?-i:\\p{Lu})\\b\\.?)|(?<=[\\p{Ll},]\\h)" CAP "|^"
        CAP "(?=[,(]|\\h\\())(?=,? ?\\(?(?:an? |the )?(?:(?&aged)|(?:age|aged) \\d))", NULL,
     "\\b(?:my (?:little |big )?(?:son|daughter|niece|nephew|cousin|brother|sister|grand\\w+|kid)"
     "|class of|mile|marathon|dr \\w+,? \\d)\\b|\\b(?:has|have|with|over|for|about|after|spent|"
     "took) \\d+ ?yrs?\\b", 0},
    {"patient_name", "\\b" CAP "(?: " CAP ")?,? \\(?\\d{1,3}\\)?(?=[,;)])", "(?&pt)|(?&ill)",
     "\\b(?:dr|prof|professor|chapter|page|room|rm|class|my|step|level|unit|ward|bed|day|hour|"
     "pgy|phase|part|question|attending|mentor|figure|table|" MONTH ")\\b", 0},
    {"patient_name", "\\bbaby \\K(?!(?&notname)|(?-i:Boomer|Shower|Friendly))" CAP,
        "(?&pt)|(?&aged)|(?&ill)|\\b(?:vent|nicu|weeker|weeks|wk|apgar\\w*|feeding|born)\\b",
        "\\b(?:my|dr|prof|shower|resident|fellow|attending|colleague|mentor)\\b", GUARD_IN_TEXT},
    {"patient_name", "\\b(?:saw|seen|examined|admitted|consented|counsel+ed|checked on|rounded "
        "on|treated|discharged|evaluated|followed|re-?checked|intubated|prepped) "
        "\\K(?!(?&notname))(?!(?-i:Mr|Mrs|Ms|Patient|Pt|Prof|Step|First|Three|Two|Several|Many|"
        "ED|ICU|New|Old|Young|Elderly))" CAP "(?: " CAP "|(?: (?-i:\\p{Lu})\\b\\.?))?(?! "
        "(?:hospital|clinic|center|centre|university|school|college|program|residency|speak|"
        "present|lecture))", "(?&ill)|(?&aged)|(?&one)|\\b(?:visit|check-?up|follow-?up|f/u)\\b",
        "(?&work)|\\b(?:conference|talk|party|game|movie|campus|library)\\b", 0},
    {"patient_name", "\\bthe \\K(?!(?&notname)|(?-i:NICU|ICU|Step))" CAP
        " (?:baby|twins?|kid|boy|girl|family)\\b", "(?&pt)|(?&aged)|(?&ill)",
        "\\b(?:my|dr|prof|foundation|fund|royal|first|host|scholarship)\\b", 0},
    {"patient_name", "(?&kin)(?:,|\\h\\(| named| called| is)? \\K(?!(?&notname))" CAP "(?: " CAP
        ")?",
     "(?&one)|(?&aged)|\\b(?:bed|rm) ?\\d|\\bhospice\\b", "\\b(?:dr|prof)\\b\\.? ?" CAP
     "(?:'s)? (?:wife|husband|daughter|son|partner|family)|\\bmy (?:wife|husband|mother|father|"
     "mom|dad|sister|brother|partner|family|uncle|aunt)\\b",
     GUARD_IN_TEXT},
    /* --- numbers of records --- */
    {"patient_mrn", "(?:\\bmrn?s?\\b|\\bm\\.r\\.n\\.?|\\bmed(?:ical)?[-\\h]?rec(?:ord)?s?\\b|"
        "\\b(?:chart|hospital|hosp|record|encounter|visit|accession|specimen|path|case|csn|fin|"
        "har|epic|emr|ehr|subject|participant|unit)\\b(?= ?(?:#|no|num|nr|id|is|:|\\d{5}))|"
        "\\b(?:csn|fin|har|acc)\\b)(?&is)(?:(?:no|num|number|id)\\b\\.?[\\h:#=]{0,3})?\\K(?&code)",
        NULL,
     "\\b(?:zoom|webinar|training|harrison|pubmed|irb|grant|class)\\b", 0},
    {"patient_mrn", "(?&one)(?: (?:id|no|nr|num|number|is|#|code|identifier)\\b\\.?)"
        "?[\\h:#=(.-]{0,4}\\K#?(?&code)", NULL,
     "\\b(?:in|since|from|by) \\d{4}$", 0},
    {"patient_mrn", "(?<![\\d$€£.,/@-])#?\\b\\d{6,9}\\b(?![-/\\d@%,.]\\d)",
     "(?&one)|(?&aged)|\\bmrn\\b|\\bchart\\b|\\blook(?:ed)? (?:her|him|them) up\\b",
     "\\b(?:npi|pmid|pmc\\w*|doi|nct\\w*|zoom|irb|grant|r01|acgme|aamc|nrmp|eras|passcode|"
     "meeting id|id for|student id|my id|badge|confirmation|poster|abstract|ticket|order)\\b", 0},
    /* --- social security --- */
    {"patient_ssn", "(?<![\\d-])(?!000|666|9\\d\\d)\\d{3}[-\\h.]\\d{2}[-\\h.]\\d{4}(?![\\d-])",
        NULL, NULL, 0},
    {"patient_ssn", "\\b(?:ssn?|ss ?#|soc(?:ial)?(?: sec(?:urity)?)?|last (?:four|4)(?: of)?(?: "
        "(?:the|her|his|their))?(?: (?:social|ssn))?)\\b(?&is)(?:(?:no|number|num|is|was|ends? "
        "in|ending in|last (?:four|4))\\b[\\h:#]*)*\\K[x*\\h-]{0,8}\\d[\\d\\h-]{2,9}\\d\\b",
     NULL, "\\b(?:zoom|card|badge|pager|student id)\\b", 0},
    /* --- birth --- */
    {"patient_birth", "\\b(?:d\\.?o\\.?b\\.?|date of birth|birth[-\\h]?date)\\b\\.?(?&is)"
        "\\K(?:(?&date)|\\d[\\d/.-]{1,9})", NULL, NULL, 0},
    {"patient_birth", "\\b(?:b-?day|birthday|born)\\b(?: (?:is|was|on|in|this|today|next|he|she|"
        "coming|up))*[:]? \\K(?&date)",
     "(?&pt)|(?&aged)|(?&ill)|\\b(?:he|she|baby|twins?|infant)\\b",
     "\\b(?:dr|prof|mentor|resident|attending|my birthday|my (?:\\w+ )?(?:turns|turned)|i was "
     "born|i am|card|cake|colleague|coordinator|classmate|party)\\b", 0},
    {"patient_birth", "\\b(?:baby|infant|neonate|newborn|twins?|preemie|girl|boy)"
        "\\b.{0,40}\\bborn\\b.{0,20}?\\K(?&date)", NULL,
     "\\b(?:dr|prof|my|attending)\\b", 0},
    /* --- ages --- */
    {"patient_age", "(?<![\\d$€£.,/-])\\b(?:9\\d|1[01]\\d)[-\\h]?(?:y\\.?/?o\\b|y\\.o\\.?|"
        "yrs?[-\\h]?o(?:ld)?s?\\b|yrs?\\b(?! (?:anniv\\w*|of|ago|since|history))|"
        "years?[-\\h]olds?|years? of age|year\\b (?=old))(?! (?:hospital|building|school|college|"
        "society|tradition|organi[sz]ation|journal|textbook|program|clinic|chapel|tree|house|"
        "institution|company|charity|library|university|church|record|oak|medical))", NULL,
     "\\b(?:my (?:great[-\\h]?)?(?:grand\\w+|nan\\w*|gran|oma|opa|abuel\\w+|aunt|uncle|"
     "neighbou?r)|building|hospital is|school is|society is|anniversary|(?:dr|prof)\\.? " CAP
     "(?: " CAP
     ")? (?:is|turned|turns|just turned|at)|emeritus)\\b", 0},
    {"patient_age", "(?<![\\d$€£.,/°-])\\b(?:9\\d|1[01]\\d)\\h?(?-i:[MF])(?:\\b|/)(?!\\w)(?!/)",
        NULL,
     "(?:\\$|\\b(?:temp\\w*|t ?max|t|fever\\w*|febrile|degrees|hit|it's|grant|budget|raised|high "
     "of)\\b)~{0,14}$", GUARD_UNLESS_BEFORE},
    {"patient_age", "\\b(?:age[ds]?|turn(?:s|ed|ing)?|aet|(?:will be|going to be|gonna be|nearly|"
        "almost|pushing|about to be))(?: (?:of|is|was|about|just))?[:]? \\K(?:9\\d|1[01]\\d)"
        "\\b(?![%/°]| (?:percent|days|hours|min))",
     "(?&pt)|(?&aged)|(?&ill)|(?&kin)|\\b(?:he|she|her|him|lady|man|woman|gentleman)\\b",
     "\\b(?:my grand\\w*|(?:dr|prof)\\.? " CAP "(?: " CAP ")? (?:is|turned|turns|just)|society|"
     "hospital turn\\w*|emeritus|school)\\b", GUARD_IN_TEXT},
    {"patient_age", "\\bninety(?:[-\\h](?:one|two|three|four|five|six|seven|eight|nine))"
        "?[-\\h](?:years?|yrs?|yo\\b|y/o)(?:[-\\h]old| of age)?|\\b(?:one|a) hundred(?: and)"
        "?(?:[-\\h]\\w+)?[-\\h]year[-\\h]olds?|\\bcentenarian\\b", NULL,
     "\\b(?:my (?:great[-\\h]?)?grand\\w+|hospital|school|society|tradition|anniversary|ninety "
     "years (?:of|ago))\\b", 0},
    {"patient_age", "(?:(?&one)|\\b(?:he|she|mrs?|lady|man|woman|gentleman|grandma|veteran))"
        "\\b(?:~{0,25})\\b(?:is|was|,|aged?|of) \\K(?:9\\d|10\\d|11[0-5])\\b(?=[,.!;)]|$| (?:and|"
        "but|with|w/|so|years|still|lives|on|when|now))(?! (?:percent|on room|on ra\\b|on \\d))",
        NULL,
     "\\b(?:sat\\w*|spo2|o2|bp|hr|heart rate|pulse|sbp|weigh\\w*|kg|lbs?|score\\w*|glucose|sugar|"
     "temp\\w*|map|percentile|page|room|chapter|my grand\\w*|dr|prof)\\b", 0},
    /* --- places --- */
    {"patient_place", "\\b(?:bed|bay|cubicle|gurney|stretcher|isolette|crib|hallway bed|ed ?bed|"
        "icu ?bed|trauma bay)\\b ?(?:#|no\\.?|number)? ?\\d{1,4}[A-D]?\\b(?! (?:beds|hospital))",
        NULL,
     "\\b(?:hotel|hostel|bunk|airbnb|furniture|ikea|capacity|apartment|flat|dorm|sim|simulat\\w+|"
     "osce|standardi[sz]ed|mannequin|manikin|skills lab|bed ?(?:and|&) ?breakfast|bay area|"
     "garden)\\b", 0},
    {"patient_place", "\\b(?:room|rm|rms|hab)\\b\\.? ?(?:#|no\\.?|number)? ?\\d{1,4}[- "
        "]?(?-i:[A-Z])?\\b(?!%)",
     "(?&one)|(?&aged)|(?&ill)|\\b(?:mrs|mr|ms)\\b\\.? ?\\p{L}|\\b(?:lady|gentleman|guy|kid|boy|"
     "girl|man|woman|mother|mom|baby|grandma|veteran|fam|family|him|she|he|her|bedside)\\b",
     "\\b(?:library|lecture|class(?:room)?|conference|meet(?:ing|s)?|seminar|office hours?|study|"
     "zoom|auditorium|lab\\b|workshop|session|interviews?|hotel|airbnb|dorm|osce|standardi[sz]ed|"
     "simulation|sim|journal club|school|building|campus|talk|lunch|exam in|practice|poster|"
     "breakout|orientation|grand rounds|noon|(?:dr|prof)\\.? " CAP
     "(?:'s)? (?:office|class|lecture|talk)|office|call room|break room|resident room|work ?room|"
     "team room|faculty)\\b", 0},
    {"patient_place", "(?:(?&one)|(?&aged)|\\b(?:mrs|mr|ms)\\.? " CAP
        ")~{0,40}?\\K\\b(?:room|rm)\\b\\.? ?#?\\d{1,4}[A-Z]?\\b", NULL,
     "\\b(?:library|lecture|classroom|conference|seminar|osce|standardi[sz]ed|simulation|sim|"
     "panel|class|workshop|meeting|session)\\b", 0},
    {"patient_place", "\\b(?:icu|micu|sicu|nicu|picu|ccu|pacu|ed|er|unit|pod|ward|floor|tele)"
        "\\b[-\\h]?(?:#|room|rm|bed)? ?\\d{1,4}[A-D]?\\b(?! ?(?:am|pm|:\\d|weeks?|hours?|days?|"
        "shifts?|hrs?))",
     "(?&one)|(?&aged)|\\b(?:mrs|mr|ms)\\b\\.? ?\\p{L}|\\b(?:lady|gentleman|kid|baby)\\b",
     "\\b(?:shift|orientation|starts?|rotation|months?|weeks?|meet|library)\\b", 0},
    /* --- days --- */
    {"patient_date", "(?&date)(?!/)(?! (?:pain|strength|in intensity|severity|scale|motor|"
        "throughout))",
     "(?&one)|\\b(?:re-?)?admit(?:ted)?\\b|\\bdischarged?\\b|\\bd/c'?d?\\b|\\bdc'?d\\b|"
     "\\bexpired\\b|\\bdied\\b|\\bdeath\\b|\\bpassed (?:away|on)?\\b|\\bdeceased\\b|"
     "\\bintubated\\b|\\bextubated\\b|\\bcoded\\b|\\bunderwent\\b|\\bdod\\b|\\bdoa\\b|\\bdos\\b|"
     "\\badmission\\b|\\bs/p\\b|\\bpost-?op\\b|\\bpod ?#?\\d|\\blmp\\b|\\bedd\\b|(?:(?&aged)|"
     "\\b(?:he|she|baby|mother|mom|mrs|mr|ms|lady|gentleman|boy|girl|kid|infant|his|her|woman|"
     "man)\\b).{0,80}\\b(?:delivered|born|presented|seen|surgery|procedure|biopsy|transplant\\w*|"
     "operat\\w+|diagnosed|scheduled|chemo\\w*|cath|stroke|c-section|scan|mri|ct|fell|"
     "hospitali[sz]ed|visit|appointment|appt|transferred|overdos\\w+|follow-?up|stent\\w*|"
     "amputat\\w+|appy|infusion|[a-z]{3,}(?:ectomy|oscopy|plasty|otomy|ostomy))\\b",
     "\\b(?:I (?:was|got|am) (?:admitted|accepted)|admitted to (?:med\\w*|college|school|the "
     "program|university|harrow)|admissions?\\b.{0,20}\\b(?:office|committee|interview|dean|"
     "deadline|cycle|day|essay|test)|lecture|grand rounds|journal club|conference|talk|poster|"
     "abstract|interview|deadline|workshop|exam date|step [12]|shelf|application|meet(?:ing)? "
     "with (?:dr|prof)|(?:dr|prof)\\.? " CAP "(?: " CAP ")? (?:died|passed|retires?|retired|"
     "delivered|presented|presents)|license expire\\w*|(?:bls|acls|badge|card|certificat\\w+|"
     "membership|password|access|contract|visa) expire\\w*|expired (?:badge|bls|license|card)|my "
     "(?:surgery|appointment|appt|grand\\w+|mom|dad|mother|father|physical)|quality improvement|"
     "panel|volunteer\\w*|orientation|training|strength|pain (?:is |was )?\\d|birthday|"
     "shadow(?:ed|ing)? (?:dr|prof)\\b)\\b", 0},
    /* --- ways to reach --- */
    {"patient_phone", "(?&owner)~{0,60}?\\K(?&phone)", NULL,
     "\\b(?:my (?:mom|dad|mother|father|wife|husband|sister|brother|cell|phone|number)|(?:dr|"
     "prof)\\.? " CAP "|coordinator|director|office|secretary|pager|professor|faculty|dean|"
     "mentor|program|adviser|advisor|classmate|fax|librarian|department|resident|attending|"
     "fax(?:ed)?|zoom|clerkship|preceptor|fellow|lab|scheduler|recruiter|assistant|alum\\w*|"
     "pgy\\S*|ms ?[1-4]|research)\\b", 0},
    {"patient_phone", "(?:(?&one)|\\b(?:her|his|their|the|pts?|patient'?s?) (?:daughter|son|wife|"
        "husband|mother|father|mom|dad|sister|brother|caregiver|family|niece|nephew|neighbou?r|"
        "aunt|uncle|proxy|guardian|partner)|\\bnext of kin|\\bnok|\\bemergency contact)"
        "\\b~{0,50}?\\K(?&phone)",
        "(?&one)|(?&aged)|(?&ill)|(?&kin)",
     "\\b(?:dr|prof)\\.? " CAP "(?:'s)? (?:wife|husband|partner|assistant|office|cell|pager|"
     "number|line)|\\b(?:advocate|coordinator|office|department|fax|pager|portal)\\b",
     GUARD_IN_TEXT},
    {"patient_phone", "(?&phone)", "(?&one)|(?&aged)|\\bmrn\\b|\\bdob\\b|\\bpatient'?s\\b",
     "(?&work)|\\bfax\\b|\\d{3}-\\d{2}-\\d{4}|\\bmrn\\b[^;]{0,6}\\d|\\bnpi\\b|\\bpmid\\b",
     GUARD_IN_TEXT},
    {"patient_fax", "\\bfax(?:ed|es|ing)?\\b~{0,40}?\\K(?&phone)",
     "(?&pt)|(?&aged)|(?&kin)|(?&ill)|\\b(?:her|his|their) fax\\b",
     "\\b(?:dr|prof|office|program|coordinator|letter|transcript|department|dept|dean|"
     "application|my|form to the school|immuni[sz]ation|clerkship|registrar|library|gme|eras|"
     "school|vsas|clinic's fax)\\b", GUARD_IN_TEXT},
    {"patient_fax", "(?:(?&one)|\\b(?:her|his|their|home)|(?&kin))"
        "~{0,30}\\bfax\\b~{0,25}?\\K(?&phone)", NULL, "\\b(?:dr|prof|office|program|coordinator|"
        "department)\\b", 0},
    {"patient_email", "(?&owner)~{0,60}?\\K(?&mail)", NULL,
     "\\b(?:my|(?:dr|prof)\\.? " CAP "|dr|prof|coordinator|director|office|secretary|professor|"
     "faculty|dean|mentor|program|adviser|advisor|classmate|librarian|department|resident|"
     "attending|clerkship|preceptor|fellow|lab|pi|scheduler|recruiter|assistant|alum\\w*|pgy\\S*|"
     "ms ?[1-4]|research|study|journal|editor|author|cv|abstract|advocate|letter|poster|slides|"
     "paper|manuscript|eras)\\b|@[\\w.-]*(?:hospital|health|clinic|univ|school|college|med\\.|"
     "\\.edu|\\.ac\\.|\\.gov)", 0},
    {"patient_email", "(?:(?&one)(?: (?:is|was|at|via|by|on|through|gave|wrote|used|uses|has|had|"
        "her|his|their|me|from|using|email\\w*|e-mail\\w*|address|portal|contact|gmail|:)|"
        "[:\\h(])*|\\b(?:her|his|their|the|pts?|patient'?s) (?:daughter|son|wife|husband|mother|"
        "father|mom|dad|sister|brother|caregiver|niece|nephew|guardian|partner)~{0,40}?)"
        "\\K(?&mail)",
     "(?&one)|(?&aged)|(?&ill)", "\\b(?:dr|prof)\\.? " CAP, GUARD_IN_TEXT},
    {"patient_email", "(?&mail)", "(?&one)|(?&aged)|\\bmrn\\b|\\bdob\\b",
        "(?&work)|@[\\w.-]*(?:hospital|\\bedu\\b|health|clinic|univ|med|school|\\.edu|\\.ac\\.|"
        "\\.gov)", GUARD_IN_TEXT},
    {"patient_address", "(?&street)",
     "(?&one)|(?&aged)|\\b(?:home visit|house call|discharged|lives|lived|living|resid\\w+|found|"
     "picked (?:up|him|her|them)|ems|collapsed|fell at|evict\\w+|mrs|mr)\\b",
     "\\b(?:clinic|office|hospital (?:is )?(?:at|on)|my|i live|we live|library|conference|"
     "restaurant|caf[eé]|coffee|dinner|bar|hotel|interview|campus|building|department|school|"
     "card|cv|parking|meet(?:ing)?|orientation|apartment|lease|(?:dr|prof)\\.? " CAP " lives)\\b",
     0},
    {"patient_address", "(?&street)", "(?&pt)|(?&aged)|\\b(?:lives?|living|lived|resid\\w+|home|"
        "found down|picked up|address|evict\\w+|fell) (?:at|on|is|address|near|outside|from)\\b",
     "\\b(?:clinic (?:is )?at|office|hospital (?:is )?(?:at|on)|my (?:apartment|address|place)|i "
     "live|we live|i'm living|library|conference|restaurant|caf[eé]|coffee|dinner|bar|hotel|"
     "interview|campus|building|department|school|send (?:the )?(?:letter|card|cv)|mail (?:the )"
     "?(?:letter|card)|dr|prof|parking|meet(?:ing)?|orientation)\\b", GUARD_IN_TEXT},
    {"patient_address", "(?:(?&one)|(?&aged)|\\b(?:he|she|they|mrs|mr|ms|lady|man|woman|"
        "gentleman|guy|family|veteran|farmer))\\b~{0,60}?\\b(?:lives?|living|lived|resid(?:es|"
        "ing)|stays|homeless|sleeps|hails|comes)\\b(?: (?:alone|with \\w+ \\w+|with \\w+|just|"
        "out|over|right|down|by (?:him|her)self))* \\K(?:in|at|on|near|off|by|from|under|outside|"
        "behind)(?: (?:the|a town called|a village called|rural|downtown|small town))? (?:\\d+ )"
        "?(?!(?&notname)|(?-i:(?:ICU|ED|SNF|ALF|OR|ER|US|USA|America|China|India|Mexico|Canada|"
        "Texas|Ohio|California|Florida|Georgia|Michigan|Alaska|Maine|Iowa|Utah|Nevada|Oregon|"
        "Arizona|Kansas|Montana|Illinois|Indiana|Virginia|Vermont|Kentucky|Tennessee|Alabama|"
        "Minnesota|Wisconsin|Massachusetts|Pennsylvania)\\b))" CAP "(?: " CAP ")?",
     "(?&pt)|(?&aged)|(?&ill)|\\b(?:mrs|mr|ms)\\b", "\\b(?:dr|prof|attending|resident|mentor|"
     "classmate|fellow|preceptor|student|my)\\b", 0},
    {"patient_address", "(?:(?&one)|(?&aged)|\\b(?:mrs|mr|ms)\\.? " CAP
        ")~{0,50}?\\bfrom(?: (?:the|rural|nearby|small town|a town called|a village called|"
        "downtown))* \\K(?!(?&notname)|(?-i:(?:ICU|ED|SNF|ALF|OR|ER|PACU|US|USA|America|China|"
        "India|Mexico|Canada|Haiti|Guatemala|Honduras|Somalia|Ukraine|Russia|Vietnam|Nepal|"
        "Nigeria|Ghana|Kenya|Cuba|Brazil|Peru|Poland|Italy|Germany|France|Spain|Korea|Japan|"
        "Pakistan|Iraq|Iran|Syria|Texas|Ohio|California|Florida|Georgia|Michigan|Alaska|Maine|"
        "Iowa|Utah|Nevada|Oregon|Arizona|Kansas|Montana|Illinois|Indiana|Virginia|Vermont|"
        "Kentucky|Tennessee|Alabama|Minnesota|Wisconsin|Massachusetts|Pennsylvania|Uptodate|"
        "UpToDate|New|Harrison|Cecil|NEJM|JAMA)\\b))" CAP "(?: " CAP
        ")?(?:,? (?-i:[A-Z]{2})\\b)?",
     NULL, "\\b(?:transfer\\w*|referr\\w+|records|moved care|lecture|slides|question bank|note "
         "from|dr|prof)\\b", 0},
    {"patient_address", "\\b(?:zip|zip ?code|postal code|postcode)\\b(?&is)"
        "\\K[A-Z]?\\d[\\dA-Z]{2,4}(?:-\\d{4})?\\b|\\b(?-i:[A-Z]{2}) \\d{5}(?:-\\d{4})?\\b",
     "(?&pt)|(?&aged)|(?&ill)|(?&kin)|\\b(?:her|his|their)\\b",
     "\\b(?:dr|prof|office|clinic|hospital|my|our|program|school|department|conference|send|npi)"
     "\\b", GUARD_IN_TEXT},
    /* --- accounts, vehicles, devices --- */
    {"patient_account", "\\b(?:acct|accounts?|policy|member(?:ship)?|subscriber|insurance|ins|"
        "medicare|medicaid|medi-cal|mbi|health[-\\h]?plan|hmo|beneficiary|group|claim|hicn|"
        "bill(?:ing)?|guarantor|aetna|cigna|humana|kaiser|bcbs|blue cross|uhc|tricare|anthem|"
        "driver'?s? lic\\w*|dl|license|licence|passport|visa|certificate|cert|dnr|rx|"
        "prescription|credit card|card)\\b(?: (?:card|plan|shield))?(?: (?:id|no|nr|num|number|"
        "ends?|ending|is|was|in|of|on file|#))*\\.?[\\h:#=]{0,4}\\K(?&code)", NULL,
     "\\b(?:my|our|aamc|nrmp|acgme|npi|student|library|zoom|dea|eras|dr|prof|hotel|flight|"
     "conference|registration|reimburse\\w*|resident|nbme|usmle|residencycas|society|meeting|"
     "gift card|mileage|journal|grant|harrow|plate|bls|acls|cpr|cme)\\b|\\bmedical licen[sc]e\\b|"
     "\\bphysician\\b", 0},
    {"patient_vehicle", "(?:\\b(?:licen[sc]e )?plate(?: (?:number|no|nr|is|was|#|says|reads|"
        "reading))*[\\h:#\"“]{0,3}|\\bvin\\b(?: (?:number|is|no|#))*[\\h:#]{0,3})"
        "\\K(?=[A-Z\\h-]*\\d)[A-Z\\d](?:[-\\h]?[A-Z\\d]){3,17}\\b", NULL,
     "\\b(?:my (?:car|plate|vin)|agar|well plate|culture|96|384|parking permit|petri)\\b", 0},
    {"patient_vehicle", "\\b(?:drives|drove|car is|truck is|driving)\\b~{0,40}\\b(?:plates?|tag)"
        "\\b~{0,12}?\\K(?=[A-Z\\h-]*\\d)[A-Z\\d]{2,8}(?:[-\\h][A-Z\\d]{1,4})?\\b", NULL,
        "\\bmy\\b", 0},
    {"patient_device", "\\b(?:serial|s/n|sn|udi|device|implant|pacemaker|icd|pump|lot|model|aicd|"
        "vad|lvad|stent|prosthesis|valve|cgm|dexcom|hearing aid|stimulator|generator|lead)\\b(?: "
        "(?:serial|id|no|nr|num|number|is|was|s/n|sn|identifier|lot|#))"
        "*\\.?[\\h:#=]{0,4}\\K(?&code)",
     "(?&pt)|(?&aged)|(?&kin)|(?&ill)|\\b(?:her|his|pacemaker|implant|lvad|icd|prosthesis|valve|"
     "pump|stimulator)\\b",
     "\\b(?:my (?:laptop|phone|stethoscope|ipad|pager)|laptop|printer|microscope|ultrasound "
     "probe|stethoscope|centrifuge|icd-?10|icd-?9|code|billing|antibody|reagent|cell line|ipad|"
     "pager)\\b", GUARD_IN_TEXT},
    /* --- the web, pictures, marks --- */
    {"patient_url", "\\b(?:https?://|www\\.)?(?:[\\w-]+\\.)*(?:gofundme|caringbridge|mealtrain|"
        "givesendgo|legacy|everloved|postop|kudoboard|dignitymemorial)\\.(?:com|org)\\S*", NULL,
        "\\b(?:dr|prof|my|mentor|classmate|scholarship)\\b", 0},
    {"patient_url", "(?:\\bhttps?://|\\bwww\\.|\\b(?:facebook|instagram|tiktok|linkedin|twitter|"
        "x|youtube|blogspot|wordpress)\\.com/)\\S+[\\w/]",
     "(?:(?&one)|\\b(?:mrs|mr|ms)\\.? " CAP "|\\b(?:her|his|their|patient'?s|family'?s?|pt'?s?|"
     "kid'?s|mom'?s)) ?(?:own )?(?:\\w+ )?(?:blog|page|site|website|fb|facebook|insta\\w*|"
     "profile|channel|fundraiser|obituary|story|post|posts|video|account|tiktok|twitter|youtube|"
     "memorial|go ?fund ?me|linkedin|portal)\\b|\\bobituary\\b|\\bfundraiser\\b",
     "\\b(?:dr|prof|lab|attending|resident|mentor|pubmed|nejm|uptodate|program|department|"
     "conference|pi)\\b", 0},
    {"patient_url", "\\b(?:https?://|www\\.)\\S+[\\w/]", "(?&one)(?: \\w+){0,3} (?:blog|page|"
        "site|website|fb|facebook|insta\\w*|profile|channel|chart|portal|record|images|at|is|"
        "link)\\b|\\bmychart\\b.{0,40}(?&one)",
     "\\b(?:dr|prof|handout|leaflet|guideline|article|paper|video on|education|resource|template|"
     "how to|uptodate|pubmed|calculator|info\\w*|lecture|pubmed)\\b", 0},
    {"patient_ip", "(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|"
        "1?\\d?\\d)(?![\\d.])",
     "(?&pt)|(?&aged)|(?&kin)|\\b(?:her|his|their|telehealth|portal|logged|televisit)\\b",
     "\\b(?:vpn|printer|router|server|lab|workstation|library|my|our|wifi|version|v\\d|ehr "
     "training)\\b", GUARD_IN_TEXT},
    {"patient_biometric", "\\b(?:finger[-\\h]?prints?|thumb[-\\h]?prints?|voice[-\\h]?prints?|"
        "iris scans?|retina(?:l)? scans?|face scan|facial scan|palm (?:vein )?scans?|foot "
        "?prints?|voice recordings?|recording of (?:her|his|the pt\\S*|the patient\\S*) voice)\\b",
     "(?&pt)|(?&aged)|(?&kin)|\\b(?:her|his|baby's|newborn)\\b",
     "\\b(?:badge|log ?in|background check|my (?:badge|finger|thumb|own)|our|residency|"
     "credential\\w*|onboarding|hr|carbon footprint|students?|phone unlock|lecture|timeclock)\\b",
     0},
    {"patient_photo", "\\b(?:photo(?:graph)?(?:s|ed)?|pics?|pictures?|selfies?|snapshots?|"
        "snapped|video(?:ed|s)?|filmed|screenshots?|screen ?shot|images?|recorded)\\b",
     "\\b(?:of|with|w/|from|showing|sent|posted|took|take|taken|my phone|camera|her|his|their|"
     "the)\\b.{0,60}(?:(?&pt)|(?&kin)|(?&aged)|\\b(?:face|wound|rash|incision|scar|lesion|tattoo|"
     "leg|foot|hand|eye|burn|x-?ray|ct|mri|scan|chart|monitor|baby|ulcer|tumou?r|wristband|"
     "surgical site|amputation)\\b)|(?:(?&one)|(?&kin))~{0,50}\\b(?:photo|pic|picture|selfie|"
     "video|screenshot)|\\bmr?s\\.? "
     CAP "~{0,30}\\b(?:photo|pic|picture|selfie)",
     "\\b(?:textbook|atlas|slides?|histology|group photo|headshot|class photo|team photo|poster|"
     "website|profile|de-?identified|no (?:\\w+ )?(?:photos?|pics?|pictures?|videos?)|never|"
     "don't|do not|not allowed|without (?:taking )?(?:photos?|pictures?)|policy|avoid|forbid\\w*|"
     "prohibit\\w*|lecture|uworld|anki|quiz|zoom|linkedin|my (?:family|mom|dad|kids?|daughter|"
     "son|brother|sister|wife|husband)|(?:dr|prof)\\.? " CAP
     "'s (?:baby|family|kid)|white coat|cartoon|stock|big picture|whole picture|bigger picture|"
     "clinical picture|in the picture|picture of (?:health|what|how)|picture a|radiopaedia|"
     "teaching file|youtube|nejm|journal)\\b", 0},
    {"patient_unique", "\\b(?:tattoo|tattooed|birthmark|prosthetic eye)\\b~{0,30}\\b(?:of|says|"
        "saying|reads|reading|that|on|with)\\b", "(?&pt)|(?&aged)|(?&ill)|\\b(?:he|she|his|her|"
        "mr|mrs|ms)\\b", "\\b(?:my|dr|prof|resident|attending|lecture|classmate|mentor)\\b", 0},
    {"patient_unique", "\\b(?:the |our |a )?(?:former |ex-?|retired |current |local |"
        "well[-\\h]known |famous )?(?:mayor|sheriff|fire chief|police chief|governor|senator|"
        "congress(?:man|woman)|city council\\w*|judge|bishop|news ?anchor|weatherman|quarterback|"
        "head coach|football coach|superintendent|pastor|rabbi|imam|olympi\\w+|tv host|radio "
        "host|celebrity|principal|rapper|actor|actress|footballer)\\b(?: (?:of|at|from|on|for|"
        "here|in) (?:the )?\\w+(?: \\w+)?)?",
     "(?&one)|(?&aged)|\\b(?:admitted|treated|bed \\d|room \\d|diagnosed|hospitali[sz]ed)\\b",
     "\\b(?:dr|prof|spoke|speaker|talk|lecture|gala|award|my|policy|panel|visited (?:the )"
     "?(?:school|campus)|advocacy|lobby\\w*|opened|shadow\\w*|mentor|principal investigator|"
     "patient judge)\\b", 0},
    {"patient_unique", "\\bthe only (?:[\\w-]+ ){0,4}(?:in|on|at) (?:the |our |this )?(?:county|"
        "town|city|state|region|country|hospital|world|village|island)\\b|\\b(?:first|only) "
        "(?:person|one|case|patient|pt|human|woman|man|child|baby) (?:ever )?(?:in|on) (?:the |"
        "our |this )?(?:county|town|city|state|region|country|world|village|island)\\b",
     "(?&one)|(?&aged)|\\b(?:she|he|him|her|recipient|survivor|disease|syndrome|diagnosed|case)"
     "\\b", "\\b(?:program|fellowship|residency|clinic in|trauma center|hospital in|dr|prof|"
     "surgeon|specialist|school)\\b", 0},
    {"patient_name", "\\b(?:mr|mrs|ms|miss|mx)\\b\\.? \\K(?!(?&notname))" CAP "(?:'s)?",
     "\\b(?:scalp|hand|arm|leg|foot|chest|belly|abdomen|wound|incision|head|back|neck|knee|hip|"
     "operation|surgery|pulse|breathing|drip|drain|bandage|dressing|stitch\\w*|sutur\\w+|bedside|"
     "discharge|biopsy|scan|ward|diagnosis|symptoms?|pills?|doses?)\\b",
     "(?&work)|\\b(?:lecture|taught|teaches|teacher|class|course|letter|shook|hand in|handed|on "
        "the "
     "other hand|at hand|get back|come back|came back to me|head of|back to (?:me|him|her))\\b", 0},
    {"patient_mrn", "\\b(?:accession|chart|specimen|requisition|case file|encounter|visit|csn|har|"
        "fin)(?: (?:number|no|nr|num|id))?\\b\\.? ?#?:? ?\\K\\d{2,4}[- ]?\\d{3,}\\b", NULL,
     "\\b(?:journal|doi|grant|room|flight|order|badge|poster)\\b", 0},
    {"patient_place", "\\b(?:incubator|warmer|bassinet|chair|station|slot) ?#?\\d{1,3}\\b(?: "
        "(?:and|&|"
        "or) \\d{1,3}\\b)?", "(?&pt)|(?&aged)|\\b(?:twins?|bab(?:y|ies)|newborn|infant|preemie|"
        "dialysis|infusion|chemo\\w*|nicu)\\b", "\\b(?:bus|train|metro|fire|police|gas)\\b", 0},
    {"patient_address", "\\b(?:woman|man|lady|gentleman|boy|girl|teen\\w*|child|farmer|teacher|"
        "mother|"
        "father|couple|family|patient|pt|guy|kid|student) from (?:the )?\\K" CAP "(?: " CAP ")?",
     "(?&ill)|(?&pt)|(?&aged)|\\b(?:came back|went home|died|operated|operation)\\b",
     "(?&work)|\\b(?:talk|lecture|conference|interest group)\\b", 0},
    {.rule = NULL},
};
/* clang-format on */

static struct guard_patterns *patterns;

static void compile(void)
{
    static const struct guard_pattern *const tables[] = {rows, NULL};
    patterns = guard_patterns_new(words, tables);
}

void guard_find_patient(struct arena *a, struct str text, struct guard_hits *hits)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, compile);
    guard_patterns_find(patterns, a, text, 0, hits);
}
