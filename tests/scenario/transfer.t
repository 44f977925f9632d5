# A whole database copied into another one: a file, or a database of a server.

## There and back, and everything is the same
$ wellmet --database laptop.db sample add --yes >/dev/null 2>&1
$ printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:Łucja "Lu" Żak\r\nN:Żak;Łucja;;;\r\nNOTE:a \\\\ b\\n{c}\r\nX-ODD;X=1:kept\r\nEND:VCARD\r\n' > one.vcf
$ wellmet --database laptop.db import --yes one.vcf >/dev/null
! Imported from one.vcf: 1 new, 0 changed, 0 already here, 0 unclear, 0 not readable
$ wellmet transfer laptop.db "{school.db}" > there.txt; head -1 there.txt | tr -s " "; grep -v "the same$" there.txt | wc -l
= Table Rows Copied Content Result
= 1
$ wellmet transfer "{school.db}" back.db > back.txt; cmp there.txt back.txt
$ grep -E "^(person|search_person|card) " there.txt | sed 's/[0-9a-f]\{64\}/(hash)/; s/  */ /g'
= person 65 65 (hash) the same
= card 1 1 (hash) the same
= search_person 65 65 (hash) the same
$ n=0; for d in laptop.db "{school.db}" back.db; do n=$((n+1)); for f in json vcard; do wellmet --database "$d" export --format $f > $n.$f; cmp 1.$f $n.$f; done; done
$ ls *.json *.vcard | wc -l; grep -c X-ODD 3.vcard; grep -c Chen 3.json
= 6
= 1
= 4
$ wellmet --database back.db doctor
= Check       Result
= database    sound
= change log  tells the same as the records
$ wellmet --database "{school.db}" doctor
= Check       Result
= database    sound
= change log  tells the same as the records
$ wellmet --database "{school.db}" people --tsv > a.tsv; wellmet --database laptop.db people --tsv > b.tsv; cmp a.tsv b.tsv; wc -l < a.tsv
= 51

## The copy is a database like any other
$ wellmet --database "{school.db}" add Ada After
! Person added: Ada After
$ wellmet --database back.db undo
! Undone: Imported from one.vcf: 1 new, 0 changed, 0 already here, 0 unclear, 0 not readable
$ wellmet --database laptop.db who zak --tsv | cut -f1-3
= kind	name	about
= person	Łucja "Lu" Żak\t

## What it says when it cannot
$ wellmet transfer
! wellmet: Say from where and to where: wellmet transfer wellmet.db postgresql://...
? 2
$ wellmet transfer laptop.db
! wellmet: Say from where and to where: wellmet transfer wellmet.db postgresql://...
? 2
$ wellmet transfer laptop.db laptop.db
! wellmet: A database cannot be copied into itself.
? 2
$ wellmet transfer none.db other.db
! wellmet: There is no database at none.db.
? 3
$ ls other.db 2>&1
= ls: cannot access 'other.db': No such file or directory
? 2
$ wellmet transfer laptop.db "{school.db}"
! wellmet: The database to copy into has data already: name a new one.
? 2
$ wellmet transfer laptop.db "{school.db}" --start-over
! wellmet: The database to copy into has data already: name a new one.
? 2
$ wellmet transfer laptop.db new.db --quickly
! wellmet: "--quickly" is not an option of transfer; --help lists them.
? 2

## One that was interrupted is nobody's database [sqlite]
$ cp laptop.db half.db; $PYTHON -c "import sqlite3; c = sqlite3.connect('half.db'); c.execute('create table transfer (owner_id integer primary key, source text, begun int)'); c.execute('insert into transfer values (0, \'another\', 1)'); c.commit()"
$ wellmet --database half.db people
! wellmet: A transfer into this database is not finished: run it again.
? 13
$ wellmet transfer laptop.db half.db
! wellmet: The database to copy into holds an unfinished transfer from another one: finish that, or say --start-over to give it up.
? 2
$ wellmet transfer laptop.db half.db --start-over | grep -v "the same$" | wc -l
= 1
$ wellmet --database half.db people --tsv | wc -l
= 51

## One that was interrupted on a server is nobody's database [postgres]
$ wellmet --database "{half.db}" add Ada Half
! Person added: Ada Half
$ psql -qX "{half.db}" -c "create table transfer (owner_id bigint primary key, source text, begun bigint); insert into transfer values (0, 'another', 1)"
$ wellmet --database "{half.db}" people
! wellmet: A transfer into this database is not finished: run it again.
? 13
$ wellmet transfer laptop.db "{half.db}"
! wellmet: The database to copy into holds an unfinished transfer from another one: finish that, or say --start-over to give it up.
? 2
$ wellmet transfer laptop.db "{half.db}" --start-over | grep -v "the same$" | wc -l
= 1
$ wellmet --database "{half.db}" people --tsv | wc -l
= 51

## The tables
$ wellmet --database "{school.db}" schema | sed -n '/^role /,/^$/p'
= role (of owners)
=     owner_id           bigint not null
=     id                 bigint not null
=     version            bigint not null
=     person             bigint not null
=     kind               text not null
=     from_date          text
=     until_date         text
=     note               text not null
=     primary key (owner_id, id)
=     index role_by_kind (owner_id, kind, person)
=     index role_by_person (owner_id, person, id)
=     (owner_id, person) refers to person (owner_id, id) on delete cascade
=
$ wellmet --database "{school.db}" schema --distribute oracle
! wellmet: "oracle" is not known here: write --distribute citus.
? 2
$ wellmet --database none.db schema
! wellmet: There is no database at none.db.
? 3
$ wellmet schema --database=none.db
! wellmet: There is no database at none.db.
? 3
$ wellmet schema --tables
! wellmet: "--tables" is not an option of schema; --help lists them.
? 2

## A file is not distributed [sqlite]
$ wellmet --database laptop.db schema --distribute citus
! wellmet: A file is not distributed: copy it to PostgreSQL with "wellmet transfer", then name that database.
? 2

## A server's database can be [postgres]
$ wellmet --database "{school.db}" schema --distribute citus | head -3
= -- Distributes the tables of Wellmet by owner over a Citus cluster. Run it once, on
= -- the coordinator, as the tables' owner, while no server uses the database.
= create extension if not exists citus;
