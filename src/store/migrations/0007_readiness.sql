-- Readiness: what the forecasts rest on, derived from the interactions like standing. Times are
-- whole days since 1970-01-01 of the owner's calendar; counters fade in between.

-- What the owner says of a message, of an interaction that should not count, of a person.
alter table interaction add column answer text not null default '';
alter table interaction add column left_out @I64@ not null default 0;
alter table person add column ready_pin text not null default '';

-- One row a contact: the counters of insight/readiness.h.
create table readiness (
    owner_id @I64@ not null, person_id @I64@ not null, last_at @REAL@ not null,
    in45 @REAL@ not null, in45_at @REAL@ not null, in120 @REAL@ not null, in120_at @REAL@ not null,
    out120 @REAL@ not null, out120_at @REAL@ not null, open_at @REAL@,
    open_no @I64@ not null, day_in @I64@ not null, day_out @I64@ not null,
    days_in @I64@ not null, days_out @I64@ not null, answered @I64@ not null,
    resolved @I64@ not null, ignored @I64@ not null, ask_id @I64@, ask_on text,
    primary key (owner_id, person_id),
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;
-- Messages that nobody said the outcome of, for Today.
create index readiness_asked on readiness (owner_id, ask_on, person_id, ask_id)
    where ask_on is not null;

-- Each try to reach a contact, with what its forecast took of the counters then.
create table readiness_try (
    owner_id @I64@ not null, person_id @I64@ not null, place @I64@ not null,
    recontact @I64@ not null, at @REAL@ not null, done_at @REAL@ not null,
    at_order @I64@ not null, done_order @I64@ not null, outcome text not null,
    recent @REAL@ not null, answered @I64@ not null, resolved @I64@ not null,
    ignored @I64@ not null, days_in @I64@ not null, days_out @I64@ not null,
    primary key (owner_id, person_id, place),
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;

-- One row an owner: what the tries of all contacts came to.
create table readiness_account (
    owner_id @I64@ not null, answered @I64@ not null, resolved @I64@ not null,
    offset_sum @REAL@ not null, offset_weight @REAL@ not null,
    primary key (owner_id)) @STRICT@;
