/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The same rules in wider shapes: a question that joins "me" and the list, whatever the verb. What
 * the rows of the other files name is found there; these catch what they have no word for.
 */
#include "insight/guard_match_int.h"

/* clang-format off */
const struct guard_pattern guard_match_wide[] = {
    {"ask_rank", "\\b(?:did|do|does|will|would|was|were|am|is|are|where|how|what|whether|if|may|"
        "might|can|could|should|curious|wonder\\w*|know|hear|tell|ask)\\b~{0,60}?\\b(?:i|me|my|"
        "we|us|our)\\b~{0,60}?\\b(?:(?:your|ur|the|their|that) (?:\\w+ ){0,2}?(?:rank(?:ing|ed)?|"
        "final|match|order)(?: order)? (?:list|order|rol)|(?:your|ur|the) rol|(?:your|ur|the|"
        "their) (?:ranked )?(?:candidates|applicants|interviewees|applicant pool|pool)|on (?:your|"
        "ur|their) list)\\b", NULL,
     "\\b(?:my (?:own )?(?:rank|list|rol)|i (?:certif\\w+|rank\\w*|order)|mailing|email|reading|"
     "contact|waiting|guest|speaker|call|dean|advis[eo]r|mentor|deadline|how (?:many|do you "
     "choose)|interview (?:day|with)|if you (?:rank|take|put)|(?:not|don't|won't|never|nor) ask|"
     "lunch|meet (?:the|your|other)|other applicants on|fellow|(?:put|keep|leave|add|stay) (?:me|"
     "us)? ?on (?:your|the) list)\\b", 0},
    {"ask_rank", "\\b(?:where|how|what|whether|if|did|do|does)\\b~{0,25}?\\b(?:committee|program|"
        "faculty|pd|you|u|y'all|everyone|they)\\b~{0,20}?\\b(?:placed?|position(?:ed)?|rated?|"
        "scored?|slot(?:ted)?|sees?|feels? about|thinks? of|tiered?|compared?)"
        "\\b~{0,8}?\\b(?:me|my app\\w*|my candidacy|my file)\\b", NULL,
     "\\b(?:schedule|rotation|team|clinic|talk|poster|draft|paper|essay|statement|project|call "
     "room|table|office|lab|feedback|think of me when|if you (?:placed?|see|rated?))\\b", 0},
    {"ask_rank", "\\b(?:i|we|my (?:application|file|interview))\\b~{0,20}?\\b(?:compare\\w*|stack"
        "(?:s|ed)? up|measure[ds]? up|fare[ds]?|hold[s]? up|line[ds]? up)\\b~{0,30}?\\b(?:others?|"
        "rest|candidates|applicants|ranking|interviewees|list)\\b", NULL,
     "\\b(?:class|quartile|usmle|in general|nationally|advis[eo]r|dean|mentor)\\b", 0},
    {"ask_rank", "\\bhow (?:far|deep|low) (?:down|into|on)? ?(?:(?&your)|the) (?:\\w+ )?"
        "(?:list|rol|rank\\w*)\\b|\\b(?:among|within|inside|in) (?:your|ur) (?:top|first|highest|"
        "number of (?:spots|positions))\\b", "\\b(?:i|i'm|am i|me|my|we|usually|go|went|get)\\b",
     "\\b(?:reading|email|mailing|if you|dean|first (?:year|month|week)|top priorit\\w+)\\b", 0},
    {"ask_rank", "\\b(?:should|can|could|may|do|would|will) i (?:realistically |safely |"
        "reasonably )?(?:expect|count on|plan on|look forward to|assume|bank on|be hopeful)"
        "\\b~{0,25}?\\b(?:match\\w*|rank\\w*|spot|position|place|join\\w*|be(?:ing)? (?:a|your) "
        "(?:resident|intern))\\b", NULL, "\\b(?:dean|in general|nationally|parking|place to)\\b",
     0},
    {"ask_rank", "\\b(?:upper|top|first|highest|best|lower|bottom) (?:half|third|quarter|tier|"
        "group|tenth|fifth|ten|five|few|\\d+)\\b~{0,10}?\\bof (?:your|the) (?:\\w+ )?(?:"
        "candidates|applicants|interviewees|list|pool|rank\\w*)\\b",
        "\\b(?:i|i'm|im|me|my)\\b", "\\bclass\\b", 0},
    {"conditional", "\\b(?:tell|say|show|let|give|promise) (?:me|us)\\b~{0,45}?\\b(?:and|then|, "
        "then) (?:i|we|you)(?:'ll| will|ll|'d| would)\\b~{0,40}?\\b(?:rank|cancel|withdraw|pull "
        "out|drop|match|commit|yours|certify|come|first|number one)\\b",
        "\\b(?:rank\\w*|in\\b|match|spot|list|position|take|taken|place)\\b",
     "\\b(?:clinic|office|rounds|lab|draft|paper)\\b", 0},
    {"commitment_sought", "\\b(?:is|are|will|would|can|could)\\b~{0,20}?\\b(?:a |one |any |my |the "
        ")?(?:spots?|positions?|places?|seats?)\\b~{0,15}?\\b(?:guaranteed|promised|assured|"
        "certain|reserved|held|saved)\\b", "\\b(?:i|me|my|you|your|u|ur|rotators?|program\\w*|"
        "match|class|us)\\b", "\\b(?:conference|poster|workshop|tour|parking|lunch|dinner|"
        "shadow\\w*"
        "|elective|course|table)\\b", 0},
    {"commitment_sought", "\\b(?:say|tell me|swear|confirm|let me know|reassure me|hear|need to "
        "know|know for sure)(?: that)? (?:u|you|they|y'all|the program|your program)(?:'ll| will|"
        "'re going to| are going to| would|'d)\\b~{0,15}?\\b(?:take|rank|match|pick|choose|accept|"
        "have|save|hold)\\b~{0,12}?\\b(?:me|us|a (?:spot|place|position))\\b", NULL,
     "\\b(?:shadow\\w*|rotation|clinic|lab|ride|lunch)\\b", 0},
    {"commitment_made", "\\b(?:i|we)(?:'d like to| would like to| want to| can| do)? (?:give|offer|"
        "make|extend)(?: (?:you|u|your program))? (?:my|our|a|this|an) (?:\\w+ "
        "){0,2}?(?:commitment|"
        "promise|pledge|vow|guarantee|assurance)\\b",
        "\\b(?:you|your|u|ur|program|residen\\w+|train|match|rank\\w*)\\b",
     "\\b(?:paper|draft|clinic|project|time|hours|patients|study|lab|send)\\b", 0},
    {"rank_first", "\\b(?:no|not (?:a|any|one)|none|nowhere|nobody|"
        "nothing)\\b~{0,30}?\\b(?:rank\\w*|"
        "put|plac(?:e|ing)|above|higher|ahead|before)\\b~{0,25}?\\b(?:above|ahead of|over|higher "
        "than|before|than)? ?(?:you|yours|u|your (?:\\w+ )?program|your residency)\\b",
        "\\b(?:i|i'm|i'll|my|we|our)\\b~{0,60}\\b(?:rank\\w*|list|above|ahead|higher)\\b",
     "\\b(?:not ask|don't ask|before (?:you|your) (?:clinic|rounds|talk)|nothing (?:in|is)|"
     "program asked|if you)\\b", 0},
    {"mentor_probe", "\\b(?:whether|if|when|are|is|do|does|will|would|did) (?:you|they|the "
        "(?:\\w+ )?"
        "(?:program|committee)|your (?:\\w+ )?(?:program|committee)|y'all)(?: \\w+){0,4}? (?:rank"
        "(?:ing|ed)?|take|taking|took|match(?:ing)?|pick(?:ed|ing)?|select(?:ed|ing)?|keep(?:ing)?|"
        "hir(?:e|ing)) (?:(?&student)|my|our)\\b", NULL,
     "\\b(?:shadow\\w*|rotation|clinic|lab|research|lunch|class|elective|meeting|interview)\\b",
     GUARD_MENTOR_ONLY},
    {"mentor_probe", "\\b(?:her|his|their|" GUARD_CAP "'s|my (?:\\w+ )?(?:student|mentee|advisee|"
        "applicant|candidate)'s|our (?:\\w+ )?(?:student|applicant|candidate)'s|the (?:student|"
        "applicant|candidate)'s) (?:\\w+ )?(?:chances?|odds|standing|rank(?:ing)?|position|place|"
        "spot|prospects|likelihood|status)\\b", "\\b(?:you|your|program|list|match\\w*|residen\\w+|"
        "committee|rank\\w*)\\b",
     "\\b(?:class|academic|faculty|research) (?:rank|position|standing)\\b|\\bin (?:his|"
     "her|their) class\\b", GUARD_MENTOR_ONLY},
    {"mentor_probe", "\\b(?:will|would|is|was|does|did|can|could|where|whether|if|how)"
        "\\b~{0,30}?(?&student)~{0,40}?\\b(?:ranked|on (?:your|the) (?:\\w+ ){0,2}?list|in your "
        "(?:top|plans)|(?:your|the) (?:rank|final|match) (?:order )?list|among your top|high "
        "enough|match (?:with|at|to) you)\\b", NULL,
     "\\b(?:email|mailing|reading|waiting|guest) list\\b|\\bif (?:she|he|they) rank",
     GUARD_MENTOR_ONLY},
    {"ask_rank", "\\b(?:can|cn|could|do|does|did|is|am|are|will|would|may|might|what|how|where|if|"
        "whether|wonder\\w*|curious|please|pls|share|tell|know|knew|hint|sense|idea|hear|say)"
        "\\b~{0,80}?\\b(?:i|i'm|im|me|my|we|us)\\b~{0,50}?\\b(?:be ranked|ranked|my ranking|your "
        "rankings?|rol|(?:likely|going|gonna|able|set) to (?:end up|match|get in|land|make it|"
        "join)|(?:real |fair |good |decent |any )?chance at|high enough|within reach|in reach|"
        "your (?:next|incoming|new|future|intern) (?:\\w+ )?class|make it in|on (?:the )?track to "
        "match|my odds|a match)\\b", "\\b(?:you|your|u|ur|y'all|program\\w*|committee|there|list|"
        "" GUARD_CAP
        " " GUARD_CAP ")\\b",
     "\\b(?:my (?:own )?(?:rank )?(?:list|rol)|i(?:'ve| have|'m| am)? rank(?:ed|ing)? (?:you|your|"
     "them|it|" GUARD_CAP ")|class rank|dean|advis[eo]r|mentor|contest|nationally|in general|"
     "(?:not|"
     "don't|won't|never|nor) (?:to )?ask|scholarship|grant|paper|research|shadow\\w*|away "
     "rotation|specialty|if you rank|programs? (?:i|we) ranked|promise|guarant\\w+|assur\\w+)\\b",
     0},
    {"ask_rank", "\\b(?:(?:which|what) (?:tier|band|bucket|bin|group|category|slot|rank)|how "
        "(?:strongly|seriously|highly|closely|high|favo[u]?rably) (?:are|do|did|would|will|is|has|"
        "have))\\b~{0,40}?\\b(?:i|me|my (?:app\\w*|candidacy|file|name))\\b", "\\b(?:you|your|u|ur|"
        "y'all|program\\w*|committee|list)\\b",
     "\\b(?:class|statement|essay|letter|paper|talk|draft|recommend i|should i|study|group (?:of|"
     "project))\\b", 0},
    {"ask_rank", "\\b(?:share|reveal|disclose|release|give|tell|send|show)\\b~{0,12}?\\b(?:me "
        ")?(?:my"
        "|our) (?:\\w+ )?(?:rank(?:ing)?|standing|position|place)\\b|\\bam i (?:in|out|one of "
        "them|a yes)\\s*[?]", NULL, "\\b(?:class|paper|draft|poster)\\b", 0},
    {"conditional", "\\bmy (?:\\w+ )?(?:rank\\w*|list|choice|decision|answer|order|number one|vote)"
        "\\b~{0,15}?\\b(?:depends?|hinges?|rests?|turns?|will depend|is up to|comes down to)"
        "\\b~{0,40}?\\b(?:you|your|u|ur|rank\\w*|where i|how (?:high|you))\\b", NULL,
        "\\b(?:family|partner|spouse|husband|wife|visit|fit|location|call schedule)\\b", 0},
    {"conditional", "\\b(?:would|will|could|can|might) (?:you|u|the program|the committee)"
        "\\b~{0,12}?\\b(?:rank|move|put|place|take|bump)\\b~{0,8}?\\b(?:me|us)\\b~{0,25}?\\b(?:if|"
        "provided|once|in exchange)\\b~{0,10}?\\b(?:i|we)\\b", NULL,
        "\\b(?:shadow\\w*|clinic|lab|rotation|late|early)\\b", 0},
    {"conditional", "\\b(?:the (?:minute|moment|day|second|instant)|as soon as|once|unless|until|"
        "only when) (?:you|u|i|the program|the committee)(?:'ve| have|'re| are)?\\b~{0,20}?\\b(?:"
        "confirm|tell|say|hear|know|promise|assure|guarantee|told|learn|let me know)"
        "\\b~{0,80}?\\b(?:rank\\w*|taken|spot|place|in\\b|match\\w*|list|yes)\\b",
        "\\b(?:i|we)(?:'ll| will|ll|'d| would|'m)\\b~{0,40}?\\b(?:rank|certify|put|cancel|"
        "withdraw|commit|first|another|drop|come)\\b|\\b(?:certify|rank|put) (?:you|u|your|it|"
        "another)\\b", "\\b(?:office|clinic|date|time|draft)\\b", 0},
    {"conditional", "\\b(?:you|u) rank (?:me|us)\\b~{0,30}?\\b(?:i|we)(?:'ll| will|ll)? rank "
        "(?:you|"
        "u)\\b|\\bi rank (?:you|u)\\b~{0,30}?\\b(?:you|u) rank (?:me|us)\\b|\\b(?:i am|i'm|we are) "
        "(?:prepared|willing|ready|happy|glad) to (?:rank|put|commit|certify|place)"
        "\\b~{0,40}?\\b(?:you|it|your program|u)\\b(?=~{0,80}\\b(?:if|should|provided|once|when|in "
        "return)\\b)|\\b(?:if|should|provided|once)\\b~{3,70}\\b(?:i am|i'm|we are) (?:prepared|"
        "willing|ready|happy|glad) to (?:rank|put|commit|certify|place)\\b", NULL,
        "\\b(?:clinic|lab|project)\\b", 0},
    {"commitment_sought", "\\b(?:lock|pin|nail|tie) (?:in|down|up) (?:a|my|one|our|the) (?:\\w+ )?"
        "(?:spots?|positions?|places?|seats?|slots?)\\b|\\block me in\\b|\\b(?:give|get|have|need|"
        "want|like) (?:me |us |a |the )*(?:firm|definite|definitive|clear|straight|solid) (?:yes|"
        "answer|offer|commitment|promise|word)\\b|\\bpre-?commit\\b", "\\b(?:you|your|u|ur|program|"
        "chair|committee|me|us)\\b", "\\b(?:date|time|interview slot|shadow\\w*|conference|poster|"
        "lab|elective|paper|about the (?:meeting|talk|dinner))\\b", 0},
    {"commitment_sought", "\\b(?:in writing|written|on paper|formally|officially)"
        "\\b~{0,30}?\\b(?:i'?(?:ll| will|'d| would| am)|we'?(?:ll| will|'d| would)|that i|me)"
        "\\b~{0,15}?\\b(?:taken|accepted|chosen|hired|selected|ranked|in|spot|position|match\\w*)"
        "\\b", "\\b(?:you|your|u|chair|program|committee|director|would|could|can)\\b",
        "\\b(?:paper|lab|project|elective|shadow\\w*|conference)\\b", 0},
    {"commitment_made", "\\b(?:i|we)(?:'m| am|'ll| will|'re| are|m)? (?:be )?sign(?:ing)? (?:on "
        ")?with "
        "(?:you|u|y'all|your program)\\b|\\b(?:you|u) can be (?:certain|sure|confident|assured)"
        "(?: that)? (?:i|we)(?:'ll| will|'m| am)\\b~{0,20}?\\b(?:come|join|match|be (?:there|yours|"
        "your)|rank|train|accept|coming)\\b", NULL, "\\b(?:clinic|rounds|talk|meeting|draft|form|"
        "on time)\\b", 0},
    {"rank_first", "\\babove (?:all|every(?:one|thing|body)?|any)(?: (?:others?|else|"
        "program))?\\b,? "
        "?~{0,10}?\\brank(?:ing)? (?:you|u|your|yours)\\b|\\b(?:have|had|got|put|placed|keep) "
        "(?:you|"
        "u|your program|yours) (?:in|at|as) (?:the |our |my )?(?:first|top|number one|no\\.? ?1|"
        "#1) "
        "(?:position|place|spot|slot|rank|choice)\\b|\\b(?:yours|your (?:\\w+ )?(?:program|"
        "residency)|you|northgate|" GUARD_CAP ") (?:is|are) the (?:one|program|place|residency)(?: "
        "that)? "
        "(?:i|we)(?:'ll| will|'m| am|'re| are)? (?:be )?(?:rank(?:ing)?|put(?:ting)?|list(?:ing)?|"
        "plac(?:e|ing)|certify(?:ing)?) (?:highest|first|top|at the top|number one|on top)\\b",
     NULL, "\\b(?:if you|advice|should)\\b", 0},
    {"mentor_probe", "(?&student)~{0,30}?\\b(?:make|makes|made|making|reach|be on|land on|for|on) "
        "(?:your|the|ur) (?:\\w+ )?(?:list|rol|cut)\\b|\\b(?:feel|think|lean\\w*|thoughts|sense)"
        "\\b~{0,12}?\\b(?:about|on|of|toward|for) (?:(?&student))\\b~{0,20}?\\b(?:list|rol|"
        "rank\\w*|"
        "spot|position|match)\\b|\\b(?:promise|guarantee|agree|commit|plan|going|intend|able|"
        "willing) (?:me )?(?:to|that you'll|that you will) (?:take|rank|match|keep|pick|choose) "
        "(?&student)|\\bis (?&student) (?:going to|gonna|likely to|set to) (?:match|be ranked)\\b",
     NULL, "\\b(?:shadow\\w*|rotation|clinic|lab|email|mailing|lunch|project)\\b",
     GUARD_MENTOR_ONLY},
    {"ask_rank", "\\b(?:would you mind|can|could|may|will|is|are|do|does|what|how|whether|if|let "
        "me "
        "know|tell me|please|hope|hoping|wonder\\w*)\\b~{0,60}?\\b(?:i'm|im|i am|am i|my (?:odds|"
        "chances?|prospects)|for me|i (?:will |would |might |may |can )?(?:get|have|am|stand))"
        "\\b~{0,30}?\\b(?:near the top|top for|at your (?:place|hospital|program)|likely (?:to )?"
        "match|one of (?:them|those|the)|ranking meeting|rank meeting)\\b|\\b(?:rank(?:ing)?|"
        "selection|list) (?:meeting|session|discussion|vote)\\b~{0,25}?\\b(?:for|about|on|of) "
        "(?:me|"
        "us|my)\\b|\\b(?:enough|many) (?:spots|positions|places)\\b~{0,25}?\\b(?:i|we|me|us)"
        "\\b~{0,12}?\\b(?:get|have|be|one|match)\\b", "\\b(?:you|your|u|ur|program|committee|"
        "positions|spots|places|match|ranking)\\b",
     "\\b(?:dean|advis[eo]r|away|clinic|lab|elective|shadow\\w*|course|conference|poster|abstract|"
     "near the top of the (?:page|hour))\\b", 0},
    {"conditional", "\\b(?:i|we)(?:'d| would|'ll| will| could| can) (?:\\w+ )?(?:move|put|place|"
        "rank|"
        "bump|shift) (?:you|u|your program|it)\\b~{0,25}?\\b(?:were i|were we|if|had i|knowing|"
        "should)\\b~{0,40}?\\b(?:you|u|know|told|both|rank\\w*)\\b|\\bwe (?:will |'ll )?(?:rank|"
        "put|"
        "choose) (?:you|u)\\b~{0,20}?\\bif both\\b", NULL, "\\b(?:clinic|lab|project|schedule)\\b",
     0},
    {"commitment_sought", "\\b(?:make sure|see to it|ensure|arrange|be sure|be certain|guarantee)"
        "(?: that)? (?:there is|there's|there will be|i have|i get|we have|i end up with) ?(?:a|"
        "one|"
        "my)? (?:spot|position|place|seat|slot)?\\b~{0,12}?\\b(?:for (?:me|us)|in july|in your|"
        "with "
        "you|at your|i)\\b", NULL, "\\b(?:shadow\\w*|lab|poster|conference|elective|badge|clinic|"
        "parking|locker)\\b", 0},
    {"commitment_made", "\\b(?:you|u) have my (?:full|total|complete|firm|unconditional|absolute) "
        "(?:commitment|word|promise|pledge)\\b|\\b(?:i|we)(?:'ll| will|ll) (?:not|never) (?:go|"
        "look|"
        "rank|match|train) (?:to )?(?:anywhere|any|no ?where|anybody|anyone) ?(?:else|other)?\\b",
        NULL, "\\b(?:project|study|patients|clinic|lunch|without (?:my|a))\\b", 0},
    {"mentor_probe", "\\b(?:chance|likelihood|odds|possibility|hope|likely|probable)"
        "\\b~{0,15}?(?:(?&student))\\b~{0,15}?\\b(?:end(?:s|ing)? up|match\\w*|land\\w*|get(?:s|"
        "ting)? "
        "in|stay(?:s|ing)?|be(?:ing)? (?:taken|ranked))\\b", "\\b(?:you|your|program|there|"
        "list)\\b",
        "\\b(?:in general|nationally|clinic|volunteer|project)\\b", GUARD_MENTOR_ONLY},
    {.rule = NULL},
};
/* clang-format on */
