# Logins on the command line: whoever can open the database administers it.

$ wellmet add Ada Lindqvist
! Person added: Ada Lindqvist
$ wellmet site edit --password-memory 1 --password-passes 1
! Settings of the installation saved

## Without a login everything works, and what needs one says so
$ wellmet login show
! wellmet: There is no login here: everything is yours without one. "wellmet account add --email YOU" makes the first, for a server with several people.
? 3
$ wellmet account list
! wellmet: There is no login here: everything is yours without one. "wellmet account add --email YOU" makes the first, for a server with several people.
? 3
$ wellmet event list
! wellmet: There is no login here: everything is yours without one. "wellmet account add --email YOU" makes the first, for a server with several people.
? 3

## The first account takes over what is there
$ wellmet account add --email no-address --password 'four plain words here'
! wellmet: "no-address" is no e-mail address.
? 2
$ wellmet account add --email zoe@school.example --role student --password 'four plain words here'
! wellmet: The first account is the administrator: leave --role out.
? 2
$ wellmet account add --email zoe@school.example --name Zoe
! wellmet: Password is needed: run this at a terminal, or say --password-stdin and send it there.
? 2
$ echo short | wellmet account add --email zoe@school.example --name Zoe --password-stdin
! wellmet: This password is too short: take 10 characters or more, such as four words.
? 2
$ echo password123 | wellmet account add --email zoe@school.example --name Zoe --password-stdin
! wellmet: This password is among those tried first: take another, such as four words that have nothing to do with each other.
? 2
$ echo 'four plain words here' | wellmet account add --email zoe@school.example --name Zoe --password-stdin
! Account made: zoe@school.example (admin). From now on one has to log in
$ wellmet people --tsv | cut -f2
= name
= Ada Lindqvist
$ wellmet account setup-link
! wellmet: There is an account already: log in, or invite with "wellmet account add --link".
? 5
$ wellmet login show --tsv | head -1
= account	{1}

## A password is typed unseen, and twice
% wellmet account add --email bo@school.example
< five green words over there
< five green words over there
= Password:\s
= Once more:\s
= Account made: bo@school.example (student)
% wellmet account add --email cy@school.example
< five green words over there
< something else
= Password:\s
= Once more:\s
= wellmet: Password was not given, or not the same twice.
? 2

## With several accounts one says whose records
$ wellmet people
! wellmet: Say whose records: log in, or --account E-MAIL.
? 8
$ wellmet --account nobody@school.example people
! wellmet: There is no account with the e-mail nobody@school.example.
? 3
$ wellmet --account bo@school.example add Only Bos
! Person added: Only Bos
$ wellmet --account bo@school.example people --tsv | cut -f2
= name
= Only Bos
$ WELLMET_ACCOUNT=zoe@school.example wellmet people --tsv | cut -f2
= name
= Ada Lindqvist
$ wellmet account list --tsv | cut -f2,4,5
= email	role	state
= bo@school.example	student	active
= zoe@school.example	admin	active
$ wellmet account show bo@school.example --tsv | cut -f2
= {2}
= bo@school.example
=
= student
= active
= no
= 2027-08-10T09:00:00Z
=
$ wellmet account show cy@school.example
! wellmet: There is nothing with this id.
? 3
$ wellmet account add --email BO@school.example --password 'four plain words here'
! wellmet: An account has this e-mail already: log in with it, or take another.
? 5

## Links and tokens are shown once
$ wellmet account invite --email dee@school.example --json | sed 's/join\/[^"]*/join\/.../'
= {
=   "id": "{3}",
=   "email": "dee@school.example",
=   "name": "",
=   "role": "student",
=   "link": "/join/...",
=   "expires_at": "2027-08-17T09:00:00Z"
= }
$ wellmet account reset bo@school.example --tsv | cut -f2 | sed 's/join.*/join\/.../'
= {2}
= bo@school.example
= /join/...
= 2027-08-17T09:00:00Z
$ wellmet token add phone --account bo@school.example --tsv | cut -f2 | sed 's/wm_.*/wm_.../'
= {4}
= phone
= read
= 2027-08-10T09:00:00Z
=
= 2028-08-09T09:00:00Z
= wm_...
$ wellmet token list --account bo@school.example --tsv | cut -f2,3
= name	scope
= phone	read
$ wellmet token list --account zoe@school.example --tsv

## Roles and states
$ wellmet account role zoe@school.example --role student
! wellmet: zoe@school.example is the last administrator: make somebody else one first.
? 5
$ wellmet account disable zoe@school.example
! wellmet: zoe@school.example is the last administrator: make somebody else one first.
? 5
$ wellmet account disable bo@school.example
! bo@school.example is disabled now
$ wellmet account reset bo@school.example
! wellmet: This account is disabled: enable it first.
? 5
$ wellmet account enable bo@school.example
! bo@school.example is active now
$ wellmet account role bo@school.example --role staff
! bo@school.example is staff now
$ wellmet people --account bo@school.example
! wellmet: You may not do this: List people.
? 8

## What is erased is gone
$ wellmet account remove bo@school.example
! wellmet: Remove an account and all its records for good. Say --yes to do it.
? 2
$ wellmet account remove bo@school.example --yes
! Account removed: bo@school.example
$ wellmet --account bo@school.example people
! wellmet: There is no account with the e-mail bo@school.example.
? 3
$ wellmet account list --tsv | cut -f2
= email
= zoe@school.example
$ wellmet event audit --tsv | cut -f3 | sort | uniq -c
=       1 account_made
=       1 invited
=       1 kind
=       1 removed
=       1 settings
$ echo wrong | wellmet account erase --yes --password-stdin
! wellmet: This is not your password.
? 8
$ wellmet account export | grep -c '"Lindqvist"'
= 2
$ echo 'four plain words here' | wellmet account erase --yes --password-stdin
! Your account and its records are erased
$ wellmet people --tsv
$ wellmet account list
! wellmet: There is no login here: everything is yours without one. "wellmet account add --email YOU" makes the first, for a server with several people.
? 3
