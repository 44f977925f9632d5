/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is not said to a residency program, as patterns: shapes of sentences, not single words,
 * because "I promised to send the paper" is fine. The rules in words: guard_rules.c.
 */
#include "insight/guard_pattern.h"

#include "base/arena.h"

#include <pthread.h>

#define CAP "(?-i:\\p{Lu}[\\p{L}'’-]+)"

/* clang-format off */
static const char words[] =
    "(?(DEFINE)(?<you>\\b(?:you(?: guys| all)?|u|ya|y'all|yall|(?:your|ur|the|this|their)(?: "
    "\\w+){0,3} (?:program(?:me)?|committee|pd|residency|faculty|selection committee|team|"
    "department|dept)|they|pd)\\b)(?<your>\\b(?:your|ur|y'all's|the program(?:me)?'s|the "
    "committee's|their)\\b)(?<program>(?:program(?:me)?s?|residenc(?:y|ies)|rank|ranks|ranked|"
    "ranking|match|matched|matching|rol|soap|pd)\\b)(?<list>(?:(?:rank(?:ing|ed)?[-\\h]?(?:order "
    ")?)?list|rol|ranking|rankings|rank order|match list|rank)\\b)(?<guarantee>g(?:ua|au|a|u)"
    "r{1,2}[aei]nt(?:ee|e|y)[ds]?|assur(?:e|ance)|promis{1,2}e?|pledge|vouch|swear)"
    "(?<spot>(?:spots?|positions?|places?|seats?|slots?|match|residency|interview|rank|"
    "job)\\b)"
    "(?<first>(?:first|1st|number[-\\h]one|number[-\\h]?1|num(?:ber)? ?1|no\\.? ?(?:1|one)|"
    "numero uno|#[-\\h]?(?:1|one)|#1|top|on top|uno|highest of all|above (?:all|every\\w*)(?: "
    "\\w+)?))(?<student>(?:she|he|they|her|him|them|my (?:\\w+ )?(?:student|mentee|advisee|"
    "candidate|applicant|sub-?i|resident|daughter|son|nephew|niece)|our (?:\\w+ )?(?:student|"
    "candidate|applicant)|the (?:student|applicant|candidate)|" CAP "(?: " CAP ")?)))";

static const struct guard_pattern rows[] = {
    /* --- asking about rank --- */
    {"ask_rank", "\\b(?:where|what (?:spot|number|place|position|tier|rank)|how (?:high|low|far|"
        "close|near)(?: up| down)?|which (?:spot|number|place|tier))\\b~{0,40}?\\b(?:i|me|my "
        "name|my application)\\b~{0,40}?\\b(?:rank\\w*|stand\\b|fall|falls|sit|land\\w*|(?:on|in|"
        "of) (?:(?&your)|the|that) (?:\\w+ ){0,2}(?:list|rol))", NULL,
     "\\b(?:class rank|how (?:should|do|can|would|might|could) i (?:rank|order|build|make)|rank "
     "in (?:my|the) class|percentile|quartile|grade[ds]?|evaluation|clerkship|rotation|project|"
     "paper|manuscript|research|my rank list|thinking|should i stand|i should stand|(?:not|don't|"
     "won't|never|can't) ask|against the rules|stand (?:during|in the|at the|by|next)|i would "
     "rank|i'd rank|i'll rank|i will rank|i plan to rank)\\b", 0},
    {"ask_rank", "\\b(?:on|in|of|to|near|at|atop|up) (?:the top (?:of )?)?(?&your)(?: \\w+){0,2} "
        "(?:rank(?:ing|ed)?[-\\h]?(?:order )?list|rankings?|rol|match list|rank order)\\b", NULL,
     "\\b(?:advice on your|how did you|when you (?:were|made|built)|put on your|your own|number "
     "of (?:applicants|spots) on)\\b", 0},
    {"ask_rank", "\\b(?:will|would|are|do|did|have|can|could|if|whether|hope|hoping|that|please|"
        "to|gonna|plan(?:ning)?|going|intend\\w*|consider\\w*|kindly|how|where|pls|plz|might|may|"
        "should|want)\\b~{0,40}?\\brank(?:s|ing|ed)? (?:me|my application)\\b", NULL,
     "\\b(?:class|my school ranks me|attending ranked|dean ranked|in exchange|provided|as long "
     "as)\\b", 0},
    {"ask_rank", "^\\W*(?:pls |please |plz |kindly )?rank me\\b|\\brank me (?:high\\w*|first|"
        "well|number|#|to match|in|at|on)\\b", NULL, "\\b(?:if|provided|as long as)\\b", 0},
    {"ask_rank", "\\b(?:am|was|will|would|if|whether|could|were|wil)\\b(?: \\w+){0,2}? i(?: \\w+)"
        "{0,3}? (?:ranked|ranked[-\\h]to[-\\h]match|rtm|(?:in|near|at|close to) (?:the|your|ur|"
        "ya) ?(?:(?:the|very) )?(?:top|bottom|middle)|on the list|high enough|in range|in the "
        "running|make the cut|made the cut|making the cut|rankable)\\b", NULL,
     "\\b(?:class|thesis|wait ?list for|lecture|poster|presentation|abstract|quartile|top of my)"
     "\\b", 0},
    {"ask_rank", "\\b(?:i'm|im|i am|my name(?: is|'s)?|i'll be|i will be|i was|am i|i'd be)"
        "\\b(?: \\w+){0,4}? (?:ranked to match|ranked[-\\h]to[-\\h]match|rtm\\b|in your top|on "
        "your (?:rank )?list|(?:ranked|high|low|top)\\b~{0,20}\\b(?:on|in) your\\b)", NULL,
        "\\b(?:email list|mailing list|waiting list)\\b", 0},
    {"ask_rank", "\\b(?:what|how)(?: are|'re| r|'s| is| do| would| good| strong| realistic| "
        "about)?(?: are)? (?:my|our) (?:chances?|odds|likelihood|prospects|standing|rank(?:ing)?|"
        "position|status)\\b~{0,30}?\\b(?:match\\w*|with (?:you|u|your|ur)|at (?:your|ur)|there|"
        "here|program\\w*|on (?:the|your) list|list|look\\w*|rank\\w*)\\b", NULL,
     "\\b(?:paper|abstract|publi\\w+|funding|grant|scholarship|step|away|getting an away|shelf)"
     "\\b", 0},
    {"ask_rank", "\\b(?:my (?:rank(?:ing)?|standing|position|place|spot|number|status))"
        "\\b~{0,30}?\\b(?:on|in|with) (?&your)\\b", NULL, "\\b(?:class|waitlist for)\\b", 0},
    {"ask_rank", "\\b(?:tell|let|share|give|hint|update|inform)\\b~{0,30}?\\b(?:me|us)"
        "\\b~{0,40}?\\b(?:where (?:i|we) (?:stand|am|fall|are|sit|rank)|how (?:i|you|u|the "
        "committee) (?:rank\\w*|was ranked|am ranked)|(?:my|the|your) rank(?:ing)?(?: list| "
        "position)?\\b|if (?:i|you|u) (?:am |was |will be |plan to |will |r |are )?(?:going to )"
        "?rank\\w*)", NULL,
     "\\b(?:deadline|class rank|your ranking of (?:the )?(?:specialt\\w+|books|topics)|project|"
     "feedback on my|rotation|how you ranked (?:programs|when)|advice)\\b", 0},
    {"ask_rank", "\\b(?:did|do|have|has|will|would|is|are)\\b~{0,25}?(?&you)"
        "~{0,25}?\\b(?:rank(?:ed|ing)?|put|placed?|have|list(?:ed|ing)?)\\b~{0,15}?\\b(?:me|my "
        "name|my app\\w*)\\b~{0,20}?(?:\\b(?:high|low|first|top|list|rank\\w*|yet|to match|#|"
        "number)|\\?)", "\\b(?:rank\\w*|list|match|rol|top)\\b",
        "\\b(?:email|mailing|waiting|contact) list\\b|\\bif you\\b|\\bput me in touch\\b|\\blist "
        "me as\\b", 0},
    {"ask_rank", "\\b(?:am i|are we|i am|would i be) (?:\\w+ )?(?:a )?(?:likely|competitive|"
        "shoo-?in|strong enough|good enough|going|gonna|on track) ?(?:to match|to be ranked|"
        "enough to match|candidate to match)\\b~{0,30}", "\\b(?:you|your|u|ur|there|here|program)"
        "\\b", "\\b(?:dean|advis[eo]r|specialty|in general|anywhere)\\b", 0},
    {"ask_rank", "\\b(?:how|where|if|whether) (?:i|we|my application|my name)(?:'m| am| was| "
        "were| is| will| would| got| have been|'ve been|'ll)?(?: \\w+){0,2}? (?:be |being )"
        "?rank(?:ed|ing|s)?\\b", "(?&you)|(?&your)|\\b(?:share|tell|know|hear|ask|wonder\\w*|"
        "curious|committee|program)\\b",
     "\\b(?:class|programs|specialt\\w+|them|nothing|whatever|i'?ll|i will|i'm ranking|i rank|"
     "asked|(?:not|don't|won't|never) ask|against the rules|they ask)\\b", 0},
    {"ask_rank", "\\b(?:top|bottom|half|tier|quarter|third|part|place|spot|position|number|high|"
        "low|up|down|middle|near|end)\\b~{0,12}?\\b(?:of|on|in|up|down) (?&your)(?: \\w+)? "
        "(?:list|rol|ranking)\\b", "\\b(?:i|i'm|im|me|my|we|us)\\b",
     "\\b(?:reading|email|mailing|waiting|contact|to-?do|priority|speaker|guest) list\\b|"
     "\\b(?:(?:not|don't|won't|never) ask|priority)\\b", 0},
    {"ask_rank", "\\b(?:(?:realistic|real|good|decent|fair|any|strong|some|solid|my|the|a|what) "
        "(?:chances?|shot|odds|likelihood|probability|possibility|prospects?)|how (?:likely|"
        "probable)(?: is it| am i| that| it is)*)\\b~{0,25}?\\b(?:match(?:ing)?|be(?:ing)? "
        "ranked|get(?:ting)? (?:in|ranked))\\b", "\\b(?:you|your|y'all|u|ur|there|here|program|"
        "residen\\w+)\\b",
     "\\b(?:dean|advis[eo]r|specialty|mentor|research|nationally|in general|anywhere|statistics)"
     "\\b", 0},
    {"ask_rank", "\\bmy (?:rank(?:ing)?|match)[-\\h](?:position|status|standing|spot|number|"
        "place|chances|outlook)\\b", "\\b(?:you|your|u|ur|y'all|program|committee)\\b",
        "\\b(?:class|dean)\\b", 0},
    {"ask_rank", "\\brank(?:s|ing|ed)? (?:me|us both|us|my app\\w*)\\b", NULL,
        "\\b(?:class|my school ranks|attending ranked|dean|quartile|evaluat\\w+|clerkship|nobody|"
        "don't|never|no one)\\b", 0},
    {"ask_rank", "\\b(?:my|our) (?:\\w+ )?(?:position|place|spot|standing|rank(?:ing)?|number|"
        "slot|tier|status) (?:on|in|within|at|with|is on) (?:the|your|ur|their)(?: \\w+){0,2} "
        "(?:list|rol|ranking|rank|committee)\\b", NULL, "\\b(?:wait ?list|class|mailing|authors?|"
        "author list|course|(?:not|don't|won't|never) ask)\\b", 0},
    {"ask_rank", "\\b(?:likely|likelihood|probable|possible|chance\\w*|odds|shot|going|gonna)"
        "\\b~{0,15}?\\b(?:i|i'll|we|we'll|me|us)\\b~{0,12}?\\bmatch(?:ing)?\\b~{0,15}?\\b(?:with|"
        "at|to|here|there|into)\\b", "\\b(?:you|your|y'all|u|ur|there|here|program|residen\\w+)"
        "\\b", "\\b(?:dean|advis[eo]r|specialty|mentor|research|in general|anywhere|statistics|"
        "hope)\\b", 0},
    {"ask_rank", "\\b(?:would|could|can|may|might|is|any|please|wondering|curious|love|like|"
        "hoping|appreciate|grateful|want|wanted|need|able|possible|know|know if)"
        "\\b~{0,60}?\\b(?:i|i'm|im|we|we're|my (?:name|app\\w*|file))\\b~{0,25}?\\b(?:ranked|"
        "rankable|on (?:your|ur|the program's|the committee's) (?:\\w+ )?(?:list|rol)|high(?:ly)"
        "? (?:enough )?on|in (?:your|the program's) (?:top|range|plans)|make your list|made your "
        "list|making your list)\\b", NULL,
     "\\b(?:class|email list|mailing list|contact list|waiting list|guest list|programs i ranked|"
     "i ranked|(?:not|don't|won't|never) ask|against the rules|if you (?:rank|take))\\b", 0},
    {"ask_rank", "\\b(?:move|climb|bump|get|go|higher|rise|slide|closer to the top)"
        "\\b~{0,15}?\\b(?:on|up|in|of) (?:your|ur|the program's|the committee's) (?:rank )"
        "?(?:order )?(?:list|rol|ranking)\\b", NULL, "\\b(?:email|mailing|waiting|contact|"
        "speaker) list\\b", 0},
    /* --- conditions --- */
    {"conditional", "\\b(?:if|once|as long as|so long as|provided|assuming|unless|should|in "
        "exchange|in return|on condition|when)\\b~{3,90}", "(?=.*\\b(?:i|we)(?:'ll|'d|ll| will| "
        "would|'m| am| can| could| wud)(?: \\w+){0,3}? (?:rank|come|match|commit|sign|withdraw|"
        "cancel|put|coming|ranking|matching|choose|be yours|go with)\\b)(?=.*\\b(?:rank\\w*|"
        "(?:your|the|ur) (?:rank )?list|spot|position|match\\w*|taken|take (?:me|us)|accepted|"
        "guarantee\\w*|promis\\w+|commit\\w*)\\b)(?=.*\\b(?:you|your|u|ur|y'all|taken|accepted|i "
        "hear|both of us)\\b)",
     "\\b(?:dean|mentor|advis[eo]r|advice|if you (?:have (?:a )?(?:time|minute|moment)|are free|"
     "'re free|need|prefer|like|think|agree|don't mind)|if i match|if we match|if i don't match|"
     "shadow\\w*|research|lab|letter|come (?:to|by|for|in|back|early|with) (?:clinic|the|your "
     "office|office|rounds|lunch|dinner|a|next|monday|tuesday|wednesday|thursday|friday|second)|"
     "should i rank|should we rank|how should|which program|abstract|poster|paper|project)\\b",
     0},
    {"conditional", "\\b(?:if|provided(?: that)?|as long as|assuming|should|in case|when|once|"
        "only if|given that|so long as|unless) (?:that )?(?&you)~{0,40}?\\b(?:rank|rnk|take|"
        "match|pick|choose|select|accept|want|offer|commit to|go with|guarantee|promise|put)(?:s|"
        "ed|ing|es)?\\b(?: \\w+){0,2}? (?:me|us|my name|her|him)\\b(?! (?:up\\b|with\\b|to "
        "(?:clinic|the or|rounds|a|an|your|observe|shadow|come|meet|see|join|help|call|email|do)|"
        "through|along|around|on (?:rounds|a|call|as)|know|aside|a (?:call|ride|look|letter|time|"
        "tour|few|hand)|some|feedback|advice|in touch|in contact|on the|under|seriously))",
     NULL, "\\b(?:mentor|shadow\\w*|research (?:student|assistant)|letter|volunteer\\w*|tour|"
         "paper|poster|authorship|project|study|lab|pick me up)\\b", 0},
    {"conditional", "\\b(?:i|we) ?(?:will|'ll|'d|would|am going to|shall|can|could|promise to|"
        "wud|wld) ?(?:\\w+ ){0,2}?(?:rank|match|put|come|commit|sign(?! (?:up|in|out|off))|"
        "choose|cancel|withdraw)\\b~{0,50}?\\b(?:if|provided|as long as|in (?:exchange|return)|"
        "assuming|so long as|on condition|only if)\\b~{0,40}?\\b(?:you|u|they|your|i (?:am|get|"
        "got|know|knew)|rank\\w*|do the same)\\b", NULL,
     "\\b(?:if you (?:have|are free|are available|need|prefer|would like|like|think|know|agree|"
     "don't mind|have time|can|could) (?!rank|take|promise|guarantee|commit|tell)|come by|come "
     "to (?:clinic|the or|your office|the office|rounds|your clinic))\\b", 0},
    {"conditional", "\\b(?:in (?:exchange|return) for|contingent (?:up)?on|on (?:the )?condition "
        "(?:that|of)|conditional on|quid pro quo|deal[:?]|make a deal|tit for tat)\\b~{0,50}",
        "\\b(?:rank\\w*|match\\w*|spot|position|commit\\w*|interview)\\b",
        "\\b(?:visa|background|graduat\\w+|step|licen[sc]\\w+|employment|drug test)\\b", 0},
    {"conditional", "\\b(?:rank me|take me|match me)\\b~{0,30}?\\b(?:and|then|,) ?(?:then )?i "
        "?(?:will|'ll|'d|would|promise)\\b", NULL, "\\bif you\\b.{0,20}\\brank me\\b", 0},
    {"conditional", "\\b(?:i ?(?:will|'ll|'d|would) (?:only |gladly |happily )?rank (?:you|u|"
        "your \\w+)~{0,25}\\b(?:you|u) rank me)\\b", NULL, NULL, 0},
    /* --- commitments asked for --- */
    {"commitment_sought", "\\b(?:can|could|will|would|do|are|cld|wud|is|please|pls|may|might)"
        "\\b~{0,20}?(?:(?&you)|\\banyone\\b)?~{0,20}?\\b(?:(?&guarantee)|commit|confirm|vow|"
        "assure|give me your word|say for sure)\\b~{0,40}?\\b(?:(?&spot)|ranked|match\\w*|take "
        "me|taking me|me in\\b|to me\\b|have me\\b|to us\\b|to taking|pick me|getting in|"
        "i'?(?:ll| will| would|d)? (?:get|be|have|match)|i'm in|i am in)",
     NULL, "\\b(?:interview (?:time|date|slot|day|invitation|details|day|link)|my interview|"
         "letter|conference|poster|lecture|room|parking|receipt of|meeting|(?:i|we) promise\\w*|"
         "i'?(?:ll| will) (?:match|be)|shadowing|no one|nobody|no guarantee\\w*|can't|cannot|"
         "position of the|my flight|the place|place for (?:lunch|dinner|coffee)|job shadow|the "
         "slot)\\b", 0},
    {"commitment_sought", "\\b(?:can|could|will|would) (?:you|u|y'all|your program|the program) "
        "(?:please |pls |just |at least |possibly |really )?(?:(?&guarantee)|commit)\\b(?: (?:me|"
        "us|it|this|that|anything|something|now|already|today|early|verbally|in writing|to (?:me|"
        "us|that|this)))*(?= ?(?:[?.!,]|$|before|in writing|\\n))", NULL,
        "\\b(?:letter|paper|send|slides|abstract|meeting|meet|review|deadline|book|manuscript|"
        "poster|chapter)\\b", 0},
    {"commitment_sought", "\\b(?&guarantee)\\b~{0,25}?\\b(?:spot|position|match|seat|slot|place|"
        "rank|ranking|residency)\\b", NULL,
     "\\b(?:no one can|nobody can|can't|cannot|can not|nothing (?:is|can)|not a guarantee|no "
     "guarantee\\w*|doesn't|does not|don't|won't|isn't|never|i promised|parking|conference|"
     "poster|hotel|library|authorship|volunteer|room|shift|tutor\\w*|i can (?:promise|guarantee|"
     "assure))\\b", 0},
    {"commitment_sought", "\\b(?:hold|save|reserve|keep|secure|set aside|promise|earmark)\\b(?: "
        "(?:me|us|her|him))? (?:a|one|that|my|the|an open)(?: \\w+){0,2} (?:spot|position|seat|"
        "slot|place)\\b(?! (?:at the (?:table|bench|conference)|in line|on the (?:panel|or "
        "schedule)|for (?:shadow|lunch|dinner|coffee|the (?:talk|workshop|meeting|lecture|"
        "session))))", NULL,
     "\\b(?:meeting|coffee|lunch|dinner|lecture|workshop|conference|shadow\\w*|poster|tour|"
     "clinic schedule|office hours|table|parking|session|course|(?<!\\d\\h)class(?! of)|elective|"
     "away|rotation|sub-?i|calendar|zoom|volunteer|rounds|journal club)\\b", 0},
    {"commitment_sought", "\\b(?:need|want|get|ask(?:ing)?(?: you)? for|expect|looking for|like|"
        "love|hoping for|have|seek\\w*|require)\\b(?: to have| to get)?(?: a| an| your| some| "
        "any| the| verbal| written| firm| some sort of| kind of| clear)*~{0,12}\\b(?:commitment|"
        "committment|comitment|assurance|guarantee|promise|your word)\\b~{0,30}?(?:\\b(?:from "
        "(?:you|u|your|the program)|before (?:i|the|my|rank|match|certif)|match|rank\\w*|spot|"
        "position|either way|in writing|that (?:you|i))\\b)", NULL,
        "\\b(?:time commitment|no commitment|without (?:any )?commitment|letter|research|"
        "volunteer\\w*|not (?:asking|looking|expecting|seeking))\\b", 0},
    {"commitment_sought", "\\b(?:do i|will i|can i|would i|if i) (?:already |still |definitely )"
        "?(?:have|get|count on|expect|bank on|rely on|be getting|assume)\\b~{0,15}?\\b(?:spot|"
        "position|seat|slot|place|a match|to match)\\b", "\\b(?:you|your|u|ur|program|there|here|"
        "residen\\w+|match)\\b", "\\b(?:tour|conference|shadow\\w*|rotation|elective|away|table|"
        "parking|class|course|poster|lecture|workshop|practice|time slot|interview slot)\\b", 0},
    {"commitment_sought", "\\b(?:are|will|would|do) (?:you|u|y'all|they) (?:going to|gonna|"
        "planning to|plan to|want to|willing to|ready to|intend to|be)? ?(?:take|taking|pick|"
        "picking|choose|choosing|accept|accepting|select|match) me\\b(?! (?:to\\b|through|along|"
        "up|with|on (?:rounds|as)|under|around))", NULL, "\\b(?:shadow\\w*|research|summer|"
        "mentor|rotation|clinic|volunteer)\\b", 0},
    {"commitment_sought", "\\b(?:confirm|tell me|say|let me know|assure me|write back|reply|need "
        "to (?:know|hear))\\b~{0,25}?\\b(?:that )?i(?:'ll| will| am going to|'m going to|'m "
        "gonna| would| would definitely|ll)? ?(?:definitely |surely |certainly )?(?:be )"
        "?(?:match(?:ing)?|be ranked to match|have a (?:spot|position|place)|be a resident|be "
        "taken|be accepted|get in)\\b", "\\b(?:you|your|u|ur|there|here|program|residen\\w+|"
        "match)\\b", "\\b(?:after match|hope|once i|when i|dean|email (?:me|you) (?:when|after))"
        "\\b", 0},
    {"commitment_sought", "\\b(?:give|gives|have|get|need|want|take|on)\\b~{0,10}?\\byour "
        "(?:word|promise|assurance|commitment|guarantee)\\b~{0,30}",
        "\\b(?:spot|position|rank\\w*|match\\w*|program|residen\\w+|place|list|certify|"
        "certif\\w+|that i|in writing|i'm in|im in)\\b", "\\b(?:letter|mentor|paper|draft|"
        "confidential|secret|dates)\\b", 0},
    {"commitment_sought", "\\b(?:commit+ment|comitment|assurance|g(?:ua|au|a|u)"
        "r{1,2}[aei]nt(?:ee|e|y)|promise|pledge)\\b~{0,15}?\\b(?:from|by|on the part of) (?:you|"
        "u|your|ur|the program|the pd|the committee|y'all)\\b", NULL,
        "\\b(?:time commitment|your time|letter|mentor|research|volunteer\\w*|funding|dates|not "
        "(?:asking|looking|expecting|seeking)|without)\\b", 0},
    {"commitment_sought", "\\b(?:can|could|may|should|do|would|cld) (?:i|we) (?:\\w+ )?(?:rely|"
        "count|depend|bank|plan|bet) on~{0,15}?\\b(?:spot|place|position|seat|slot|being "
        "(?:ranked|taken|accepted)|matching|a match|residency|getting in)\\b", NULL,
        "\\b(?:shadow\\w*|rotation|elective|away|parking|class|course|poster|workshop|conference)"
        "\\b", 0},
    {"commitment_sought", "\\b(?:need|want|would like|asking|like|expect|beg|begging|hoping for|"
        "hope for) (?:you|u|your program|the program|y'all)(?: all| guys)? to (?:promise|"
        "guarantee|commit|assure|confirm|pledge|swear|rank|take|g(?:ua|au|a|u)r{1,2}[aei]nt\\w+)"
        "\\b~{0,30}", NULL, "\\b(?:meeting|date|dates|time|letter|paper|look|mentor|schedule|"
        "project|call|interview time|research|notes|rounds)\\b", 0},
    {"commitment_sought", "\\b(?:tell|promise|assure|guarantee|confirm|say|swear)"
        "\\b~{0,12}?\\b(?:i'm|im|i am|we're|we are) (?:in|accepted|taken|yours|matched|getting "
        "in|safe|good)\\b(?! (?:the|a|my|town|class|charge|at|for (?:monday|tuesday|wednesday|"
        "thursday|friday|the)|on time))", NULL, "\\b(?:study|meeting|lab|elective|dinner|zoom)\\b",
        0},
    {"commitment_sought", "\\b(?:tell|promise|assure|confirm|guarantee|say|know|sure|certain|"
        "word|swear)\\b~{0,15}?\\b(?:i|we)(?:'ll| will|ll) (?:be|become|get) (?:one of (?:your|"
        "the)|your|ur|a resident|an intern|in your|a part of your|ranked|taken|a spot|a position)"
        "\\b", NULL, "\\b(?:grade|elective|rotation|author|shadow\\w*|team for)\\b", 0},
    {"commitment_sought", "\\b(?:know|sure|certain|word|promise|say|confirm|assure me|tell me|"
        "hear)(?: that)? (?:you|your program|ur program|they|y'all)(?:'ll| will|ll| would|'d|'re "
        "going to| are going to| plan to| intend to) (?:take|match|rank|pick|choose|accept|have) "
        "(?:me|us|her|him|my student)\\b", NULL, "\\b(?:shadow\\w*|rotation|research|lab|clinic|"
        "if|ride|rounds)\\b", 0},
    {"commitment_sought", "\\b(?:have|has|is there|got|find|make|leave)\\b~{0,8}?\\b(?:a|one|any|"
        "my) (?:open |available |guaranteed |sure )?(?:spot|position|place|slot|seat) (?:for|"
        "reserved for|with) (?:me|us)\\b", "\\b(?:you|your|u|ur|program|residen\\w+|match|class|"
        "july)\\b", "\\b(?:shadow\\w*|rotation|elective|research|lab|poster|table|car|course|"
        "workshop|study|clinic|conference|summer|volunteer\\w*|meeting|team|dinner|lunch|away|"
        "sub-?i|project|committee|panel)\\b", 0},
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
        "remains|was|goes to|has to be) (?:\\w+ )?(?:you|your|ur|u|y'all|the|this|" CAP ")\\b",
        "\\b(?:program(?:me)?|residen\\w+|rank\\w*|list|match|choice|pick|number one|number 1|#1)"
        "\\b", "\\b(?:specialty|topic|date|dates|mentor|antibiotic|school|college|question|"
        "concern|priority|tip|rule|advice|draft|paper|author|elective|rotation|goal|teacher|"
        "thursday|monday|tuesday|wednesday|friday|dinner)\\b", 0},
    {"rank_first", "\\b(?:my|our|the) (?:rank |final |certified |match )*(?:list|rol)"
        "\\b~{0,25}?\\b(?:you|your|u|ur|y'all|" CAP ")\\b~{0,25}?\\b(?:first|1st|number one|"
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
        "{0,3}|ur(?: \\w+){0,2}|(?:the|this)(?: \\w+){0,3}|them|" CAP "(?: " CAP
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
    {"rank_first", "\\b(?:(?:you|u|your (?:\\w+ )?program(?:me)?|ur program|they|it|" CAP
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
        "program|your \\w+ program|ur program|them|" CAP ") (?:as |at |in |my |the |on |down )"
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
        "?(?:student|mentee|advisee)'?s?|" CAP "'?s?) (?:chances?|odds|prospects)\\b",
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
        "\\b~{0,40}?\\b(?:where (?:she|he|they|" CAP ")(?:'ll| will| is|'s| are)? ?(?:stands?|"
        "sits?|falls?|be ranked|ranks?|land\\w*)?|how (?:you|the committee|your program) (?:plan "
        "to |will |are |intend to )?rank\\w* (?:her|him|them|my|" CAP "))\\b",
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
        "students?|candidates?)|someone else|anyone else|anybody else|" CAP
        ")\\b~{0,25}?\\b(?:interview(?:ed|ing)?|appl(?:y|ied|ying)|ranked|get an (?:offer|"
        "interview)|on your (?:rank )?list)\\b~{0,30}?(?:\\b(?:with you|at your|there|at ur|your "
        "program|your list|with u|too)\\b)", NULL, "\\b(?:asked|told me)\\b", 0},
    {"asked_of_me", "\\b(?:they|she|he|pd|apd|director|interviewers?|program(?:me)?|chair|"
        "coordinator|faculty|residents?|dean|school|adviser|advisor|attending|someone|dr\\.? "
        CAP "|doctor " CAP "|prof\\.? " CAP "|one of them|committee)\\b~{0,30}?\\b(?:asked|asks|"
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
    /* --- wider shapes: a question that joins "me" and the list, whatever the verb --- */
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
    {"mentor_probe", "\\b(?:her|his|their|" CAP "'s|my (?:\\w+ )?(?:student|mentee|advisee|"
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
        "" CAP
        " " CAP ")\\b",
     "\\b(?:my (?:own )?(?:rank )?(?:list|rol)|i(?:'ve| have|'m| am)? rank(?:ed|ing)? (?:you|your|"
     "them|it|" CAP ")|class rank|dean|advis[eo]r|mentor|contest|nationally|in general|(?:not|"
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
        "residency)|you|northgate|" CAP ") (?:is|are) the (?:one|program|place|residency)(?: "
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
static const struct guard_pattern first_rows[] = {
    {"commitment_made", "\\b(?:thank(?:s|ed|ing)?(?:[-\\h]you)?|thx|ty|tysm|grateful|gratitude|"
        "appreciat\\w+|obliged|gracias|merci|danke|kind of you|generous with your time)\\b",
        NULL, NULL, 0},
    {.rule = NULL},
};
/* clang-format on */

static struct guard_patterns *patterns, *thanks;

static void compile(void)
{
    patterns = guard_patterns_new(words, rows);
    thanks = guard_patterns_new("", first_rows);
}

static void compile_once(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, compile);
}

void guard_find_match(struct arena *a, struct str text, bool by_mentor, struct guard_hits *hits)
{
    compile_once();
    guard_patterns_find(patterns, a, text, by_mentor ? 0 : GUARD_MENTOR_ONLY, hits);
}

bool guard_says_first(struct str text)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct guard_hits hits = {0};
    guard_find_match(a, text, false, &hits);
    return guard_has(&hits, "rank_first");
}

bool guard_says_thanks(struct str text)
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct guard_hits hits = {0};
    compile_once();
    guard_patterns_find(thanks, a, text, 0, &hits);
    return hits.list.n > 0;
}
