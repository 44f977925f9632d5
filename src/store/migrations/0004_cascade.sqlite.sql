-- rewrites data
-- What belongs to a person or an interaction goes with it: its foreign key says "on delete cascade".
-- Optional references (met_through, about_person, organisation, ...) still hold the record they name:
-- ops empties those first, through the change log. SQLite cannot alter a constraint, so the tables are
-- made anew; no other table refers to them. A dropped table takes its indexes and its figures
-- (0003) along: both are written again.

create table contact_point_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, kind text not null, label text not null, value text not null,
    preferred @I64@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade) @STRICT@;
insert into contact_point_new select * from contact_point;
drop table contact_point;
alter table contact_point_new rename to contact_point;
create index contact_point_by_person on contact_point (owner_id, person, id);
create index contact_point_by_value on contact_point (owner_id, value);

create table position_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, organisation @I64@, title text not null, department text not null,
    kind text not null, specialty text not null, from_date text, until_date text,
    note text not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade,
    foreign key (owner_id, organisation) references organisation (owner_id, id)) @STRICT@;
insert into position_new select * from position;
drop table position;
alter table position_new rename to position;
create index position_by_person on position (owner_id, person, id);
create index position_by_organisation on position (owner_id, organisation, id);

create table role_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, kind text not null, from_date text, until_date text,
    note text not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade) @STRICT@;
insert into role_new select * from role;
drop table role;
alter table role_new rename to role;
create index role_by_person on role (owner_id, person, id);
create index role_by_kind on role (owner_id, kind, person);

create table interaction_person_new (
    owner_id @I64@ not null, interaction_id @I64@ not null, place @I64@ not null,
    person_id @I64@ not null, sort_key text,
    primary key (owner_id, interaction_id, place),
    foreign key (owner_id, interaction_id) references interaction (owner_id, id) on delete cascade,
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;
insert into interaction_person_new select * from interaction_person;
drop table interaction_person;
alter table interaction_person_new rename to interaction_person;
create index interaction_person_by_person on interaction_person
    (owner_id, person_id, sort_key, interaction_id);

create table help_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, direction text not null, about text not null, on_date text,
    thanked_on text, told_on text, interaction @I64@,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade,
    foreign key (owner_id, interaction) references interaction (owner_id, id)) @STRICT@;
insert into help_new select * from help;
drop table help;
alter table help_new rename to help;
create index help_by_person on help (owner_id, person, id);
create index help_by_interaction on help (owner_id, interaction) where interaction is not null;
create index help_not_thanked on help (owner_id, on_date, id, person)
    where direction = 'received' and thanked_on is null;

create table promise_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, made_by text not null, what text not null, made_on text, due_on text,
    kept_on text, about_person @I64@, interaction @I64@,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade,
    foreign key (owner_id, about_person) references person (owner_id, id),
    foreign key (owner_id, interaction) references interaction (owner_id, id)) @STRICT@;
insert into promise_new select * from promise;
drop table promise;
alter table promise_new rename to promise;
create index promise_by_person on promise (owner_id, person, id);
create index promise_by_about on promise (owner_id, about_person) where about_person is not null;
create index promise_by_interaction on promise (owner_id, interaction) where interaction is not null;
create index promise_open on promise (owner_id, made_by, due_on, id, person, made_on)
    where kept_on is null;

create table mark_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    rule text not null, subject @I64@ not null, person @I64@, until_date text,
    never @I64@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade) @STRICT@;
insert into mark_new select * from mark;
drop table mark;
alter table mark_new rename to mark;
create index mark_by_subject on mark (owner_id, subject, rule);
create index mark_by_person on mark (owner_id, person);

create table card_new (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@, format text not null, source_key text not null, source text not null,
    raw @BLOB@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade) @STRICT@;
insert into card_new select * from card;
drop table card;
alter table card_new rename to card;
create index card_by_person on card (owner_id, person);
create index card_by_key on card (owner_id, source_key) where source_key <> '';

insert into sqlite_stat1 (tbl, idx, stat) values
    ('card', 'card_by_key', '10000 10000 1'),
    ('card', 'card_by_person', '10000 10000 1'),
    ('card', 'sqlite_autoindex_card_1', '10000 10000 1'),
    ('contact_point', 'contact_point_by_person', '50000 50000 4 1'),
    ('contact_point', 'contact_point_by_value', '50000 50000 2'),
    ('contact_point', 'sqlite_autoindex_contact_point_1', '50000 50000 1'),
    ('help', 'help_by_interaction', '2000 2000 1'),
    ('help', 'help_by_person', '5000 5000 2 1'),
    ('help', 'help_not_thanked', '70 70 2 1 1'),
    ('help', 'sqlite_autoindex_help_1', '5000 5000 1'),
    ('interaction_person', 'interaction_person_by_person', '226000 226000 46 1 1'),
    ('interaction_person', 'sqlite_autoindex_interaction_person_1', '226000 226000 2 1'),
    ('mark', 'mark_by_person', '200 200 2'),
    ('mark', 'mark_by_subject', '200 200 1 1'),
    ('mark', 'sqlite_autoindex_mark_1', '200 200 1'),
    ('position', 'position_by_organisation', '17000 17000 10 1'),
    ('position', 'position_by_person', '17000 17000 2 1'),
    ('position', 'sqlite_autoindex_position_1', '17000 17000 1'),
    ('promise', 'promise_by_about', '500 500 2'),
    ('promise', 'promise_by_interaction', '1000 1000 2'),
    ('promise', 'promise_by_person', '3000 3000 1 1'),
    ('promise', 'promise_open', '120 120 60 2 1 1 1'),
    ('promise', 'sqlite_autoindex_promise_1', '3000 3000 1'),
    ('role', 'role_by_kind', '2300 2300 155 1'),
    ('role', 'role_by_person', '2300 2300 1 1'),
    ('role', 'sqlite_autoindex_role_1', '2300 2300 1');
analyze sqlite_schema;
