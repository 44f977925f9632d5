# Where the database is, and what happens when it cannot be used.

## --database, then WELLMET_DATABASE, then XDG_DATA_HOME, then the home folder [sqlite]
$ wellmet --database one.db add Ada One
! Person added: Ada One
$ WELLMET_DATABASE=two.db wellmet add Ada Two
! Person added: Ada Two
$ env -u WELLMET_DATABASE XDG_DATA_HOME=$PWD/data wellmet add Ada Three
! Person added: Ada Three
$ env -u WELLMET_DATABASE wellmet add Ada Home
! Person added: Ada Home
$ ls one.db two.db data/wellmet/wellmet.db "$HOME/.local/share/wellmet/wellmet.db"
= ~~/.local/share/wellmet/wellmet.db
= data/wellmet/wellmet.db
= one.db
= two.db
$ wellmet people --database one.db --tsv | cut -f2
= name
= Ada One
$ WELLMET_DATABASE=one.db wellmet --database=two.db people --tsv | cut -f2
= name
= Ada Two
$ env -u WELLMET_DATABASE XDG_DATA_HOME=relative wellmet people --tsv | cut -f2
= name
= Ada Home
$ env -u WELLMET_DATABASE -u HOME wellmet people
! wellmet: There is no home folder: say --database FILE.
? 2
$ stat -c %a one.db data/wellmet
= 600
= 700

## The older names, --db and WELLMET_DB [sqlite]
$ wellmet people --db one.db --tsv | cut -f2
= name
= Ada One
$ env -u WELLMET_DATABASE WELLMET_DB=two.db wellmet people --tsv | cut -f2
= name
= Ada Two
$ WELLMET_DB=two.db WELLMET_DATABASE=one.db wellmet people --tsv | cut -f2
= name
= Ada One

## A folder that cannot be written [sqlite]
$ wellmet --db /proc/wellmet/wellmet.db people
! wellmet: The folder /proc/wellmet cannot be made (No such file or directory).
? 12
$ wellmet --db "$PWD" people
! wellmet: The database file cannot be read or written (unable to open database file).
? 12
$ wellmet --db one.db/below/wellmet.db people
! wellmet: The folder one.db/below cannot be made (Not a directory).
? 12

## A damaged database is told, not used [sqlite]
$ head -c 40000 /dev/zero | tr '\0' x > bad.db
$ wellmet --db bad.db people
! wellmet: The database file is damaged or not a Wellmet database (file is not a database): restore a backup.
? 14
$ cp one.db torn.db; dd if=/dev/zero of=torn.db bs=4096 seek=3 count=2 conv=notrunc status=none
$ wellmet --db torn.db doctor
! wellmet: The database file is damaged or not a Wellmet database (database disk image is malformed): restore a backup.
? 14
$ printf '' > empty.db; wellmet --db empty.db people --tsv

## A database of a newer version is not touched
$ wellmet --database {newer.db} add Ada Now
! Person added: Ada Now
$ printf '%s\n' 'case $1 in *://*) psql -qX -c "$2" "$1";; *) sqlite3 "$1" "$2";; esac' > sql
$ sh sql {newer.db} "insert into schema_migration values (9999, '9999_later.sql 12.0', 1)"
$ wellmet --database {newer.db} people
! wellmet: This database needs Wellmet 12.0 or newer, and this is 0.1.0: use that version.
? 13
$ wellmet --database {newer.db} add Ada Late
! wellmet: This database needs Wellmet 12.0 or newer, and this is 0.1.0: use that version.
? 13
$ wellmet serve --database {newer.db} --listen 0
! wellmet: This database needs Wellmet 12.0 or newer, and this is 0.1.0: use that version.
? 13
$ sh sql {newer.db} "update schema_migration set name = '9999_later.sql' where number = 9999"
$ wellmet --database {newer.db} people
! wellmet: This database was written by a newer Wellmet (schema 9999): use that version.
? 13
$ sh sql {newer.db} "delete from schema_migration where number = 9999"
$ wellmet --database {newer.db} people --tsv | cut -f2
= name
= Ada Now

## Two programs at once: each write is kept
$ wellmet --database {both.db} add Ada Zero
! Person added: Ada Zero
$ for i in 1 2 3 4 5 6; do wellmet --database {both.db} add "Left $i" 2>/dev/null & wellmet --database {both.db} add "Right $i" 2>/dev/null & done; wait
$ wellmet --database {both.db} people --tsv | wc -l
= 14
$ wellmet --database {both.db} doctor
= Check       Result
= database    sound
= change log  tells the same as the records

## Backup, and the backup is whole [sqlite]
$ wellmet --database {both.db} backup copy.db
= Backup  copy.db
$ wellmet --database {both.db} backup copy.db
! wellmet: copy.db is there already: choose another name.
? 2
$ wellmet --database copy.db people --tsv | wc -l
= 14
$ wellmet --database {both.db} backup /proc/nowhere/copy.db
! wellmet: /proc/nowhere/copy.db cannot be made (No such file or directory).
? 12

## Ctrl-C during a long import keeps nothing of the file [sqlite]
$ $PYTHON -c "
> for i in range(60000): print('BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u%d\r\nFN:P%d Q%d\r\nN:Q%d;P%d;;;\r\nEMAIL:p%d@example.org\r\nEND:VCARD' % (i, i, i, i, i, i))" > long.vcf
$ wellmet --database long.db add Ada Before
! Person added: Ada Before
$ wellmet --database long.db import --yes long.vcf & pid=$!
> while [ "$(stat -c %s long.db-wal 2>/dev/null || echo 0)" -lt 300000 ] && kill -0 $pid; do sleep 0.05; done
> kill -INT $pid; wait $pid
! wellmet: Cancelled; nothing of this file was kept.
? 9
$ wellmet --database long.db people --tsv | cut -f2
= name
= Ada Before
$ wellmet --database long.db doctor --tsv
= check	result
= database	sound
= change log	tells the same as the records

## Ctrl-C during a long import into a server's database keeps nothing of the file [postgres]
$ $PYTHON -c "
> for i in range(20000): print('BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u%d\r\nFN:P%d Q%d\r\nN:Q%d;P%d;;;\r\nEMAIL:p%d@example.org\r\nEND:VCARD' % (i, i, i, i, i, i))" > long.vcf
$ wellmet --database {long.db} add Ada Before
! Person added: Ada Before
$ wellmet --database {long.db} import --yes long.vcf & pid=$!
> until [ "$(psql -qXAt {long.db} -c "select pg_relation_size('person') > 300000")" = t ] || ! kill -0 $pid; do sleep 0.05; done
> kill -INT $pid; wait $pid
! wellmet: Cancelled; nothing of this file was kept.
? 9
$ wellmet --database {long.db} people --tsv | cut -f2
= name
= Ada Before
$ wellmet --database {long.db} doctor --tsv
= check	result
= database	sound
= change log	tells the same as the records

## A server's database is copied with the server's tools [postgres]
$ wellmet backup copy.db
! wellmet: A database on a server is copied with the server's own tools: use pg_dump.
? 2
$ ls copy.db 2>/dev/null
? 2

## A server that is away
$ wellmet --database "postgresql:///wellmet?host=$PWD/nowhere" people 2>&1 | grep -o "The database server cannot be reached"
= The database server cannot be reached
$ wellmet --database "postgresql:///wellmet?host=$PWD/nowhere" people 2>/dev/null
? 11
