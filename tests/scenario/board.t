# Seats, reflections and the ledger on the command line.

## A seat is filled, shown and freed
$ wellmet add Dr Lucia Ruiz
! Person added: Dr Lucia Ruiz
$ wellmet seat fill coach ruiz
! Dr Lucia Ruiz takes the seat: Coach
$ wellmet seat show coach
= State  Name           Since       Id
= fills  Dr Lucia Ruiz  2027-08-10  {1}
! Coach. Trains one skill with you over a short time.
$ wellmet seat fill coach ruiz
! wellmet: Dr Lucia Ruiz has this seat already: Coach.
? 2
$ wellmet seat list --tsv
= seat	title	who	ready	last_on	could
= mentor	Mentor	nobody yet\t\t\t
= sponsor	Sponsor	nobody yet\t\t\t
= coach	Coach	Dr Lucia Ruiz\t\t\t
= connector	Connector	nobody yet\t\t\t
= adviser	Adviser	nobody yet\t\t\t
= near_peer	Near-peer	nobody yet\t\t\t
= specialty_faculty	Faculty in your specialty	nobody yet\t\t\t
= external	Contact at another institution	nobody yet\t\t\t
$ wellmet seat free coach
! The seat is free; Dr Lucia Ruiz stays in your notebook: Coach
$ wellmet seat free coach
! wellmet: Coach: nobody sits there.
? 3
$ wellmet undo
! Undone: The seat is free; Dr Lucia Ruiz stays in your notebook: Coach

## A reflection in one line
$ wellmet identity
! Nothing is written yet. Begin: wellmet quality add "Staying calm when it is busy"
$ wellmet quality add "Staying calm when it is busy" --people ruiz
! Quality added: Staying calm when it is busy
$ wellmet reflect --quality calm --person ruiz She finished one thing before she turned to the next.
! Reflection added
$ wellmet reflect --quality zeal "Hm."
! wellmet: Quality: there is none called "zeal"; add it first.
? 3
$ wellmet identity --tsv
= quality	id	people	reflections
= Staying calm when it is busy	{2}	Dr Lucia Ruiz	1

## Help both ways
$ wellmet ledger
= What  Text
= idea  Teach a student a year behind you what somebody taught you.
! No help is noted yet, either way.
$ wellmet help add --person ruiz --direction received --about "went over my application" --on 2027-08-01
! Help added: went over my application
$ wellmet help add --person ruiz --direction given --about "carried her books" --on 2027-08-02
! Help added: carried her books
$ wellmet ledger ruiz --tsv
= what	who	text	on
= thanks owed	Dr Lucia Ruiz	went over my application	2027-08-01
= given	Dr Lucia Ruiz	carried her books	2027-08-02
= received	Dr Lucia Ruiz	went over my application	2027-08-01
