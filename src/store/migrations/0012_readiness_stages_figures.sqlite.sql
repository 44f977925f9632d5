-- The planner's figures for the stages of readiness; see 0003.
insert into sqlite_stat1 (tbl, idx, stat) values
    ('readiness_stage', 'sqlite_autoindex_readiness_stage_1', '400 400 1'),
    ('readiness_try', 'readiness_try_by_end', '60000 60000 60 1 1');
analyze sqlite_schema;
