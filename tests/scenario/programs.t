# Programs on the command line: a list, signals, interviews, the worksheet, Match Week.

## A list comes in, and again, and changes nothing
$ wellmet settings set --graduation-year 2028 --specialties "internal medicine"
$ printf 'Program,City,State,Specialty,ACGME id,Signal\nAlder Valley,Boston,MA,internal medicine,1402400001,gold\nBirch Creek,Peoria,IL,internal medicine,1401600002,silver\nCedar Point,,,,,\n' > list.csv
$ wellmet programs preview list.csv
$ wellmet programs import list.csv
$ wellmet programs import list.csv
$ wellmet programs

## A program is added by its name, and found by it
$ wellmet program add --organisation "Lakeside Hospital" --specialty "emergency medicine" --acgme-id 1401600003
$ wellmet program add --organisation "Lakeside Hospital" --specialty "emergency medicine"
$ wellmet program add --organisation Elm --specialty neurology --acgme-id 12345
$ wellmet program signal lakeside gold
$ wellmet program signal lakeside signal
$ wellmet program move birch matched
$ wellmet program move birch applied --on yesterday
$ wellmet program move nowhere applied

## Interviews: who asks for thanks, and two on a day
$ wellmet program move alder interview
$ wellmet programs due
$ wellmet program interview alder +1 09:00 --interviewers "Rachel Cohen"
$ wellmet program interview alder +1 09:00 --interviewers "Rachel Cohen" --add-new
$ wellmet program interview birch +1
$ wellmet today --tsv | cut -f2-4
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet today --tsv | cut -f2-4
$ WELLMET_NOW=2027-08-12T09:00:00Z wellmet done 1

## The worksheet is the owner's
$ wellmet program rank birch last
$ wellmet program rank alder first
$ wellmet programs rank
$ wellmet programs export

## Match Week: the stop, and telling everybody
$ wellmet add Mei-Ling Chen
$ wellmet help add --person "Mei-Ling Chen" --direction received --about "read my statement" --on yesterday --thanked-on today
$ WELLMET_NOW=2028-03-13T16:00:00Z wellmet match result not_matched
$ WELLMET_NOW=2028-03-13T16:00:00Z wellmet today --tsv | cut -f2-4
$ WELLMET_NOW=2028-03-14T16:00:00Z wellmet log e-mailed Rachel Cohen --yes
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match result matched --program alder
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet today --tsv | cut -f2-4
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match told Chen
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match thanks
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet undo
$ WELLMET_NOW=2028-03-17T16:00:00Z wellmet match thanks
