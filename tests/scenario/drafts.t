# Drafts of messages: templates, what is missing, what is noted when one was sent.

## Who writes, and to whom
$ wellmet settings set --name "Maya Lin" --school "Harrow Lake College of Medicine" --graduation-year 2029
! Settings saved
$ wellmet add "Dr Mei-Ling Chen, MD" --email chen@example.org --met-how "my small-group teacher"
! Person added: Dr Mei-Ling Chen
$ wellmet help add --person Chen --direction received --about "read my second draft" --on 2027-08-07
! Help added: read my second draft

## What is owed comes first
$ wellmet draft Chen
= Subject: Thank you, Dr. Chen
=
= Dear Dr. Chen,
=
= You read my second draft on August 7, and you did not have to. Thank you. [one sentence that fits only them]
=
= I will tell you how it turns out. And if there is ever something small that I could take off your desk, I would be glad to.
=
= With thanks,
= Maya Lin
= Harrow Lake College of Medicine, class of 2029
! Thank for help (thanks-help), 64 words, to chen@example.org
! Missing: --specific. What did it change? One sentence.
! Noted. How you met: my small-group teacher
! Within two days if you can. Late is better than never, and needs no excuse.

## A thank-you settles it
$ wellmet sent Chen --subject "Thank you, Dr. Chen" --template thanks-help
! Noted as sent: Thank you, Dr. Chen
$ wellmet help list --json | grep thanked_on
=     "thanked_on": "2027-08-10",
$ wellmet undo
! Undone: Noted as sent: Thank you, Dr. Chen
$ wellmet help list --json | grep thanked_on
=     "thanked_on": null,

## Another situation, all filled in
$ wellmet draft Chen --template advice --about "a research year" --specific "You took two years out and told us that you would do it again" --windows "Tuesday or Thursday after 4 p.m."
= Subject: Fifteen minutes about a research year?
=
= Dear Dr. Chen,
=
= I am a third-year medical student at Harrow Lake College of Medicine. I have to make up my mind about a research year. You took two years out and told us that you would do it again. That is why I would like to hear how you see it before I decide.
=
= Could I have fifteen minutes, by phone or in person? I am free Tuesday or Thursday after 4 p.m. I will send you my two questions the day before, so that it stays at fifteen.
=
= If this month is full, next month works just as well.
=
= Thank you,
= Maya Lin
= Harrow Lake College of Medicine, class of 2029
! Ask for advice (advice), 113 words, to chen@example.org
! Noted. How you met: my small-group teacher
! Send your one or two questions the day before, and say afterward what you did with the answer.
$ wellmet draft Chen --template advice --about "a research year" --json | grep -A 2 '"words"'
=   "words": 106,
=   "limit": 150,
=   "missing": [

## For an ask
$ wellmet ask add --person Chen --kind letter --what "a letter for residency"
! Ask added: a letter for residency
$ wellmet ask list --tsv | tail -1 | cut -f 2,4,5
= {1}	letter	idea
$ wellmet draft --ask $(wellmet ask list --tsv | tail -1 | cut -f 2) --why "would you feel comfortable writing a strong letter"
= Subject: A letter for residency?
=
= Dear Dr. Chen,
=
= I am applying for residency, and I would like one of my letters to come from someone who has watched me work. [one sentence that fits only them]
=
= Would you feel comfortable writing a strong letter for me? It is due [the date you need it by].
=
= If you have not seen enough of me, or have too much on your desk, please say no. It needs no reason and changes nothing between us, and I have time to ask someone else.
=
= If it is a yes, I will send everything in one message: CV, draft statement and the request form.
=
= Thank you,
= Maya Lin
= Harrow Lake College of Medicine, class of 2029
! Ask for a strong letter (letter-ask), 116 words, to chen@example.org
! Missing: --specific. What did they see you do? One sentence they will recognize.
! Missing: --need-by. By when must it be in?
! This could go to anybody: add one sentence that fits only them. What did they see you do? One sentence they will recognize.
! Noted. How you met: my small-group teacher
! Best asked in person in the last days of a rotation; this is for when that is not possible.
! Eight weeks ahead is fair. With less than four, say so and why.

## Mistakes
$ wellmet draft Chen --template thank-you
! wellmet: There is no template "thank-you"; "wellmet template list" names them.
? 3
$ wellmet draft
! wellmet: Say to whom: name a person, or an ask.
? 2
$ wellmet draft Nobody
! wellmet: To: No person fits "Nobody": check the spelling, or add it first.
? 3

## A file of one's own is used instead
$ wellmet template show share-article | head -8
= ---
= key: share-article
= serves: none
= order: 180
= situation: You came across something that someone would like to read.
= title: Share an article
= limit: 150
= field: link = Title and link.
$ mkdir templates && wellmet template show share-article | sed 's/Something you may like to read/Read this/' > templates/share-article.md
$ wellmet --db own.db add Priya Patel
! Person added: Priya Patel
$ wellmet --db own.db draft Patel --template share-article --link "A title" 2>/dev/null | head -1
= Subject: Read this

## One that cannot be read is told of, and everything else works
$ echo "Dear {tehm}," >> templates/share-article.md
$ wellmet --db own.db template list > /dev/null
! ./templates/share-article.md, line 24: there is no field "tehm"; there are them, near, me, me_first, who, year, signature, school, interest, their_field, shared_field, their_place, through, known_as, last_when, long_ago, met_lately, helped, helped_when, wrote_when, ask_what, need_by, specific, about, windows, to, why, program, outcome, offer, packet, link, phone. The template that comes with Wellmet is used.
$ wellmet --db own.db draft Patel --template share-article 2>/dev/null | head -1
= Subject: Something you may like to read
$ wellmet --db own.db people --tsv | cut -f 2
= name
= Priya Patel
