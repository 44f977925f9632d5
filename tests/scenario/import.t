# Files in and out.

## A preview says what would happen
$ cat > two.vcf <<'END'
> BEGIN:VCARD
> VERSION:3.0
> UID:urn:uuid:11
> FN:Ada Lindqvist
> N:Lindqvist;Ada;;;
> EMAIL;TYPE=WORK:ada@example.org
> X-SHOE-SIZE:43
> END:VCARD
> BEGIN:VCARD
> VERSION:3.0
> UID:urn:uuid:12
> FN:Bo Nyström
> N:Nyström;Bo;;;
> ORG:Harrow Lake College of Medicine
> END:VCARD
> END
$ wellmet import two.vcf
= Status  Line  Name
= new        1  Ada Lindqvist
= new        9  Bo Nyström
! two.vcf: 2 new, 0 changed, 0 already here, 0 unclear, 0 not readable
! Nothing was changed: say --yes to do it.
$ wellmet import-preview two.vcf --json
= {
=   "product": "vCard",
=   "new": 2,
=   "changed": 0,
=   "same": 0,
=   "unclear": 0,
=   "failed": 0,
=   "groups": 0,
=   "items": [
=     {
=       "status": "new",
=       "line": 1,
=       "name": "Ada Lindqvist",
=       "reason": ""
=     },
=     {
=       "status": "new",
=       "line": 9,
=       "name": "Bo Nyström",
=       "reason": ""
=     }
=   ]
= }
$ wellmet people --tsv

## --yes brings them in; the same file again changes nothing
$ wellmet import two.vcf --yes
! Imported from two.vcf: 2 new, 0 changed, 0 already here, 0 unclear, 0 not readable
$ wellmet people --tsv | cut -f2,3
= name	about
= Ada Lindqvist\t
= Bo Nyström	Harrow Lake College of Medicine
$ wellmet import --yes two.vcf
! Imported from two.vcf: 0 new, 0 changed, 2 already here, 0 unclear, 0 not readable
$ wellmet import --yes two.vcf --json
= {
=   "product": "vCard",
=   "new": 0,
=   "changed": 0,
=   "same": 2,
=   "unclear": 0,
=   "failed": 0,
=   "groups": 0,
=   "items": []
= }
$ wellmet history --tsv | cut -f3-
= by	summary	undone
= command	Imported from two.vcf: 2 new, 0 changed, 0 already here, 0 unclear, 0 not readable	no

## An edited card updates
$ sed -e 's/ada@example.org/ada@new.example.org/' two.vcf > edited.vcf
$ wellmet import --yes edited.vcf
= Status   Line  Name           Reason
= changed     1  Ada Lindqvist  E-mail, E-mail
! Imported from edited.vcf: 0 new, 1 changed, 1 already here, 0 unclear, 0 not readable
$ wellmet contact list --person ada --tsv | cut -f6
= value
= ada@new.example.org
$ wellmet undo
! Undone: Imported from edited.vcf: 0 new, 1 changed, 1 already here, 0 unclear, 0 not readable
$ wellmet contact list --person ada --tsv | cut -f6
= value
= ada@example.org

## A broken record stops nothing
$ printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cy\r\nthis is no line\r\n' > broken.vcf
$ sed -e 's/urn:uuid:1/urn:uuid:3/; s/Lindqvist/Other/g' two.vcf >> broken.vcf
$ wellmet import --yes broken.vcf
= Status   Line  Name        Reason
= failed      1              This card has no END:VCARD before the next one begins on line 5.
= unclear    13  Bo Nyström  Bo Nyström is here already, with no address in common.
! Imported from broken.vcf: 1 new, 0 changed, 0 already here, 1 unclear, 1 not readable
$ wellmet people --tsv | cut -f2
= name
= Ada Lindqvist
= Bo Nyström
= Bo Nyström
= Ada Other

## Somebody who may be here already is unclear
$ printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:77\r\nFN:Ada Lindqvist\r\nN:Lindqvist;Ada;;;\r\nTEL:555-0100\r\nEND:VCARD\r\n' > again.vcf
$ wellmet import again.vcf
= Status   Line  Name           Reason
= unclear     1  Ada Lindqvist  Ada Lindqvist is here already, with no address in common.
! again.vcf: 0 new, 0 changed, 0 already here, 1 unclear, 0 not readable
! Nothing was changed: say --yes to do it.
$ wellmet import --yes --unclear skip again.vcf
= Status   Line  Name           Reason
= unclear     1  Ada Lindqvist  Ada Lindqvist is here already, with no address in common.
! Imported from again.vcf: 0 new, 0 changed, 0 already here, 1 unclear, 0 not readable
$ wellmet import --yes --unclear same again.vcf
= Status   Line  Name           Reason
= unclear     1  Ada Lindqvist  Phone
! Imported from again.vcf: 0 new, 0 changed, 0 already here, 1 unclear, 0 not readable
$ wellmet contact list --person ada --tsv | cut -f6
! wellmet: Person: More than one person fits "ada": Ada Lindqvist ({1}); Ada Other ({2}). Use the whole name or the id.
$ wellmet undo
! Undone: Imported from again.vcf: 0 new, 0 changed, 0 already here, 1 unclear, 0 not readable
$ wellmet import --yes --unclear new again.vcf
= Status   Line  Name           Reason
= unclear     1  Ada Lindqvist  Ada Lindqvist is here already, with no address in common.
! Imported from again.vcf: 0 new, 0 changed, 0 already here, 1 unclear, 0 not readable
$ wellmet people --tsv | cut -f2
= name
= Ada Lindqvist
= Ada Lindqvist
= Bo Nyström
= Bo Nyström
= Ada Other
$ wellmet undo
! Undone: Imported from again.vcf: 0 new, 0 changed, 0 already here, 1 unclear, 0 not readable

## All comes out again, what is not ours byte for byte
$ wellmet export --format vcard > out.vcf
$ grep -c BEGIN:VCARD out.vcf
= 4
$ grep SHOE out.vcf
= X-SHOE-SIZE:43
= X-SHOE-SIZE:43
$ wellmet --database {other.db} import --yes out.vcf
= Status   Line  Name        Reason
= unclear    24  Bo Nyström  Bo Nyström is here already, with no address in common.
! Imported from out.vcf: 3 new, 0 changed, 0 already here, 1 unclear, 0 not readable
$ wellmet --database {other.db} export --format vcard | cmp - out.vcf && echo the same
= the same
$ wellmet export --format json | $PYTHON -c "import json, sys; d = json.load(sys.stdin); print(sorted(d))"
= ['accounts', 'advice', 'asks', 'assignments', 'cards', 'contacts', 'decisions', 'help', 'hours', 'interactions', 'letters', 'marks', 'meetings', 'milestones', 'opportunities', 'organisations', 'people', 'positions', 'programs', 'promises', 'qualities', 'quiet', 'reflections', 'roles', 'ties', 'wellmet']

## Several files at once, and files that are none
$ wellmet --database {many.db} import --yes two.vcf edited.vcf
= Status   Line  Name           Reason
= changed     1  Ada Lindqvist  E-mail, E-mail
! two.vcf
! Imported from two.vcf: 2 new, 0 changed, 0 already here, 0 unclear, 0 not readable
! edited.vcf
! Imported from edited.vcf: 0 new, 1 changed, 1 already here, 0 unclear, 0 not readable
$ wellmet import --yes nothing.vcf
! wellmet: nothing.vcf cannot be opened (No such file or directory).
? 3
$ mkdir -p folder; cp two.vcf folder/
$ wellmet --database {folder.db} import --yes folder
! Imported from two.vcf: 2 new, 0 changed, 0 already here, 0 unclear, 0 not readable
$ head -c 3000 /dev/urandom > noise.bin; wellmet import --yes noise.bin
! wellmet: noise.bin: No heading row was found in the first 20 records. Contacts are recognised by headings such as First Name, Name or E-mail; add such a row at the top and try again.
? 7
$ printf '' > empty.vcf; wellmet import --yes empty.vcf
! wellmet: empty.vcf is empty.
? 7
$ wellmet import --yes
! wellmet: Say more, for example: wellmet import --yes contacts.vcf
? 2

## A CSV of LinkedIn
$ cat > Connections.csv <<'END'
> Notes:
> "When exporting your connection data, you may notice that some of the email addresses are missing."
>
> First Name,Last Name,URL,Email Address,Company,Position,Connected On
> Ida,Berg,https://www.linkedin.com/in/idaberg,ida@example.org,St. Brigid Hospital,Resident,12 May 2026
> END
$ wellmet --database {linked.db} import --yes Connections.csv
! Imported from Connections.csv: 1 new, 0 changed, 0 already here, 0 unclear, 0 not readable
$ wellmet --database {linked.db} people --tsv | cut -f2,3
= name	about
= Ida Berg	Resident, St. Brigid Hospital
