# Programs on the command line: a list, signals, interviews, the worksheet, Match Week.

## A list comes in, and again, and changes nothing
$ wellmet settings set --graduation-year 2028 --specialties "internal medicine"
! Settings saved
$ printf 'Program,City,State,Specialty,ACGME id,Signal\nAlder Valley,Boston,MA,internal medicine,1402400001,gold\nBirch Creek,Peoria,IL,internal medicine,1401600002,silver\nCedar Point,,,,,\n' > list.csv
$ wellmet programs preview list.csv
= Status  Line  Name          Reason
= new        2  Alder Valley
= new        3  Birch Creek
= failed     4  Cedar Point   The specialty is missing: say one for lines without.
! 2 new, 0 changed, 0 already here, 1 not readable
$ wellmet programs import list.csv
! Programs: 2 new, 0 changed, 0 already here, 1 not readable
$ wellmet programs import list.csv
! Programs: 0 new, 0 changed, 2 already here, 1 not readable
$ wellmet programs
= Name          Place       Specialty          Status     Signal
= Alder Valley  Boston, MA  internal medicine  signalled  gold
= Birch Creek   Peoria, IL  internal medicine  signalled  silver
! internal medicine: 2 of 15 signals (gold 1 of 3, silver 1 of 12), as in season 2026; check the official page.

## A program is added by its name, and found by it
$ wellmet program add --organisation "Lakeside Hospital" --specialty "emergency medicine" --acgme-id 1401600003
! Program added: Lakeside Hospital
! Please look again: "1401600003": The ACGME id is of another specialty. Its first three digits belong to a specialty other than this program's. It is kept as you wrote it.
$ wellmet program add --organisation "Lakeside Hospital" --specialty "emergency medicine"
! wellmet: This program is on your list already: change that one, or give this one another name.
? 2
$ wellmet program add --organisation Elm --specialty neurology --acgme-id 12345
! wellmet: ACGME id: an ACGME id has ten digits.
? 2
$ wellmet program signal lakeside gold
! Gold: Lakeside Hospital. 1 of 5 signals, as in season 2025; check the official page. Emergency Medicine has equal signals, neither gold nor silver.
$ wellmet program signal lakeside signal
! Signal: Lakeside Hospital. 1 of 5 signals, as in season 2025; check the official page.
$ wellmet program move birch matched
! wellmet: Status: say first that you applied; a match follows an application.
? 2
$ wellmet program move birch applied --on yesterday
! Applied: Birch Creek.
$ wellmet program move nowhere applied
! wellmet: No program fits "nowhere": check the spelling, or add it first.
? 3

## Interviews: who asks for thanks, and two on a day
$ wellmet program move alder interview
! Interview: Alder Valley. Choose a day soon: programs give at least 48 hours to answer.
$ wellmet programs due
= Kind          On          Text
= answer_offer  2027-08-12  Alder Valley invited you today. Programs give at least 48 hours to answer: choose a day by Thursday.
$ wellmet program interview alder +1 09:00 --interviewers "Rachel Cohen"
! wellmet: Interviewers: "Rachel Cohen" is not here yet; check the spelling, or say that new people are added.
? 3
$ wellmet program interview alder +1 09:00 --interviewers "Rachel Cohen" --add-new
! Interview: Alder Valley, tomorrow.
$ wellmet program interview birch +1
! Interview: Birch Creek, tomorrow. Two interviews tomorrow: Alder Valley and Birch Creek. Move one early; programs ask for one to two weeks' notice.
$ wellmet today --tsv | cut -f2-4
= kind	person	reason
= Has a date	Alder Valley	Your interview at Alder Valley is tomorrow at 09:00. What do you want to ask, and whom do you know there?
= Has a date	Birch Creek	Your interview at Birch Creek is tomorrow. What do you want to ask, and whom do you know there?
= Has a date	Letters for your programs	Applications open on 1 September, and no letter is assigned yet to: Lakeside Hospital; Alder Valley; one more.
= Has a date	Step 2 CK or Level 2-CE taken	Its time: around 31 July to 15 August 2027. Sit Step 2 CK, or COMLEX Level 2-CE, early enough for the score to be in.
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet today --tsv | cut -f2-4
= kind	person	reason
= You owe	Rachel Cohen	Rachel Cohen interviewed you yesterday for Alder Valley, and no thanks are noted yet.
= Has a date	Letters for your programs	Applications open on 1 September, and no letter is assigned yet to: Lakeside Hospital; Alder Valley; one more.
= Has a date	Step 2 CK or Level 2-CE taken	Its time: around 31 July to 15 August 2027. Sit Step 2 CK, or COMLEX Level 2-CE, early enough for the score to be in.
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet done 1
! Done: Rachel Cohen

## The worksheet is the owner's
$ wellmet program rank birch last
! Place 1 on your worksheet: Birch Creek.
$ wellmet program rank alder first
! Place 1 on your worksheet: Alder Valley.
$ wellmet programs rank
= Place  Name          Specialty
=     1  Alder Valley  internal medicine
=     2  Birch Creek   internal medicine
! This worksheet is for you alone. Ranking opens 1 February 2028, 12:00 ET. The real list is certified at NRMP, by 1 March 2028, 21:00 ET (projected; check NRMP Main Residency Match calendar).
$ wellmet programs export
= program,place,specialty,acgme_id,service,status,signal,bond,applied_on,offered_on,interview_on,interview_time\r
= Alder Valley,"Boston, MA",internal medicine,1402400001,,interview,gold,,,2027-08-10,2027-08-11,09:00\r
= Birch Creek,"Peoria, IL",internal medicine,1401600002,,interview,silver,,2027-08-09,,2027-08-11,\r
= Lakeside Hospital,,emergency medicine,1401600003,,signalled,signal,,,,,\r

## Match Week: the stop, and telling everybody
$ wellmet add Mei-Ling Chen
! Person added: Mei-Ling Chen
$ wellmet help add --person "Mei-Ling Chen" --direction received --about "read my statement" --on yesterday --thanked-on today
! Help added: read my statement
$ WELLMET_NOW=2028-03-13T16:00:00Z wellmet match result not_matched
! Noted. SOAP goes until 16 March 2028. Until a program contacts you first, neither you nor anybody for you may contact it. Your dean's office helps today.
$ WELLMET_NOW=2028-03-13T16:00:00Z wellmet today --tsv | cut -f2-4
= kind	person	reason
= Has a date	SOAP	Until a program contacts you first, neither you nor anybody for you may contact it; SOAP lasts until Thursday.
= Has a date	SOAP: see your dean's office	It has a date: 13 March 2028. See your dean's office today, and choose with them where to apply.
$ WELLMET_NOW=2028-03-14T16:00:00Z wellmet log e-mailed Rachel Cohen --yes
! wellmet: During SOAP (until 16 March 2028 is over in New York) neither you nor anybody for you may contact Alder Valley first: Match Participation Agreement, rule soap_contact. If they contacted you first, set "They contacted me first on" for this program and try again; your dean's office can help.
? 8
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match result matched --program alder
! Matched. Tell everybody who helped within a week: match thanks lists them.
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet today --tsv | cut -f2-4
= kind	person	reason
= Has a date	Everybody who helped	Those who helped you would like to hear how the Match went. 1 to tell.
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match told Chen
! Told: Mei-Ling Chen
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match thanks
= Group   Person         Did                Told
= Helped  Mei-Ling Chen  read my statement  yes
! 1 of 1 told.
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet undo
! Undone: Told: Mei-Ling Chen
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match thanks
= Group   Person         Did                Told
= Helped  Mei-Ling Chen  read my statement  no
! 0 of 1 told.
