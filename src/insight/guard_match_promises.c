/* SPDX-License-Identifier: Apache-2.0 */
/* What is said to a program: a commitment of one's own, and "I rank you first". */
#include "insight/guard_match_int.h"

/* clang-format off */
const struct guard_pattern guard_match_promises[] = {
    /* --- commitments made --- */
    {"commitment_made", "\\b(?:i|we)(?:'ll| will|'m going to| am going to|ll) (?:come|train|"
        "match|join|sign|go|be there|be yours|accept|take)\\b~{0,30}?\\b(?:for sure|guaranteed|"
        "no matter what|no matter|100 ?%|100 percent|i promise|i swear|you have my word|without "
        "(?:a )?doubt|definitely|certainly|absolutely)", "\\b(?:you|your|program|residen\\w+|"
        "match|ranks?|position|spot|there)\\b", "\\b(?:clinic|rounds|meeting|dinner|lunch|talk|"
        "conference|lecture|lab|second look|open house|tour|notes|exam|shelf|step)\\b", 0},
    {"commitment_made", "\\b(?:you|u|y'all) can (?:absolutely |totally |definitely )?(?:count|"
        "rely|depend|bank) on (?:me|us) (?:to|being|coming|matching|as|for)"
        "\\b~{0,30}?\\b(?:resident|residency|intern|match\\w*|rank\\w*|come|program|july|"
        "join\\w*)\\b", NULL, "\\b(?:clinic|rounds|shift|meeting|draft|paper|lab|project)\\b", 0},
    {"commitment_made", "\\b(?:i|we)(?:'m| am|'re| are|m)? (?:hereby |now |formally |officially |"
        "fully |solemnly )?(?:commit(?:ting|ted)?|pledg(?:e|ing)|promis(?:e|ing)|vow(?:ing)?|"
        "swear(?:ing)?)(?: myself| ourselves)? (?:to |that |u |you )?(?:you|your program|ur "
        "program|u|y'all|rank\\w*|match\\w*|i'?ll rank|i'?ll match|come to your|go to your|"
        "accept your)\\b", NULL, "\\b(?:your (?:project|study|lab|research|clinic|patients|"
        "students)|you (?:a|the|my|that (?:i|my) (?:paper|draft|slides|send))|send|draft|slides|"
        "return|paper|manuscript|abstract|letter|cookies|dinner|book|not to|promised you|how "
        "(?:to|should) rank)\\b", 0},
    {"commitment_made", "\\b(?:i|we)(?:'ve| have|'m| am| already|'ll| will)*(?: \\w+)? "
        "(?:cancel+(?:ed|ing)?|withdr[aeo]wn?|withdrawing|turn(?:ed|ing)? down|declin(?:ed|ing)|"
        "rejected|dropp(?:ed|ing))\\b(?: from| out of)?~{0,12}?\\b(?:all|every|everything|"
        "everywhere|other|others|elsewhere|the rest|remaining)\\b",
        "\\b(?:you|your|yours|u|ur|program\\w*|interviews?|residen\\w+)\\b",
        "\\b(?:thank you for the (?:offer|invitation)|so (?:you|someone|another)|courtesy|notice|"
        "free up|shift|class\\w*|elective|electives|meetings?|plans|clinic)\\b", 0},
    {"commitment_made", "\\b(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna|ll| shall|'d| "
        "would)? (?:100%? ?|most )?(?:definitely|certainly|absolutely|surely|for sure|"
        "undoubtedly|without (?:a )?doubt|positively|totally|defo|def|4 sure|guaranteed|no doubt|"
        "100 ?percent|always|gladly)?,? ?(?:be )?(?:match(?:ing)?|sign(?:ing)?|commit(?:ting|ted)"
        "?)\\b(?: (?:at|with|to|here|there|into|in|you|your|ur|my|a contract|the contract))",
     "\\b(?:will|'ll|ll|going|gonna|shall|commit\\w*|’ll|definitely|guarant\\w+)\\b",
     "\\b(?:hope|whether|wherever|if i|if we|when i|where i|until|before i|sign (?:up|in|out|off)"
     "|signing (?:up|in)|match (?:you|me|the|with a (?:mentor|tutor))|commit to (?:the|a|this|my|"
     "one) (?:project|schedule|time|date|specialty|research|hours?)|committed to (?:serving|"
     "learning|rural|primary|underserved|patient|the|becoming|a career|caring|teaching|health|"
     "improv\\w+|research|working)|time i|weekly|pathology|letter|don't know|not sure|unsure|"
     "sponsor)\\b", 0},
    {"commitment_made", "\\b(?:i|we) (?:\\w+ )?(?:(?&guarantee)|commit|vow|give you my word)"
        "\\b(?: (?:you|u|u guys|to you|that))*(?: that)?,? (?:i|we|to|you|u|u'?ll|you'll)(?:'ll| "
        "will|'d| would|ll|'m| am)?\\b~{0,40}?\\b(?:rank|match|come|coming|join|accept|attend|"
        "train|stay|choose|residen\\w+|program|regret|sign|be there|be yours|be at)\\b", NULL,
     "\\b(?:visit|clinic|meeting|meet|lecture|conference|talk|office|dinner|lunch|rounds|come "
     "(?:back|by|early|prepared|to (?:the|clinic|rounds|office|see|your office|your clinic|lab|"
     "class))|mail|send|stay in touch|stay (?:late|until|after)|join (?:the|you for|your) "
     "(?:call|zoom|meeting|lab|journal club|lunch|dinner))\\b", 0},
    {"commitment_made", "\\b(?:you (?:have|got|hv)|i (?:give|gave)(?: you)?) my (?:word|promise|"
        "commitment|pledge)\\b|\\bconsider (?:me|this) (?:yours|a (?:commitment|promise)|"
        "committed|your (?:next|future) (?:intern|resident)|in\\b)|\\b(?:my|this is (?:a|my)) "
        "(?:firm |binding |formal |verbal )?(?:commitment|pledge|promise) to (?:you|your program|"
        "match|come|rank)\\b|\\bcount (?:me|on me) (?:in as|as) your (?:next|future)|\\bcount on "
        "me (?:to (?:match|come|rank)|matching|coming)|\\b(?:i'm|im|i am) (?:all )?yours\\b|"
        "\\bbinding\\b~{0,20}\\b(?:commit\\w*|promise|agreement)",
        "\\b(?:program(?:me)?|rank\\w*|match\\w*|residen\\w+|you|your|intern|spot|position)\\b",
        "\\b(?:paper|manuscript|draft|slides|notes?|book|return|non-?binding|not binding|nothing "
        "is binding|protein|keep (?:it|this) (?:secret|private|confidential)|confidential)\\b",
        0},
    {"commitment_made", "\\b(?:i|we)(?:'ll| will|'m| am|ll)(?: going to| gonna)? (?:definitely |"
        "certainly |absolutely |for sure |100% |surely |without a doubt )(?:be )?(?:com(?:e|ing)|"
        "train(?:ing)?|join(?:ing)?|accept(?:ing)?|go(?:ing)?|your (?:next )?(?:resident|intern)|"
        "there (?:next|in|on) (?:july|june|year)|see you in july)(?: (?:to|at|with|there|here))"
        "?(?= ?(?:your|you|ur|u\\b|there|here|next (?:july|year)|in july|[.!]|$))",
        "\\b(?:program(?:me)?|rank\\w*|match\\w*|residen\\w+|july|intern\\w*|train\\w*)\\b",
        "\\b(?:clinic|meeting|lecture|conference|talk|office|dinner|lunch|rounds|second look|"
        "open house|visit|tour|social|grand rounds|journal club|away|rotation)\\b", 0},
    {"commitment_made", "\\b(?:cancel+(?:ed|ing)?|withdr[ae]w(?:ing|n)?(?: from)?|turn(?:ed|ing)"
        "? down|declin(?:e|ed|ing)|rank(?:ing)? (?:only|no one (?:but|else)|nobody else|just|"
        "nowhere else)|not rank(?:ing)? any)\\b~{0,25}?\\b(?:(?:all|every|the rest|my other|"
        "other|remaining)(?: (?:of )?(?:my|the))? ?(?:other )?(?:interviews?|programs?|offers?|"
        "applications?)|you|your program)\\b", "\\b(?:you|your|ur|u)\\b.{0,120}|\\bfor (?:you|u)"
        "\\b|\\bbecause\\b", "\\b(?:thank|invitation|so (?:you|someone|another)|courtesy|notice|"
        "free up|may decline|invite)\\b", 0},
    {"commitment_made", "\\b(?:fully |totally |completely |100% |absolutely |firmly |truly |all "
        "in and )?commit+ed to (?:match|matching|com(?:e|ing) to|train(?:ing)? (?:at|with)|"
        "join(?:ing)?|you\\b|your)", "\\b(?:i|i'm|im|we|we're)\\b",
        "\\b(?:your patients|your (?:project|study|lab|research|time|students|service|clinic|"
        "mission|values|community))\\b", 0},
    /* --- "I rank you first" --- */
    {"rank_first", "\\b(?:my|our) (?:clear |absolute |definite |true |only )?(?:number one|"
        "number 1|num 1|no\\.? ?1|#[-\\h]?1|first|1st|first place|top)(?: \\w+)? (?:is|will be|"
        "remains|was|goes to|has to be) (?:\\w+ )?(?:you|your|ur|u|y'all|the|this|"
        GUARD_CAP ")\\b",
        "\\b(?:program(?:me)?|residen\\w+|rank\\w*|list|match|choice|pick|number one|number 1|#1)"
        "\\b", "\\b(?:specialty|topic|date|dates|mentor|antibiotic|school|college|question|"
        "concern|priority|tip|rule|advice|draft|paper|author|elective|rotation|goal|teacher|"
        "thursday|monday|tuesday|wednesday|friday|dinner)\\b", 0},
    {"rank_first", "\\b(?:my|our|the) (?:rank |final |certified |match )*(?:list|rol)"
        "\\b~{0,25}?\\b(?:you|your|u|ur|y'all|" GUARD_CAP ")\\b~{0,25}?\\b(?:first|1st|number one|"
        "number 1|no\\.? ?1|#[-\\h]?1|(?:at|on) (?:the )?top|on top)\\b",
        "\\b(?:i|i'm|im|i'll|my|our|we)\\b", "\\b(?:if you|reading|to-?do|email|mailing|contact|"
        "call|packing|author|your list|advice|should)\\b", 0},
    {"rank_first", "\\b(?:(?:at )?(?:the )?(?:very )?top of|first (?:place )?on|number one on|"
        "number 1 on|#[-\\h]?1 on|no\\.? ?1 on) my (?:rank(?:ing|ed)?|match|program|residency|"
        "final|certified)(?: order)?[-\\h]?(?:list|rol)\\b", NULL,
        "\\b(?:if you|what|which|should|who|don't know)\\b", 0},
    {"rank_first", "\\b(?:you|u|y'all|your (?:\\w+ ){0,2}program(?:me)?|your residency|ur "
        "program)\\b~{0,12}?\\b(?:will be|are|is|'re|'ll be|be|as|have been|has been) (?:ranked|"
        "listed|placed|put)\\b~{0,8}?\\b(?:first|1st|number one|number 1|no\\.? ?1|top|highest)"
        "\\b|\\b(?:you|u|y'all|your (?:\\w+ ){0,2}program(?:me)?|yours)\\b~{0,15}?\\bin (?:first "
        "place|the first (?:spot|place|position)|the top (?:spot|position)|the number one "
        "(?:spot|position))", "\\b(?:i|i'm|i'll|i've|my|we)\\b",
        "\\b(?:if you|us news|doximity|nationally|in the (?:state|country|nation)|class|by the "
        "students)\\b", 0},
    {"rank_first", "\\brank(?:ing|ed)?\\b~{0,20}?\\b(?:above|ahead of|over|before|higher than) "
        "(?:all|every|any|the rest)\\b", "\\b(?:you|your|yours|u|ur|program|i|we)\\b",
        "\\b(?:applicants?|students?|if you|causes|should i|advice)\\b", 0},
    {"rank_first", "\\brank(?:ing|ed)? (?!me\\b|us\\b)(?:you(?: guys| all)?|u|y'all|your(?: \\w+)"
        "{0,3}|ur(?: \\w+){0,2}|(?:the|this)(?: \\w+){0,3}|them|" GUARD_CAP "(?: " GUARD_CAP
        "){0,3}|it)(?: \\w+){0,2}? (?:as |at |in |my |the |on |is |to be )*(?:the |my |very )"
        "*(?&first)\\b", NULL,
     "\\b(?:if you|applicants?|classes|class|us news|u\\.?s\\.? news|doximity|magazine|causes|"
     "differential|nationally|hospital is|by nih|research funding|students? (?:rank|ranked)|"
     "should i|do i|how (?:do|should)|whether|not sure|don't (?:rank|tell)|never (?:tell|say)|"
     "top (?:ten|10|20|5|five|3|three|half|tier))\\b", 0},
    {"rank_first", "\\b(?:my|our|the|a|an|clear|absolute|definite|undisputed|is|are|as|'s|'re|"
        "it's|u r|ur|easily)(?: \\w+)? (?:(?:number|no\\.?|num) ?(?:one|1)|#[-\\h]?1|#[-\\h]?one|"
        "first|1st|top|numero uno)[-\\h]?(?:ranked )?(?:choice|rank\\w*|pick|program(?:me)?|"
        "preference|spot on my|on my|in my (?:list|rank)|for residency)\\b",
     "\\b(?:you|your|u|ur|program(?:me)?|residen\\w+|rank\\w*|match|list|them|they|there|here|"
     "hospital)\\b",
     "\\b(?:if you|i matched|we matched|matched (?:to|at|into|with) my|(?:got|get) into my|"
     "first[-\\h]choice (?:drug|antibiotic|treatment|therapy|agent|test|imaging)|(?:first|top|"
     "1st|#1|number one) (?:choice|pick|preference) (?:of|for) (?:an? |the |my |our )?(?:topic|"
     "date|time|day|slot|mentor|specialty|speaker|antibiotic|restaurant|medical school|med "
     "school|book|project|room|coffee|letter|writer|venue|elective|rotation|month|away|meeting|"
     "lunch|paper|electives|shelf|therapy|treatment|drug)|specialty is|antibiotic\\w*|medical "
     "school|med school|college|dates?\\b|times?\\b|elective|away rotation|letter writer|"
     "clerkship|lottery|shift|vacation|schedule|top program\\b|top programs|top pick for (?:the )"
     "?(?:talk|topic))\\b", 0},
    {"rank_first", "\\b(?:(?:you|u|your (?:\\w+ )?program(?:me)?|ur program|they|it|" GUARD_CAP
        ")(?:'re|'s| are| is| r| will be|'ll be| sits?| stands?| go(?:es)?| were| was)?|"
        "put(?:ting)?(?: (?:you|u|your program|ur program|them))?|plac(?:e|ing)(?: (?:you|your "
        "program))?|listing you|list you|have you|had you) (?:\\w+ ){0,3}?(?:(?:at|on|in|to) "
        "(?:the )?(?:very )?top of my|(?:first|1st|number one|number 1|no\\.? ?1|#[-\\h]?1|#one|"
        "numero uno) (?:on|in) my)(?: \\w+){0,2}? (?:list|rol|rank\\w*|ranking)\\b", NULL,
     "\\b(?:if you|reading list|to-?do|shopping|differential|bucket|playlist|email list|call "
     "list|contact list|applicants)\\b", 0},
    {"rank_first", "\\b(?:(?:i'm|im|i am|i'll|i will|ill|i'd|i've|i have|i just|i plan to|i "
        "intend to|i am going to|i'm going to|gonna|we will|we'll) (?:\\w+ )?(?:put(?:ting)?|"
        "plac(?:e|ing)|list(?:ing)?|certify(?:ing)?|have|having|mak(?:e|ing)) (?:you|u|your "
        "program|your \\w+ program|ur program|them|" GUARD_CAP ") "
        "(?:as |at |in |my |the |on |down )"
        "*(?:first|1st|number one|number 1|no\\.? ?1|#[-\\h]?1|#one|top spot|the top|top)\\b)",
        "\\b(?:list|rank\\w*|program(?:me)?|residen\\w+|match|rol|choice|certif\\w+|spot)\\b",
        "\\bif you\\b|\\breference\\b|\\bcontact\\b|\\bauthor\\w*\\b", 0},
    {"rank_first", "\\b(?:you(?: guys| all)?|u(?: guys)?|y'all|your program|ur program|they|your "
        "\\w+ program)(?: are|'re| r| is| will be|'ll be| were)\\b (?:\\w+ ){0,2}?(?:my |our )"
        "?(?:(?:number one|number 1|num 1|no\\.? ?1|#[-\\h]?1|numero uno)(?: (?:choice|pick|"
        "rank\\w*|program))?|(?:first|1st)(?: (?:choice|pick|rank\\w*|program)))\\b(?! (?:to|"
        "person|one|who|in (?:the|my) (?:class|family)|author|responder|line|generation|year|aid|"
        "time|in class))",
        "\\b(?:program(?:me)?|rank\\w*|match|list|residen\\w+|choice|my)\\b",
        "\\bif you\\b|\\b(?:author|teacher|tutor|role model|fan|hero|person|friend|resource|in "
        "my book)\\b|\\bmy (?:mentor|specialty)\\b", 0},
    {"rank_first", "\\b(?:told|tell|wrote|write|said|let|texted|emailed|assured)"
        "\\b~{0,40}?\\b(?:(?:they|she|he|it|program|you)(?:'re|'s| are| is| were| was)? (?:my |"
        "our )?(?:number one|number 1|#[-\\h]?1|first choice|top choice|1st choice|no\\.? ?1)|"
        "(?:i'm|im|i am|i'd|i'll|i will|i would|i was) rank(?:ing)? (?:them|you|it|her|his|him|"
        "\\w+) (?:first|#1|number one|1st|no\\.? ?1))\\b", NULL,
        "\\bmy (?:mentor|specialty)\\b|\\bnever\\b|\\bdon't\\b", 0},
    {.rule = NULL},
};
/* clang-format on */
