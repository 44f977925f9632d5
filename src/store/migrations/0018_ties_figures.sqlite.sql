-- The planner's figures for the table of ties; see 0003.
insert into sqlite_stat1 (tbl, idx, stat) values
    ('tie', 'tie_by_person', '1000 1000 3 1'),
    ('tie', 'tie_by_other', '1000 1000 3 1'),
    ('tie', 'sqlite_autoindex_tie_1', '1000 1000 1');
analyze sqlite_schema;
