# Two years of a student's asks on the sample network, day by day as they come: what is done, and what
# Today says on that day. `scenario.py --update` writes the answers anew; read every line of it then.

## August 2027: the sample network, and what is owed is done first
$ WELLMET_NOW=2027-08-10T09:00:00Z wellmet sample add --yes
! Sample network added: 64 people, 649 interactions
$ wellmet quiet remove $(wellmet quiet list --json | sed -n 's/.*"id": "\([0-9A-Z]*\)".*/\1/p' | head -1) --yes
! Quiet weeks removed: Shelf exam in medicine
The four letters of this autumn belong to another year than this student's: letters.t has such.
$ for who in müller yılmaz fernández
> do WELLMET_NOW=2027-08-10T09:00:00Z wellmet ask dropped "$who letter"
> done
! Let go, Dr Jürgen Müller: a letter for residency
! Let go, Dr Ayşe Yılmaz: a letter for residency
! Let go, Dr Carlos Fernández: a letter for residency
$ WELLMET_NOW=2027-08-10T09:00:00Z wellmet ask told 'nguyễn letter'
! Told Dr Lan Nguyễn what came of it: a letter for residency
$ WELLMET_NOW=2027-08-10T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Chidi Okafor	You promised Dr Chidi Okafor to send the table of late referrals by last Sunday.
= You owe	David Chen	You promised David Chen to share your notes on heart sounds by Friday.
= You owe	Dr Mei-Ling Chen	Dr Mei-Ling Chen read your second draft on Saturday, and you have not thanked her yet.
= You owe	Denise Williams	Denise Williams showed you how to place a difficult line on Wednesday, and you have not thanked her yet.
= You owe	Dr Harpreet Singh	Dr Harpreet Singh stayed late to teach you cardiac views on 1 August, and you have not thanked him yet.
$ WELLMET_NOW=2027-08-10T09:00:00Z wellmet asks
= Person                    What                                       State     Next                           On
= Marcus Jackson            an hour of interview practice              Thanked   Tell them what came of it      2027-05-12
= Dr Freja Andersen         a morning in the skin clinic               Asked     Let it rest                    2027-08-04
= Dr Marie-Claire Baptiste  a letter for the summer elective           Agreed    A friendly word about the day  2027-08-06
= Dr Agnieszka Wójcik       a day in the reading room                  Declined  Thank them for the answer      2027-08-08
= Dr Élodie Moreau          twenty minutes on choosing away rotations  Asked     Remind them once, kindly       2027-08-09
= Dr Mei-Ling Chen          comments on my second draft                Done      Write thanks                   2027-08-09
= Dr Petra Nováková         half an hour on research years             Agreed    send her two dates             2027-08-09
= Dr Samira Haddad          three mornings in cardiology               Thanked   Tell them what came of it      2027-09-09
= Dr Mei-Ling Chen          a letter for residency                     Agreed    send the packet                2027-10-09
= Dr Mei-Ling Chen          an introduction to Dr Ruiz                 Idea      Prepare and ask
$ for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do WELLMET_NOW=2027-08-10T09:00:00Z wellmet done 1; done
! Done: Dr Chidi Okafor
! Done: David Chen
! Done: Dr Mei-Ling Chen
! Done: Denise Williams
! Done: Dr Harpreet Singh
! Done: Dr Joseph Whitehorse
! Done: Valentina López
! Done: Dr Samira Haddad
! Done: Dr Leilani Kahananui
! Done: Siobhán O'Sullivan
! Done: Dr Soo-jin Park
! Done: Dr Omar Hassan
! Done: Dr Ingrid Halvorsen
$ for what in 'cards for her' 'visiting student program' 'names of three' 'week for you in'; do n=$(WELLMET_NOW=2027-08-10T09:00:00Z wellmet today --all --tsv | grep "$what" | cut -f 1); WELLMET_NOW=2027-08-10T09:00:00Z wellmet done $n; done
! Done: Dr Hannah Feldman
! Done: Dr Avi Cohen
! Done: Dr Ngozi Abara
! Done: Dr Joseph Whitehorse
$ WELLMET_NOW=2027-08-10T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= You owe	Dr Agnieszka Wójcik	Dr Agnieszka Wójcik answered you honestly on Friday and declined: a day in the reading room.
= Has a date	Aoife Brennan	You meet Aoife Brennan on Thursday at 10:30. What do you want to leave with?
= Has a date	Dr Yuki Tanaka	You were to meet Dr Yuki Tanaka yesterday. How was it?
= Has a date	Dr Miriam Goldberg	Internal medicine block ended on Thursday. Thank people while it is fresh, and see who would write for you.

## August: an answer, thanks for a no, and one that is let rest
$ WELLMET_NOW=2027-08-11T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= You owe	Dr Agnieszka Wójcik	Dr Agnieszka Wójcik answered you honestly on Friday and declined: a day in the reading room.
= Has a date	Aoife Brennan	You meet Aoife Brennan tomorrow at 10:30. What do you want to leave with?
= Has a date	Dr Yuki Tanaka	You were to meet Dr Yuki Tanaka on Monday. How was it?
= Has a date	Dr Miriam Goldberg	Internal medicine block ended on Thursday. Thank people while it is fresh, and see who would write for you.
$ WELLMET_NOW=2027-08-11T09:00:00Z wellmet ask sent 'moreau advice' --said 'A short reminder.'
! Reminded Dr Élodie Moreau: twenty minutes on choosing away rotations
$ WELLMET_NOW=2027-08-11T09:00:00Z wellmet ask thanked 'wojcik reading'
! Thanked Dr Agnieszka Wójcik: a day in the reading room
$ WELLMET_NOW=2027-08-11T09:00:00Z wellmet ask no-answer 'andersen morning'
! No answer from Dr Freja Andersen: a morning in the skin clinic
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= Has a date	Aoife Brennan	You meet Aoife Brennan today at 10:30. What do you want to leave with?
= Has a date	Dr Yuki Tanaka	You were to meet Dr Yuki Tanaka on Monday. How was it?
= Has a date	Dr Miriam Goldberg	Internal medicine block ended on 5 August. Thank people while it is fresh, and see who would write for you.
= Has a date	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste agreed: a letter for the summer elective. You need it by 20 August.
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet ask edit 'novakova research' --next-step '' --next-on ''
! Ask changed: half an hour on research years
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet ask sent 'baptiste letter'
! Reminded Dr Marie-Claire Baptiste: a letter for the summer elective
$ WELLMET_NOW=2027-08-16T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= Has a date	Aoife Brennan	You were to meet Aoife Brennan on Thursday. How was it?
= Has a date	Dr Yuki Tanaka	You were to meet Dr Yuki Tanaka on 9 August. How was it?
= Has a date	Dr Miriam Goldberg	Internal medicine block ended on 5 August. Thank people while it is fresh, and see who would write for you.
= Has a date	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste agreed: a letter for the summer elective. You need it by Friday.
$ WELLMET_NOW=2027-08-16T09:00:00Z wellmet ask agreed 'moreau advice' --answer 'gladly, on Wednesday' --promised 'phone for twenty minutes' --by 2027-08-18
! Dr Élodie Moreau agreed: twenty minutes on choosing away rotations
$ WELLMET_NOW=2027-08-20T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= Has a date	Dr Mei-Ling Chen	You were to meet Dr Mei-Ling Chen on Monday. How was it?
= Has a date	Aoife Brennan	You were to meet Aoife Brennan on 12 August. How was it?
= Has a date	Dr Yuki Tanaka	You were to meet Dr Yuki Tanaka on 9 August. How was it?
= Has a date	Dr Agnieszka Wójcik	Shadowing in radiology ended yesterday. Thank people while it is fresh, and see who would write for you.
$ WELLMET_NOW=2027-08-20T09:00:00Z wellmet ask done 'moreau advice' --on 2027-08-18
! Dr Élodie Moreau did it: twenty minutes on choosing away rotations
$ WELLMET_NOW=2027-08-20T09:00:00Z wellmet ask done 'baptiste letter'
! Dr Marie-Claire Baptiste did it: a letter for the summer elective
$ WELLMET_NOW=2027-08-21T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you with a letter for the summer elective yesterday, and you have not thanked her yet.
= You owe	Dr Élodie Moreau	Dr Élodie Moreau helped you with twenty minutes on choosing away rotations on Wednesday, and you have not thanked her yet.
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= Has a date	Dr Mei-Ling Chen	You were to meet Dr Mei-Ling Chen on Monday. How was it?
= Has a date	Aoife Brennan	You were to meet Aoife Brennan on 12 August. How was it?
$ WELLMET_NOW=2027-08-21T09:00:00Z wellmet thank moreau
! Thanked Dr Élodie Moreau: twenty minutes on choosing away rotations
$ WELLMET_NOW=2027-08-21T09:00:00Z wellmet thank baptiste
! Thanked Dr Marie-Claire Baptiste: a letter for the summer elective
$ WELLMET_NOW=2027-08-24T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you: an hour of interview practice. You have not told him yet what came of it.
= Has a date	Dr Mei-Ling Chen	You were to meet Dr Mei-Ling Chen on 16 August. How was it?
= Has a date	Aoife Brennan	You were to meet Aoife Brennan on 12 August. How was it?
= Has a date	Dr Agnieszka Wójcik	Shadowing in radiology ended on Thursday. Thank people while it is fresh, and see who would write for you.
= Has a date	Dr Samira Haddad	Dr Samira Haddad offered to show you the echo lab by last Sunday; a short, friendly word is fine now.
$ WELLMET_NOW=2027-08-24T09:00:00Z wellmet ask told 'jackson practice' --outcome 'The interview went well.'
! Told Marcus Jackson what came of it: an hour of interview practice
$ n=$(WELLMET_NOW=2027-08-24T09:00:00Z wellmet today --all --tsv | grep 'echo lab' | cut -f 1); WELLMET_NOW=2027-08-24T09:00:00Z wellmet done $n
! Done: Dr Samira Haddad
$ WELLMET_NOW=2027-08-28T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Mei-Ling Chen	Dr Mei-Ling Chen helped you: comments on my second draft. You have not told her yet what came of it.
= Has a date	Dr Agnieszka Wójcik	Shadowing in radiology ended on 19 August. Thank people while it is fresh, and see who would write for you.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2027-08-28T09:00:00Z wellmet ask told 'chen feedback' --outcome 'The draft is in.'
! Told Dr Mei-Ling Chen what came of it: comments on my second draft

## September: an introduction, from the question to the outcome
$ WELLMET_NOW=2027-09-01T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Agnieszka Wójcik	Shadowing in radiology ended on 19 August. Thank people while it is fresh, and see who would write for you.
= Has a date	Dr Petra Nováková	Dr Petra Nováková agreed on 4 August: half an hour on research years.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
$ WELLMET_NOW=2027-09-01T09:00:00Z wellmet ask sent 'chen introduction' --how meeting --said 'Asked after the ward round.'
! Asked Dr Mei-Ling Chen: an introduction to Dr Ruiz
$ WELLMET_NOW=2027-09-03T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Petra Nováková	Dr Petra Nováková agreed on 4 August: half an hour on research years.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2027-09-03T09:00:00Z wellmet ask agreed 'chen introduction' --next-step 'send a note she can forward' --next-on 2027-09-04
! Dr Mei-Ling Chen agreed: an introduction to Dr Ruiz
$ WELLMET_NOW=2027-09-04T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Petra Nováková	Dr Petra Nováková agreed on 4 August: half an hour on research years.
= Has a date	Dr Mei-Ling Chen	With Dr Mei-Ling Chen your next step is due today: send a note she can forward.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
$ WELLMET_NOW=2027-09-04T09:00:00Z wellmet done 1
! Done: Dr Petra Nováková
$ WELLMET_NOW=2027-09-10T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Samira Haddad	Dr Samira Haddad helped you: three mornings in cardiology. You have not told her yet what came of it.
= Has a date	Dr Mei-Ling Chen	With Dr Mei-Ling Chen your next step was due on Saturday: send a note she can forward.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2027-09-10T09:00:00Z wellmet ask done 'chen introduction' --about 'introduced me to Dr Ruiz'
! Dr Mei-Ling Chen did it: an introduction to Dr Ruiz
$ WELLMET_NOW=2027-09-12T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Mei-Ling Chen	Dr Mei-Ling Chen introduced you to Dr Ruiz on Friday, and you have not thanked her yet.
= You owe	Dr Samira Haddad	Dr Samira Haddad helped you: three mornings in cardiology. You have not told her yet what came of it.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2027-09-12T09:00:00Z wellmet thank 'Mei-Ling Chen' --for ruiz
! Thanked Dr Mei-Ling Chen: introduced me to Dr Ruiz
$ WELLMET_NOW=2027-09-20T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Samira Haddad	Dr Samira Haddad helped you: three mornings in cardiology. You have not told her yet what came of it.
= You owe	Dr Élodie Moreau	Dr Élodie Moreau helped you: twenty minutes on choosing away rotations. You have not told her yet what came of it.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
$ WELLMET_NOW=2027-09-20T09:00:00Z wellmet ask told 'haddad mornings' --outcome 'I signed up for the cardiology elective.'
! Told Dr Samira Haddad what came of it: three mornings in cardiology
$ WELLMET_NOW=2027-09-20T09:00:00Z wellmet ask told 'moreau advice' --outcome 'Two away rotations chosen.'
! Told Dr Élodie Moreau what came of it: twenty minutes on choosing away rotations
$ WELLMET_NOW=2027-09-20T09:00:00Z wellmet ask done 'novakova research' --on 2027-09-15
! Dr Petra Nováková did it: half an hour on research years
$ WELLMET_NOW=2027-09-20T09:00:00Z wellmet thank novakova
! Thanked Dr Petra Nováková: half an hour on research years
$ WELLMET_NOW=2027-09-20T09:00:00Z wellmet asks
= Person                    What                              State    Next                       On
= Dr Mei-Ling Chen          a letter for residency            Agreed   send the packet            2027-10-09
= Dr Mei-Ling Chen          an introduction to Dr Ruiz        Thanked  Tell them what came of it  2027-10-10
= Dr Petra Nováková         half an hour on research years    Thanked  Tell them what came of it  2027-10-15
= Dr Marie-Claire Baptiste  a letter for the summer elective  Thanked  Tell them what came of it  2028-02-26

## October to January: a letter that was agreed long ago
$ WELLMET_NOW=2027-10-09T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Mei-Ling Chen	With Dr Mei-Ling Chen your next step is due today: send the packet.
= Did they answer?	Dr Ingrid Halvorsen	You sent a message to Dr Ingrid Halvorsen on 10 August. Did they answer?
= Did they answer?	Dr Omar Hassan	You sent a message to Dr Omar Hassan on 10 August. Did they answer?
= Missing	Dr Chidi Okafor	Your board has an empty seat: Connector. Perhaps Dr Chidi Okafor would take it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2027-10-11T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Mei-Ling Chen	Dr Mei-Ling Chen helped you: an introduction to Dr Ruiz. You have not told her yet what came of it.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June.
$ WELLMET_NOW=2027-10-11T09:00:00Z wellmet ask told 'chen introduction' --outcome 'Dr Ruiz takes me for a month.'
! Told Dr Mei-Ling Chen what came of it: an introduction to Dr Ruiz
$ WELLMET_NOW=2027-10-12T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Mei-Ling Chen	With Dr Mei-Ling Chen your next step was due on Saturday: send the packet.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June.
$ WELLMET_NOW=2027-10-12T09:00:00Z wellmet ask edit 'chen letter' --next-step '' --next-on ''
! Ask changed: a letter for residency
$ WELLMET_NOW=2027-12-24T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Mei-Ling Chen	Dr Mei-Ling Chen agreed on 14 July to write a letter, and the packet is not sent yet.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June.
$ WELLMET_NOW=2027-12-24T09:00:00Z wellmet ask sent 'chen letter' --said 'Two weeks left; is anything missing?'
! Reminded Dr Mei-Ling Chen: a letter for residency
$ WELLMET_NOW=2027-12-31T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Mei-Ling Chen	Dr Mei-Ling Chen agreed on 14 July to write a letter, and the packet is not sent yet.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August.
$ WELLMET_NOW=2027-12-31T09:00:00Z wellmet ask sent 'chen letter'
! Reminded Dr Mei-Ling Chen: a letter for residency
$ WELLMET_NOW=2028-01-05T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Mei-Ling Chen	Dr Mei-Ling Chen agreed on 14 July 2027 to write a letter, and the packet is not sent yet.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-01-05T09:00:00Z wellmet ask done 'chen letter'
! Dr Mei-Ling Chen did it: a letter for residency
$ WELLMET_NOW=2028-01-08T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Mei-Ling Chen	Dr Mei-Ling Chen helped you with a letter for residency on Wednesday, and you have not thanked her yet.
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-01-08T09:00:00Z wellmet thank 'Mei-Ling Chen' --for letter
! Thanked Dr Mei-Ling Chen: a letter for residency
$ WELLMET_NOW=2028-01-08T09:00:00Z wellmet asks
= Person                    What                              State    Next                       On
= Dr Petra Nováková         half an hour on research years    Thanked  Tell them what came of it  2027-10-15
= Dr Marie-Claire Baptiste  a letter for the summer elective  Thanked  Tell them what came of it  2028-02-26
= Dr Mei-Ling Chen          a letter for residency            Thanked  Tell them what came of it  2028-07-15

## Spring 2028: nobody answers a first message, and a late yes
$ WELLMET_NOW=2028-02-01T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-02-01T09:00:00Z wellmet ask add --person tanaka --kind shadowing --what 'two days in the stroke unit' --specific 'their talk on stroke teams'
! Ask added: two days in the stroke unit
$ WELLMET_NOW=2028-02-01T09:00:00Z wellmet ask sent 'tanaka stroke'
! Asked Dr Yuki Tanaka: two days in the stroke unit
$ WELLMET_NOW=2028-02-07T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-02-08T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Yuki Tanaka	You asked Dr Yuki Tanaka on 1 February: two days in the stroke unit. No answer is noted yet.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-02-08T09:00:00Z wellmet ask sent 'tanaka stroke'
! Reminded Dr Yuki Tanaka: two days in the stroke unit
$ WELLMET_NOW=2028-02-16T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Poster for the society's spring meeting	It has a date: 26 February 2028.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-02-22T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Yuki Tanaka	You asked Dr Yuki Tanaka on 1 February: two days in the stroke unit. You reminded them on 8 February.
= Has a date	Poster for the society's spring meeting	It has a date: 26 February 2028.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-02-22T09:00:00Z wellmet ask sent 'tanaka stroke' --said 'A last word; a no is fine.'
! Reminded Dr Yuki Tanaka: two days in the stroke unit
$ WELLMET_NOW=2028-03-06T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= Has a date	Poster for the society's spring meeting	Its day has passed: 26 February 2028.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2028-03-07T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= Has a date	Poster for the society's spring meeting	Its day has passed: 26 February 2028.
= Has a date	Dr Yuki Tanaka	You asked Dr Yuki Tanaka and reminded them, the last time on 22 February: two days in the stroke unit.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
$ WELLMET_NOW=2028-03-07T09:00:00Z wellmet ask no-answer 'tanaka stroke'
! No answer from Dr Yuki Tanaka: two days in the stroke unit
$ WELLMET_NOW=2028-03-20T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= Missing	Dr Chidi Okafor	Your board has an empty seat: Connector. Perhaps Dr Chidi Okafor would take it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-03-20T09:00:00Z wellmet ask agreed 'tanaka stroke' --answer 'sorry, I was away; come in April' --how email
! Dr Yuki Tanaka agreed: two days in the stroke unit
$ WELLMET_NOW=2028-03-22T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Yuki Tanaka	Dr Yuki Tanaka e-mailed you on Monday, and no answer is noted yet.
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= Missing	Dr Chidi Okafor	Your board has an empty seat: Connector. Perhaps Dr Chidi Okafor would take it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2028-03-22T09:00:00Z wellmet ask edit 'tanaka stroke' --next-step '' --next-on ''
! Ask changed: two days in the stroke unit
$ WELLMET_NOW=2028-03-22T09:00:00Z wellmet interaction add --people tanaka --kind email --direction to_them --on 2028-03-22 --summary 'Settled two days in April.'
! Interaction added: Settled two days in April.
$ WELLMET_NOW=2028-04-12T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= Did they answer?	Dr Yuki Tanaka	You e-mailed Dr Yuki Tanaka on 22 March. Did they answer?
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-04-12T09:00:00Z wellmet ask done 'tanaka stroke'
! Dr Yuki Tanaka did it: two days in the stroke unit
$ WELLMET_NOW=2028-04-13T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Yuki Tanaka	Dr Yuki Tanaka helped you with two days in the stroke unit yesterday, and you have not thanked them yet.
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-04-13T09:00:00Z wellmet thank tanaka
! Thanked Dr Yuki Tanaka: two days in the stroke unit
$ WELLMET_NOW=2028-05-12T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= You owe	Dr Marie-Claire Baptiste	Dr Marie-Claire Baptiste helped you: a letter for the summer elective. You have not told her yet what came of it.
= You owe	Dr Yuki Tanaka	Dr Yuki Tanaka helped you: two days in the stroke unit. You have not told them yet what came of it.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
$ WELLMET_NOW=2028-05-12T09:00:00Z wellmet ask told 'tanaka stroke' --outcome 'Neurology is on my list now.'
! Told Dr Yuki Tanaka what came of it: two days in the stroke unit
$ WELLMET_NOW=2028-05-12T09:00:00Z wellmet ask told 'baptiste letter' --outcome 'I got the elective.'
! Told Dr Marie-Claire Baptiste what came of it: a letter for the summer elective

## Summer 2028: letters for residency, one of which does not come
$ WELLMET_NOW=2028-06-20T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 8 January.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-06-20T09:00:00Z wellmet ask add --person feldman --kind letter --what 'a letter for residency from the clerkship' --need-by 2028-09-10 --specific 'the month on her team'
! Ask added: a letter for residency from the clerkship
$ WELLMET_NOW=2028-06-20T09:00:00Z wellmet ask add --person okafor --kind letter --what 'a research letter for residency' --need-by 2028-09-10
! Ask added: a research letter for residency
$ WELLMET_NOW=2028-07-02T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Hannah Feldman	You want to ask Dr Hannah Feldman, best by 16 July: a letter for residency from the clerkship.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best by 16 July: a research letter for residency.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 8 January.
$ WELLMET_NOW=2028-07-02T09:00:00Z wellmet ask sent 'feldman letter' --how meeting --said 'Asked in her office: a strong letter?'
! Asked Dr Hannah Feldman: a letter for residency from the clerkship
$ WELLMET_NOW=2028-07-02T09:00:00Z wellmet ask agreed 'feldman letter' --answer 'of course'
! Dr Hannah Feldman agreed: a letter for residency from the clerkship
$ WELLMET_NOW=2028-07-04T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Petra Nováková	Dr Petra Nováková helped you: half an hour on research years. You have not told her yet what came of it.
= Has a date	Dr Hannah Feldman	With Dr Hannah Feldman your next step is due today: send the packet.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best by 16 July: a research letter for residency.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 8 January.
$ WELLMET_NOW=2028-07-04T09:00:00Z wellmet ask told 'novakova research' --outcome 'I take a year of research.'
! Told Dr Petra Nováková what came of it: half an hour on research years
$ WELLMET_NOW=2028-07-04T09:00:00Z wellmet done 1
! Done: Dr Hannah Feldman
$ WELLMET_NOW=2028-07-12T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best by Sunday: a research letter for residency.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 8 January.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-07-12T09:00:00Z wellmet ask told 'chen letter' --outcome 'It is in the application.'
! Told Dr Mei-Ling Chen what came of it: a letter for residency
$ WELLMET_NOW=2028-07-30T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Hannah Feldman	Dr Hannah Feldman agreed: a letter for residency from the clerkship. You need it by 10 September.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best now: a research letter for residency.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-07-30T09:00:00Z wellmet ask sent 'feldman letter'
! Reminded Dr Hannah Feldman: a letter for residency from the clerkship
$ WELLMET_NOW=2028-08-27T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Hannah Feldman	Dr Hannah Feldman agreed: a letter for residency from the clerkship. You need it by 10 September.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best now: a research letter for residency.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-08-27T09:00:00Z wellmet ask sent 'feldman letter'
! Reminded Dr Hannah Feldman: a letter for residency from the clerkship
$ WELLMET_NOW=2028-09-03T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Hannah Feldman	Dr Hannah Feldman agreed: a letter for residency from the clerkship. You need it by 10 September.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best now: a research letter for residency.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-09-03T09:00:00Z wellmet ask sent 'feldman letter'
! Reminded Dr Hannah Feldman: a letter for residency from the clerkship
$ WELLMET_NOW=2028-09-13T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Hannah Feldman	Dr Hannah Feldman agreed: a letter for residency from the clerkship. You needed it by last Sunday.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best now: a research letter for residency.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-09-13T09:00:00Z wellmet ask sent 'feldman letter'
! Reminded Dr Hannah Feldman: a letter for residency from the clerkship
$ WELLMET_NOW=2028-09-17T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Hannah Feldman	Dr Hannah Feldman agreed: a letter for residency from the clerkship. You needed it by 10 September. See whether it came; if not, another writer is the way.
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best now: a research letter for residency.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-09-17T09:00:00Z wellmet done 1
! Done: Dr Hannah Feldman
$ WELLMET_NOW=2028-09-18T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Chidi Okafor	You want to ask Dr Chidi Okafor, best now: a research letter for residency.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-09-18T09:00:00Z wellmet ask sent 'okafor research' --how meeting --said 'Asked on short notice, and said so.'
! Asked Dr Chidi Okafor: a research letter for residency
$ WELLMET_NOW=2028-09-18T09:00:00Z wellmet ask agreed 'okafor research' --next-step 'send the packet today' --next-on 2028-09-18
! Dr Chidi Okafor agreed: a research letter for residency
$ WELLMET_NOW=2028-09-19T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Chidi Okafor	With Dr Chidi Okafor your next step was due yesterday: send the packet today.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-09-19T09:00:00Z wellmet ask done 'okafor research' --about 'wrote a research letter in two days'
! Dr Chidi Okafor did it: a research letter for residency
$ WELLMET_NOW=2028-09-19T09:00:00Z wellmet ask dropped 'feldman letter'
! Let go, Dr Hannah Feldman: a letter for residency from the clerkship
$ WELLMET_NOW=2028-09-20T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Chidi Okafor	Dr Chidi Okafor wrote a research letter in two days yesterday, and you have not thanked him yet.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-09-20T09:00:00Z wellmet thank okafor --for research
! Thanked Dr Chidi Okafor: wrote a research letter in two days
$ WELLMET_NOW=2028-09-20T09:00:00Z wellmet asks
= Person           What                             State    Next                       On
= Dr Chidi Okafor  a research letter for residency  Thanked  Tell them what came of it  2029-03-28

## Autumn and winter: interviews, a call, a no
$ WELLMET_NOW=2028-10-15T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-10-15T09:00:00Z wellmet ask add --person jackson --kind interview_practice --what 'a mock interview' --need-by 2028-11-10
! Ask added: a mock interview
$ WELLMET_NOW=2028-10-16T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Marcus Jackson	You want to ask Marcus Jackson, best now: a mock interview.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July.
$ WELLMET_NOW=2028-10-16T09:00:00Z wellmet ask sent 'jackson mock'
! Asked Marcus Jackson: a mock interview
$ WELLMET_NOW=2028-10-18T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July.
= Drifting	Dr Samuel Tupou	You and Dr Samuel Tupou have not been in touch since 11 June 2027.
$ WELLMET_NOW=2028-10-18T09:00:00Z wellmet ask agreed 'jackson mock' --promised 'give me an hour on Sunday' --by 2028-10-22
! Marcus Jackson agreed: a mock interview
$ WELLMET_NOW=2028-10-23T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Marcus Jackson	Marcus Jackson offered to give you an hour on Sunday by yesterday; a short, friendly word is fine now.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-10-23T09:00:00Z wellmet ask done 'jackson mock'
! Marcus Jackson did it: a mock interview
$ WELLMET_NOW=2028-10-24T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Marcus Jackson	Marcus Jackson helped you with a mock interview yesterday, and you have not thanked him yet.
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2028-10-24T09:00:00Z wellmet thank jackson
! Thanked Marcus Jackson: a mock interview
$ WELLMET_NOW=2029-01-05T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Hannah Feldman	You and Dr Hannah Feldman have not been in touch since 13 September 2028.
$ WELLMET_NOW=2029-01-05T09:00:00Z wellmet ask told 'jackson mock' --outcome 'Nine interviews, all calm.'
! Told Marcus Jackson what came of it: a mock interview
$ WELLMET_NOW=2029-01-10T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Hannah Feldman	You and Dr Hannah Feldman have not been in touch since 13 September 2028.
$ WELLMET_NOW=2029-01-10T09:00:00Z wellmet ask add --person halvorsen --kind call --what 'a word with the program in Port Ellis' --need-by 2029-02-20
! Ask added: a word with the program in Port Ellis
$ WELLMET_NOW=2029-01-10T09:00:00Z wellmet ask prepare 'halvorsen call'
= Before asking Dr Ingrid Halvorsen: a word with the program in Port Ellis
=     Ask by 23 January 2029; you need it by 20 February 2029.
=
= How it stands between you
=     No help is noted between you, either way.
=     You asked Dr Ingrid Halvorsen for nothing else in the last year.
=     They care about: fair grading.
=     If you write: chances are about even; too few tries to say more.
=     10 August 2027: Message
=     6 August 2027: E-mail
=     3 July 2027: E-mail
=
= What holds for this kind
=     No rule was found against faculty calling a program for you before rank
=     lists are due; it is common practice. (Match participation agreement:
=     nothing in it forbids this; our conclusion.)
=     The call must not ask where you stand on their list, nor for any
=     commitment, nor carry such a question for you. (Match participation
=     agreement 6.3; AAMC; read in the source.)
=     During SOAP nobody may contact a program for you before the program has
=     contacted you. (Match participation agreement, SOAP; read in the
=     source.)
=     Whether "I will rank you first" may be passed on is seen differently. If
=     it is said at all: truthfully, once, to one program. (NRMP rules and
=     schools' advice; sources disagree.)
=     If no answer comes: one reminder after a week, one after three with an
=     easy way out, then no more. (The week is published advice, the three
=     weeks are custom; common practice.)
=     Thank them within two days, whatever the answer, and tell them later
=     what came of it. (Etiquette; thanks are more welcome than people expect
=     (Kumar and Epley 2018); common practice.)
=
= Have ready
=     The program and whom to call there
=     Why this program, in two lines
=     CV on one page
=     What may be said and what not (see the rules)
$ WELLMET_NOW=2029-01-24T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Has a date	Dr Ingrid Halvorsen	You want to ask Dr Ingrid Halvorsen, best now: a word with the program in Port Ellis.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2029-01-24T09:00:00Z wellmet ask sent 'halvorsen call' --how call --said 'Asked by phone.'
! Asked Dr Ingrid Halvorsen: a word with the program in Port Ellis
$ WELLMET_NOW=2029-01-26T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Hannah Feldman	You and Dr Hannah Feldman have not been in touch since 13 September 2028.
$ WELLMET_NOW=2029-01-26T09:00:00Z wellmet ask declined 'halvorsen call' --answer 'I know nobody there'
! Dr Ingrid Halvorsen declined: a word with the program in Port Ellis
$ WELLMET_NOW=2029-01-28T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Ingrid Halvorsen	Dr Ingrid Halvorsen answered you honestly on Friday and declined: a word with the program in Port Ellis.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2029-01-28T09:00:00Z wellmet ask thanked 'halvorsen call'
! Thanked Dr Ingrid Halvorsen: a word with the program in Port Ellis

## Spring and summer 2029: the outcome, told to all who helped
$ WELLMET_NOW=2029-03-17T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
= Drifting	Dr Hannah Feldman	You and Dr Hannah Feldman have not been in touch since 13 September 2028.
$ WELLMET_NOW=2029-03-17T09:00:00Z wellmet ask edit 'okafor research' --outcome 'I matched in emergency medicine.'
! Ask changed: a research letter for residency
$ WELLMET_NOW=2029-03-18T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= You owe	Dr Chidi Okafor	Dr Chidi Okafor helped you: a research letter for residency. You have not told him yet what came of it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2029-03-18T09:00:00Z wellmet done 1
! Done: Dr Chidi Okafor
$ WELLMET_NOW=2029-03-19T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Missing	Dr Harpreet Singh	You know nobody at Pine Harbor Emergency Medicine Residency yet; Dr Harpreet Singh could introduce you to Dr Astrid Lindqvist.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2029-08-10T09:00:00Z wellmet today --tsv | cut -f 2-4
= kind	person	reason
= Missing	Dr Chidi Okafor	Your board has an empty seat: Connector. Perhaps Dr Chidi Okafor would take it.
= Old contact	Dr Dmitri Petrov	You and Dr Dmitri Petrov have not been in touch since 26 January 2024. An old contact often knows what your usual ones do not.
= Drifting	Dr Mei-Ling Chen	You and Dr Mei-Ling Chen have not been in touch since 12 July 2028.
= Drifting	Nadia Rahman	You and Nadia Rahman have not been in touch since 9 August 2027.
= Drifting	Caleb Stone	You and Caleb Stone have not been in touch since 9 August 2027.
$ WELLMET_NOW=2029-08-10T09:00:00Z wellmet asks
! Nothing is open. wellmet ask add begins one.
$ WELLMET_NOW=2029-08-10T09:00:00Z wellmet asks --all
= Person                    What                                       State         Next
= Dr Ingrid Halvorsen       a word with the program in Port Ellis      Declined      Nothing is left to do
= Marcus Jackson            a mock interview                           Outcome told  Nothing is left to do
= Dr Chidi Okafor           a research letter for residency            Outcome told  Nothing is left to do
= Dr Hannah Feldman         a letter for residency from the clerkship  Dropped       Nothing is left to do
= Dr Yuki Tanaka            two days in the stroke unit                Outcome told  Nothing is left to do
= Dr Carlos Fernández       a letter for residency                     Dropped       Nothing is left to do
= Dr Lan Nguyễn             a letter for residency                     Outcome told  Nothing is left to do
= Dr Ayşe Yılmaz            a letter for residency                     Dropped       Nothing is left to do
= Dr Jürgen Müller          a letter for residency                     Dropped       Nothing is left to do
= Dr Freja Andersen         a morning in the skin clinic               No answer     Nothing is left to do
= Dr Petra Nováková         half an hour on research years             Outcome told  Nothing is left to do
= Dr Marie-Claire Baptiste  a letter for the summer elective           Outcome told  Nothing is left to do
= Dr Agnieszka Wójcik       a day in the reading room                  Declined      Nothing is left to do
= Marcus Jackson            an hour of interview practice              Outcome told  Nothing is left to do
= Dr Samira Haddad          three mornings in cardiology               Outcome told  Nothing is left to do
= Dr Mei-Ling Chen          comments on my second draft                Outcome told  Nothing is left to do
= Łukasz Kowalczyk          a mock interview                           Outcome told  Nothing is left to do
= Dr Élodie Moreau          twenty minutes on choosing away rotations  Outcome told  Nothing is left to do
= Dr Mei-Ling Chen          an introduction to Dr Ruiz                 Outcome told  Nothing is left to do
= Dr Mei-Ling Chen          a letter for residency                     Outcome told  Nothing is left to do
$ WELLMET_NOW=2029-08-10T09:00:00Z wellmet doctor
= Check       Result
= database    sound
= change log  tells the same as the records
