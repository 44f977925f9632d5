# The guards: words to look at again, and the first contact with a program that SOAP stops.

## A text before it is written
$ wellmet guard check "the lady in rm 12 taught me a lot" --tsv | cut -f 1-4
= rule	severity	words	title
= patient_place	warn	rm 12	A room or a bed
$ wellmet guard check "Dr Chen's office 555-0134, room 4 of the library at 3 pm"
! Nothing was noticed. Names cannot be found reliably: read it once more yourself.
$ wellmet guard check "Will you rank me?" --guard match --tsv | cut -f 1-4
= rule	severity	words	title
= ask_rank	block	Will you rank me?	Asks about the rank list
$ wellmet guard rules --tsv | cut -f 1-4
= rule	guard	severity	title
= patient_name	patient	warn	Perhaps a patient's name
= patient_mrn	patient	warn	A record or case number
= patient_ssn	patient	warn	A social security number
= patient_birth	patient	warn	A date of birth
= patient_age	patient	warn	An age of 90 or more
= patient_place	patient	warn	A room or a bed
= patient_date	patient	warn	The day of something in a patient's care
= patient_phone	patient	warn	A telephone number
= patient_fax	patient	warn	A fax number
= patient_email	patient	warn	An e-mail address
= patient_address	patient	warn	Where a patient lives
= patient_account	patient	warn	A number of an account, plan or licence
= patient_vehicle	patient	warn	A vehicle's plate or number
= patient_device	patient	warn	A device's number
= patient_url	patient	warn	A patient's page on the web
= patient_ip	patient	warn	An IP address
= patient_biometric	patient	warn	A biometric mark
= patient_photo	patient	warn	A photo of a patient
= patient_unique	patient	warn	Something that only one person has
= ask_rank	match	block	Asks about the rank list
= conditional	match	block	A promise with a condition
= commitment_sought	match	block	Asks for a commitment
= commitment_made	match	warn	Sounds like a binding promise
= rank_first	match	warn	"I rank you first"
= rank_first_again	match	block	"I rank you first", to a second program
= mentor_probe	match	block	Asks where a student stands
= other_programs	match	warn	Other programs or applicants
= asked_of_me	match	note	They asked what they may not ask
= outside_match	match	block	A position outside the Match
= thank_you_unwanted	match	warn	They ask for no thank-you notes
= soap_contact	match	stop	First contact with a program during SOAP

## What is saved is saved, and said
$ wellmet add Dr Mei Chen
! Person added: Dr Mei Chen
$ wellmet interaction add --people Chen --kind shadowing --on yesterday --summary "The pt in room 412 was kind." --json | grep -e words -e \"id\" | head -1
=   "id": "{1}",
! Please look again: "room 412": A room or a bed. With the day it tells who lay there. "On the ward" says enough.
$ wellmet interaction list --tsv | cut -f 2,4
= id	kind
= {1}	shadowing
$ wellmet help add --person Chen --direction received --about "talked about Mr. Kowalski in bed 3" --on yesterday
! Help added: talked about Mr. Kowalski in bed 3
! Please look again: "Mr. Kowalski": Perhaps a patient's name. A name stands beside words about a patient. A program cannot find names reliably, so read the rest yourself, too. If this is about a patient, leave it out.
! Please look again: "bed 3": A room or a bed. With the day it tells who lay there. "On the ward" says enough.

## In Match Week, nothing goes to a program first
$ wellmet settings set --graduation-year 2027
! Settings saved
$ wellmet add Dr Ada Hale
! Person added: Dr Ada Hale
$ wellmet organisation add "Northgate Residency" --kind program
! Organisation added: Northgate Residency
$ wellmet position add --person Hale --organisation "Northgate Residency" --title Director
! Position added: Director
$ WELLMET_NOW=2027-03-16T15:00:00Z wellmet interaction add --people Hale --kind email --on today --direction to_them
! wellmet: During SOAP (until 18 March 2027 is over in New York) neither you nor anybody for you may contact Northgate Residency first: Match Participation Agreement, rule soap_contact. If they contacted you first, set "They contacted me first on" for this program and try again; your dean's office can help. If you matched, note it first: this is not for you then.
? 8
$ WELLMET_NOW=2027-03-16T15:00:00Z wellmet log "emailed Ada Hale today" --yes
! wellmet: During SOAP (until 18 March 2027 is over in New York) neither you nor anybody for you may contact Northgate Residency first: Match Participation Agreement, rule soap_contact. If they contacted you first, set "They contacted me first on" for this program and try again; your dean's office can help. If you matched, note it first: this is not for you then.
? 8
$ WELLMET_NOW=2027-03-16T15:00:00Z wellmet guard check "Hello." --to Hale --tsv | cut -f 1-2
= rule	severity
= soap_contact	stop
$ WELLMET_NOW=2027-03-16T15:00:00Z wellmet interaction add --people Hale --kind email --on 2027-03-01 --direction to_them
! Interaction added: E-mail
$ WELLMET_NOW=2027-03-16T15:00:00Z wellmet organisation edit "Northgate Residency" --contacted-me-on 2027-03-16
! Organisation changed: Northgate Residency
$ wellmet organisation list --json | grep -c contacted_me_on
= 1
