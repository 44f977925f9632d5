# An applicant's year, from March of year 3 to the morning after the rank deadline, then Match Week twice:
# matched, and not matched with SOAP. Sixty made-up programs, six letters, twelve interviews. On reviewed
# days `review` shows Today, the problems of letters and what the plan says of the month; `scenario.py
# --update` writes them anew: read every line of it then, as the student and as their adviser.

## The tools of this transcript: a day's command, and what a day shows
$ cat > on <<'END'
> #!/bin/sh
> # on DAY WORDS...: a command at 11 in New York
> day=$1; shift
> WELLMET_NOW=${day}T15:30:00Z exec wellmet "$@"
> END
$ cat > review <<'END'
> #!/bin/sh
> # review DAY: Today, what is wrong with letters (once where many programs lack the same), the plan's month
> rows() { tail -n +2 | sed 's/\t/ | /g; s/^/  /'; }
> echo "Today"; ./on $1 today --tsv | cut -f3,4 | rows
> echo "Letters"; ./on $1 letter problems --tsv | cut -f1,2 | sed 's/Sample Program [0-9]*/A program/' | uniq -c | rows
> echo "Plan"; ./on $1 plan --month --tsv | cut -f1-3 | sed 's/projected; check .*/projected/' | rows
> END
$ cat > list <<'END'
> #!/bin/sh
> # Sixty made-up programs; one is at home, one is where an away rotation was
> echo "Program,City,State,Specialty,ACGME id,Bond"
> for i in $(seq 1 60); do
>   bond=; test $i = 1 && bond=home; test $i = 2 && bond=away
>   printf 'Sample Program %02d,Sampletown,OH,internal medicine,14038%05d,%s\n' $i $i $bond
> done
> END
$ chmod +x on review list; ./list | sed -n '1,3p;61p'
= Program,City,State,Specialty,ACGME id,Bond
= Sample Program 01,Sampletown,OH,internal medicine,1403800001,home
= Sample Program 02,Sampletown,OH,internal medicine,1403800002,away
= Sample Program 60,Sampletown,OH,internal medicine,1403800060,

## March of year 3: six people who could write
$ ./on 2027-03-01 settings set --graduation-year 2028 --track md --specialties "internal medicine" --time-zone America/New_York
! Settings saved
$ for name in Ada Ben Cora Dan Eva Finn Gail; do ./on 2027-03-01 add "Dr $name Sample" --role specialty_faculty --circle good --organisation "Sample Hospital"; done
! Person added: Dr Ada Sample
! Person added: Dr Ben Sample
! Person added: Dr Cora Sample
! Person added: Dr Dan Sample
! Person added: Dr Eva Sample
! Person added: Dr Finn Sample
! Person added: Dr Gail Sample
$ for name in Ada Ben Cora; do ./on 2027-03-01 log "met $name Sample today, end of the rotation" --yes; done
! Logged: Meeting with Dr Ada Sample, today
! Logged: Meeting with Dr Ben Sample, today
! Logged: Meeting with Dr Cora Sample, today
$ ./review 2027-03-01
= Today
=   Dr Ada Sample | You have not asked for feedback at this stage. Dr Ada Sample or Dr Ben Sample could be asked.
= Letters
= Plan
=   1 February to 31 March 2027 | Most hosts open their catalogs | projected

## April and May: asking in person, the packet, one who cannot
$ ./on 2027-04-02 plan done vslo_catalogs
! Done: Most hosts open their catalogs
$ ./on 2027-04-12 plan done letters_ask
! Done: Begin asking letter writers
$ ./on 2027-04-12 letter add "Ada Sample" --service eras --form sel --specialty "internal medicine" --waived
! Letter added: Dr Ada Sample
$ for name in Ben Cora Dan Eva Finn; do ./on 2027-04-12 letter add "$name Sample" --service eras --form narrative --specialty "internal medicine" --waived --backup "Gail Sample"; done
! Letter added: Dr Ben Sample
! Letter added: Dr Cora Sample
! Letter added: Dr Dan Sample
! Letter added: Dr Eva Sample
! Letter added: Dr Finn Sample
$ ./review 2027-04-12
= Today
=   Dr Ada Sample | You have not asked for feedback at this stage. Dr Ada Sample or Dr Ben Sample could be asked.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 1 March.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 1 March.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
$ for name in Ada Ben Cora; do ./on 2027-04-12 ask sent "$name letter" --how meeting --said "Would you feel comfortable writing a strong letter?"; done
! Asked Dr Ada Sample: a letter for internal medicine
! Asked Dr Ben Sample: a letter for internal medicine
! Asked Dr Cora Sample: a letter for internal medicine
$ for name in Ada Ben; do ./on 2027-04-12 ask agreed "$name letter" --answer gladly; done
! Dr Ada Sample agreed: a letter for internal medicine
! Dr Ben Sample agreed: a letter for internal medicine
$ ./on 2027-04-16 ask agreed "Cora letter"
! Dr Cora Sample agreed: a letter for internal medicine
$ ./on 2027-04-16 letter packet Ada
! Packet sent: Dr Ada Sample
$ ./on 2027-04-16 letter packet Ben
! Packet sent: Dr Ben Sample
$ ./review 2027-04-19
= Today
=   Dr Cora Sample | With Dr Cora Sample your next step was due yesterday: send the packet.
=   Dr Ada Sample | You have not asked for feedback at this stage. Dr Ada Sample or Dr Ben Sample could be asked.
= Letters
=         1 2027-04-18 | Dr Cora Sample agreed and has no packet yet.
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
$ ./on 2027-04-19 letter packet Cora
! Packet sent: Dr Cora Sample
$ for name in Dan Eva Finn; do ./on 2027-05-10 ask sent "$name letter" --how meeting; done
! Asked Dr Dan Sample: a letter for internal medicine
! Asked Dr Eva Sample: a letter for internal medicine
! Asked Dr Finn Sample: a letter for internal medicine
$ for name in Dan Eva; do ./on 2027-05-12 ask agreed "$name letter"; ./on 2027-05-12 letter packet $name; done
! Dr Dan Sample agreed: a letter for internal medicine
! Packet sent: Dr Dan Sample
! Dr Eva Sample agreed: a letter for internal medicine
! Packet sent: Dr Eva Sample
$ ./on 2027-05-14 ask declined "Finn letter" --answer "too little time this summer"
! Dr Finn Sample declined: a letter for internal medicine
$ ./review 2027-05-17
= Today
=   Dr Finn Sample | Dr Finn Sample answered you honestly on Friday and declined: a letter for internal medicine.
=   Dr Ada Sample | Dr Ada Sample agreed: a letter for internal medicine. You need it by 10 September.
=   Dr Ben Sample | Dr Ben Sample agreed: a letter for internal medicine. You need it by 10 September.
=   Dr Cora Sample | Dr Cora Sample agreed: a letter for internal medicine. You need it by 10 September.
=   Dr Dan Sample | You have no rotation noted at this stage. Dr Dan Sample or Dr Eva Sample could arrange it.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   1 May to 30 June 2027 | Meet about your MSPE | projected
$ for name in Ada Ben Cora; do ./on 2027-05-17 ask sent "$name letter" --said "How is it going? I can send whatever helps."; done
! Reminded Dr Ada Sample: a letter for internal medicine
! Reminded Dr Ben Sample: a letter for internal medicine
! Reminded Dr Cora Sample: a letter for internal medicine
$ ./on 2027-05-17 ask thanked "Finn letter"
! Thanked Dr Finn Sample: a letter for internal medicine
$ ./on 2027-05-17 plan done mspe_meeting
! Done: Meet about your MSPE

## June: ERAS opens; Letter IDs; sixty programs come in from a list
$ ./review 2027-06-02
= Today
=   ERAS season begins | It opens today: 2 June 2027, 09:00 ET. Register in MyERAS and begin the application.
=   Dr Ada Sample | You have no rotation noted at this stage. Dr Ada Sample or Dr Ben Sample could arrange it.
=   Dr Gail Sample | You added Dr Gail Sample on 1 March and have not noted any contact yet.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   2 June 2027, 09:00 ET | ERAS season begins | projected
$ ./on 2027-06-02 plan done eras_open
! Done: ERAS season begins
$ n=1; for name in Ada Ben Cora Dan Eva; do ./on 2027-06-03 letter confirm $name --letter-id 1234000$n; n=$((n+1)); done
! Request confirmed: Dr Ada Sample
! Request confirmed: Dr Ben Sample
! Request confirmed: Dr Cora Sample
! Request confirmed: Dr Dan Sample
! Request confirmed: Dr Eva Sample
$ ./on 2027-06-03 letter add "Gail Sample" --service eras --form narrative --waived
! Letter added: Dr Gail Sample
$ ./on 2027-06-03 ask sent "Gail letter" --how meeting
! Asked Dr Gail Sample: a letter of recommendation
$ ./on 2027-06-05 ask agreed "Gail letter"
! Dr Gail Sample agreed: a letter of recommendation
$ ./on 2027-06-05 letter packet Gail
! Packet sent: Dr Gail Sample
$ ./on 2027-06-05 letter confirm Gail --letter-id 12340006
! Request confirmed: Dr Gail Sample
$ ./list > programs.csv; ./on 2027-06-20 programs preview programs.csv --tsv | cut -f1 | sort | uniq -c
=      60 new
=       1 status
$ ./on 2027-06-20 programs import programs.csv
! Programs: 60 new, 0 changed, 0 already here, 0 not readable
$ ./on 2027-06-20 programs import programs.csv
! Programs: 0 new, 0 changed, 60 already here, 0 not readable
$ ./review 2027-06-21
= Today
=   Dr Ada Sample | You have no rotation noted at this stage. Dr Ada Sample or Dr Ben Sample could arrange it.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 10 May.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 10 May.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 17 May.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 17 May.
= Letters
=        60 2027-09-10 | A program has no departmental letters; it needs one.
=        60 2027-09-10 | A program has no letters; it needs three.
= Plan
=   1 April to 31 October 2027 | Away rotations | projected

## July and August: letters come in; thanks
$ ./on 2027-07-12 letter uploaded Ada
! Uploaded, thanks come next: Dr Ada Sample
$ ./on 2027-07-14 letter uploaded Ben
! Uploaded, thanks come next: Dr Ben Sample
$ ./review 2027-07-15
= Today
=   Dr Ben Sample | Dr Ben Sample wrote a letter for you yesterday, and you have not thanked them yet.
=   Dr Ada Sample | Dr Ada Sample wrote a letter for you on Monday, and you have not thanked them yet.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 10 May.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 10 May.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 17 May.
= Letters
=        60 2027-09-10 | A program has no departmental letters; it needs one.
=        60 2027-09-10 | A program has no letters; it needs three.
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   around 31 July to 15 August 2027 | Step 2 CK or Level 2-CE taken | projected
$ ./on 2027-07-15 thank Ada
! Thanked Dr Ada Sample: wrote a letter for me
$ ./on 2027-07-15 thank Ben
! Thanked Dr Ben Sample: wrote a letter for me
$ ./on 2027-08-02 plan done step2_by
! Done: Step 2 CK or Level 2-CE taken
$ ./on 2027-08-09 letter uploaded Cora
! Uploaded, thanks come next: Dr Cora Sample
$ ./on 2027-08-09 thank Cora
! Thanked Dr Cora Sample: wrote a letter for me
$ ./review 2027-08-16
= Today
=   Letters for your programs | Applications open on 1 September, and no letter is assigned yet to: Sample Program 01; Sample Program 02; fifty-eight more.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 10 May.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 10 May.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
= Letters
=        60 2027-09-10 | A program has no departmental letters; it needs one.
=        60 2027-09-10 | A program has no letters; it needs three.
= Plan
=   1 April to 31 October 2027 | Away rotations | projected

## Signals
$ for i in 01 02 03; do ./on 2027-08-20 program signal "Program $i" gold; done
! Gold: Sample Program 01. 1 of 15 signals (gold 1 of 3, silver 0 of 12), as in season 2026; check the official page.
! Gold: Sample Program 02. 2 of 15 signals (gold 2 of 3, silver 0 of 12), as in season 2026; check the official page.
! Gold: Sample Program 03. 3 of 15 signals (gold 3 of 3, silver 0 of 12), as in season 2026; check the official page.
$ for i in 04 05 06 07 08 09 10 11 12 13 14 15; do ./on 2027-08-20 program signal "Program $i" silver; done 2>&1 | tail -1
= Silver: Sample Program 15. 15 of 15 signals (gold 3 of 3, silver 12 of 12), as in season 2026; check the official page.
$ ./on 2027-08-20 program signal "Program 16" silver
! Silver: Sample Program 16. 16 of 15 signals (gold 3 of 3, silver 13 of 12), as in season 2026; check the official page. You gave 13 silver signals in internal medicine; season 2026 allows 12.
$ ./on 2027-08-20 program signal "Program 16" --none
! No signal: Sample Program 16. 15 of 15 signals (gold 3 of 3, silver 12 of 12), as in season 2026; check the official page.
$ ./on 2027-08-20 letter plan Ada --all
! Planned, 60 programs: Dr Ada Sample
$ ./on 2027-08-20 letter plan Ben --all
! Planned, 60 programs: Dr Ben Sample
$ ./on 2027-08-20 letter plan Cora --all
! Planned, 60 programs: Dr Cora Sample
$ ./on 2027-08-20 letter plan Dan --all
! Planned, 60 programs: Dr Dan Sample
$ ./on 2027-08-20 letter plan Gail "Program 20"
! wellmet: Sample Program 20 has four letters already; take one off first. (Rule L1: At most four letters go to one program; imported ones count. Source: AAMC, ERAS letters.)
? 2
$ ./review 2027-08-27
= Today
=   Dr Dan Sample | Dr Dan Sample agreed: a letter for internal medicine. You need it by 10 September.
=   Dr Eva Sample | Dr Eva Sample agreed: a letter for internal medicine. You need it by 10 September.
=   Dr Gail Sample | Dr Gail Sample agreed: a letter of recommendation. You need it by 10 September.
=   Letters for your programs | Applications open on Wednesday, and no letter is assigned yet to: Sample Program 01; Sample Program 02; fifty-eight more.
=   Applicants may begin submitting | It opens on 1 September 2027, 09:00 ET. Submit the application in the weeks before programs see it.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected

## September: assigned and submitted
$ ./on 2027-08-30 letter uploaded Eva
! Uploaded, thanks come next: Dr Eva Sample
$ ./on 2027-08-30 thank Eva
! Thanked Dr Eva Sample: wrote a letter for me
$ ./on 2027-09-01 ask sent "Dan letter" --said "A friendly word about the day."
! Reminded Dr Dan Sample: a letter for internal medicine
$ for name in Ada Ben Cora; do ./on 2027-09-02 letter assign $name --all; done
! Assigned, 60 programs: Dr Ada Sample
! Assigned, 60 programs: Dr Ben Sample
! Assigned, 60 programs: Dr Cora Sample
$ ./review 2027-09-03
= Today
=   Dr Dan Sample | Dr Dan Sample agreed: a letter for internal medicine. You need it by 10 September.
=   Dr Gail Sample | Dr Gail Sample agreed: a letter of recommendation. You need it by 10 September.
=   Applicants may begin submitting | Open since 1 September 2027, 09:00 ET. Submit the application in the weeks before programs see it.
=   Letters uploaded | Its time: around 10 September 2027. See that every letter is in, and remind the writers kindly where it is not.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   1 September 2027, 09:00 ET | Applicants may begin submitting | projected
=   around 10 September 2027 | Letters uploaded | projected
=   15 September 2027, 12:00 ET | NRMP registration opens | projected
=   22 September 2027, 09:00 ET | Programs see applications and MSPEs | projected
$ ./on 2027-09-09 letter uploaded Dan
! Uploaded, thanks come next: Dr Dan Sample
$ ./on 2027-09-09 thank Dan
! Thanked Dr Dan Sample: wrote a letter for me
$ ./on 2027-09-10 letter assign Dan --all
! Assigned, 60 programs: Dr Dan Sample
$ ./on 2027-09-10 plan done letters_in
! Done: Letters uploaded
$ for i in $(seq -w 1 60); do ./on 2027-09-14 program move "Program $i" applied; done 2>&1 | tail -1
= Applied: Sample Program 60.
$ ./on 2027-09-14 plan done eras_submit
! Done: Applicants may begin submitting
$ ./on 2027-09-15 plan done nrmp_reg
! Done: NRMP registration opens
$ ./on 2027-09-14 letter unassign Dan "Program 20"
! wellmet: You applied to Sample Program 20 with this letter; it stays there. (Rule L8: An assigned letter stays once you applied to the program; you may add others. Source: ERAS, a rule of 2014: check.)
? 2
$ ./on 2027-09-14 ask dropped "Gail letter"
! Let go, Dr Gail Sample: a letter of recommendation
$ ./review 2027-09-20
= Today
=   Programs see applications and MSPEs | It has a date: 22 September 2027, 09:00 ET. Have the application submitted by now.
=   Dr Cora Sample | Your board has an empty seat: Sponsor. Perhaps Dr Cora Sample would take it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   22 September 2027, 09:00 ET | Programs see applications and MSPEs | projected
$ ./on 2027-09-22 plan done eras_review
! Done: Programs see applications and MSPEs

## October: offers, few of them at first
$ for i in 01 02 03 04; do ./on 2027-10-12 program move "Program $i" interview; done
! Interview: Sample Program 01. Choose a day soon: programs give at least 48 hours to answer.
! Interview: Sample Program 02. Choose a day soon: programs give at least 48 hours to answer.
! Interview: Sample Program 03. Choose a day soon: programs give at least 48 hours to answer.
! Interview: Sample Program 04. Choose a day soon: programs give at least 48 hours to answer.
$ ./review 2027-10-13
= Today
=   Sample Program 01 | Sample Program 01 invited you. Choose a day by tomorrow.
=   Sample Program 02 | Sample Program 02 invited you. Choose a day by tomorrow.
=   Sample Program 03 | Sample Program 03 invited you. Choose a day by tomorrow.
=   Sample Program 04 | Sample Program 04 invited you. Choose a day by tomorrow.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   1 October 2027 to 31 January 2028 | Interview season | projected
=   around 20 October 2027 | Fewer than ten interview offers? | projected
$ ./on 2027-10-13 program interview "Program 01" 2027-11-03 09:00
! Interview: Sample Program 01, 3 November.
$ ./on 2027-10-13 program interview "Program 02" 2027-11-05 09:00
! Interview: Sample Program 02, 5 November.
$ ./on 2027-10-13 program interview "Program 03" 2027-11-05 13:00
! Interview: Sample Program 03, 5 November. Two interviews on 5 November: Sample Program 02 and Sample Program 03. Move one early; programs ask for one to two weeks' notice.
$ ./on 2027-10-14 program interview "Program 03" 2027-11-10 13:00
! Interview: Sample Program 03, 10 November.
$ ./on 2027-10-14 program interview "Program 04" 2027-11-12 08:00
! Interview: Sample Program 04, 12 November.
$ for i in 59 60; do ./on 2027-10-15 program move "Program $i" out; done
! No longer: Sample Program 59.
! No longer: Sample Program 60.
$ ./review 2027-10-20
= Today
=   Your interviews | So far four of your programs invited you. See your adviser this week.
=   Dr Cora Sample | You have told nobody yet what came of their help; the plan suggests three. Dr Cora Sample or Dr Ada Sample would like to know what came of it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   1 October 2027 to 31 January 2028 | Interview season | projected
=   around 20 October 2027 | Fewer than ten interview offers? | projected
$ ./on 2027-10-21 done 1
! Done: Your interviews
$ for i in 05 06 07 08 09 10 11 12; do ./on 2027-10-26 program move "Program $i" interview; done 2>&1 | tail -1
= Interview: Sample Program 12. Choose a day soon: programs give at least 48 hours to answer.
$ set -- 15 16 17 18 19 22 23 29; for i in 05 06 07 08 09 10 11 12; do ./on 2027-10-27 program interview "Program $i" 2027-11-$1 09:00; shift; done 2>&1 | tail -1
= Interview: Sample Program 12, 29 November.
$ ./review 2027-10-28
= Today
=   Dr Cora Sample | You have told nobody yet what came of their help; the plan suggests three. Dr Cora Sample or Dr Ada Sample would like to know what came of it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July.
= Letters
= Plan
=   1 April to 31 October 2027 | Away rotations | projected
=   1 October 2027 to 31 January 2028 | Interview season | projected
=   around 20 October 2027 | Fewer than ten interview offers? | projected

## November: interviews, and thanks, unless they ask for none
$ ./review 2027-11-02
= Today
=   Sample Program 01 | Your interview at Sample Program 01 is tomorrow at 09:00. What do you want to ask, and whom do you know there?
=   Dr Cora Sample | You have told nobody yet what came of their help; the plan suggests three. Dr Cora Sample or Dr Ada Sample would like to know what came of it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July.
= Letters
= Plan
=   1 October 2027 to 31 January 2028 | Interview season | projected
=   around 20 October 2027 | Fewer than ten interview offers? | projected
$ ./on 2027-11-03 program interview "Program 01" --interviewers "Ira Sample-One, Uma Sample-One" --add-new
! Interview: Sample Program 01, today.
$ ./review 2027-11-04
= Today
=   Ira Sample-One | Ira Sample-One interviewed you yesterday for Sample Program 01, and no thanks are noted yet.
=   Uma Sample-One | Uma Sample-One interviewed you yesterday for Sample Program 01, and no thanks are noted yet.
=   Sample Program 02 | Your interview at Sample Program 02 is tomorrow at 09:00. What do you want to ask, and whom do you know there?
=   Dr Cora Sample | You have told nobody yet what came of their help; the plan suggests three. Dr Cora Sample or Dr Ada Sample would like to know what came of it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
= Letters
= Plan
=   1 October 2027 to 31 January 2028 | Interview season | projected
$ ./on 2027-11-04 done 1
! Done: Ira Sample-One
$ ./on 2027-11-04 log "thanked Uma Sample-One for the interview" --yes
! Logged: Thank-you with Uma Sample-One, today
$ ./on 2027-11-05 program interview "Program 02" --interviewers "Ira Sample-Two" --add-new
! Interview: Sample Program 02, today.
$ ./on 2027-11-06 organisation edit "Sample Program 02" --no-thank-you
! Organisation changed: Sample Program 02
$ ./review 2027-11-06
= Today
=   Dr Cora Sample | You have told nobody yet what came of their help; the plan suggests three. Dr Cora Sample or Dr Ada Sample would like to know what came of it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July.
= Letters
= Plan
=   1 October 2027 to 31 January 2028 | Interview season | projected
$ for i in 03 04 05; do ./on 2027-11-15 program interview "Program $i" --interviewers "Ira Sample-No$i" --add-new; done 2>&1 | tail -1
= Interview: Sample Program 05, today.
$ ./on 2027-11-15 programs due --tsv | cut -f1,3
= kind	text
= thanks_owed	Ira Sample-No03 interviewed you on Wednesday (Sample Program 03); thanks are welcome late, too.
= thanks_owed	Ira Sample-No04 interviewed you on Friday (Sample Program 04); thanks are welcome late, too.
$ ./review 2027-11-15
= Today
=   Ira Sample-No04 | Ira Sample-No04 interviewed you on Friday for Sample Program 04, and no thanks are noted yet.
=   Ira Sample-No03 | Ira Sample-No03 interviewed you on Wednesday for Sample Program 03, and no thanks are noted yet.
=   Sample Program 05 | Your interview at Sample Program 05 is today at 09:00. What do you want to ask, and whom do you know there?
=   Sample Program 06 | Your interview at Sample Program 06 is tomorrow at 09:00. What do you want to ask, and whom do you know there?
=   Sample Program 07 | Your interview at Sample Program 07 is on Wednesday at 09:00. What do you want to ask, and whom do you know there?
= Letters
= Plan
=   1 October 2027 to 31 January 2028 | Interview season | projected
$ for i in 1 2; do ./on 2027-11-15 done 1; done
! Done: Ira Sample-No04
! Done: Ira Sample-No03
$ ./on 2027-11-16 done 1
! Done: Ira Sample-No05
$ set -- 16 17 18 19 22 23 29; for i in 06 07 08 09 10 11 12; do ./on 2027-11-$1 program interview "Program $i" --interviewers "Ira Sample-No$i" --add-new; ./on 2027-11-$1 thank "Ira Sample-No$i"; shift; done 2>&1 | tail -2
= Interview: Sample Program 12, today.
= Thanked Ira Sample-No12
$ ./review 2027-11-30
= Today
=   Dr Cora Sample | You have told nobody yet what came of their help; the plan suggests three. Dr Cora Sample or Dr Ada Sample would like to know what came of it.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July.
= Letters
= Plan
=   1 October 2027 to 31 January 2028 | Interview season | projected

## January and February: registration, the worksheet, a call
$ ./review 2028-01-28
= Today
=   Standard registration deadline | It has a date: 31 January 2028, 23:59 ET. Be registered with the NRMP.
=   Ranking opens | It opens on 1 February 2028, 12:00 ET. Begin your rank order list.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June 2027.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July 2027.
= Letters
= Plan
=   1 October 2027 to 31 January 2028 | Interview season | projected
=   31 January 2028, 23:59 ET | Standard registration deadline | projected
$ ./on 2028-01-28 plan done nrmp_std_reg
! Done: Standard registration deadline
$ ./review 2028-02-02
= Today
=   Ranking opens | Open since 1 February 2028, 12:00 ET. Begin your rank order list.
=   Dr Ada Sample | You and Dr Ada Sample have not been in touch since 15 July 2027.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June 2027.
= Letters
= Plan
=   1 February 2028, 12:00 ET | Ranking opens | projected
$ ./on 2028-02-02 plan done rank_open
! Done: Ranking opens
$ for i in 12 11 10 09 08 07 06 05 04 02 01 03; do ./on 2028-02-05 program rank "Program $i" first; done 2>&1 | tail -1
= Place 1 on your worksheet: Sample Program 03.
$ ./on 2028-02-05 programs rank --tsv | cut -f1,2
= place	name
= 1	Sample Program 03
= 2	Sample Program 01
= 3	Sample Program 02
= 4	Sample Program 04
= 5	Sample Program 05
= 6	Sample Program 06
= 7	Sample Program 07
= 8	Sample Program 08
= 9	Sample Program 09
= 10	Sample Program 10
= 11	Sample Program 11
= 12	Sample Program 12
$ ./on 2028-02-06 ask add --person "Ada Sample" --what "a call to Program 03" --kind call --organisation "Sample Program 03"
! Ask added: a call to Program 03
$ ./review 2028-02-10
= Today
=   Dr Ada Sample | Rank lists are due on 1 March. A call to Sample Program 03 is still open with Dr Ada Sample.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June 2027.
= Letters
= Plan
$ ./on 2028-02-12 ask sent "Ada call" --how meeting
! Asked Dr Ada Sample: a call to Program 03
$ ./on 2028-02-12 ask agreed "Ada call"
! Dr Ada Sample agreed: a call to Program 03
$ ./review 2028-02-15
= Today
=   Dr Ada Sample | Rank lists are due on 1 March. A call to Sample Program 03 is still open with Dr Ada Sample.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
=   Dr Gail Sample | You and Dr Gail Sample have not been in touch since 3 June 2027.
= Letters
= Plan
$ ./on 2028-02-20 ask done "Ada call"
! Dr Ada Sample did it: a call to Program 03
$ ./on 2028-02-21 thank Ada
! Thanked Dr Ada Sample: a call to Program 03

## The rank deadline, and the quiet days after it
$ ./review 2028-02-28
= Today
=   Rank order list certified | It has a date: 1 March 2028, 21:00 ET. Certify your rank order list.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
= Letters
= Plan
$ ./review 2028-03-01
= Today
=   Rank order list certified | It has a date: 1 March 2028, 21:00 ET. Certify your rank order list.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
= Letters
= Plan
=   1 March 2028, 21:00 ET | Rank order list certified | projected
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-01 plan done rol
! Done: Rank order list certified
$ ./review 2028-03-02
= Today
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./review 2028-03-10
= Today
=   Dr Ada Sample | Your board has an empty seat: Sponsor. Perhaps Dr Ada Sample would take it.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected

## Match Week, matched: on Monday whether, on Friday where
$ ./review 2028-03-13
= Today
=   The Match | Today you learn whether you matched. Note what it said, and what comes next stands here.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-13 match result matched
! Matched. Where, you learn on Friday; then everybody who helped would like to hear it (match thanks lists them). Until then contact no program for somebody who is in SOAP.
$ ./review 2028-03-13
= Today
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-14 log "e-mailed Ira Sample-One with thanks for the day" --yes
! Logged: E-mail with Ira Sample-One, today
$ ./on 2028-03-14 ask add --person "Ben Sample" --what "a call for a friend in SOAP" --kind call --organisation "Sample Program 05"
! Ask added: a call for a friend in SOAP
$ ./on 2028-03-14 ask sent "Ben friend" --how meeting
! wellmet: During SOAP (until 16 March 2028 is over in New York) nobody may contact Sample Program 05 first for somebody who seeks a place: Match Participation Agreement, rule soap_contact. You matched: your own thanks and news may go out.
? 8
$ ./on 2028-03-14 ask remove "Ben friend" --yes
! Ask removed: a call for a friend in SOAP
$ ./review 2028-03-15
= Today
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./review 2028-03-16
= Today
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./review 2028-03-17
= Today
=   Match Day | Match Day is today. Note where you matched.
=   Everybody who helped | Those who helped you would like to hear how the Match went. 5 to tell.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-17 match result matched --program "Program 03"
! Matched. Tell everybody who helped within a week: match thanks lists them.
$ ./on 2028-03-17 match thanks --tsv | cut -f1-4
= group	person	did	told
= Wrote a letter	Dr Ada Sample	a letter for internal medicine; a call to Program 03	no
= Wrote a letter	Dr Ben Sample	a letter for internal medicine	no
= Wrote a letter	Dr Cora Sample	a letter for internal medicine	no
= Wrote a letter	Dr Dan Sample	a letter for internal medicine	no
= Wrote a letter	Dr Eva Sample	a letter for internal medicine	no
$ ./on 2028-03-17 match told Ada
! Told: Dr Ada Sample
$ ./on 2028-03-17 match told Ben
! Told: Dr Ben Sample
$ ./review 2028-03-17
= Today
=   Everybody who helped | Those who helped you would like to hear how the Match went. 2 of 5 told.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./review 2028-03-18
= Today
=   Everybody who helped | Those who helped you would like to hear how the Match went. 2 of 5 told.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
=   Dr Finn Sample | You and Dr Finn Sample have not been in touch since 17 May 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-18 plan --all --tsv | cut -f1,2,4 | tail -6
= 1 March 2028, 21:00 ET	Rank order list certified	done
= 13 March 2028, 10:00 ET	Match Week: did I match?\t
= 17 March 2028	Match Day\t
= 17 to 24 March 2028	Tell everyone who helped\t
= 31 May 2028, 17:00 ET	ERAS season ends\t
= around 1 July 2028	Residency starts\t

## The same week again, not matched: the stop, SOAP, and a place on Thursday
$ ./on 2028-03-18 undo 7
! Undone: Matched. Where, you learn on Friday; then everybody who helped would like to hear it (match thanks lists them). Until then contact no program for somebody who is in SOAP.
$ ./on 2028-03-13 match result not_eligible
! Noted. SOAP is not open to you, and it stops you all the same: until it is over on 16 March 2028 neither you nor anybody for you may contact a program first. After it you may. Your dean's office helps with what comes next.
$ ./on 2028-03-13 today --tsv | cut -f3,4 | sed -n 2p
= SOAP	SOAP is not open to you, and while it lasts neither you nor anybody for you may contact a program first; it lasts until Thursday.
$ ./on 2028-03-13 match result partly
! Noted. SOAP, for the part that is open, goes until 16 March 2028. Until a program contacts you first, neither you nor anybody for you may contact it. Your dean's office helps today.
$ ./on 2028-03-13 today --tsv | cut -f3,4 | sed -n 2p
= SOAP	For the part that is open: until a program contacts you first, neither you nor anybody for you may contact it; SOAP lasts until Thursday.
$ ./on 2028-03-13 match result not_matched
! Noted. SOAP goes until 16 March 2028. Until a program contacts you first, neither you nor anybody for you may contact it. Your dean's office helps today.
$ ./review 2028-03-13
= Today
=   SOAP | Until a program contacts you first, neither you nor anybody for you may contact it; SOAP lasts until Thursday.
=   SOAP: see your dean's office | It has a date: 13 March 2028. See your dean's office today, and choose with them where to apply.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   13 March 2028 | SOAP: see your dean's office | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-13 log "e-mailed Ira Sample-One to ask for a place" --yes
! wellmet: During SOAP (until 16 March 2028 is over in New York) neither you nor anybody for you may contact Sample Program 01 first: Match Participation Agreement, rule soap_contact. If they contacted you first, set "They contacted me first on" for this program and try again; your dean's office can help.
? 8
$ ./on 2028-03-13 ask add --person "Ada Sample" --what "a call during SOAP" --kind call --organisation "Sample Program 03"
! Ask added: a call during SOAP
$ ./on 2028-03-13 ask sent "Ada SOAP" --how meeting
! wellmet: During SOAP (until 16 March 2028 is over in New York) neither you nor anybody for you may contact Sample Program 03 first: Match Participation Agreement, rule soap_contact. If they contacted you first, set "They contacted me first on" for this program and try again; your dean's office can help.
? 8
$ ./on 2028-03-13 plan done soap_begins
! Done: SOAP: see your dean's office
$ for x in East West; do ./on 2028-03-13 program add --organisation "Sample SOAP $x" --specialty "internal medicine" --soap; done
! Program added: Sample SOAP East
! Program added: Sample SOAP West
$ ./on 2028-03-13 add "Dr Sam Sample-East" --organisation "Sample SOAP East"
! Person added: Dr Sam Sample-East
$ ./on 2028-03-14 log "e-mailed Sam Sample-East about the place" --yes
! wellmet: During SOAP (until 16 March 2028 is over in New York) neither you nor anybody for you may contact Sample SOAP East first: Match Participation Agreement, rule soap_contact. If they contacted you first, set "They contacted me first on" for this program and try again; your dean's office can help.
? 8
$ ./review 2028-03-14
= Today
=   SOAP | Until a program contacts you first, neither you nor anybody for you may contact it; SOAP lasts until Thursday.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
=   Dr Eva Sample | You and Dr Eva Sample have not been in touch since 30 August 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-14 organisation edit "Sample SOAP East" --contacted-me-on 2028-03-14
! Organisation changed: Sample SOAP East
$ ./on 2028-03-14 log "e-mailed Sam Sample-East about the place" --yes
! Logged: E-mail with Dr Sam Sample-East, today
$ ./on 2028-03-14 program move "SOAP East" applied
! Applied: Sample SOAP East.
$ ./on 2028-03-14 program interview "SOAP East" 2028-03-15 10:00 --interviewers "Sam Sample-East"
! Interview: Sample SOAP East, tomorrow.
$ ./review 2028-03-15
= Today
=   SOAP | Until a program contacts you first, neither you nor anybody for you may contact it; SOAP lasts until tomorrow.
=   Sample SOAP East | Your interview at Sample SOAP East is today at 10:00. What do you want to ask, and whom do you know there?
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./review 2028-03-16
= Today
=   Dr Sam Sample-East | Dr Sam Sample-East interviewed you yesterday for Sample SOAP East, and no thanks are noted yet.
=   SOAP | Until a program contacts you first, neither you nor anybody for you may contact it; today is the last day of SOAP.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./review 2028-03-17
= Today
=   Dr Sam Sample-East | Dr Sam Sample-East interviewed you on Wednesday for Sample SOAP East, and no thanks are noted yet.
=   Everybody who helped | Those who helped you would want to know, and may help again. 5 to tell, when you are ready.
=   After SOAP: plan with your dean's office | Its time: 17 to 24 March 2028. If SOAP brought a place, note it; if not, plan the year with your dean's office.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-17 program move "SOAP East" matched --on 2028-03-16
! Matched: Sample SOAP East.
$ ./review 2028-03-17
= Today
=   Dr Sam Sample-East | Dr Sam Sample-East interviewed you on Wednesday for Sample SOAP East, and no thanks are noted yet.
=   Everybody who helped | Those who helped you would like to hear how the Match went. 5 to tell.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-17 match told Ada
! Told: Dr Ada Sample
$ ./on 2028-03-17 log "e-mailed Ira Sample-One with thanks" --yes
! Logged: E-mail with Ira Sample-One, today
$ ./review 2028-03-18
= Today
=   Dr Sam Sample-East | Dr Sam Sample-East interviewed you on Wednesday for Sample SOAP East, and no thanks are noted yet.
=   Everybody who helped | Those who helped you would like to hear how the Match went. 1 of 5 told.
=   Dr Ben Sample | You and Dr Ben Sample have not been in touch since 15 July 2027.
=   Dr Cora Sample | You and Dr Cora Sample have not been in touch since 9 August 2027.
=   Dr Dan Sample | You and Dr Dan Sample have not been in touch since 9 September 2027.
= Letters
= Plan
=   13 March 2028, 10:00 ET | Match Week: did I match? | projected
=   16 March 2028 | SOAP ends | projected
=   17 March 2028 | Match Day | projected
=   17 to 24 March 2028 | After SOAP: plan with your dean's office | projected
=   17 to 24 March 2028 | Tell everyone who helped | projected
$ ./on 2028-03-18 plan --all --tsv | cut -f1,2,4 | tail -8
= 13 March 2028, 10:00 ET	Match Week: did I match?\t
= 13 March 2028	SOAP: see your dean's office	done
= 16 March 2028	SOAP ends\t
= 17 March 2028	Match Day\t
= 17 to 24 March 2028	After SOAP: plan with your dean's office\t
= 17 to 24 March 2028	Tell everyone who helped\t
= 31 May 2028, 17:00 ET	ERAS season ends\t
= around 1 July 2028	Residency starts\t
