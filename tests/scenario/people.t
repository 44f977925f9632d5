# Adding, changing, undoing; who is meant by a name.

## A person is added in one line
$ wellmet add Dr Lucia Ruiz, MD --role mentor --organisation "St. Brigid Hospital" --email ruiz@example.org
! Person added: Dr Lucia Ruiz
$ wellmet who ruiz
= Kind    Name           About                Id
= person  Dr Lucia Ruiz  St. Brigid Hospital  {1}
$ wellmet person show ruiz
= Record        Dr Lucia Ruiz
= Id            {1}
= Prefix        Dr
= Given         Lucia
= Family        Ruiz
= Credentials   MD
= Cadence days  0
= Never         no
= Archived      no
= Version       1
$ wellmet role list --person ruiz
= Record  Id             Person         Kind    Version  Person name
= Mentor  {2}  {1}  mentor        1  Dr Lucia Ruiz
$ wellmet contact list --person ruiz
= Record            Id             Person         Kind   Value             Preferred  Version  Person name
= ruiz@example.org  {3}  {1}  email  ruiz@example.org  no               1  Dr Lucia Ruiz
$ wellmet position list --person ruiz --tsv
= record	id	person	organisation	title	department	kind	specialty	from	until	note	version	person_name	organisation_name
= Position	{4}	{1}	{5}								1	Dr Lucia Ruiz	St. Brigid Hospital

## A person is added with all fields
$ wellmet person add --given Mei-Ling --family Chen --circle inner --met-when 2024-08 --birthday=--07-04 --note "Likes a short agenda."
! Person added: Mei-Ling Chen
$ wellmet person show "Mei-Ling Chen"
= Record        Mei-Ling Chen
= Id            {6}
= Given         Mei-Ling
= Family        Chen
= Circle        inner
= Cadence days  0
= Never         no
= Met when      2024-08
= Birthday      --07-04
= Note          Likes a short agenda.
= Archived      no
= Version       1

## A field is changed, the rest is left alone
$ wellmet person edit chen --specialty "internal medicine" --circle good
! Person changed: Mei-Ling Chen
$ wellmet person show chen --json | grep -E '"(given|specialty|circle|version)"'
=   "given": "Mei-Ling",
=   "specialty": "internal medicine",
=   "circle": "good",
=   "version": 2,

## What does not fit is refused and nothing is written
$ wellmet person edit chen --npi 1234567890
! wellmet: NPI: the check digit of this NPI does not fit; look for a typing error.
? 2
$ wellmet person edit chen --orcid 0000-0002-1825-0098
! wellmet: ORCID: the check digit of this ORCID iD does not fit; look for a typing error.
? 2
$ wellmet person edit chen --circle closest
! wellmet: Circle: choose one of inner, active, good, extended.
? 2
$ wellmet person edit chen --met-when 2024-13
! wellmet: When you met: write a date like 2024-03-12, 2024-03, 2024 or --07-04.
? 2
$ wellmet person edit chen --cadence-days many
! wellmet: Every so many days: write a whole number.
? 2
$ wellmet person add --note "nobody"
! wellmet: A person needs a name: fill in a given or family name.
? 2
$ wellmet person show chen --json | grep version
=   "version": 2,

## NPI and ORCID are checked
$ wellmet person edit chen --npi 1234567893 --orcid 0000-0002-1825-0097
! Person changed: Mei-Ling Chen
$ wellmet person show chen --tsv | grep -E '^(npi|orcid)'
= npi	1234567893
= orcid	0000-0002-1825-0097

## Undo takes the last change back, and again the one before
$ wellmet undo
! Undone: Person changed: Mei-Ling Chen
$ wellmet undo
! Undone: Person changed: Mei-Ling Chen
$ wellmet person show chen --json | grep -E '"(specialty|circle|npi|version)"'
=   "specialty": "",
=   "npi": "",
=   "circle": "inner",
=   "version": 5,
$ wellmet history
= Action         At                    By       Summary                                Undone
= {7}  2027-08-10T09:00:00Z  command  Undone: Person changed: Mei-Ling Chen  no
= {8}  2027-08-10T09:00:00Z  command  Undone: Person changed: Mei-Ling Chen  no
= {9}  2027-08-10T09:00:00Z  command  Person changed: Mei-Ling Chen          yes
= {10}  2027-08-10T09:00:00Z  command  Person changed: Mei-Ling Chen          yes
= {11}  2027-08-10T09:00:00Z  command  Person added: Mei-Ling Chen            no
= {12}  2027-08-10T09:00:00Z  command  Person added: Dr Lucia Ruiz            no

## Undo of an undo, by its id, brings the change back
$ wellmet undo --action $(wellmet history --tsv | sed -n 2p | cut -f1)
! Done again: Person changed: Mei-Ling Chen
$ wellmet person show chen --json | grep -E '"(specialty|circle)"'
=   "specialty": "internal medicine",
=   "circle": "good",

## A change made in the meantime is not overwritten
$ wellmet person edit chen --version 1 --nickname Mei --specialty surgery
= Field      Stored             Yours
= nickname                      Mei
= specialty  internal medicine  surgery
! wellmet: This person was changed in the meantime (it is at version 6 now): look at both and save again.
? 5
$ wellmet person edit chen --version 1 --nickname Mei --json | grep -A20 differences
=   "differences": [
=     {
=       "field": "nickname",
=       "stored": "",
=       "yours": "Mei"
=     }
=   ]
= }
! wellmet: This person was changed in the meantime (it is at version 6 now): look at both and save again.
$ wellmet person remove chen --version 1 --yes
! wellmet: This person was changed in the meantime (it is at version 6 now): look at both and save again.
? 5
$ wellmet person edit chen --version 99 --nickname Mei
= Field     Yours
= nickname  Mei
! wellmet: This person was changed in the meantime (it is at version 6 now): look at both and save again.
? 5
$ wellmet person edit chen --version 6 --nickname Mei
! Person changed: Mei-Ling Chen
$ wellmet person edit chen --version six --nickname Mei
! wellmet: The version is a whole number.
? 2

## Two people of one name
$ wellmet add David Chen
! Person added: David Chen
$ wellmet person show chen
! wellmet: More than one person fits "chen": David Chen ({13}); Mei-Ling Chen, internal medicine ({6}). Use the whole name or the id.
? 4
$ wellmet person edit "David Chen" --circle good
! Person changed: David Chen
$ wellmet person show "Dr David Chen" --tsv | grep -E '^(given|circle)'
= given	David
= circle	good
$ wellmet interaction add --people "David Chen, Lucia Ruiz" --kind call --on yesterday --summary "Talked about the lab."
! Interaction added: Talked about the lab.
$ wellmet interaction list --person ruiz
= Record                 Id             Kind  On          Minutes  Direction  Summary                Left out  Archived  Version  People name
= Talked about the lab.  {14}  call  2027-08-09        0  both       Talked about the lab.  no        no              1  David Chen, Dr Lucia Ruiz
$ wellmet interaction add --people "Chen" --kind call --on today
! wellmet: People: More than one person fits "Chen": David Chen ({13}); Mei-Ling Chen, internal medicine ({6}). Use the whole name or the id.
? 4
$ wellmet person show Nobody
! wellmet: No person fits "Nobody": check the spelling, or add it first.
? 3

## Put away, brought back, removed, undone
$ wellmet person archive "David Chen"
! Person archived: David Chen
$ wellmet people
= Id             Name           About                Circle  Roles   Last on
= {6}  Mei-Ling Chen  internal medicine    good
= {1}  Dr Lucia Ruiz  St. Brigid Hospital          mentor  2027-08-09
$ wellmet people --archived --tsv
= id	name	about	circle	roles	last_on
= {13}	David Chen		good		2027-08-09
$ wellmet person restore "David Chen"
! Person brought back: David Chen
$ wellmet person remove "David Chen"
! wellmet: Remove a person. Say --yes to do it.
? 2
$ wellmet person remove "David Chen" --yes
! Person removed: David Chen
$ wellmet people --tsv | cut -f2
= name
= Mei-Ling Chen
= Dr Lucia Ruiz
$ wellmet interaction list --tsv
= record	id	people	kind	on	time	minutes	direction	summary	next_step	answer	left_out	archived	version	people_name
= Talked about the lab.	{14}	{1}	call	2027-08-09		0	both	Talked about the lab.			no	no	2	Dr Lucia Ruiz
$ wellmet undo
! Undone: Person removed: David Chen
$ wellmet people --tsv | cut -f2
= name
= David Chen
= Mei-Ling Chen
= Dr Lucia Ruiz
$ wellmet interaction list --person "David Chen" --tsv
= record	id	people	kind	on	time	minutes	direction	summary	next_step	answer	left_out	archived	version	people_name
= Talked about the lab.	{14}	{13}, {1}	call	2027-08-09		0	both	Talked about the lab.			no	no	3	David Chen, Dr Lucia Ruiz

## A name that comes with accents is found without
$ wellmet add Łukasz Dvořák
! Person added: Łukasz Dvořák
$ wellmet who lukasz dvo
= Kind    Name           Id
= person  Łukasz Dvořák  {15}
$ wellmet person show "lukasz dvorak" | head -1
= Record        Łukasz Dvořák

## Nothing to undo
$ wellmet --database {empty.db} undo
! wellmet: There is nothing to undo.
? 3
$ wellmet undo --action 0AAAAAAAAAAAA
! wellmet: This action is not in the history.
? 3
$ wellmet undo --action nonsense
! wellmet: "nonsense" is not the id of an action.
? 2
