# Today: whom to turn to, and what becomes of its rows.

## An empty database has nothing to do
$ wellmet today
= Nobody is waiting today
=
$ wellmet done 1
! wellmet: This row is not in Today any more.
? 3

## Rows come from what was noted
$ wellmet add Mei-Ling Chen --circle inner
! Person added: Mei-Ling Chen
$ wellmet add Tunde Adeyemi --circle good
! Person added: Tunde Adeyemi
$ wellmet add Hannah Feldman --circle good
! Person added: Hannah Feldman
$ wellmet help add --person chen --direction received --about "reading my second draft" --on 2027-08-07
! Help added: reading my second draft
$ wellmet promise add --person adeyemi --by me --what "send my notes" --made-on 2027-08-01 --due-on 2027-08-09
! Promise added: send my notes
$ wellmet promise add --person feldman --by them --what "ask about the clinic" --made-on 2027-07-01 --due-on 2027-07-20
! Promise added: ask about the clinic
$ wellmet interaction add --people chen --kind meeting --on 2027-01-10
! Interaction added: Meeting
$ wellmet today
= Three people, about twenty minutes
=
=  1  Tunde Adeyemi   You owe
=     You promised Tunde Adeyemi to send your notes by yesterday.
=     You said so on 1 August.
=     If you write: chances are about 1 in 3; you don't know this person yet.
=
=  2  Mei-Ling Chen   You owe
=     Mei-Ling Chen helped you with reading your second draft on Saturday, and
=     you have not thanked them yet.
=     From the help you noted. Thanks are welcome late, too.
=     If you write: chances are about even; too few tries to say more. If you
=     wait: 4 in 100 at most come back by themselves within two weeks.
=
=  3  Hannah Feldman   Has a date
=     Hannah Feldman offered to ask about the clinic by 20 July; a short,
=     friendly word is fine now.
=     They said so on 1 July.
=     If you write: chances are about 1 in 3; you don't know this person yet.
=
= wellmet done N, wellmet snooze N --until +14, wellmet never N
$ wellmet today --json --limit 1
= [
=   {
=     "n": 1,
=     "kind": "You owe",
=     "person": "Tunde Adeyemi",
=     "reason": "You promised Tunde Adeyemi to send your notes by yesterday.",
=     "evidence": "You said so on 1 August.",
=     "if_write": "If you write: chances are about 1 in 3; you don't know this person yet.",
=     "if_wait": "",
=     "rule": "promise_mine",
=     "subject": "{1}",
=     "person_id": "{2}",
=     "evidence_on": "2027-08-01",
=     "due_on": "2027-08-09",
=     "minutes": 10,
=     "action": "Send it"
=   }
= ]
$ wellmet today --tsv
= n	kind	person	reason	evidence
= 1	You owe	Tunde Adeyemi	You promised Tunde Adeyemi to send your notes by yesterday.	You said so on 1 August.
= 2	You owe	Mei-Ling Chen	Mei-Ling Chen helped you with reading your second draft on Saturday, and you have not thanked them yet.	From the help you noted. Thanks are welcome late, too.
= 3	Has a date	Hannah Feldman	Hannah Feldman offered to ask about the clinic by 20 July; a short, friendly word is fine now.	They said so on 1 July.

## Done: thanks are said, promises kept
$ wellmet done 1
! Done: Tunde Adeyemi
$ wellmet help list --person adeyemi --tsv
$ wellmet today --tsv | cut -f1-4
= n	kind	person	reason
= 1	You owe	Mei-Ling Chen	Mei-Ling Chen helped you with reading your second draft on Saturday, and you have not thanked them yet.
= 2	Has a date	Hannah Feldman	Hannah Feldman offered to ask about the clinic by 20 July; a short, friendly word is fine now.
$ wellmet undo
! Undone: Done: Tunde Adeyemi
$ wellmet today --tsv | cut -f1-4
= n	kind	person	reason
= 1	You owe	Tunde Adeyemi	You promised Tunde Adeyemi to send your notes by yesterday.
= 2	You owe	Mei-Ling Chen	Mei-Ling Chen helped you with reading your second draft on Saturday, and you have not thanked them yet.
= 3	Has a date	Hannah Feldman	Hannah Feldman offered to ask about the clinic by 20 July; a short, friendly word is fine now.

## Snooze lets a row rest until its day
$ wellmet snooze 1 --until +7
! Rests until 17 August 2027: Tunde Adeyemi
$ wellmet today --tsv | cut -f3
= person
= Mei-Ling Chen
= Hannah Feldman
$ WELLMET_NOW=2027-08-17T09:00:00Z wellmet today --tsv | cut -f3 | head -2
= person
= Tunde Adeyemi
$ wellmet snooze 1 --until 2027-08-01
! wellmet: Until: choose a day after today.
? 2
$ wellmet undo
! Undone: Rests until 17 August 2027: Tunde Adeyemi

## Never takes it out for good, and undo brings it back
$ wellmet never 1
! Will not be suggested again: Tunde Adeyemi
$ wellmet today --tsv | cut -f3
= person
= Mei-Ling Chen
= Hannah Feldman
$ WELLMET_NOW=2028-08-17T09:00:00Z wellmet today --all --tsv | cut -f2,3 | grep Adeyemi
= Drifting	Tunde Adeyemi
$ wellmet undo
! Undone: Will not be suggested again: Tunde Adeyemi
$ wellmet today --tsv | cut -f3
= person
= Tunde Adeyemi
= Mei-Ling Chen
= Hannah Feldman
$ wellmet done 9
! wellmet: This row is not in Today any more.
? 3

## Somebody I was not in touch with for long, until I am
$ wellmet interaction add --people feldman --kind call --on 2027-01-05
! Interaction added: Call
$ wellmet interaction add --people feldman --kind call --on yesterday
! Interaction added: Call
$ wellmet today --all --tsv | cut -f2-4
= kind	person	reason
= You owe	Tunde Adeyemi	You promised Tunde Adeyemi to send your notes by yesterday.
= You owe	Mei-Ling Chen	Mei-Ling Chen helped you with reading your second draft on Saturday, and you have not thanked them yet.
= Has a date	Hannah Feldman	Hannah Feldman offered to ask about the clinic by 20 July; a short, friendly word is fine now.

## The day is the account's local day
$ wellmet settings set --time-zone Pacific/Auckland
! Settings saved
$ WELLMET_NOW=2027-08-10T13:00:00Z wellmet interaction add --people feldman --kind email --on today --json | grep '"on"'
=   "on": "2027-08-11",

## Did they answer? Yes, no or later
$ wellmet add Ana Torres --circle good
! Person added: Ana Torres
$ wellmet interaction add --people torres --kind email --direction to_them --on 2027-07-20
! Interaction added: E-mail
$ wellmet today --all --tsv | cut -f2-4 | grep Torres
= Did they answer?	Ana Torres	You e-mailed Ana Torres on 20 July. Did they answer?
$ wellmet answered torres later
! Asks again in a week
$ wellmet today --all --tsv | grep Torres
? 1
$ wellmet undo
! Undone: Asks again in a week
$ wellmet answered torres no
! Noted that no answer came
$ wellmet answered torres no
! wellmet: No message to them waits for an answer.
? 3
$ wellmet ready torres --tsv | cut -f2 | head -3
= Ana Torres
= 2027-08-10
= Chances are about 1 in 3; too few of your messages have a known outcome to say more.
$ wellmet ready torres --at 2027-08-01
! wellmet: On: choose today or a day to come.
? 2
