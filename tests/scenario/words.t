# The words of a command line: help, mistakes, exit statuses, forms of output.

## Help
$ wellmet --version
= wellmet 0.1.0
$ wellmet help
= Wellmet keeps the people who help you on your way through medicine.
=
= usage: wellmet COMMAND [options]
=
=   today            Whom to turn to today, and why.
= ...
= Records (add, list, show, edit, archive, remove):
=   person contact organisation position role interaction help promise ask opportunity hours decision advice meeting quality reflection milestone quiet program letter assignment tie
=
= wellmet help COMMAND, or COMMAND --help, explains one. "wellmet serve" opens the pages in a browser.
$ wellmet --help | head -1
= Wellmet keeps the people who help you on your way through medicine.
$ wellmet help done
= wellmet done [row] [options]
=
= Say that a row of Today is done. Thanks are noted as said, promises as kept, answers and contacts are logged for today.
=
= Options:
=   --row                Number of the row in Today. Example: 1
=   --rule               Instead of the number: the rule of the row. Example: drift
=   --subject            Instead of the number: the record the row is about. Example: {1}
=   --person             With rule and subject: whose row, when the record is about several people. Example: Mei-Ling Chen
=
= Options of every command:
=   --database           A file or postgresql://...; else WELLMET_DATABASE, else a file in your data folder. Example: wellmet.db
=   --account            Whose records, where several people log in: their e-mail; else WELLMET_ACCOUNT. Example: ada@school.example
=   --password-stdin     Read passwords from standard input, one a line, instead of asking.
=   --json               Print JSON.
=   --tsv                Print tab-separated rows with a heading; stable, for scripts.
=   --csv                Print CSV with a heading.
=   --yes                Do it without asking.
=   --help               Explain the command.
=   --version            Print the version (as an option of the program itself).
=
= Example:
=   wellmet done 1
$ wellmet done --help | head -1
= wellmet done [row] [options]
$ wellmet help settings set | head -3
= wellmet settings set [options]
=
= Change your settings. Changes what is given and leaves the rest.
$ wellmet help person
= usage: wellmet person COMMAND [options]
=
=   add              Add a person.
=   show             Show a person.
=   edit             Change a person.
=   archive          Put a person away.
=   restore          Bring a person back.
=   remove           Remove a person.
$ wellmet serve --help | head -1
= wellmet serve [options]

## Mistakes are one sentence and end with 2
$ wellmet tody
! wellmet: There is no command "tody"; did you mean "today"?
? 2
$ wellmet frobnicate
! wellmet: There is no command "frobnicate"; wellmet help lists them.
? 2
$ wellmet person
! wellmet: Say what to do after "person": add, show, edit, archive, restore, remove.
? 2
$ wellmet today --limt 3
! wellmet: There is no option --limt here; did you mean --limit?
? 2
$ wellmet today --frobnicate
! wellmet: There is no option --frobnicate here; --help lists them.
? 2
$ wellmet today --limit
! wellmet: --limit needs a value.
? 2
$ wellmet today --limit=x
! wellmet: Rows: write a whole number.
? 2
$ wellmet today --limit 0
= Nobody is waiting today
=
$ wellmet today please
! wellmet: Rows: write a whole number.
? 2
$ wellmet person show
! wellmet: Say which person: give its id or name.
? 2
$ wellmet who
! wellmet: Say more, for example: wellmet who chen
? 2
$ wellmet contact show 0AAAAAAAAAAAA
! wellmet: No contact fits "{2}": check the spelling, or add it first.
? 3
$ wellmet help --frobnicate
! wellmet: There is no option --frobnicate here; --help lists them.
? 2
$ wellmet serve --listen 192.0.2.1:8420
! wellmet: Cannot listen on 192.0.2.1, which other computers can reach: that needs --certificate with --key, or --proxy for a proxy in front.
? 2
$ wellmet serve --listen 127.0.0.1:99999
! wellmet: "127.0.0.1:99999" is no address: write 127.0.0.1:8420.
? 2
$ wellmet serve --port 1
! wellmet: "--port" is not an option of serve; --help lists them.
? 2
$ wellmet dump-def
! wellmet: say which document: --man --bash --zsh --fish --openapi --md --permissions
? 2

## Forms of output
$ wellmet add Ada Lindqvist --circle good
! Person added: Ada Lindqvist
$ wellmet add "Bo, the tall" --circle inner
! Person added: the tall Bo
$ wellmet people
= Id             Name           Circle
= {3}  the tall Bo    inner
= {4}  Ada Lindqvist  good
$ wellmet people --tsv
= id	name	about	circle	roles	last_on
= {3}	the tall Bo		inner\t\t
= {4}	Ada Lindqvist		good\t\t
$ wellmet people --csv
= id,name,about,circle,roles,last_on\r
= {3},the tall Bo,,inner,,\r
= {4},Ada Lindqvist,,good,,\r
$ wellmet people --json
= [
=   {
=     "id": "{3}",
=     "name": "the tall Bo",
=     "about": "",
=     "circle": "inner",
=     "roles": "",
=     "last_on": null
=   },
=   {
=     "id": "{4}",
=     "name": "Ada Lindqvist",
=     "about": "",
=     "circle": "good",
=     "roles": "",
=     "last_on": null
=   }
= ]
$ wellmet --json people --limit 1
= [
=   {
=     "id": "{3}",
=     "name": "the tall Bo",
=     "about": "",
=     "circle": "inner",
=     "roles": "",
=     "last_on": null
=   }
= ]
$ wellmet add Cy Young --json
= {
=   "id": "{5}",
=   "name": "Cy Young"
= }
$ wellmet people --tsv --circle extended

## A tab or a new line in a value does not break a row
$ wellmet person edit "Ada Lindqvist" --note "$(printf 'one\ttwo\nthree')"
! Person changed: Ada Lindqvist
$ wellmet person show "Ada Lindqvist" --tsv | wc -l
= 28
$ wellmet person show "Ada Lindqvist" --tsv | grep '^note'
= note	one\ttwo\nthree

## Words after -- are no options
$ wellmet add -- --Odd Name
! Person added: --Odd Name
$ wellmet who odd --tsv
= kind	name	about	on	id
= person	--Odd Name			{6}

## A closed pipe is no crash
$ wellmet people --limit 1000 | head -0

## Settings
$ wellmet settings set --name "Sam Rivera" --track md --graduation-year 2029 --time-zone America/Chicago
! Settings saved
$ wellmet settings
= Id               {7}
= Name             Sam Rivera
= Track            md
= Graduation year  2029
= Time zone        America/Chicago
= Today size       0
= Military         no
= Version          1
$ wellmet settings set --track xx
! wellmet: Track: choose one of md, do, img, other.
? 2
$ wellmet settings set --time-zone Moon/Base
! wellmet: Time zone: this time zone is not known; write it like America/Chicago.
? 2
$ wellmet settings --json
= {
=   "id": "{7}",
=   "name": "Sam Rivera",
=   "email": "",
=   "track": "md",
=   "country": "",
=   "school": "",
=   "graduation_year": 2029,
=   "specialties": "",
=   "home": "",
=   "time_zone": "America/Chicago",
=   "today_size": 0,
=   "military": false,
=   "match_result": "",
=   "version": 1
= }
$ wellmet undo
! Undone: Settings saved
$ wellmet settings --tsv
= id\t
= name\t
= email\t
= track\t
= country\t
= school\t
= graduation_year	0
= specialties\t
= home\t
= time_zone\t
= today_size	0
= military	no
= match_result\t
= version	0
