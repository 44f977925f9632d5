/* SPDX-License-Identifier: Apache-2.0 */
/* What is asked of a program: where one stands, a commitment, or a deal. */
#include "insight/guard_match_int.h"

/* clang-format off */
const struct guard_pattern guard_match_asks[] = {
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
    {.rule = NULL},
};
/* clang-format on */
