# The primer, what a stage asks, and quiet weeks on the command line.

## Chapters
$ wellmet primer --tsv
= key	title	about	minutes	on_road	done
= why	Why this is not using people	What a network is when nobody is being used, and what you owe the people in it.	3	0	0
= before	Your pre-medical network	The people who got you here, how to find them again, and what to say after a long silence.	3	0	0
= first-day	The first day, and the weeks after it	How to begin without turning orientation into a reception, and what to write down while it is fresh.	3	0	0
= instructors	Sitting down with your instructors	Office hours when you are not failing, what to bring, and how one meeting becomes the next.	3	0	0
= shadowing	Shadowing	How to ask, how to stand in a room that isn't yours, and how a morning becomes an acquaintance.	3	0	0
= research	Reaching out for research	Whom to write to, a message short enough to be answered, and how to be worth having.	3	0	0
= mentors	Mentors, sponsors, and the other seats	Why one mentor isn't enough, what each seat at your board does, and how to keep it without formality.	4	0	0
= conferences	Conferences	What to do in a building full of strangers, and in the week after it.	3	0	0
= rotations	Rotations	Feedback while it can still help, residents as the people who know you best, and a good last day.	3	0	0
= letters	Letters	Whom to ask, how to ask so that no is possible, what to hand over, and what happens in the portal.	4	0	0
= aways	Away rotations	Whether to go, where, and how to spend four weeks as a guest who is also being looked at.	4	0	0
= calls	Calls and introductions	Asking somebody to speak for you, or to bring you together with a person you have not met.	3	0	0
= match	The Match, and its rules	The calendar, what may be said to whom, and how to remain a good colleague under strain.	3	0	0
= giving-back	Giving back	What you can give from the first year on, and how the network becomes somebody else's.	3	0	0
$ wellmet primer tea
! wellmet: There is no chapter "tea"; "wellmet primer" names them.
? 3
$ wellmet primer giving-back
= Giving back
= What you can give from the first year on, and how the network becomes
= somebody else's.
=
= There will be a day when somebody a year behind you asks how you did it, and
= you'll hear yourself say something useful. From then on you're on the other
= side of this book.
=
= It happens earlier than one thinks. In the fall of the second year you know
= what the first-years need: which review book is padding, what the anatomy
= practical is like when you walk in, whom to ask about the clinic. It's worth
= more from you than from the dean, because you still remember not knowing.
=
= What students can give
=
= To those who come after: an hour before their first exam, your notes with
= the mistakes left in, an honest account of the rotation they fear. An
= introduction, if you've asked the other side. A practice interview in which
= you really ask the hard question.
=
= To those ahead of you: they're harder to give to, and less hard than they
= look. Make the table nobody wants to make. Find the reference with the wrong
= page. Bring them a student who is better than you at the thing they need.
= Send the article with two lines on why it made you think of them. Tell them
= about the effect they had, because teachers hardly ever find out. When they
= move, or are promoted, or lose somebody, write.
=
= To those who aren't physicians, and helped you anyway: say in front of
= others what they did. A letter to a nurse's supervisor takes ten minutes and
= may stay in a file for years.
=
= Who gets a hand
=
= Look at whom you find it natural to help. Mostly it's those who remind us of
= ourselves, and so doors stay where they are. If you had no physician in the
= family, you know what it was like when everyone else seemed to have been
= told. If you had one, you know what you were told. Pass it on to somebody to
= whom nobody has said it.
=
= Offer before you're asked. Those who need it most are the ones who think
= that asking isn't done. "I have an hour on Thursday; shall we go through
= your statement?" is easier to accept than "let me know if you need
= anything".
=
= Keeping the old ties
=
= After the Match the messages stop, usually in June, when all are moving.
= Write to your mentors twice in the year that follows. They'll want to know
= how it is, they'll be colleagues from now on, and one day they'll ask you
= about a student. Tell the truth about that student, kindly.
=
= Do
=
=   - Offer something definite, with a day.
=   - Ask both sides before you introduce two people.
=   - Tell teachers what you still use.
=   - Pass on what you were told by accident.
=
= Don't
=
=   - Don't give advice you haven't been asked for on someone's field, body or
=     family.
=   - Don't repeat what was told to you in trust, not even to help.
=   - Don't say "anytime" if you mean June.
=   - Don't expect it back from the same person. It comes from elsewhere.
=
= Example: To a student one year behind
=
=     Hi Jordan,
=
=     Last spring somebody sat down with me for an hour and told me how the
=     third-year schedule is really made. I'd have chosen the wrong first
=     rotation. I have a free hour on Sunday afternoon and could do the same
=     for you and whoever else wants to come. I'll bring my own form, with
=     what I would change.
=
=     Sam
=
= Example: To a mentor, half a year into residency
=
=     Dear Dr Chen,
=
=     These days I sit down before I speak to a patient, because of a morning
=     in your clinic when I was a first-year in the corner. It's the third
=     thing of yours that I have done without noticing until afterward.
=
=     I'm well, and tired in the ordinary way. A student here asks as many
=     questions as I did. I'm trying to be as patient as you were.
=
=     Sam
=
= On your road
=
=   [ ] Offer an hour to somebody in the class behind you, with a day.
=       (giving-back.1)
=   [ ] Write to the supervisor of a person who helped you and seldom hears of
=       it. (giving-back.2)
=   [ ] Tell a teacher what you still use. (giving-back.3)
=   [ ] Write to your mentors half a year after the Match. (giving-back.4)
= wellmet primer take KEY.N puts one on your road; wellmet primer done KEY.N
= notes that it is done.
=
= Sources
=
=   - Kumar and Epley, Psychological Science, 2018: the one who is thanked
=     values it more than the writer expects.
=   - Everything else in this chapter is common experience, not the result of
=     a study.

## A step goes onto the road
$ wellmet primer take giving-back.1
! On your road: Offer an hour to somebody in the class behind you, with a day.
$ wellmet primer done giving-back.1
! Done: Offer an hour to somebody in the class behind you, with a day.
$ wellmet undo
! Undone: Done: Offer an hour to somebody in the class behind you, with a day.
$ wellmet primer take giving-back.77
! wellmet: There is no step "giving-back.77"; each chapter ends with its steps.
? 3
$ wellmet milestone list
= Record                                                          Id             Step                  Title                                                           Archived  Version
= Offer an hour to somebody in the class behind you, with a day.  {1}  primer.giving-back.1  Offer an hour to somebody in the class behind you, with a day.  no              3

## What a stage asks
$ wellmet plan stage
! Set your graduation year in Settings to see what your stage asks.
$ wellmet settings set --graduation-year 2031 --track md
! Settings saved
$ wellmet plan stage ms1
= Step                  Action                                                       State  Counted
= play.ms1.instructors  Meet each course instructor once outside class               open   You have not sat down with an instructor yet; the plan suggests three.
= play.ms1.shadow       Shadow in at least three settings of interest                open   You have not shadowed anywhere yet; the plan suggests three.
= play.ms1.groups       Join two or three interest groups                            open   You have noted nobody from an interest group yet; the plan suggests two.
= play.ms1.research     Find one research contact                                    open   You have nobody in research yet.
= play.ms1.mail         Read the school mail for talks and openings, and go to some  open
= play.ms1.deepen       Deepen three new acquaintances with a second conversation    open   You have not spoken twice with anybody you met at this stage; the plan suggests three.
! First year: 6 of 6 open.
$ wellmet plan stage-say ms1.mail --state done
! Done: Read the school mail for talks and openings, and go to some
$ wellmet plan stage-say ms1.tea
! wellmet: There is no such step; "wellmet plan stage" names them.
? 3
$ wellmet plan stage tea
! wellmet: Stage: choose pre, ms1, ms1_summer, ms2, ms3, ms4_apply, interview, match or after.
? 2

## Quiet weeks
$ wellmet add Dr Lucia Ruiz
! Person added: Dr Lucia Ruiz
$ wellmet quiet add --from 2027-08-10 --until 2027-09-14 --why "Step 1"
! Quiet weeks added: Step 1
$ wellmet today
= Nobody is waiting today
=
= Quiet until 14 September: only what is owed or has a date.
=
$ wellmet quiet add --from 2027-09-14 --until 2027-09-10
! wellmet: Until is before From: exchange the two dates.
? 2
$ wellmet quiet list
= Record  Id             From        Until       Why     Version
= Step 1  {2}  2027-08-10  2027-09-14  Step 1        1
