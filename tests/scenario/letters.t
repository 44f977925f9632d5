# A student's letters: asked in the spring, packet and Letter ID, uploaded, which goes where, what is
# not allowed and why. Class of 2028; programs of ERAS and one of ResidencyCAS.

## No letters yet
$ wellmet settings set --graduation-year 2028 --track md
! Settings saved
$ wellmet letters
! No letters yet. wellmet letter add begins one.
$ wellmet letter problems
! Nothing is wrong with your letters, as far as is noted.
$ wellmet letter assign A --program nowhere
! wellmet: No letter fits "A": wellmet letters lists them with their keys.
? 3

## March: who would write
$ wellmet person add --given "Mei-Ling" --family Chen --specialty "internal medicine"
! Person added: Mei-Ling Chen
$ wellmet person add --given Chidi --family Okafor --specialty nephrology
! Person added: Chidi Okafor
$ wellmet person add --given Lucía --family Ruiz --specialty "emergency medicine"
! Person added: Lucía Ruiz
$ wellmet person add --given Hannah --family Feldman --specialty "internal medicine"
! Person added: Hannah Feldman
$ wellmet role add --person feldman --kind mentor
! Role added: Mentor
$ wellmet program add --organisation "St. Brigid" --specialty "internal medicine"
! Program added: St. Brigid
$ wellmet program add --organisation "Port Ansel" --specialty "internal medicine"
! Program added: Port Ansel
$ wellmet program add --organisation "Tern River" --specialty "emergency medicine"
! Program added: Tern River
$ WELLMET_NOW=2027-03-02T09:00:00Z wellmet letter add chen --service eras --form narrative --specialty "internal medicine" --waived
! Letter added: Mei-Ling Chen
$ WELLMET_NOW=2027-03-02T09:00:00Z wellmet letter add okafor --service eras --form narrative --waived --backup feldman
! Letter added: Chidi Okafor
$ WELLMET_NOW=2027-03-02T09:00:00Z wellmet letter add ruiz --service residencycas --form sloe --sloe-from residency_group --specialty "emergency medicine" --waived
! Letter added: Lucía Ruiz
$ wellmet letter add chen --form sloe --specialty General
! wellmet: Form: a letter for any specialty is narrative; name the specialty of a standardized one. (Rule L2: A letter for the specialty "General" has no choice between narrative and standardized. Source: AAMC, ERAS letters.)
? 2
$ wellmet letter add chen --service residencycas --imported
! wellmet: Imported: only letters of ERAS can be; choose ERAS as service. (Rule L7: Letters are imported within ERAS, from the last application that was submitted. Source: AAMC, ERAS letters.)
? 2
$ WELLMET_NOW=2027-03-02T09:00:00Z wellmet letters
= Key  Writer         Letter                                              State          So far                                   Next
= A    Mei-Ling Chen  Narrative, internal medicine · waived               Not asked yet  due in 192 days                          Prepare to ask
= B    Chidi Okafor   Narrative · waived                                  Not asked yet  due in 192 days; backup: Hannah Feldman  Prepare to ask
= C    Lucía Ruiz     SLOE, residency group, emergency medicine · waived  Not asked yet  due in 192 days                          Prepare to ask
! Three letters, three programs. Letters are needed by 10 September 2027, projected.

## Asking, and the answer
$ WELLMET_NOW=2027-07-01T09:00:00Z wellmet ask sent 'chen letter'
! Asked Mei-Ling Chen: a letter for internal medicine
$ WELLMET_NOW=2027-07-01T09:00:00Z wellmet ask sent 'okafor letter'
! Asked Chidi Okafor: a letter of recommendation
$ WELLMET_NOW=2027-07-01T09:00:00Z wellmet ask sent 'ruiz letter'
! Asked Lucía Ruiz: a letter for emergency medicine
$ WELLMET_NOW=2027-07-03T09:00:00Z wellmet ask agreed 'chen letter'
! Mei-Ling Chen agreed: a letter for internal medicine
$ WELLMET_NOW=2027-07-03T09:00:00Z wellmet ask agreed 'okafor letter'
! Chidi Okafor agreed: a letter of recommendation
$ WELLMET_NOW=2027-07-03T09:00:00Z wellmet ask agreed 'ruiz letter'
! Lucía Ruiz agreed: a letter for emergency medicine
$ WELLMET_NOW=2027-07-20T09:00:00Z wellmet today --tsv | cut -f2-
= kind	person	reason	evidence
= Has a date	Mei-Ling Chen	With Mei-Ling Chen your next step was due on 5 July: send the packet.	For this: a letter for internal medicine.
= Has a date	Chidi Okafor	With Chidi Okafor your next step was due on 5 July: send the packet.	For this: a letter of recommendation.
= Has a date	Lucía Ruiz	With Lucía Ruiz your next step was due on 5 July: send the packet.	For this: a letter for emergency medicine.
= Has a date	Letters for your programs	Letters are needed by 10 September: Tern River has none of three; Port Ansel has none of three; one more.	Could write: Hannah Feldman. The day is projected.

## The packet, and the Letter ID
$ WELLMET_NOW=2027-07-20T09:00:00Z wellmet letter packet A
! Packet sent: Mei-Ling Chen
$ WELLMET_NOW=2027-07-20T09:00:00Z wellmet letter packet okafor
! Packet sent: Chidi Okafor
$ WELLMET_NOW=2027-07-20T09:00:00Z wellmet letter packet C
! Packet sent: Lucía Ruiz
$ WELLMET_NOW=2027-07-21T09:00:00Z wellmet today --tsv | cut -f2-
= kind	person	reason	evidence
= Has a date	Mei-Ling Chen	Mei-Ling Chen writes a letter for internal medicine, and it has no Letter ID yet: confirm the request in ERAS and send them the form.	Nobody can upload without it; it is for one author and used once (AAMC).
= Has a date	Chidi Okafor	Chidi Okafor writes a letter, and it has no Letter ID yet: confirm the request in ERAS and send them the form.	Nobody can upload without it; it is for one author and used once (AAMC).
= Has a date	Letters for your programs	Letters are needed by 10 September: Tern River has none of three; Port Ansel has none of three; one more.	Could write: Hannah Feldman. The day is projected.
$ WELLMET_NOW=2027-07-21T09:00:00Z wellmet letter confirm A 20461187
! Request confirmed: Mei-Ling Chen
$ WELLMET_NOW=2027-07-21T09:00:00Z wellmet letter confirm B 20461187
! wellmet: Letter ID: 20461187 belongs to another letter of yours; look at the request form again. (Rule L4: A Letter ID is for one author and is used once. Source: AAMC, ERAS letters.)
? 2
$ WELLMET_NOW=2027-07-21T09:00:00Z wellmet letter confirm B 20461203
! Request confirmed: Chidi Okafor
$ WELLMET_NOW=2027-07-21T09:00:00Z wellmet today --tsv | cut -f2-
= kind	person	reason	evidence
= Has a date	Letters for your programs	Letters are needed by 10 September: Tern River has none of three; Port Ansel has none of three; one more.	Could write: Hannah Feldman. The day is projected.
What is confirmed is not edited and not removed.
$ wellmet letter edit A --specialty neurology
! wellmet: This letter is confirmed: writer, service, form, specialty and waiver stay as they are; add another letter instead. (Rule L3: Only what is not confirmed can be edited or deleted, and only what is confirmed can be assigned. Source: AAMC, ERAS letters.)
? 2
$ wellmet letter edit A --service residencycas
! wellmet: This letter is confirmed: writer, service, form, specialty and waiver stay as they are; add another letter instead. (Rule L3: Only what is not confirmed can be edited or deleted, and only what is confirmed can be assigned. Source: AAMC, ERAS letters.)
? 2
$ wellmet letter remove A --yes
! wellmet: This letter is confirmed in the portal and cannot be removed; put it away instead. (Rule L3: Only what is not confirmed can be edited or deleted, and only what is confirmed can be assigned. Source: AAMC, ERAS letters.)
? 2
$ wellmet letter edit A --note "He likes a date in the subject line."
! Letter changed: Narrative, internal medicine

## Which goes where
$ wellmet letter assign C --program "Tern River"
! wellmet: Letter C is not confirmed yet: confirm the request first, or plan it. (Rule L3: Only what is not confirmed can be edited or deleted, and only what is confirmed can be assigned. Source: AAMC, ERAS letters.)
? 2
$ wellmet letter plan C --program "Tern River"
! Planned: Lucía Ruiz
$ wellmet letter plan C --program "St. Brigid"
! wellmet: Letter C does not go to St. Brigid: it is for ResidencyCAS, emergency medicine, the program is in ERAS. (Rule service: A letter is uploaded to one service, and in ResidencyCAS you assign it by hand. Source: ResidencyCAS; SAEM RAMS.)
? 2
$ wellmet letter assign A --program "St. Brigid"
! Assigned: Mei-Ling Chen
$ wellmet letter plan B --program "St. Brigid"
! Planned: Chidi Okafor
$ wellmet letter matrix --tsv | cut -f1-8
= program	specialty	service	letters	sum	wanted	could_go	could_write
= Tern River	emergency medicine	ResidencyCAS	A- B- Co	1	3		Hannah Feldman
= Port Ansel	internal medicine	ERAS	A. B. C-	0	3	A, B	Hannah Feldman
= St. Brigid	internal medicine	ERAS	A# Bo C-	2	3		Hannah Feldman
$ wellmet letter problems --tsv | cut -f1-3
= by	problem	rule
= 2027-09-01	No SLOE for Tern River is uploaded yet.	em_ready
= 2027-09-10	Letter C to Tern River is by Lucía Ruiz, who is not noted as faculty of the specialty.	em_author
= 2027-09-10	Port Ansel has no departmental letters; it needs one.	im_sel
= 2027-09-10	St. Brigid has no departmental letters; it needs one.	im_sel
= 2027-09-10	Tern River has one SLOE; it needs two.	em_sloe
= 2027-09-10	Tern River has one letter from emergency medicine, as far as specialties are noted; it needs two.	general_own
= 2027-09-10	Tern River has one letter; it needs three.	general_total
= 2027-09-10	Port Ansel has no letters; it needs three.	im_others
= 2027-09-10	St. Brigid has two letters; it needs three.	im_others
$ wellmet letter problems --json | sed -n '1,14p'
= [
=   {
=     "by": "2027-09-01",
=     "problem": "No SLOE for Tern River is uploaded yet.",
=     "rule": "em_ready",
=     "text": "At least one SLOE is ready when applications open; about four of five programs will not interview without one.",
=     "source": "CORD; WestJEM 2020",
=     "confidence": "V",
=     "season": "",
=     "weight": 2,
=     "program": "{1}",
=     "letter": null
=   },
=   {
$ wellmet today --tsv | cut -f2-
= kind	person	reason	evidence
= Has a date	Mei-Ling Chen	Mei-Ling Chen agreed: a letter for internal medicine. You need it by 10 September.	Four weeks after asking, two weeks and one before the day, and once after it.
= Has a date	Chidi Okafor	Chidi Okafor agreed: a letter of recommendation. You need it by 10 September.	Four weeks after asking, two weeks and one before the day, and once after it.
= Has a date	Lucía Ruiz	Lucía Ruiz agreed: a letter for emergency medicine. You need it by 10 September.	Four weeks after asking, two weeks and one before the day, and once after it.
= Has a date	Letters for your programs	Applications open on 1 September, and no letter is assigned yet to: Tern River; Port Ansel.	You assign letters in the portal and note it here. The day is projected.
= Has a date	Letters for your programs	Letters are needed by 10 September: St. Brigid has two of three.	Could write: Hannah Feldman. The day is projected.

## Five to one program, a SLOE and a narrative letter of one writer
$ for who in Park Stone Moreau; do wellmet person add --family $who >/dev/null 2>&1
> wellmet letter add $who --service eras --form narrative >/dev/null 2>&1; done
$ for key in D E; do wellmet letter plan $key --program "St. Brigid"; done
! Planned: Park
! Planned: Stone
$ wellmet letter plan F --program "St. Brigid"
! wellmet: St. Brigid has four letters already; take one off first. (Rule L1: At most four letters go to one program; imported ones count. Source: AAMC, ERAS letters.)
? 2
$ wellmet letter add ruiz --service residencycas --form narrative --specialty "emergency medicine"
! Letter added: Lucía Ruiz
$ wellmet letter plan G --program "Tern River"
! wellmet: Lucía Ruiz would write to Tern River twice; choose the SLOE or the narrative letter. (Rule sloe_narrative: Who writes your SLOE does not write a narrative letter to the same program, too. Source: CORD.)
? 2

## The text of a waived letter has no place
$ wellmet letter edit A --note "Dear Program Director, I am pleased to recommend Robin Vance."
! wellmet: This reads like the letter itself. You waived your right to see what Mei-Ling Chen writes, so Wellmet has no place for it: note only how far it is. (Rule L6: When you waived, you may never see or get the letter. Source: AAMC, ERAS letters; FERPA.)
? 8
$ wellmet letter edit A --text "She is the best I have taught."
! wellmet: What a letter says has no place here, and no file of it: who waived never sees it (Rule L6, AAMC, ERAS letters; FERPA). Note only how far it is.
? 8
$ wellmet interaction add --people chen --kind email --on 2027-08-09 --summary "Dear Program Director, it is my pleasure to recommend her."
! wellmet: This reads like the letter itself. You waived your right to see what Mei-Ling Chen writes, so Wellmet has no place for it: note only how far it is. (Rule L6: When you waived, you may never see or get the letter. Source: AAMC, ERAS letters; FERPA.)
? 8
$ wellmet letter add chen --content "Robin listens."
! wellmet: What a letter says has no place here, and no file of it: who waived never sees it (Rule L6, AAMC, ERAS letters; FERPA). Note only how far it is.
? 8
$ wellmet letter edit A --note "Dear Program Director" --json
! wellmet: This reads like the letter itself. You waived your right to see what Mei-Ling Chen writes, so Wellmet has no place for it: note only how far it is. (Rule L6: When you waived, you may never see or get the letter. Source: AAMC, ERAS letters; FERPA.)
? 8

## Uploaded: assigned nowhere yet, then thanks
$ WELLMET_NOW=2027-08-08T09:00:00Z wellmet letter uploaded B
! Uploaded, thanks come next: Chidi Okafor
$ WELLMET_NOW=2027-08-08T09:00:00Z wellmet ask thanked 'okafor letter'
! Thanked Chidi Okafor: a letter of recommendation
$ wellmet today --tsv | cut -f2- | grep Okafor
= Has a date	Chidi Okafor	The letter by Chidi Okafor is uploaded and assigned to no program yet; two could get it.	A program sees only what you assign to it, four letters at most (AAMC). The day is projected.
$ wellmet letter assign B --program "Port Ansel"
! Assigned: Chidi Okafor
$ wellmet today --tsv | cut -f2- | grep -c Okafor
= 0
? 1

## Applied: what was assigned stays, others may be added
$ wellmet program move ansel --to applied
! Applied: Port Ansel.
$ wellmet letter unassign B --program "Port Ansel"
! wellmet: You applied to Port Ansel with this letter; it stays there. (Rule L8: An assigned letter stays once you applied to the program; you may add others. Source: ERAS, a rule of 2014: check.)
? 2
$ wellmet letter plan B --program "Port Ansel"
! wellmet: You applied to Port Ansel with this letter; it stays there. (Rule L8: An assigned letter stays once you applied to the program; you may add others. Source: ERAS, a rule of 2014: check.)
? 2
$ wellmet letter assign A --program "Port Ansel"
! Assigned: Mei-Ling Chen
$ wellmet letter unassign B --program "St. Brigid"
! Taken off: Chidi Okafor

## The day nears: a word by the ask's days, and nobody in reserve
$ WELLMET_NOW=2027-08-27T09:00:00Z wellmet today --all --tsv | cut -f2-
= kind	person	reason	evidence
= Has a date	Mei-Ling Chen	Mei-Ling Chen agreed: a letter for internal medicine. You need it by 10 September.	Four weeks after asking, two weeks and one before the day, and once after it.
= Has a date	Lucía Ruiz	Lucía Ruiz agreed: a letter for emergency medicine. You need it by 10 September.	Four weeks after asking, two weeks and one before the day, and once after it.
= Has a date	Letters for your programs	Applications open on Wednesday, and no letter is assigned yet to: Tern River.	You assign letters in the portal and note it here. The day is projected.
= Has a date	Letters for your programs	Letters are needed by 10 September: Port Ansel has two of three.	Could write: Hannah Feldman. The day is projected.
= Has a date	Step 2 CK or Level 2-CE taken	Its time has passed: around 31 July to 15 August 2027. Sit Step 2 CK, or COMLEX Level 2-CE, early enough for the score to be in.	How sure the day is: projected; check USMLE or NBOME score reporting page.
= Has a date	Applicants may begin submitting	It opens on 1 September 2027, 09:00 ET. Submit the application in the weeks before programs see it.	How sure the day is: projected; check AAMC ERAS timeline for applicants.
= Has a date	Park	You want to ask Park, best now: a letter of recommendation.	Eight weeks leave time for a good letter; a school's own date comes first.
= Has a date	Stone	You want to ask Stone, best now: a letter of recommendation.	Eight weeks leave time for a good letter; a school's own date comes first.
= Has a date	Moreau	You want to ask Moreau, best now: a letter of recommendation.	Eight weeks leave time for a good letter; a school's own date comes first.
$ WELLMET_NOW=2027-08-27T09:00:00Z wellmet ask sent 'chen letter'
! Reminded Mei-Ling Chen: a letter for internal medicine
$ WELLMET_NOW=2027-08-28T09:00:00Z wellmet today --all --tsv | cut -f3-4 | grep Chen
= Mei-Ling Chen	The letter for internal medicine by Mei-Ling Chen is needed by 10 September and is not uploaded; nobody is in reserve.
$ wellmet letters --json | sed -n '1,17p'
= [
=   {
=     "key": "A",
=     "writer": "Mei-Ling Chen",
=     "letter": "Narrative, internal medicine · waived",
=     "state": "Confirmed",
=     "so_far": "confirmed 21 July; due in 31 days",
=     "next": "It is uploaded",
=     "service": "eras",
=     "form": "narrative",
=     "letter_id": "20461187",
=     "step": 3,
=     "need_by": "2027-09-10",
=     "ask": "{2}",
=     "id": "{3}",
=     "person_id": "{4}"
=   },

## Where places are given without letters
$ wellmet settings set --country "United Kingdom"
! Settings saved
$ wellmet letters
! Places are given without letters where you are.
$ wellmet letter add chen
! wellmet: Places are given without letters where you are; Settings has your country.
? 2
$ wellmet today --all --tsv | cut -f2-4 | grep -c "Letters for your programs"
= 0
? 1
$ wellmet doctor
= Check       Result
= database    sound
= change log  tells the same as the records
