# At a terminal: it asks before it writes, and waits for the answer.

## Log asks who is meant, then whether to save
$ wellmet add Dr Mei-Ling Chen
! Person added: Dr Mei-Ling Chen
$ wellmet add David Chen
! Person added: David Chen
% wellmet log coffee with Chen yesterday
< 1
< y
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Chen (which one?)
=   When         Monday 9 August 2027
=   1  David Chen
=   2  Dr Mei-Ling Chen
= Which Chen? A number, n for a new person, s to leave out: 1
= Save this? [y/N] y
= Logged: Meeting with David Chen, yesterday
$ wellmet interaction list --tsv | cut -f4-6
= kind	on	time
= meeting	2027-08-09\t
% wellmet log coffee with Dr Ruiz today
< n
< y
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Dr Ruiz (not here yet)
=   When         Tuesday 10 August 2027
= Dr Ruiz is not here yet. n to add, s to leave out: n
= Save this? [y/N] y
= Logged: Meeting with Dr Ruiz, today
% wellmet log coffee with Dr Ruiz today
< n
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Dr Ruiz
=   When         Tuesday 10 August 2027
= Save this? [y/N] n
% wellmet log coffee with Chen yesterday
< 7
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Chen (which one?)
=   When         Monday 9 August 2027
=   1  David Chen
=   2  Dr Mei-Ling Chen
= Which Chen? A number, n for a new person, s to leave out: 7
= wellmet: Nothing was saved.
? 9
% wellmet log coffee with Zed and David Chen yesterday
< s
< yes
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Zed (not here yet)
=   Who          David Chen
=   When         Monday 9 August 2027
= Zed is not here yet. n to add, s to leave out: s
= Save this? [y/N] yes
= Logged: Meeting with David Chen, yesterday

## What the sentence does not say is asked
% wellmet log "David Chen"
< call
< y
= This is what was understood:
=   What         not clear
=   Who          David Chen
=   When         Tuesday 10 August 2027
= What was it (meeting, call, email, message, event, other)? call
= Save this? [y/N] y
= Logged: Call with David Chen, today

## An end of input saves nothing
% wellmet log coffee with Chen yesterday
< ^D
= This is what was understood:
=   What         Meeting, Both ways
=   Who          Chen (which one?)
=   When         Monday 9 August 2027
=   1  David Chen
=   2  Dr Mei-Ling Chen
= Which Chen? A number, n for a new person, s to leave out: wellmet: Nothing was saved.
? 9

## Removing asks first
% wellmet person remove "David Chen"
< n
= Remove a person: David Chen. [y/N] n
= wellmet: Nothing was changed.
? 9
% wellmet person remove "David Chen"
< y
= Remove a person: David Chen. [y/N] y
= Person removed: David Chen
$ wellmet undo
! Undone: Person removed: David Chen

## Import shows, then asks
$ printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:77\r\nFN:Ada Lindqvist\r\nN:Lindqvist;Ada;;;\r\nEND:VCARD\r\n' > one.vcf
% wellmet import one.vcf
< n
= Status  Line  Name
= new        1  Ada Lindqvist
= one.vcf: 1 new, 0 changed, 0 already here, 0 unclear, 0 not readable
= Go on? [y/N] n
% wellmet import one.vcf
< y
= Status  Line  Name
= new        1  Ada Lindqvist
= one.vcf: 1 new, 0 changed, 0 already here, 0 unclear, 0 not readable
= Go on? [y/N] y
= Imported from one.vcf: 1 new, 0 changed, 0 already here, 0 unclear, 0 not readable
% wellmet import one.vcf
< y
= one.vcf: 0 new, 0 changed, 1 already here, 0 unclear, 0 not readable
= Go on? [y/N] y
= Imported from one.vcf: 0 new, 0 changed, 1 already here, 0 unclear, 0 not readable

## Bold where the terminal can, not with NO_COLOR or TERM=dumb
% TERM=xterm wellmet today | cat -v
= Nobody is waiting today
=
% TERM=xterm wellmet today
= [1mNobody is waiting today[0m
=
% TERM=xterm NO_COLOR=1 wellmet today
= Nobody is waiting today
=
% TERM=dumb wellmet today
= Nobody is waiting today
=
