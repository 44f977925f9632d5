# Asks on the command line: from the idea to telling what came of it.

## An ask begins as an idea
$ wellmet asks
! Nothing is open. wellmet ask add begins one.
$ wellmet add Mei-Ling Chen --circle inner
! Person added: Mei-Ling Chen
$ wellmet ask add --person chen --kind letter --what "a letter for residency" --need-by 2027-12-01
! Ask added: a letter for residency
$ wellmet ask add --person chen --kind introduction --what "an introduction to Dr Ruiz"
! Ask added: an introduction to Dr Ruiz
$ wellmet asks
= Person         What                        State  Next                        On
= Mei-Ling Chen  a letter for residency      Idea   Prepare, and ask in person  2027-10-06
= Mei-Ling Chen  an introduction to Dr Ruiz  Idea   Prepare and ask
$ wellmet ask prepare "chen letter"
= Before asking Mei-Ling Chen: a letter for residency
=     Ask by 6 October 2027; you need it by 1 December 2027.
=
= How it stands between you
=     No help is noted between you, either way.
=     You asked Mei-Ling Chen for nothing else in the last year.
=     If you write: chances are about 1 in 3; you don't know this person yet.
=
= What holds for this kind
=     Ask whether they would feel comfortable writing a strong letter. The
=     word makes an honest no easy. (Advice of student affairs offices; read
=     in the source.)
=     Ask in person, best in the last days of the rotation, while they still
=     see you. (Advice of student affairs offices; read in the source.)
=     Ask eight weeks before you need it; under four weeks is tight. Uploading
=     alone may take two to four weeks. (One to two months: advice of schools;
=     eight weeks is our reading; our conclusion.)
=     Somebody who knows you well writes better than somebody famous. As a
=     rule no residents, fellows or family. (Advice of student affairs
=     offices; read in the source.)
=     If you waive your right to see it, you may never see or get the letter;
=     do not ask for a copy. (AAMC, ERAS letters; read in the source.)
=     At most four letters go to one program in ERAS; more may be collected.
=     (AAMC, ERAS letters; read in the source.)
=     If no answer comes: one reminder after a week, one after three with an
=     easy way out, then no more. (The week is published advice, the three
=     weeks are custom; common practice.)
=     Thank them within two days, whatever the answer, and tell them later
=     what came of it. (Etiquette; thanks are more welcome than people expect
=     (Kumar and Epley 2018); common practice.)
=
= Have ready
=     CV
=     Personal statement; a draft will do
=     Letter request form with the Letter ID
=     The day it is needed, and how it is handed in
=     Evaluations and notes of your work together, without patient data
=     Specialty and programs
=     Two or three points to stress

## What is not possible is said with what is
$ wellmet ask agreed "chen letter"
! wellmet: This is still an idea: note first that you asked. It stands at "Idea"; possible now: sent or dropped.
? 2
$ wellmet ask sent chen
! wellmet: More than one ask fits "chen": Mei-Ling Chen: a letter for residency ({1}); Mei-Ling Chen: an introduction to Dr Ruiz ({2}). Say more, or the id.
? 4
$ wellmet ask sent "chen research"
! wellmet: No ask fits "chen research": wellmet asks lists the open ones.
? 3
$ wellmet ask told "chen introduction"
! wellmet: This is still an idea: there is no outcome yet. It stands at "Idea"; possible now: sent or dropped.
? 2
$ wellmet ask edit "chen letter" --state told
! wellmet: There is no option --state here; --help lists them.
? 2

## Asked, agreed, with a promise
$ wellmet ask sent "chen letter" --how meeting --said "Asked after rounds."
! Asked Mei-Ling Chen: a letter for residency
$ wellmet ask agreed "chen letter" --answer "gladly" --promised "upload it" --by 2027-08-20
! Mei-Ling Chen agreed: a letter for residency
$ wellmet asks chen
= Person         What                        State   Next             On
= Mei-Ling Chen  a letter for residency      Agreed  Send the packet  2027-08-12
= Mei-Ling Chen  an introduction to Dr Ruiz  Idea    Prepare and ask
$ WELLMET_NOW=2027-08-21T09:00:00Z wellmet today --limit 1
= One person, about five minutes
=
=  1  Mei-Ling Chen   Has a date
=     With Mei-Ling Chen your next step was due on 12 August: send the packet.
=     For this: a letter for residency.
=     If you write: chances are about even; too few tries to say more. If you
=     wait: 31 to 42 in 100 come back by themselves within two weeks.
=
= wellmet done N, wellmet snooze N --until +14, wellmet never N

## Done becomes help, and thanks are for both
$ wellmet ask done "chen letter" --about "wrote a letter for me"
! Mei-Ling Chen did it: a letter for residency
$ wellmet thank chen
! Thanked Mei-Ling Chen: wrote a letter for me
$ wellmet help list --person chen --tsv | cut -f 5,7
= about	thanked_on
= wrote a letter for me	2027-08-10
$ wellmet asks chen
= Person         What                        State    Next                       On
= Mei-Ling Chen  a letter for residency      Thanked  Tell them what came of it  2028-06-08
= Mei-Ling Chen  an introduction to Dr Ruiz  Idea     Prepare and ask
$ wellmet ask told "chen letter" --outcome "I matched."
! Told Mei-Ling Chen what came of it: a letter for residency
$ wellmet ask told "chen letter"
! wellmet: This has come full circle: they know already. It stands at "Outcome told".
? 2
$ wellmet asks --all
= Person         What                        State         Next
= Mei-Ling Chen  an introduction to Dr Ruiz  Idea          Prepare and ask
= Mei-Ling Chen  a letter for residency      Outcome told  Nothing is left to do

## Reminded twice, then let it rest; a late yes counts
$ wellmet ask sent "chen introduction" --on 2027-07-10
! Asked Mei-Ling Chen: an introduction to Dr Ruiz
$ wellmet today --limit 1
= One person, about five minutes
=
=  1  Mei-Ling Chen   Has a date
=     You asked Mei-Ling Chen on 10 July: an introduction to Dr Ruiz. No
=     answer is noted yet.
=     One kind reminder after a week is usual.
=     If you write: chances are about even; too few tries to say more.
=
= wellmet done N, wellmet snooze N --until +14, wellmet never N
$ wellmet done 1
! Done: Mei-Ling Chen
$ WELLMET_NOW=2027-08-18T09:00:00Z wellmet done 1
! Done: Mei-Ling Chen
$ WELLMET_NOW=2027-09-01T09:00:00Z wellmet today --limit 1
= One person, about five minutes
=
=  1  Mei-Ling Chen   Has a date
=     You asked Mei-Ling Chen and reminded them, the last time on 18 August:
=     an introduction to Dr Ruiz.
=     Two reminders are enough. Silence is an answer, and no quarrel.
=     If you write: chances are about even; too few tries to say more. If you
=     wait: 8 to 31 in 100 come back by themselves within two weeks.
=
= wellmet done N, wellmet snooze N --until +14, wellmet never N
$ WELLMET_NOW=2027-09-01T09:00:00Z wellmet done 1
! Done: Mei-Ling Chen
$ WELLMET_NOW=2027-09-02T09:00:00Z wellmet asks
! Nothing is open. wellmet ask add begins one.
$ WELLMET_NOW=2027-09-09T09:00:00Z wellmet ask agreed "chen introduction"
! Mei-Ling Chen agreed: an introduction to Dr Ruiz
$ WELLMET_NOW=2027-09-09T09:00:00Z wellmet undo
! Undone: Mei-Ling Chen agreed: an introduction to Dr Ruiz
$ WELLMET_NOW=2027-09-09T09:00:00Z wellmet asks --all
= Person         What                        State         Next
= Mei-Ling Chen  an introduction to Dr Ruiz  No answer     Nothing is left to do
= Mei-Ling Chen  a letter for residency      Outcome told  Nothing is left to do

## Declined, and thanked all the same
$ wellmet add Omar Haddad
! Person added: Omar Haddad
$ wellmet ask add --person haddad --kind shadowing --what "a morning in clinic"
! Ask added: a morning in clinic
$ wellmet ask sent "haddad morning"
! Asked Omar Haddad: a morning in clinic
$ wellmet ask declined "haddad morning" --answer "full until winter"
! Omar Haddad declined: a morning in clinic
$ wellmet today --limit 1
= One person, about five minutes
=
=  1  Omar Haddad   You owe
=     Omar Haddad answered you honestly today and declined: a morning in
=     clinic.
=     An honest no is a kindness, too; a line of thanks keeps the door open.
=     If you write: chances are about even; too few tries to say more.
=
= wellmet done N, wellmet snooze N --until +14, wellmet never N
$ wellmet ask thanked "haddad morning" --said "Thanked him for saying so."
! Thanked Omar Haddad: a morning in clinic
$ wellmet asks haddad
! Nothing is open. wellmet ask add begins one.
$ wellmet interaction list --person haddad --tsv | cut -f 5,9
= on	summary
= 2027-08-10	Thanked him for saying so.
= 2027-08-10	Asked: a morning in clinic
$ wellmet thank haddad --for "a kind word"
! Thanked Omar Haddad: a kind word
$ wellmet thank nobody
! wellmet: No person fits "nobody": check the spelling, or add it first.
? 3
