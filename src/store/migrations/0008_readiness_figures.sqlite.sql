-- The planner's figures for the tables of readiness; see 0003.
insert into sqlite_stat1 (tbl, idx, stat) values
    ('readiness', 'readiness_asked', '300 300 5 1 1'),
    ('readiness', 'sqlite_autoindex_readiness_1', '15000 15000 1'),
    ('readiness_try', 'sqlite_autoindex_readiness_try_1', '60000 60000 12 1');
analyze sqlite_schema;
