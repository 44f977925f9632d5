# Opportunities, hours, meetings and decisions on the command line.

## An opportunity goes from the idea to its end
$ wellmet add Samira Haddad
! Person added: Samira Haddad
$ wellmet opportunity add --title "Shadowing in cardiology" --kind shadowing --supervisor haddad --specialty cardiology
! Opportunity added: Shadowing in cardiology
$ wellmet opportunity list --tsv | cut -f3-5
= title	kind	state
= Shadowing in cardiology	shadowing	idea
$ ID=$(wellmet opportunity list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet opportunity move $ID --to finished
! wellmet: State: It has not begun yet: say first that it is arranged or under way.
? 2
$ ID=$(wellmet opportunity list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet opportunity move $ID --to contacted --on 2027-08-03
! Contacted: Shadowing in cardiology. Next: No answer? A short reminder to Samira Haddad is fine after a week.
$ ID=$(wellmet opportunity list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet opportunity move $ID arranged
! Arranged: Shadowing in cardiology. Next: Note the first day.

## Hours in a line; thanks are owed at once
$ wellmet hours log cardiology 4h yesterday --what "Echo laboratory."
! Noted 4 h: Shadowing in cardiology. Thanks to Samira Haddad fit best within two days; Today reminds you
$ wellmet hours log cardiology 1h30
! Noted 90 min: Shadowing in cardiology. Thanks to Samira Haddad fit best within two days; Today reminds you
$ wellmet hours log cardiology "a while"
! wellmet: Time: "a while" is no time: write it like 4h, 90m or 1h30.
? 2
$ wellmet hours log neurology 4h
! wellmet: No opportunity fits "neurology": check the spelling, or add it first.
? 3
$ wellmet hours totals --by supervisor
= Name           Days  Time        Minutes  From        Until
= Samira Haddad     2  5 h 30 min      330  2027-08-09  2027-08-10
! 5 h 30 min in all.
$ wellmet hours export
= supervisor,specialty,day,hours,minutes,kind,opportunity,place,what\r
= Samira Haddad,cardiology,2027-08-09,4.00,240,shadowing,Shadowing in cardiology,,Echo laboratory.\r
= Samira Haddad,cardiology,2027-08-10,1.50,90,shadowing,Shadowing in cardiology,,\r
$ wellmet today --tsv | cut -f2-4
= kind	person	reason
= You owe	Samira Haddad	Samira Haddad helped you with a day of shadowing yesterday, and you have not thanked them yet.

## A block is closed in one go, and taken back in one go
$ ID=$(wellmet opportunity list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet opportunity close $ID --thanked haddad --letters haddad --reflection "She asked before she explained."
! Closed: Shadowing in cardiology
$ wellmet ask list --tsv | cut -f4-6
= kind	state	what
= letter	idea	a letter after Shadowing in cardiology
$ wellmet undo --yes
! Undone: Closed: Shadowing in cardiology
$ wellmet ask list --tsv

## A meeting before and after
$ wellmet add Mei-Ling Chen
! Person added: Mei-Ling Chen
$ wellmet meeting add --people chen --on tomorrow --time 14:00 --every-days 28
! Meeting added: Meeting
$ wellmet today --tsv | cut -f2-5
= kind	person	reason	evidence
= You owe	Samira Haddad	Samira Haddad helped you with a day of shadowing yesterday, and you have not thanked them yet.	From the help you noted. Thanks fit best within a day or two.
= Has a date	Mei-Ling Chen	You meet Mei-Ling Chen tomorrow at 14:00. What do you want to leave with?	No goal is noted. One sentence is enough.
$ ID=$(wellmet meeting list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet meeting hints $ID
! Nothing is open between you: no promise, next step or ask.
$ ID=$(wellmet meeting list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet meeting held $ID "We share the discussion." --mine "send the table by Friday"
! Noted the meeting with Mei-Ling Chen. The next one: Wednesday 8 September, 14:00.
$ wellmet promise list --tsv | cut -f4-8
= by	what	made_on	due_on	kept_on
= me	send the table	2027-08-10	2027-08-13\t
$ ID=$(wellmet meeting list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet meeting held $ID
! wellmet: This meeting is noted already.
? 2
$ ID=$(wellmet meeting list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[1]["id"])'); wellmet meeting cancelled $ID --last
! Called off: Mei-Ling Chen.

## A decision, and telling who advised
$ wellmet decision add "Research year or not?"
! Decision added: Research year or not?
$ ID=$(wellmet decision list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet advice add --decision $ID --person chen --text "Only with a question."
! Advice added: Only with a question.
$ ID=$(wellmet decision list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet decision outcome $ID "Two aways booked."
! wellmet: Nothing is decided yet: note first what you chose.
? 2
$ ID=$(wellmet decision list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet decision decide $ID "No research year" --why "Nothing to ask yet."
! Decided: Research year or not? To tell: Mei-Ling Chen
$ wellmet decision tell
= Id             Person         Question               Chosen
= {1}  Mei-Ling Chen  Research year or not?  No research year
$ ID=$(wellmet advice list --json | python3 -c 'import json,sys; print(json.load(sys.stdin)[0]["id"])'); wellmet advice told $ID --how email
! Told: Mei-Ling Chen
$ wellmet decision tell
! Everybody who advised you knows what you chose.
