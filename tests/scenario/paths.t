# What a student asks of their network: who can put me in contact? Twenty questions on the sample
# network, and two answers. Each tie's evidence was read against data/sample_*.csv by hand.

## The sample network
$ wellmet sample add
! Sample network added: 64 people, 649 interactions

## 1. Who could introduce me to Dr Ruiz?
$ wellmet path Ruiz --k 3
= Way  Chance         From               To                 Tie            Rests on
=   1  about 1 in 3   You                Dr Mei-Ling Chen   about 3 in 4   In touch with you, most recently Friday
=   1  about 1 in 3   Dr Mei-Ling Chen   Dr Lucía Ruiz      about 3 in 4   You noted that they worked together: They share the admitting nights at St. Brigid; she told me over coffee; You came to Dr Lucía Ruiz through Dr Mei-Ling Chen; Both at St. Brigid Hospital, since 2023
=   2  about 1 in 5   You                Dr Harpreet Singh  about 3 in 4   In touch with you, most recently 30 July
=   2  about 1 in 5   Dr Harpreet Singh  Dr Lucía Ruiz      about 1 in 3   Both in Emergency medicine at St. Brigid Hospital, since 2023; Both at Tern River Emergency Medicine Residency, 2020–2021
=   3  about 1 in 20  You                Nils Eriksen       about 2 in 3   In touch with you, most recently 14 May
=   3  about 1 in 20  Nils Eriksen       Dr Lucía Ruiz      about 1 in 10  Both at Tern River Emergency Medicine Residency, 2022–2023
! Ways to Dr Lucía Ruiz:
! 1. Dr Mei-Ling Chen could introduce you to Dr Lucía Ruiz. If you write: about 75 % that an answer comes within two weeks. You asked Dr Mei-Ling Chen for two things in the last year; one is still open. They still have something of yours to do: another way, or a little later, is kinder. You owe them a thank-you or a promise: that comes first.
! 2. Dr Harpreet Singh could introduce you to Dr Lucía Ruiz. If you write: chances are good; too few tries to say more. You owe them a thank-you or a promise: that comes first.
! 3. Nils Eriksen could introduce you to Dr Lucía Ruiz. If you write: chances are good; too few tries to say more.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 2. Dr Chen is busy: by whom else?
$ wellmet path Ruiz --k 2 --without 'Mei-Ling Chen'
= Way  Chance         From               To                 Tie            Rests on
=   1  about 1 in 5   You                Dr Harpreet Singh  about 3 in 4   In touch with you, most recently 30 July
=   1  about 1 in 5   Dr Harpreet Singh  Dr Lucía Ruiz      about 1 in 3   Both in Emergency medicine at St. Brigid Hospital, since 2023; Both at Tern River Emergency Medicine Residency, 2020–2021
=   2  about 1 in 20  You                Nils Eriksen       about 2 in 3   In touch with you, most recently 14 May
=   2  about 1 in 20  Nils Eriksen       Dr Lucía Ruiz      about 1 in 10  Both at Tern River Emergency Medicine Residency, 2022–2023
! Ways to Dr Lucía Ruiz:
! 1. Dr Harpreet Singh could introduce you to Dr Lucía Ruiz. If you write: chances are good; too few tries to say more. You owe them a thank-you or a promise: that comes first.
! 2. Nils Eriksen could introduce you to Dr Lucía Ruiz. If you write: chances are good; too few tries to say more.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 3. Somebody different first each time, not too far round
$ wellmet path Ruiz --differs --hops 2 --k 4 --tsv
= way	chance	from	to	tie	rests_on
= 1	about 1 in 3	You	Dr Mei-Ling Chen	about 3 in 4	In touch with you, most recently Friday
= 1	about 1 in 3	Dr Mei-Ling Chen	Dr Lucía Ruiz	about 3 in 4	You noted that they worked together: They share the admitting nights at St. Brigid; she told me over coffee; You came to Dr Lucía Ruiz through Dr Mei-Ling Chen; Both at St. Brigid Hospital, since 2023
= 2	about 1 in 5	You	Dr Harpreet Singh	about 3 in 4	In touch with you, most recently 30 July
= 2	about 1 in 5	Dr Harpreet Singh	Dr Lucía Ruiz	about 1 in 3	Both in Emergency medicine at St. Brigid Hospital, since 2023; Both at Tern River Emergency Medicine Residency, 2020–2021
= 3	about 1 in 20	You	Nils Eriksen	about 2 in 3	In touch with you, most recently 14 May
= 3	about 1 in 20	Nils Eriksen	Dr Lucía Ruiz	about 1 in 10	Both at Tern River Emergency Medicine Residency, 2022–2023
= 4	less than 1 in 20	You	Dr Samira Haddad	about 2 in 3	In touch with you, most recently 2 August
= 4	less than 1 in 20	Dr Samira Haddad	Dr Lucía Ruiz	about 1 in 20	Both at St. Brigid Hospital, since 2023

## 4. Whom do I know at the program in Tern River?
$ wellmet path --program 'Tern River'
= Way  Chance        From  To                    Tie           Rests on
=   1  about 2 in 3  You   Dr Omar Hassan        about 3 in 4  In touch with you, most recently Thursday
=   2  about even    You   Dr Leilani Kahananui  about 2 in 3  In touch with you, most recently 26 May
=   3  about even    You   Nils Eriksen          about 2 in 3  In touch with you, most recently 14 May
! Ways to anybody at Tern River Emergency Medicine Residency:
! 1. You know Dr Omar Hassan yourself: write. If you write: chances are good; too few tries to say more.
! 2. You know Dr Leilani Kahananui yourself: write. If you write: chances are good; too few tries to say more. You owe them a thank-you or a promise: that comes first.
! 3. You know Nils Eriksen yourself: write. If you write: chances are good; too few tries to say more.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 5. And at the one in Port Ansel?
$ wellmet path --program 'Port Ansel'
= Way  Chance      From  To            Tie           Rests on
=   1  about even  You   Dr Avi Cohen  about 2 in 3  In touch with you, most recently 30 April
! Ways to anybody at Port Ansel Internal Medicine Residency:
! 1. You know Dr Avi Cohen yourself: write. If you write: chances are about even; too few tries to say more.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 6. At the program of my own hospital?
$ wellmet path --program 'St. Brigid'
= Way  Chance      From  To                 Tie           Rests on
=   1  about even  You   Dr Hannah Feldman  about 3 in 4  In touch with you, most recently 30 July
! Ways to anybody at St. Brigid Internal Medicine Residency:
! 1. You know Dr Hannah Feldman yourself: write. If you write: about 70 % that an answer comes within two weeks. You owe them a thank-you or a promise: that comes first.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 7. At the hospital in Port Ansel, program or not?
$ wellmet path --org 'Port Ansel University Hospital' --tsv
= way	chance	from	to	tie	rests_on
= 1	about even	You	Dr Avi Cohen	about 2 in 3	In touch with you, most recently 30 April
= 2	about even	You	Dr Carlos Fernández	about 2 in 3	In touch with you, most recently 14 April
= 3	about even	You	Dr Petra Nováková	about 2 in 3	In touch with you, most recently 5 May
= 4	about even	You	Dr Ngozi Abara	about 2 in 3	In touch with you, most recently 7 June
= 5	about 1 in 5	You	Dr Samira Haddad	about 2 in 3	In touch with you, most recently 2 August
= 5	about 1 in 5	Dr Samira Haddad	Dr Hana Weiss	about even	You noted that one taught the other: Dr Haddad taught her on the wards at Port Ansel; she said so at grand rounds

## 8. Who does nephrology in Port Ansel?
$ wellmet path --specialty nephrology --place 'Port Ansel'
= Way  Chance      From  To                 Tie           Rests on
=   1  about even  You   Dr Petra Nováková  about 2 in 3  In touch with you, most recently 5 May
! Ways to anybody in nephrology at Port Ansel:
! 1. You know Dr Petra Nováková yourself: write. If you write: chances are about even; too few tries to say more. You asked Dr Petra Nováková for one thing in the last year; one is still open. They still have something of yours to do: another way, or a little later, is kinder.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 9. Who works in emergency medicine, anywhere?
$ wellmet path --specialty EM --k 4 --tsv
= way	chance	from	to	tie	rests_on
= 1	about 2 in 3	You	Dr Harpreet Singh	about 3 in 4	In touch with you, most recently 30 July
= 2	about 2 in 3	You	Dr Omar Hassan	about 3 in 4	In touch with you, most recently Thursday
= 3	about even	You	Dr Leilani Kahananui	about 2 in 3	In touch with you, most recently 26 May
= 4	about 1 in 3	You	Dr Mei-Ling Chen	about 3 in 4	In touch with you, most recently Friday
= 4	about 1 in 3	Dr Mei-Ling Chen	Dr Lucía Ruiz	about 3 in 4	You noted that they worked together: They share the admitting nights at St. Brigid; she told me over coffee; You came to Dr Lucía Ruiz through Dr Mei-Ling Chen; Both at St. Brigid Hospital, since 2023

## 10. Who could say a good word for me to the program director in Tern River?
$ wellmet path Kahananui --k 3
= Way  Chance        From            To                    Tie           Rests on
=   1  about even    You             Dr Leilani Kahananui  about 2 in 3  In touch with you, most recently 26 May
=   2  about 1 in 3  You             Dr Omar Hassan        about 3 in 4  In touch with you, most recently Thursday
=   2  about 1 in 3  Dr Omar Hassan  Dr Leilani Kahananui  about 3 in 4  Dr Leilani Kahananui led Tern River Emergency Medicine Residency while Dr Omar Hassan was there, since 2025; You came to Dr Leilani Kahananui through Dr Omar Hassan (April 2027)
=   3  about 1 in 3  You             Nils Eriksen          about 2 in 3  In touch with you, most recently 14 May
=   3  about 1 in 3  Nils Eriksen    Dr Leilani Kahananui  about 3 in 4  Dr Leilani Kahananui led Tern River Emergency Medicine Residency while Nils Eriksen was there, since 2023; You came to Nils Eriksen through Dr Leilani Kahananui (May 2027); Both with you once, most recently 10 May
! Ways to Dr Leilani Kahananui:
! 1. You know Dr Leilani Kahananui yourself: write. If you write: chances are good; too few tries to say more. You owe them a thank-you or a promise: that comes first.
! 2. Dr Omar Hassan could introduce you to Dr Leilani Kahananui. If you write: chances are good; too few tries to say more.
! 3. Nils Eriksen could introduce you to Dr Leilani Kahananui. If you write: chances are good; too few tries to say more.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 11. And to the one in Port Ansel?
$ wellmet path Cohen --k 4 --tsv
= way	chance	from	to	tie	rests_on
= 1	about even	You	Dr Avi Cohen	about 2 in 3	In touch with you, most recently 30 April
= 2	about 1 in 4	You	Dr Soo-jin Park	about 2 in 3	In touch with you, most recently 22 June
= 2	about 1 in 4	Dr Soo-jin Park	Dr Avi Cohen	about even	Dr Avi Cohen led Port Ansel Internal Medicine Residency while Dr Soo-jin Park was there, 2022–2025
= 3	about 1 in 5	You	Dr Carlos Fernández	about 2 in 3	In touch with you, most recently 14 April
= 3	about 1 in 5	Dr Carlos Fernández	Dr Avi Cohen	about even	You noted that they know each other: They share a clinic day at Port Ansel; Both at Port Ansel University Hospital, since 2018
= 4	about 1 in 5	You	Dr Samira Haddad	about 2 in 3	In touch with you, most recently 2 August
= 4	about 1 in 5	Dr Samira Haddad	Dr Avi Cohen	about even	You came to Dr Avi Cohen through Dr Samira Haddad (October 2026)

## 12. To somebody I met once, at a poster?
$ wellmet path Novakova --k 2
= Way  Chance        From             To                 Tie           Rests on
=   1  about even    You              Dr Petra Nováková  about 2 in 3  In touch with you, most recently 5 May
=   2  about 1 in 3  You              Dr Chidi Okafor    about 3 in 4  In touch with you, most recently Sunday
=   2  about 1 in 3  Dr Chidi Okafor  Dr Petra Nováková  about 3 in 4  You came to Dr Petra Nováková through Dr Chidi Okafor (December 2026); They wrote two papers together, the last in 2026: Both names are on the dialysis papers; Both with you once, most recently 14 April
! Ways to Dr Petra Nováková:
! 1. You know Dr Petra Nováková yourself: write. If you write: chances are about even; too few tries to say more. You asked Dr Petra Nováková for one thing in the last year; one is still open. They still have something of yours to do: another way, or a little later, is kinder.
! 2. Dr Chidi Okafor could introduce you to Dr Petra Nováková. If you write: about 80 % that an answer comes within two weeks. You owe them a thank-you or a promise: that comes first.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## 13. To the surgeon who shares a clinic with Dr Cohen?
$ wellmet path Fernandez --k 2 --tsv
= way	chance	from	to	tie	rests_on
= 1	about even	You	Dr Carlos Fernández	about 2 in 3	In touch with you, most recently 14 April
= 2	about 1 in 5	You	Dr Avi Cohen	about 2 in 3	In touch with you, most recently 30 April
= 2	about 1 in 5	Dr Avi Cohen	Dr Carlos Fernández	about even	You noted that they know each other: They share a clinic day at Port Ansel; Both at Port Ansel University Hospital, since 2018

## 14. Whom do I know where nobody is noted?
$ wellmet path --org 'Lakes Region Medical Society'
! Your people do not include anybody at Lakes Region Medical Society yet. Add somebody you have heard of, with their place, and ways to them are looked for.

## 15. Whom does Dr Hassan know?
$ wellmet tie why Hassan
= Knows                 Tie           Rests on
= Dr Leilani Kahananui  about 3 in 4  Dr Leilani Kahananui led Tern River Emergency Medicine Residency while Dr Omar Hassan was there, since 2025; You came to Dr Leilani Kahananui through Dr Omar Hassan (April 2027)
= You                   about 3 in 4  In touch with you, most recently Thursday
= Dr Hannah Feldman     about even    You came to Dr Omar Hassan through Dr Hannah Feldman (January 2027)
= Nils Eriksen          about 1 in 4  Both at Tern River Emergency Medicine Residency, since 2025

## 16. Do Dr Okafor and Dr Nováková really know each other?
$ wellmet tie why Okafor Novakova
= Knows              Tie           Rests on                                                                                 When
= Dr Petra Nováková  about 3 in 4  You came to Dr Petra Nováková through Dr Chidi Okafor                                    December 2026
= Dr Petra Nováková  about 3 in 4  They wrote two papers together, the last in 2026: Both names are on the dialysis papers  2026
= Dr Petra Nováková  about 3 in 4  Both with you once, most recently 14 April                                               14 April

## 17. What should I find out next?
$ wellmet tie suggest
= Question                                                       Because                                                                                                                         Gain
= Do Dr Mei-Ling Chen and Dr Tomás Ferreira know each other?     Both at St. Brigid Internal Medicine Residency, 2015–2017.                                                                      A yes would make the way to Dr Tomás Ferreira stronger.
= Do Dr Avi Cohen and Dr Hana Weiss know each other?             Dr Avi Cohen led Port Ansel Internal Medicine Residency while Dr Hana Weiss was there, 2021–2022.                               A yes would make the way to Dr Hana Weiss stronger.
= Do Dr Harpreet Singh and Dr Astrid Lindqvist know each other?  You came to Dr Astrid Lindqvist through Dr Harpreet Singh.                                                                      A yes would make the way to Dr Astrid Lindqvist stronger.
= Do Dr Chidi Okafor and Dr Sipho Mokoena know each other?       Dr Chidi Okafor taught at Department of Medicine while Dr Sipho Mokoena studied at Harrow Lake College of Medicine, 2022–2026.  A yes would make the way to Dr Sipho Mokoena stronger.
! Answer with: wellmet tie say PERSON OTHER --said yes (or no)
$ wellmet tie suggest Ruiz --limit 3
= Question                                                   Because
= Do Dr Lucía Ruiz and Dr Harpreet Singh know each other?    Both in Emergency medicine at St. Brigid Hospital, since 2023.
= Do Dr Lucía Ruiz and Nils Eriksen know each other?         Both at Tern River Emergency Medicine Residency, 2022–2023.
= Do Dr Lucía Ruiz and Dr Astrid Lindqvist know each other?  Both at Tern River Emergency Medicine Residency, 2020–2021.
! Answer with: wellmet tie say PERSON OTHER --said yes (or no)

## 18. Dr Singh told me: he trained under the same roof, and they are in touch
$ wellmet tie say 'Harpreet Singh' Ruiz --said yes --evidence 'He told me on the ultrasound evening.'
! Dr Harpreet Singh and Dr Lucía Ruiz: They know each other
$ wellmet path Ruiz --k 2 --tsv
= way	chance	from	to	tie	rests_on
= 1	about 1 in 3	You	Dr Mei-Ling Chen	about 3 in 4	In touch with you, most recently Friday
= 1	about 1 in 3	Dr Mei-Ling Chen	Dr Lucía Ruiz	about 3 in 4	You noted that they worked together: They share the admitting nights at St. Brigid; she told me over coffee; You came to Dr Lucía Ruiz through Dr Mei-Ling Chen; Both at St. Brigid Hospital, since 2023
= 2	about 1 in 3	You	Dr Harpreet Singh	about 3 in 4	In touch with you, most recently 30 July
= 2	about 1 in 3	Dr Harpreet Singh	Dr Lucía Ruiz	about 3 in 4	You noted that they know each other: He told me on the ultrasound evening; Both in Emergency medicine at St. Brigid Hospital, since 2023; Both at Tern River Emergency Medicine Residency, 2020–2021
$ wellmet tie say Kahananui Ruiz --said no
! Dr Leilani Kahananui and Dr Lucía Ruiz: They do not know each other
$ wellmet tie why Ruiz Kahananui
= Knows                 Tie       Said
= Dr Leilani Kahananui  not used  You said that they do not know each other.
$ wellmet tie say 'Mei-Ling Chen' Ruiz --said unused
! Dr Mei-Ling Chen and Dr Lucía Ruiz: Do not use this way
$ wellmet path Ruiz --k 1 --tsv
= way	chance	from	to	tie	rests_on
= 1	about 1 in 3	You	Dr Harpreet Singh	about 3 in 4	In touch with you, most recently 30 July
= 1	about 1 in 3	Dr Harpreet Singh	Dr Lucía Ruiz	about 3 in 4	You noted that they know each other: He told me on the ultrasound evening; Both in Emergency medicine at St. Brigid Hospital, since 2023; Both at Tern River Emergency Medicine Residency, 2020–2021
$ wellmet undo
! Undone: Dr Mei-Ling Chen and Dr Lucía Ruiz: Do not use this way

## 19. Ask him, and note what came of it
$ wellmet path ask 'Harpreet Singh' Ruiz --topic 'an elective in her department'
! To ask Dr Harpreet Singh: an introduction to Dr Lucía Ruiz. Nothing is sent; the note below the line is for forwarding, after the other has said yes.
$ wellmet path ask 'Harpreet Singh' Ruiz --json
= {
=   "person": "Dr Harpreet Singh",
=   "about": "Dr Lucía Ruiz",
=   "subject": "Would you introduce me to Dr Lucía Ruiz?",
=   "body": "Dear Dr. Singh,\n\n[one sentence that fits only them] So my question is whether you would introduce me to Dr Lucía Ruiz. It is about [what it is about].\n\nIf you would rather not, a short no is fine and needs no reason. If you are willing, please ask there first whether it is welcome. Below is a note you can forward as it is.\n\nThank you,\n[your name]\n\n---\n\n[your name] is [your year and school] and would like to ask you about [what it is about]. Fifteen minutes by phone would be plenty. May I put you in touch? If not, tell me, and that is the end of it.",
=   "draft": "/people/{1}/draft?ask={2}",
=   "id": "{2}"
= }
$ wellmet ask sent 'Singh introduction'
! Asked Dr Harpreet Singh: an introduction to Dr Lucía Ruiz
$ wellmet path Ruiz --k 1
= Way  Chance        From              To                Tie           Rests on
=   1  about 1 in 3  You               Dr Mei-Ling Chen  about 3 in 4  In touch with you, most recently Friday
=   1  about 1 in 3  Dr Mei-Ling Chen  Dr Lucía Ruiz     about 3 in 4  You noted that they worked together: They share the admitting nights at St. Brigid; she told me over coffee; You came to Dr Lucía Ruiz through Dr Mei-Ling Chen; Both at St. Brigid Hospital, since 2023
! Ways to Dr Lucía Ruiz:
! 1. Dr Mei-Ling Chen could introduce you to Dr Lucía Ruiz. If you write: about 75 % that an answer comes within two weeks. You asked Dr Mei-Ling Chen for two things in the last year; one is still open. They still have something of yours to do: another way, or a little later, is kinder. You owe them a thank-you or a promise: that comes first.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.
$ wellmet ask done 'Singh introduction'
! Dr Harpreet Singh did it: an introduction to Dr Lucía Ruiz
$ wellmet tie why Ruiz 'Harpreet Singh'
= Knows              Tie           Said                                    Rests on                                                                               When
= Dr Harpreet Singh  about 3 in 4  You said that they do know each other.  You noted that they know each other: Dr Harpreet Singh introduced you, 10 August 2027
= Dr Harpreet Singh  about 3 in 4  You said that they do know each other.  Both in Emergency medicine at St. Brigid Hospital, since 2023                          now
= Dr Harpreet Singh  about 3 in 4  You said that they do know each other.  Both at Tern River Emergency Medicine Residency, 2020–2021                             2021

## 20. What does my network look like, and whom should I meet?
$ wellmet path bridges
= Name            You
= Words           You know fifty-nine people. Few of them know each other. Nearly each leads to people the others do not reach.
= People          59
= Effective size  49.92
= Constraint      0.05
= Clustering      0.16
$ wellmet path bridges 'Mei-Ling Chen'
= Name            Dr Mei-Ling Chen
= Words           Dr Mei-Ling Chen knows thirty-two people. Some of them know each other. About half of them lead to people the others do not reach.
= People          32
= Effective size  17.44
= Constraint      0.19
= Clustering      0.47
$ wellmet path meet
= Name                 Place                                                         Reason                                                                                                                By way of                                                      Chance
= Dr Sipho Mokoena     emergency medicine, Pine Harbor Emergency Medicine Residency  Would bring one of your programs nearer: Pine Harbor Emergency Medicine Residency. Knows one person you do not know.  Dr Hannah Feldman could introduce you to Dr Sipho Mokoena.     about 1 in 3
= Dr Astrid Lindqvist  emergency medicine, Pine Harbor Emergency Medicine Residency  Would bring one of your programs nearer: Pine Harbor Emergency Medicine Residency. Knows two people you do not know.  Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.  about 1 in 3

## Questions without an answer
$ wellmet path
! wellmet: Say whom you look for: a person, a program, a place or a specialty.
? 2
$ wellmet path Ruiz --hops 9
! wellmet: Hops: write a number from 0 to 5.
? 2
$ wellmet path --place 'Port Ansel'
! wellmet: Say whom you look for: a person, a program, a place or a specialty.
? 2
$ wellmet tie say Ruiz Ruiz --said yes
! wellmet: A tie needs two people: choose another one.
? 2

## Where nobody is known yet
$ wellmet path --program Pine --differs --k 3
= Way  Chance        From                To                   Tie           Rests on
=   1  about 1 in 3  You                 Dr Harpreet Singh    about 3 in 4  In touch with you, most recently today
=   1  about 1 in 3  Dr Harpreet Singh   Dr Astrid Lindqvist  about 2 in 3  You came to Dr Astrid Lindqvist through Dr Harpreet Singh; The same class at Tern River Emergency Medicine Residency, 2018–2021
=   2  about 1 in 3  You                 Dr Hannah Feldman    about 3 in 4  In touch with you, most recently 30 July
=   2  about 1 in 3  Dr Hannah Feldman   Dr Sipho Mokoena     about 2 in 3  You noted that they trained together: She told me that they shared an anatomy table; The same class at Harrow Lake College of Medicine, 2022–2026
=   3  about 1 in 5  You                 Dr Amara Delacroix   about 2 in 3  In touch with you, most recently 29 July
=   3  about 1 in 5  Dr Amara Delacroix  Dr Astrid Lindqvist  about 1 in 3  You noted that they worked together, 2023–2025: Two winters on the same rescue team
! Ways to anybody at Pine Harbor Emergency Medicine Residency:
! 1. Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist. If you write: chances are good; too few tries to say more. You asked Dr Harpreet Singh for one thing in the last year. You owe them a thank-you or a promise: that comes first.
! 2. Dr Hannah Feldman could introduce you to Dr Sipho Mokoena. If you write: about 70 % that an answer comes within two weeks. You owe them a thank-you or a promise: that comes first.
! 3. Dr Amara Delacroix could introduce you to Dr Astrid Lindqvist. If you write: chances are good; too few tries to say more.
! Do Dr Harpreet Singh and Dr Astrid Lindqvist know each other? You came to Dr Astrid Lindqvist through Dr Harpreet Singh. A yes would make the way to Dr Astrid Lindqvist stronger.
! Do Dr Chidi Okafor and Dr Sipho Mokoena know each other? Dr Chidi Okafor taught at Department of Medicine while Dr Sipho Mokoena studied at Harrow Lake College of Medicine, 2022–2026. A yes would make the way to Dr Sipho Mokoena stronger.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.
$ wellmet path Ferreira --k 1
= Way  Chance         From              To                 Tie            Rests on
=   1  about 1 in 20  You               Dr Mei-Ling Chen   about 3 in 4   In touch with you, most recently Friday
=   1  about 1 in 20  Dr Mei-Ling Chen  Dr Tomás Ferreira  about 1 in 10  Both at St. Brigid Internal Medicine Residency, 2015–2017
! Ways to Dr Tomás Ferreira:
! 1. Dr Mei-Ling Chen could introduce you to Dr Tomás Ferreira. If you write: about 75 % that an answer comes within two weeks. You asked Dr Mei-Ling Chen for two things in the last year; one is still open. They still have something of yours to do: another way, or a little later, is kinder. You owe them a thank-you or a promise: that comes first.
! Do Dr Mei-Ling Chen and Dr Tomás Ferreira know each other? Both at St. Brigid Internal Medicine Residency, 2015–2017. A yes would make the way to Dr Tomás Ferreira stronger.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.
$ wellmet tie why Lindqvist
= Knows               Tie            Rests on
= Dr Harpreet Singh   about 2 in 3   You came to Dr Astrid Lindqvist through Dr Harpreet Singh; The same class at Tern River Emergency Medicine Residency, 2018–2021
= Dr Amara Delacroix  about 1 in 3   You noted that they worked together, 2023–2025: Two winters on the same rescue team
= Dr Sipho Mokoena    about 1 in 5   Both at Pine Harbor Emergency Medicine Residency, since 2026
= Dr Lucía Ruiz       about 1 in 10  Both at Tern River Emergency Medicine Residency, 2020–2021
$ wellmet tie say Mei-Ling Ferreira --said yes --evidence 'She laughed and said: of course.'
! Dr Mei-Ling Chen and Dr Tomás Ferreira: They know each other
$ wellmet path Ferreira --k 1
= Way  Chance        From              To                 Tie           Rests on
=   1  about 1 in 3  You               Dr Mei-Ling Chen   about 3 in 4  In touch with you, most recently Friday
=   1  about 1 in 3  Dr Mei-Ling Chen  Dr Tomás Ferreira  about 3 in 4  You noted that they know each other: She laughed and said: of course; Both at St. Brigid Internal Medicine Residency, 2015–2017
! Ways to Dr Tomás Ferreira:
! 1. Dr Mei-Ling Chen could introduce you to Dr Tomás Ferreira. If you write: about 75 % that an answer comes within two weeks. You asked Dr Mei-Ling Chen for two things in the last year; one is still open. They still have something of yours to do: another way, or a little later, is kinder. You owe them a thank-you or a promise: that comes first.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.
$ wellmet undo
! Undone: Dr Mei-Ling Chen and Dr Tomás Ferreira: They know each other
$ wellmet path Mokoena --without Feldman --k 1
= Way  Chance         From                 To                   Tie           Rests on
=   1  about 1 in 20  You                  Dr Harpreet Singh    about 3 in 4  In touch with you, most recently today
=   1  about 1 in 20  Dr Harpreet Singh    Dr Astrid Lindqvist  about 2 in 3  You came to Dr Astrid Lindqvist through Dr Harpreet Singh; The same class at Tern River Emergency Medicine Residency, 2018–2021
=   1  about 1 in 20  Dr Astrid Lindqvist  Dr Sipho Mokoena     about 1 in 5  Both at Pine Harbor Emergency Medicine Residency, since 2026
! Ways to Dr Sipho Mokoena:
! 1. Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist, who knows Dr Sipho Mokoena. If you write: chances are good; too few tries to say more. You asked Dr Harpreet Singh for one thing in the last year. You owe them a thank-you or a promise: that comes first.
! Do Dr Chidi Okafor and Dr Sipho Mokoena know each other? Dr Chidi Okafor taught at Department of Medicine while Dr Sipho Mokoena studied at Harrow Lake College of Medicine, 2022–2026. A yes would make the way to Dr Sipho Mokoena stronger.
! A judgement from what you noted and from dated positions, good for comparing ways with each other; it is no measured chance. What you say about a tie counts more.

## Today knows one way a week
The program of which nobody is known, by way of somebody who is owed nothing.

$ wellmet today --all | grep -A4 Missing | grep -B1 -A4 Pine
= 30  Dr Amara Delacroix, family medicine, Larkspur Rural Health Center   Missing
=     You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr
=     Amara Delacroix could introduce you to Dr Astrid Lindqvist.
=     You noted that they worked together, 2023–2025: Two winters on the same
=     rescue team. The whole way: about 1 in 5, a judgement. One way a week,
$ wellmet today --all --json | python3 -c 'import json, sys
> for r in json.load(sys.stdin):
>     if r["rule"] == "way_in": print(r["subject"], r["person_id"], r["reason"])'
= {3} {4} You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Amara Delacroix could introduce you to Dr Astrid Lindqvist.

## Somebody and themselves
$ wellmet tie why Hassan Hassan
! wellmet: A tie needs two people: choose another one.
? 2
