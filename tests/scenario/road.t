# The road on the command line.

## Without a year there is nothing to date
$ wellmet plan
$ wellmet plan done rol

## A year, a track, a specialty
$ wellmet settings set --graduation-year 2028 --track md --specialties "emergency medicine"
$ wellmet plan --month
$ wellmet plan --next
$ wellmet plan show rol

## Done, skipped, not for me, another date
$ wellmet plan done rcas_scores
$ wellmet plan skip "away rotations"
$ wellmet plan not-for-me letters_in
$ wellmet plan move rcas_submit 2027-09-04
$ wellmet plan --tsv
$ wellmet plan open letters_in
$ wellmet plan move rcas_submit
$ wellmet undo
$ wellmet plan move rcas_submit --until 2027-09-04
$ wellmet plan done rol --on 2027-09-01
$ wellmet plan done no_such

## A step of one's own
$ wellmet plan add "Meet the program adviser" 2027-08-20
$ wellmet plan done "meet the program adviser"
$ wellmet plan --all --tsv

## A leave of absence moves everything
$ wellmet settings set --graduation-year 2029
$ wellmet plan show match_day
$ wellmet plan --class 2026 --all --tsv

## Another country
$ wellmet settings set --country Canada
$ wellmet plan --all --tsv

## Today, near a day
$ wellmet settings set --country "" --graduation-year 2028
$ wellmet today --json
$ wellmet done 1
$ wellmet today

## Tables of one's own
$ wellmet plan check
$ printf 'stage,begins,applies_to,why\nms1,"date(08-40,G-4)",all,w\n' > stages.csv
$ wellmet plan check
$ wellmet plan --next --tsv
$ printf 'id,class,date,status,source\nmatch_day,2028,2028-03-24,official,The calendar of the Match\n' > milestones_exact.csv
$ rm stages.csv
$ wellmet plan check
$ wellmet plan show match_day
