-- The planner's figures for the tables of the road; see 0003.
insert into sqlite_stat1 (tbl, idx, stat) values
    ('assignment', 'assignment_by_letter', '1000 1000 20 1'),
    ('assignment', 'assignment_by_program', '1000 1000 4 1'),
    ('assignment', 'sqlite_autoindex_assignment_1', '1000 1000 1'),
    ('change', 'change_of_plan', '1000 1000 1'),
    ('letter', 'letter_by_ask', '1000 1000 1 1'),
    ('letter', 'letter_by_backup', '200 200 2'),
    ('letter', 'sqlite_autoindex_letter_1', '1000 1000 1'),
    ('milestone', 'milestone_by_step', '1000 1000 1 1'),
    ('milestone', 'sqlite_autoindex_milestone_1', '1000 1000 1'),
    ('program', 'program_by_interview', '200 200 2 1'),
    ('program', 'program_by_organisation', '1000 1000 2 1'),
    ('program', 'sqlite_autoindex_program_1', '1000 1000 1'),
    ('program_interviewer', 'program_interviewer_by_person', '1000 1000 2 1 1'),
    ('program_interviewer', 'sqlite_autoindex_program_interviewer_1', '1000 1000 2 1'),
    ('quiet', 'sqlite_autoindex_quiet_1', '1000 1000 1');
