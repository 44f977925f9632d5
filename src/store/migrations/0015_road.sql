-- The road: what the owner said to the plan's steps, quiet weeks, programs, letters, which goes where.

create table milestone (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    step text not null default '', title text not null default '', state text not null default '',
    on_date text, until_date text, done_on text, note text not null default '',
    sample @I64@ not null default 0,
    primary key (owner_id, id)) @STRICT@;
create index milestone_by_step on milestone (owner_id, step, id);
-- The last change that moves dates of the plan: calendars that follow it ask every hour.
create index change_of_plan on change (owner_id, seq) where entity in ('account', 'milestone');

create table quiet (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    from_date text, until_date text, why text not null default '', sample @I64@ not null default 0,
    primary key (owner_id, id)) @STRICT@;

create table program (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    organisation @I64@ not null, name text not null default '', specialty text not null default '',
    acgme_id text not null default '', season @I64@ not null default 0,
    service text not null default '', status text not null default '',
    signal text not null default '', bond text not null default '', applied_on text,
    offered_on text, interview_on text, interview_time text not null default '',
    interview_place text not null default '', rank_place @I64@ not null default 0,
    letters_wanted @I64@ not null default 0, chair_letter @I64@ not null default 0,
    soap @I64@ not null default 0, liked text not null default '',
    worries text not null default '', note text not null default '',
    sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, organisation) references organisation (owner_id, id)
        on delete cascade) @STRICT@;
create index program_by_organisation on program (owner_id, organisation, id);
create index program_by_interview on program (owner_id, interview_on, id)
    where interview_on is not null;
create table program_interviewer (
    owner_id @I64@ not null, program_id @I64@ not null, place @I64@ not null,
    person_id @I64@ not null, sort_key text,
    primary key (owner_id, program_id, place),
    foreign key (owner_id, program_id) references program (owner_id, id) on delete cascade,
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;
create index program_interviewer_by_person on program_interviewer
    (owner_id, person_id, sort_key, program_id);

create table letter (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    ask @I64@ not null, service text not null default '', form text not null default '',
    sloe_from text not null default '', specialty text not null default '',
    chair @I64@ not null default 0, preliminary @I64@ not null default 0,
    waived @I64@ not null default 0, waived_on text, letter_id text not null default '',
    portal text not null default '', packet_on text, confirmed_on text, uploaded_on text,
    imported @I64@ not null default 0, backup @I64@, note text not null default '',
    sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, ask) references ask (owner_id, id) on delete cascade,
    foreign key (owner_id, backup) references person (owner_id, id)) @STRICT@;
create index letter_by_ask on letter (owner_id, ask, id);
create index letter_by_backup on letter (owner_id, backup) where backup is not null;

create table assignment (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    letter @I64@ not null, program @I64@ not null, state text not null default '', on_date text,
    primary key (owner_id, id),
    foreign key (owner_id, letter) references letter (owner_id, id) on delete cascade,
    foreign key (owner_id, program) references program (owner_id, id) on delete cascade) @STRICT@;
create index assignment_by_letter on assignment (owner_id, letter, id);
create index assignment_by_program on assignment (owner_id, program, id);

alter table account add column military @I64@ not null default 0;
alter table account add column match_result text not null default '';
