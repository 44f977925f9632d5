-- What the tries of all contacts came to is kept in stages of 16 days, so that a change makes anew
-- what is later than it alone. Derived: made when the program starts.
drop table readiness_account;
create table readiness_stage (
    owner_id @I64@ not null, at @REAL@ not null, answered @I64@ not null, resolved @I64@ not null,
    offset_sum @REAL@ not null, offset_weight @REAL@ not null,
    primary key (owner_id, at)) @STRICT@;
create index readiness_try_by_end on readiness_try (owner_id, done_at, person_id, place);
