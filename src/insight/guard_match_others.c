/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is about others: a mentor who asks for a student, other programs and applicants, what they
 * asked of me, and positions outside of the Match.
 */
#include "insight/guard_match_int.h"

/* clang-format off */
const struct guard_pattern guard_match_others[] = {
    /* --- mentors --- */
    {"mentor_probe", "\\b(?:where|what (?:spot|number|place|tier)|how (?:high|low|far|close))"
        "\\b~{0,30}?\\b(?&student)\\b~{0,40}?\\b(?:stands?|standing|ranks?|ranked|falls?|sits?|"
        "lands?|on (?:the|your|ur) (?:\\w+ )?(?:list|rol))\\b",
     "\\b(?:list|rank\\w*|rol|match\\w*|committee|program(?:me)?|with you|stands?|your end)\\b",
     "\\b(?:in (?:the|her|his|their) class|class rank|curriculum|stand on (?:the (?:new|issue|"
     "topic)|this|that|whether|abortion|ai)|us news|doximity|harvard|the school rank|on call|"
     "poster|thesis|project stands|paper stands|manuscript|(?:where|how) (?:do|should|would|did|"
     "will) (?:i|we|you) (?:\\w+ )?(?:stand|rank (?:programs|them|the|specialt\\w+))|how (?:high|"
     "low) (?:do|did|should) i rank)\\b", 0},
    {"mentor_probe", "\\b(?:will|would|are|do|did|is|have|has|can|could|does|if|whether|"
        "wondering)\\b~{0,35}?(?:(?&you)|\\byour\\b)~{0,30}?\\b(?:rank(?:ing|ed)?|tak(?:e|ing)|"
        "match(?:ing)?|plan to take|pick(?:ing)?|commit(?:ting)? to|go(?:ing)? (?:for|with))\\b "
        "(?!me\\b|you\\b)(?:on )?(?&student)(?=\\b~{0,25}?(?:\\?|$|\\b(?:high\\w*|list|match|"
        "first|top|or not|this year|to match|yet)))",
     "\\b(?:rank\\w*|list|match|student|mentee|advisee|candidate|applicant|her|him)\\b",
     "\\b(?:shadow\\w*|research|mentor her|rotation|elective|lunch|clinic|summer|programs|class|"
     "with a mentor|the (?:exam|test|shelf)|rounds|picking (?:her|him) up|pick (?:her|him) up)\\b",
     0},
    {"mentor_probe", "\\b(?:is|are|was|will|would)\\b(?: \\w+)? (?&student)(?: \\w+){0,4}? (?:be "
        ")?(?:ranked|rank(?:ed)? to match|in (?:your|the) (?:top|running|range|mix)|on (?:your|"
        "the) (?:rank )?list|going to (?:match|be ranked|get in)|likely to match|high enough|"
        "near the top|competitive (?:for|on) (?:your|you))\\b",
        "\\b(?:you|your|u|ur|list|program(?:me)?|committee|rank\\w*)\\b",
     "\\b(?:class|poster|us news|doximity|email list|contact list|hospital is|am i|will i|rounds)"
     "\\b", 0},
    {"mentor_probe", "\\b(?:what (?:are|r)|how (?:are|r|good are)) (?:her|his|their|my (?:\\w+ )"
        "?(?:student|mentee|advisee)'?s?|" GUARD_CAP "'?s?) (?:chances?|odds|prospects)\\b",
        "\\b(?:you|your|u|ur|match\\w*|program|there)\\b", "\\b(?:patient|surviv\\w+|recover\\w*|"
        "prognosis|paper|grant)\\b", 0},
    {"mentor_probe", "\\b(?:can|could|will|would|please|pls) (?:you |u )?(?:please |pls )"
        "?(?:(?&guarantee)|commit|make sure|ensure|see to it|assure|confirm|rank|hold|save)"
        "\\b~{0,30}?\\b(?:(?&student))\\b~{0,40}?\\b(?:match\\w*|rank\\w*|spot|position|slot|"
        "high\\w*|gets? in|place on)\\b", NULL, "\\b(?:letter|form|evaluation|(?:rank|match) "
        "list deadline|i (?:will|get)|(?:spot|slot|position) (?:for|on) (?:me|the elective|"
        "rotation))\\b", 0},
    {"mentor_probe", "\\b(?:ask|find out|check|see|sound out|feel out|probe|inquire|dig|poke "
        "around|nudge|call)\\b~{0,60}?\\b(?:where (?:i|she|he|they|my student) (?:\\w+ )"
        "?(?:stands?|am|is|are|ranks?|falls?|sits?|land\\w*)|how (?:high )?(?:i|she|he|they) "
        "(?:am|is|are|was|'?m) (?:ranked|ranking)|if (?:i|she|he|they)(?:'m|'s| am| is| are| was|"
        "'ll| will| would)? (?:be )?(?:ranked|ranking|on (?:the|their|your) (?:rank )?list|going "
        "to match|in (?:the|their|your) top)|(?:if|whether|how) (?:they|he|she|the pd|the "
        "program|you) (?:\\w+ ){0,3}?rank(?:ed|ing)? (?:me|her|him|my student))\\b",
        "\\b(?:rank\\w*|list|stands?|match|top)\\b",
     "\\b(?:class rank|grade|clerkship|in the course|in the class|on the (?:paper|project|"
     "manuscript|draft)|don't ask|do not ask|never ask|not (?:to )?ask|research|(?:with|on) "
     "(?:the|my) (?:paper|application to|project))\\b", 0},
    {"mentor_probe", "\\b(?:tell|let|share|hint|inform|give)\\b~{0,25}?\\b(?:me|us|her|him)"
        "\\b~{0,40}?\\b(?:where (?:she|he|they|" GUARD_CAP ")(?:'ll| will| is|'s| are)? ?"
        "(?:stands?|"
        "sits?|falls?|be ranked|ranks?|land\\w*)?|how (?:you|the committee|your program) (?:plan "
        "to |will |are |intend to )?rank\\w* (?:her|him|them|my|" GUARD_CAP "))\\b",
        "\\b(?:rank\\w*|list|stands?|match)\\b", "\\b(?:rotation|clinic|class|paper|project)\\b",
        0},
    {"mentor_probe", "\\b(?:can|could|may|should|shall|am) i\\b~{0,10}?\\b(?:tell|telling|let|"
        "say to|promise|assure|reassure)\\b~{0,8}?\\b(?&student)\\b~{0,30}?\\b(?:list|match\\w*|"
        "rank\\w*|safe|spot|in)\\b", "\\b(?:you|your|ur|list|rank\\w*|match\\w*)\\b",
        "\\b(?:research|mentor|deadline|meeting|i matched|tutor)\\b", 0},
    {"mentor_probe", "\\b(?:ask|find out|check|see|call|hear|learn|know)\\b~{0,40}?\\b(?:if|"
        "whether) (?:i|she|he|they)(?:'m|'s| am| is| are|'re)? (?:on|in|near|high on) (?:the|"
        "their|your)(?: top of)?~{0,12}\\blist\\b", NULL, "\\b(?:email|mailing|waiting|contact|"
        "guest) list\\b|\\b(?:not|don't|won't|never) ask\\b", 0},
    {"mentor_probe", "\\b(?:how|where|what)\\b~{0,20}?\\b(?:they|you|the (?:program|committee|pd)"
        "|he|she)\\b~{0,10}?\\b(?:have|has|put|placed|got|ranked|ranks?|see|seen|view)\\b (?:me|"
        "my student|her|him|us)\\b", "\\b(?:call|ask|check|find out|text|email|see|list|rank\\w*|"
        "high|low)\\b.*\\b(?:high|low|list|rank\\w*|stand\\w*|where)\\b",
        "\\b(?:class|in touch|on (?:call|service|nights|the schedule)|scheduled|grade|working|"
        "doing|rotation|(?:not|don't|won't|never) ask)\\b", 0},
    {"mentor_probe", "\\bhow(?:'s| is| are|s| does| did| do)? (?&student)(?: \\w+){0,2}? "
        "(?:look(?:ing|s)?|doing|do|far(?:e|ing)|stack(?:ing)?|plac(?:e|ed|ing)|sitting|standing)"
        "\\b~{0,15}?\\b(?:on|in|with|for) (?:your|the|ur)(?: \\w+)? ?(?:list|rol|rank\\w*|"
        "committee|match)\\b", NULL, "\\b(?:class|mailing|wait ?list|elective|rotation|project)"
        "\\b", 0},
    {"mentor_probe", "\\b(?:keep|put|place|move|bump|get|have)\\b (?:(?&student)) (?:\\w+ )"
        "?(?:high\\w*|up|near the top|at the top|first|to the top)\\b~{0,20}?\\b(?:list|rol|"
        "rank\\w*)\\b", NULL, "\\b(?:class|reading|mailing|problem)\\b", 0},
    /* --- others --- */
    {"other_programs", "\\b(?:who|anyone|anybody|someone|somebody|others?|how many|which)\\b(?: "
        "else)?(?: (?:people|students?|applicants?|classmates?))?~{0,30}?\\b(?:from my (?:school|"
        "class)|applicants?|interview(?:ed|ing)?|rank(?:ed|ing)?|appl(?:y|ied|ying))"
        "\\b~{0,25}?\\b(?:with (?:you|u)|at (?:your|ur)|your program|your list|you (?:rank|"
        "ranked|interview\\w*)|(?:did|do) (?:you|u))\\b", "\\b(?:else|others?|from my|how many|"
        "anyone|anybody)\\b.*", "\\b(?:asked|should i|each year|every year|per year|per season|"
        "in total|typically|usually|fellowship|conference|advice|on average|annually|journal)\\b",
        0},
    {"other_programs", "\\b(?:did|do|have|are|will) (?:you|u|y'all|they)"
        "\\b~{0,15}?\\b(?:interview(?:ed|ing)?|rank(?:ed|ing)?|tak(?:e|ing)|consider(?:ed|ing)?)"
        "\\b~{0,12}?\\b(?:anyone|anybody|someone|others?|other (?:people|students?|applicants?)|"
        "many)\\b~{0,12}?\\b(?:else|from my|above me|ahead of me|before me)\\b", NULL,
        "\\basked\\b", 0},
    {"asked_of_me", "\\b(?:i|we) (?:was|were|got|am|keep getting|kept getting|felt|feel|have "
        "been|had been)(?: \\w+)? (?:asked|pressured|pressed|pushed|grilled|quizzed|told)"
        "\\b~{0,40}?\\b(?:rank\\w*|my list|where else|other programs|which programs|commit\\w*|"
        "first choice|number one|other interviews)\\b", NULL,
        "\\b(?:highly recommended|to rank what i want|by my (?:advisor|mentor) to rank|i was "
        "told to rank (?:in|by)|true preference|class rank)\\b", 0},
    {"other_programs", "\\b(?:who|whom|which|what|how many)\\b~{0,40}?\\b(?:on|in) (?&your) "
        "(?:rank(?:ing)? )?(?:order )?(?:list|rol)\\b", "\\b(?:else|other|students?|applicants?|"
        "candidates?|classmates?|people)\\b", "\\b(?:email|mailing|reading|speaker|guest) list\\b",
        0},
    {"other_programs", "\\b(?:which|what|how many|who|whom|where)\\b~{0,15}?\\b(?:other|else|"
        "another)\\b~{0,25}?\\b(?:applicants?|candidates?|interviewees?|programs? (?:did|do|are|"
        "have|is|were|has)|(?:are|r|did|do|have) (?:you|u|y'all|they)~{0,15}?(?:interview|rank|"
        "consider|invit|apply|appli)\\w*|students? (?:are|did|do|have)(?! you)"
        "\\b~{0,20}\\b(?:interview\\w*|rank\\w*|appl\\w+|list))\\b", NULL,
     "\\b(?:asked|should i|do i|can i|i should|i could|advice|recommend\\w*|suggest\\w*|think i|"
     "i apply|i look|ask me|asks me)\\b", 0},
    {"other_programs", "\\b(?:how|where)(?: do| does| would| did|'d)? (?:i|my (?:application|"
        "scores?|app)|she|he|my student) (?:\\w+ )?(?:compare|stack up|measure up|rank|fare|"
        "stand|look)\\b~{0,20}?\\b(?:with|to|against|relative to|among|versus|vs|next to)"
        "\\b~{0,15}?\\b(?:other|rest|applicants?|candidates?|interviewees?|competition|everyone)"
        "\\b", NULL, "\\b(?:dean|advis[eo]r|national|average matched|class|step|charting "
        "outcomes|classmates)\\b", 0},
    {"other_programs", "\\b(?:did|has|have|is|was|are|tell me (?:if|whether)|know (?:if|whether)|"
        "wondering if)\\b~{0,30}?\\b(?:my classmate\\w*|classmates?|other (?:applicants?|"
        "students?|candidates?)|someone else|anyone else|anybody else|" GUARD_CAP
        ")\\b~{0,25}?\\b(?:interview(?:ed|ing)?|appl(?:y|ied|ying)|ranked|get an (?:offer|"
        "interview)|on your (?:rank )?list)\\b~{0,30}?(?:\\b(?:with you|at your|there|at ur|your "
        "program|your list|with u|too)\\b)", NULL, "\\b(?:asked|told me)\\b", 0},
    {"asked_of_me", "\\b(?:they|she|he|pd|apd|director|interviewers?|program(?:me)?|chair|"
        "coordinator|faculty|residents?|dean|school|adviser|advisor|attending|someone|dr\\.? "
        GUARD_CAP "|doctor " GUARD_CAP "|prof\\.? " GUARD_CAP "|one of them|committee)"
        "\\b~{0,30}?\\b(?:asked|asks|"
            "asking|wants?(?:ed)?|wanted|pressed|pushed|kept asking|grilled|inquired|demanded|"
            "requir\\w+|needs?|demands?|insist\\w*|tried to (?:find out|get)|fished|quizzed|"
            "pressur\\w+|made)\\b~{0,40}?(?:\\b(?:where else|which other|what other|other "
            "programs?|where (?:i|i'd|i'll|we|we'd)(?: would| will|'d| am)? (?:be )?rank\\w*|"
            "other interviews?|who else|how many (?:other )?(?:programs?|interviews?|places?)|"
            "(?:my|a student's|our|the) (?:rank(?:ing)?|rol|list|number one|first choice|top "
            "choice)(?: list| order)?|how (?:high(?:ly)? |strongly |low )?(?:i|we)(?:'d|'ll|'m|"
            "'re)?(?: would| will| am| are| plan to| intend to| was)* (?:be )?rank\\w*|(?:if|"
            "whether) (?:i|i'd|i'll|we)~{0,25}?(?:rank\\w*|match\\w*|come\\b|commit\\w*|number "
            "one|first)|where (?:i|they|we) (?:\\w+ )?(?:rank\\w*|stand|fall)|(?:to )?(?:see|"
            "show|know|disclose|share|reveal|hand over|submit) (?:them )?my (?:rank|list|rol)|me "
            "(?:to )?(?:promise|commit|rank|guarantee))\\b)", NULL,
     "\\b(?:reading list|to-?do list|problem list|med(?:ication)? list|class rank|publication "
     "list|list of (?:publications|references|patients|readings|duties)|may not ask|cannot ask|"
     "can't ask|if i (?:had|have|need|want|could|can|would (?:like|want) to) (?:come (?:back|to "
     "(?:the|clinic|rounds))|questions?)|come (?:to (?:clinic|the or|rounds|lab|dinner|lunch)|"
     "back|by|shadow|early)|ask you|i asked|we asked)\\b", 0},
    {"asked_of_me", "\\b(?:second look|second visit|revisit|second-look|2nd look)"
        "s?\\b~{0,50}?\\b(?:required|mandatory|must|expected|affects?|influence[sd]?|count[s]?|"
        "help[s]? (?:my|your) (?:rank|chances)|matter[s]? for|rank\\w*)\\b|\\b(?:only rank|won't "
        "rank|not rank|rank)\\w*\\b~{0,40}?\\b(?:second look|second visit|revisit|"
        "post-?interview (?:e-?mail|letter|communication))\\b", NULL,
        "\\b(?:not required|isn't required|optional|doesn't (?:affect|count|matter)|does not "
        "(?:affect|count|matter)|no effect|won't affect|after (?:rank|certif)\\w*|not mandatory|"
        "voluntary)\\b", 0},
    {"outside_match", "\\boutside(?: of)? (?:the )?(?:nrmp )?match\\b(?! (?:ceremony|day|party|"
        "event))|\\bpre-?match(?:ed|ing)?\\b~{0,25}?\\b(?:offer|contract|position|spot|deal|"
        "agreement|sign\\w*|you|me)\\b|\\b(?:sign|offer|give|take|accept|send)"
        "\\w*\\b~{0,30}?\\b(?:contract|pre-?match|letter of intent to hire|off-?cycle spot|"
        "position|spot|agreement|offer)\\b~{0,30}?\\b(?:before|instead of|without|bypass\\w*|"
        "ahead of|prior to) (?:the |entering the |going through the |doing the )?(?:nrmp|"
        "match(?! day (?:party|lunch))|rank)\\b|\\b(?:skip|bypass|avoid|go around|opt out of|"
        "leave|pull out of|withdraw (?:me |us |my student )?from|circumvent)\\b~{0,12}?\\bthe "
        "(?:nrmp )?match\\b~{0,40}", "\\b(?:position|spot|contract|offer\\w*|sign\\w*|deal|"
        "agreement|resid\\w+|you|your|take|hire\\w*|arrange\\w*|slot|job|place)\\b",
     "\\b(?:not allowed|is not|isn't|prohibit\\w*|against|no positions?|cannot|can't|may not|"
     "policy|all[- ]in|rule|couples?|military match is|sf match|canad\\w+|urology match|"
     "fellowships?|lecture|podcast|meet outside|party|attire|housing|lease|apartment|thank you "
     "note)\\b", 0},
    {"outside_match", "\\b(?:pgy-?[12]|intern(?:ship)?|resident|residency|categorical|prelim\\w*|"
        "spot|position|slot|opening)\\b~{0,50}?\\b(?:without|instead of|other than|not through|"
        "besides|around) (?:the |entering the |going through the |doing the |using the )"
        "?(?:match|nrmp|eras)\\b", NULL, "\\b(?:not allowed|prohibit\\w*|cannot|can't|may not|no "
        "positions?|fellowships?|rule|policy|military|canad\\w+)\\b", 0},
    {"outside_match", "\\b(?:sign(?:ing|ed)?|commit(?:ting)?|start|hire[sd]?|hiring|contract(?:s|"
        "ed)?|take me|join(?:ing)?)\\b~{0,30}?\\b(?:before|ahead of|prior to|outside|without|"
        "instead of|rather than)\\b~{0,12}?\\b(?:the match|match day|match week|nrmp)\\b",
        "\\b(?:offer|contract|spot|position|you|your|program|job|pgy\\S*|resid\\w+)\\b",
        "\\b(?:not allowed|prohibit\\w*|cannot|can't|may not|policy|rule|lease|gym|form|forms|"
        "apartment|housing|consent|party|lunch|card|military|registration|meeting)\\b", 0},
    {"outside_match", "\\b(?:side (?:deal|agreement|contract|letter)|under the table|handshake "
        "(?:deal|agreement)|(?:off|on) the (?:books|quiet)|gentlem[ae]n'?s agreement)\\b",
        "\\b(?:match\\w*|rank\\w*|spot|position|program(?:me)?|resid\\w+|you|your)\\b",
        "\\b(?:study|research|lecture|salary|roommate|patients?|foot|sit|kick\\w*|drink\\w*)\\b",
        0},
    {"outside_match", "\\b(?:give|offer|have|take|get|sign|hire|fill|arrange)\\b~{0,30}?\\b(?:me|"
        "us|my student|her|him|it|a|the|open)\\b~{0,30}?\\b(?:pgy-?[12]|intern(?:ship)?|resident|"
        "residency|categorical|prelim\\w*|transitional)\\b~{0,40}?\\b(?:without|instead of|"
        "regardless of|no matter) (?:the |entering the |going through the |what happens in the )"
        "?(?:match|nrmp|soap|eras)\\b", NULL, "\\b(?:not allowed|prohibit\\w*|cannot|can't|may "
        "not)\\b", 0},
    {.rule = NULL},
};
/* clang-format on */
