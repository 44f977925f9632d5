# The quick log: a sentence becomes what happened, after a look at it.

## Without a terminal it shows what it understood and saves nothing
$ wellmet add Dr Mei-Ling Chen
! Person added: Dr Mei-Ling Chen
$ wellmet log "coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz"
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Dr Mei-Ling Chen
=   About        Dr Ruiz (not here yet)
=   When         Monday 9 August 2027
=   How long     30 minutes
=   Promise      Dr Mei-Ling Chen: introduce me to Dr Ruiz
! Nothing was saved: say --yes to save, and --who or --add for the names.
$ wellmet interaction list --tsv
$ wellmet log-preview "coffee with Chen yesterday 30m" --json
= {
=   "kind": "meeting",
=   "direction": "both",
=   "on": "2027-08-09",
=   "minutes": 30,
=   "summary": "Coffee with Chen",
=   "next_step": "",
=   "people": [
=     {
=       "typed": "Chen",
=       "status": "known",
=       "name": "Dr Mei-Ling Chen",
=       "id": "{1}",
=       "took_part": true,
=       "candidates": []
=     }
=   ],
=   "parts": [
=     {
=       "n": 1,
=       "what": "What",
=       "text": "coffee",
=       "as": "A meeting, both ways",
=       "unclear": false
=     },
=     {
=       "n": 2,
=       "what": "Who",
=       "text": "Chen",
=       "as": "Chen, took part",
=       "unclear": false
=     },
=     {
=       "n": 3,
=       "what": "When",
=       "text": "yesterday",
=       "as": "Monday 9 August 2027",
=       "unclear": false
=     },
=     {
=       "n": 4,
=       "what": "How long",
=       "text": "30m",
=       "as": "30 minutes",
=       "unclear": false
=     }
=   ],
=   "questions": 0
= }

## --yes saves, new names need a word
$ wellmet log --yes "coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz"
! wellmet: Dr Ruiz is not here yet: say --add to add new names, or --who 2=skip.
? 4
$ wellmet log --yes --add "coffee with Chen yesterday 30m, she will introduce me to Dr Ruiz"
! Logged: Meeting with Dr Mei-Ling Chen, yesterday
$ wellmet interaction list --json
= [
=   {
=     "record": "Coffee with Chen, she will introduce me to Dr Ruiz",
=     "id": "{2}",
=     "people": [
=       "{1}"
=     ],
=     "kind": "meeting",
=     "on": "2027-08-09",
=     "time": "",
=     "minutes": 30,
=     "direction": "both",
=     "summary": "Coffee with Chen, she will introduce me to Dr Ruiz",
=     "next_step": "",
=     "answer": "",
=     "left_out": false,
=     "archived": false,
=     "version": 1,
=     "people_name": "Dr Mei-Ling Chen"
=   }
= ]
$ wellmet promise list --tsv | cut -f4-9
= by	what	made_on	due_on	kept_on	about_person
= them	introduce me to Dr Ruiz	2027-08-09			{3}
$ wellmet undo
! Undone: Logged: Meeting with Dr Mei-Ling Chen, yesterday
$ wellmet people --tsv | cut -f2
= name
= Dr Mei-Ling Chen

## Which Chen
$ wellmet add David Chen
! Person added: David Chen
$ wellmet log --yes call with Chen today
! wellmet: Which Chen? David Chen (1={4}), Dr Mei-Ling Chen (1={1}): choose with --who.
? 4
$ wellmet log --yes call with Chen today --who 1=$(wellmet person show "David Chen" --tsv | sed -n 2p | cut -f2)
! Logged: Call with David Chen, today
$ wellmet log --yes call with Chen and Zed today --who 1=$(wellmet person show "David Chen" --tsv | sed -n 2p | cut -f2),2=skip
! Logged: Call with David Chen, today
$ wellmet interaction list --person "David Chen" --tsv | cut -f4-6
= kind	on	time
= call	2027-08-10\t
= call	2027-08-10\t
$ wellmet log --yes call with Chen today --who 9=new
! wellmet: Who: write 1=ID, 2=new or 3=skip, counting the names in the sentence.
? 2
$ wellmet log --yes call with Chen today --who 1=frog
! wellmet: Who: "frog" is neither the id of a person nor new or skip.
? 2

## Thanks settle the help that was noted
$ wellmet help add --person "Mei-Ling Chen" --direction received --about "reading my draft" --on 2027-08-07
! Help added: reading my draft
$ wellmet log --yes "thanked Mei-Ling Chen by email"
! Logged: Thank-you with Dr Mei-Ling Chen, today
$ wellmet help list --person "Mei-Ling Chen" --json | grep thanked
=     "thanked_on": "2027-08-10",

## A sentence that says no kind
$ wellmet log --yes Mei-Ling Chen
! wellmet: What was it? Say --kind meeting, call, email or another kind.
? 2
$ wellmet log --yes Mei-Ling Chen --kind call
! Logged: Call with Dr Mei-Ling Chen, today
$ wellmet log
! wellmet: Say more, for example: wellmet log --yes 'coffee with Mei-Ling Chen yesterday 30m'
? 2
$ wellmet log ""
! wellmet: There is nothing to log: write what happened and with whom.
? 2
