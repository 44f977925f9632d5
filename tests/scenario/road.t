# The road on the command line.

## Without a year there is nothing to date
$ wellmet plan
! The plan has no dates yet: set your graduation year (wellmet settings set --graduation-year 2029).
$ wellmet plan done rol
! wellmet: The plan has no dates yet: set your graduation year first (wellmet settings set --graduation-year 2029).
? 3

## A year, a track, a specialty
$ wellmet settings set --graduation-year 2028 --track md --specialties "emergency medicine"
! Settings saved
$ wellmet plan --month
= When                              Title                          Sure                                                  Step
= 1 April to 31 October 2027        Away rotations                 projected; check AAMC VSLO program FAQs               away
= around 31 July to 15 August 2027  Step 2 CK or Level 2-CE taken  projected; check USMLE or NBOME score reporting page  step2_by
= 23 August 2027                    Ask for your score reports     projected; check ResidencyCAS applicant help center   rcas_scores
! Class of 2028, Applying: 3 of 26 steps. Projected days move: check the page that is named.
$ wellmet plan --next
= When                               Title                                        Sure                                                      Step
= 1 September 2027                   ResidencyCAS: applicants may submit          projected; check ResidencyCAS applicant help center       rcas_submit
= around 10 September 2027           Letters uploaded                             projected; check the application timeline of your school  letters_in
= 15 September 2027, 12:00 ET        NRMP registration opens                      projected; check NRMP Main Residency Match calendar       nrmp_reg
= 22 September 2027, 23:59 ET        ResidencyCAS application deadline            projected; check ResidencyCAS applicant help center       rcas_deadline
= 1 October 2027 to 31 January 2028  Interview season                             projected; check the interview pages of your programs     interviews
= 1 October 2027                     ResidencyCAS programs may view applications  projected; check ResidencyCAS applicant help center       rcas_view
= around 18 October 2027             EM interview offers begin                    projected; check SAEM RAMS application guide              em_offers
= around 20 October 2027             Fewer than ten interview offers?             projected; check AAMC Careers in Medicine match timeline  offers_check
! Class of 2028, Applying: 8 of 26 steps. Projected days move: check the page that is named.
$ wellmet plan show rol
= When     1 March 2028, 21:00 ET
= Title    Rank order list certified
= Sure     projected; check NRMP Main Residency Match calendar
= Step     rol
= What     Certify your rank order list.
= Why      A list that is not certified does not count.
= How      Certify a day early: it can be changed and certified again until the hour.
= Chapter  match

## Done, skipped, not for me, another date
$ wellmet plan done rcas_scores
! Done: Ask for your score reports
$ wellmet plan skip "away rotations"
! Skipped: Away rotations
$ wellmet plan not-for-me letters_in
! Not for me: Letters uploaded
$ wellmet plan move rcas_submit 2027-09-04
! Moved: ResidencyCAS: applicants may submit
$ wellmet plan --tsv
= when	title	sure	state	step
= around 31 July to 15 August 2027	Step 2 CK or Level 2-CE taken	projected; check USMLE or NBOME score reporting page		step2_by
= 4 September 2027	ResidencyCAS: applicants may submit	your date		rcas_submit
= 15 September 2027, 12:00 ET	NRMP registration opens	projected; check NRMP Main Residency Match calendar		nrmp_reg
= 22 September 2027, 23:59 ET	ResidencyCAS application deadline	projected; check ResidencyCAS applicant help center		rcas_deadline
= 1 October 2027 to 31 January 2028	Interview season	projected; check the interview pages of your programs		interviews
= 1 October 2027	ResidencyCAS programs may view applications	projected; check ResidencyCAS applicant help center		rcas_view
= around 18 October 2027	EM interview offers begin	projected; check SAEM RAMS application guide		em_offers
= around 20 October 2027	Fewer than ten interview offers?	projected; check AAMC Careers in Medicine match timeline		offers_check
$ wellmet plan open letters_in
! Open again: Letters uploaded
$ wellmet plan move rcas_submit
! Back to its own date: ResidencyCAS: applicants may submit
$ wellmet undo
! Undone: Back to its own date: ResidencyCAS: applicants may submit
$ wellmet plan move rcas_submit --until 2027-09-04
! wellmet: Until: say the first day, too.
? 2
$ wellmet plan done rol --on 2027-09-01
! wellmet: On: choose today or a day before.
? 2
$ wellmet plan done no_such
! wellmet: Your plan has no step "no_such"; wellmet plan --all names them.
? 3

## A step of one's own
$ wellmet plan add "Meet the program adviser" 2027-08-20
! Step added: Meet the program adviser
$ wellmet plan done "meet the program adviser"
! Done: Meet the program adviser
$ wellmet plan --all --tsv
= when	title	sure	state	step
= around 15 July to 31 August 2024	Medical school begins	projected; check the academic calendar of your school		ms1_start
= 1 January to 30 June 2026	Step 1 or COMLEX Level 1	projected; check the examination calendar of your school		step1
= 1 November 2026 to 31 January 2027	Your school opens VSLO for you	projected; check AAMC VSLO program page		vslo_access
= 1 February to 31 March 2027	Most hosts open their catalogs	projected; check AAMC VSLO program FAQs		vslo_catalogs
= around 1 April 2027	Begin asking letter writers	projected; check the application timeline of your school		letters_ask
= 1 April to 31 October 2027	Away rotations	projected; check AAMC VSLO program FAQs	skipped	away
= 1 May to 30 June 2027	Meet about your MSPE	projected; check AAMC Careers in Medicine match timeline		mspe_meeting
= 2 June 2027	ResidencyCAS opens	projected; check ResidencyCAS applicant help center		rcas_open
= around 31 July to 15 August 2027	Step 2 CK or Level 2-CE taken	projected; check USMLE or NBOME score reporting page		step2_by
= 20 August 2027	Meet the program adviser	your date	done	{1}
= 23 August 2027	Ask for your score reports	projected; check ResidencyCAS applicant help center	done	rcas_scores
= 4 September 2027	ResidencyCAS: applicants may submit	your date		rcas_submit
= around 10 September 2027	Letters uploaded	projected; check the application timeline of your school		letters_in
= 15 September 2027, 12:00 ET	NRMP registration opens	projected; check NRMP Main Residency Match calendar		nrmp_reg
= 22 September 2027, 23:59 ET	ResidencyCAS application deadline	projected; check ResidencyCAS applicant help center		rcas_deadline
= 1 October 2027 to 31 January 2028	Interview season	projected; check the interview pages of your programs		interviews
= 1 October 2027	ResidencyCAS programs may view applications	projected; check ResidencyCAS applicant help center		rcas_view
= around 18 October 2027	EM interview offers begin	projected; check SAEM RAMS application guide		em_offers
= around 20 October 2027	Fewer than ten interview offers?	projected; check AAMC Careers in Medicine match timeline		offers_check
= 31 January 2028, 23:59 ET	Standard registration deadline	projected; check NRMP Main Residency Match calendar		nrmp_std_reg
= 1 February 2028, 12:00 ET	Ranking opens	projected; check NRMP Main Residency Match calendar		rank_open
= 1 March 2028, 21:00 ET	Rank order list certified	projected; check NRMP Main Residency Match calendar		rol
= 13 March 2028, 10:00 ET	Match Week: did I match?	projected; check NRMP Main Residency Match calendar		match_week
= 16 March 2028	SOAP ends	projected; check NRMP Main Residency Match calendar		soap_end
= 17 March 2028	Match Day	projected; check NRMP Main Residency Match calendar		match_day
= 17 to 24 March 2028	Tell everyone who helped	projected; check NRMP Main Residency Match calendar		match_thanks
= around 1 July 2028	Residency starts	projected; check the onboarding page of your program		start

## A leave of absence moves everything
$ wellmet settings set --graduation-year 2029
! Settings saved
$ wellmet plan show match_day
= When     16 March 2029
= Title    Match Day
= Sure     projected; check NRMP Main Residency Match calendar
= Step     match_day
= What     Learn where you go.
= Why      Many people helped you to this day.
= How      Have the list of those who helped ready the evening before.
= Chapter  giving-back
$ wellmet plan --class 2026 --all --tsv
= when	title	sure	state	step
= around 15 July to 31 August 2022	Medical school begins	projected; check the academic calendar of your school		ms1_start
= 1 January to 30 June 2024	Step 1 or COMLEX Level 1	projected; check the examination calendar of your school		step1
= 1 November 2024 to 31 January 2025	Your school opens VSLO for you	projected; check AAMC VSLO program page		vslo_access
= 1 February to 31 March 2025	Most hosts open their catalogs	projected; check AAMC VSLO program FAQs		vslo_catalogs
= around 1 April 2025	Begin asking letter writers	projected; check the application timeline of your school		letters_ask
= 1 April to 31 October 2025	Away rotations	projected; check AAMC VSLO program FAQs		away
= 1 May to 30 June 2025	Meet about your MSPE	projected; check AAMC Careers in Medicine match timeline		mspe_meeting
= 4 June 2025	ResidencyCAS opens	official		rcas_open
= around 31 July to 15 August 2025	Step 2 CK or Level 2-CE taken	projected; check USMLE or NBOME score reporting page		step2_by
= 25 August 2025	Ask for your score reports	official		rcas_scores
= 3 September 2025	ResidencyCAS: applicants may submit	official		rcas_submit
= around 10 September 2025	Letters uploaded	projected; check the application timeline of your school		letters_in
= 15 September 2025, 12:00 ET	NRMP registration opens	official		nrmp_reg
= 24 September 2025, 23:59 ET	ResidencyCAS application deadline	official		rcas_deadline
= 1 October 2025 to 31 January 2026	Interview season	projected; check the interview pages of your programs		interviews
= 1 October 2025	ResidencyCAS programs may view applications	official		rcas_view
= around 18 October 2025	EM interview offers begin	projected; check SAEM RAMS application guide		em_offers
= around 20 October 2025	Fewer than ten interview offers?	projected; check AAMC Careers in Medicine match timeline		offers_check
= 30 January 2026, 23:59 ET	Standard registration deadline	projected; check NRMP Main Residency Match calendar		nrmp_std_reg
= 2 February 2026, 12:00 ET	Ranking opens	projected; check NRMP Main Residency Match calendar		rank_open
= 4 March 2026, 21:00 ET	Rank order list certified	projected; check NRMP Main Residency Match calendar		rol
= 16 March 2026, 10:00 ET	Match Week: did I match?	official		match_week
= 19 March 2026	SOAP ends	projected; check NRMP Main Residency Match calendar		soap_end
= 20 March 2026	Match Day	official		match_day
= 20 to 27 March 2026	Tell everyone who helped	projected; check NRMP Main Residency Match calendar		match_thanks
= around 1 July 2026	Residency starts	projected; check the onboarding page of your program		start

## Another country
$ wellmet settings set --country Canada
! Settings saved
$ wellmet plan --all --tsv
= when	title	sure	state	step
= 20 August 2027	Meet the program adviser	your date	done	{1}
= around 1 September 2028	CaRMS opens to applicants	projected; check CaRMS R-1 main residency match timeline		ca_open
= around 12 October 2028	Programs chosen	projected; check CaRMS R-1 main residency match timeline		ca_programs
= around 1 November 2028	Documents assigned	projected; check CaRMS R-1 main residency match timeline		ca_documents
= around 20 November 2028	File review begins	projected; check CaRMS R-1 main residency match timeline		ca_review
= around 27 November 2028	References in	projected; check CaRMS R-1 main residency match timeline		ca_references
= around 12 January to 3 February 2029	National interview period	projected; check CaRMS R-1 main residency match timeline		ca_interviews
= around 1 March 2029	Match day of the first iteration	projected; check CaRMS R-1 main residency match timeline		ca_match
= no date	Rank order list deadline	not known yet; check CaRMS R-1 main residency match timeline		ca_rank
= no date	Second iteration opens to applicants	not known yet; check CaRMS R-1 main residency match timeline		ca_second

## Today, near a day
$ wellmet settings set --country "" --graduation-year 2028
! Settings saved
$ wellmet today --json
= [
=   {
=     "n": 1,
=     "kind": "Has a date",
=     "person": "Step 2 CK or Level 2-CE taken",
=     "reason": "Its time: around 31 July to 15 August 2027. Sit Step 2 CK, or COMLEX Level 2-CE, early enough for the score to be in.",
=     "evidence": "How sure the day is: projected; check USMLE or NBOME score reporting page.",
=     "if_write": "",
=     "if_wait": "",
=     "rule": "plan_step",
=     "subject": "1PNTRY581ZSP1",
=     "person_id": null,
=     "evidence_on": null,
=     "due_on": "2027-08-15",
=     "minutes": 15,
=     "action": "See the step"
=   }
= ]
$ wellmet done 1
! Done: Step 2 CK or Level 2-CE taken
$ wellmet today
= Nobody is waiting today
=

## Tables of one's own
$ wellmet plan check
! The plan's tables are sound.
$ wellmet --db own.db settings set --graduation-year 2028 --track md
! Settings saved
$ printf 'stage,begins,applies_to,why\nms1,"date(08-40,G-4)",all,w\n' > stages.csv
$ wellmet --db own.db plan check
= File        Line  Fault
= stages.csv     2  in the rule, a day, MM-DD, should stand at "08-40,G-4)"
! The tables that come with Wellmet are used until these are mended.
$ wellmet --db own.db plan --month
= When                              Title                          Sure                                                  Step
= 1 April to 31 October 2027        Away rotations                 projected; check AAMC VSLO program FAQs               away
= around 31 July to 15 August 2027  Step 2 CK or Level 2-CE taken  projected; check USMLE or NBOME score reporting page  step2_by
! Class of 2028, Applying: 2 of 24 steps. Projected days move: check the page that is named. Your own tables have a fault and are not used: stages.csv, line 2: in the rule, a day, MM-DD, should stand at "08-40,G-4)".
$ printf 'id,class,date,status,source\nmatch_day,2028,2028-03-24,official,The calendar of the Match\n' > milestones_exact.csv
$ rm stages.csv
$ wellmet --db own.db plan check
! The plan's tables are sound.
$ wellmet --db own.db plan show match_day
= When     24 March 2028
= Title    Match Day
= Sure     official
= Step     match_day
= What     Learn where you go.
= Why      Many people helped you to this day.
= How      Have the list of those who helped ready the evening before.
= Chapter  giving-back
