-- Asks and what belongs to them: decisions with advice, opportunities with hours, meetings,
-- qualities with reflections. Ledger and seats are made of help and roles.

create table decision (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    question text not null default '', options text not null default '', decide_by text,
    chosen text not null default '', why text not null default '', decided_on text,
    outcome text not null default '', outcome_on text, sample @I64@ not null default 0,
    primary key (owner_id, id)) @STRICT@;

create table advice (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    decision @I64@ not null, person @I64@ not null, on_date text, text text not null default '',
    told_on text,
    primary key (owner_id, id),
    foreign key (owner_id, decision) references decision (owner_id, id) on delete cascade,
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade) @STRICT@;
create index advice_by_decision on advice (owner_id, decision, id);
create index advice_by_person on advice (owner_id, person, id);

create table opportunity (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    title text not null default '', kind text not null default '', state text not null default '',
    organisation @I64@, supervisor @I64@, specialty text not null default '',
    place text not null default '', from_date text, until_date text, apply_by text,
    note text not null default '', closed_out_on text, sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, organisation) references organisation (owner_id, id),
    foreign key (owner_id, supervisor) references person (owner_id, id)) @STRICT@;
create index opportunity_by_organisation on opportunity (owner_id, organisation)
    where organisation is not null;
create index opportunity_by_supervisor on opportunity (owner_id, supervisor)
    where supervisor is not null;
create index opportunity_by_state on opportunity (owner_id, state, from_date, id);
create table opportunity_person (
    owner_id @I64@ not null, opportunity_id @I64@ not null, place @I64@ not null,
    person_id @I64@ not null, sort_key text,
    primary key (owner_id, opportunity_id, place),
    foreign key (owner_id, opportunity_id) references opportunity (owner_id, id) on delete cascade,
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;
create index opportunity_person_by_person on opportunity_person
    (owner_id, person_id, sort_key, opportunity_id);

create table hours (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    opportunity @I64@ not null, on_date text, minutes @I64@ not null default 0, supervisor @I64@,
    what text not null default '',
    primary key (owner_id, id),
    foreign key (owner_id, opportunity) references opportunity (owner_id, id) on delete cascade,
    foreign key (owner_id, supervisor) references person (owner_id, id)) @STRICT@;
create index hours_by_opportunity on hours (owner_id, opportunity, id);
create index hours_by_supervisor on hours (owner_id, supervisor) where supervisor is not null;
create index hours_by_day on hours (owner_id, on_date, id);

create table ask (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    person @I64@ not null, kind text not null default '', state text not null default '',
    what text not null default '', specific text not null default '',
    note text not null default '', about_person @I64@, organisation @I64@, opportunity @I64@,
    decision @I64@, need_by text, asked_on text, nudges @I64@ not null default 0, nudged_on text,
    answered_on text, answer text not null default '', done_on text, thanked_on text,
    outcome text not null default '', told_on text, next_step text not null default '',
    next_on text, received @I64@, promise @I64@, sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade,
    foreign key (owner_id, about_person) references person (owner_id, id),
    foreign key (owner_id, organisation) references organisation (owner_id, id),
    foreign key (owner_id, opportunity) references opportunity (owner_id, id),
    foreign key (owner_id, decision) references decision (owner_id, id),
    foreign key (owner_id, received) references help (owner_id, id),
    foreign key (owner_id, promise) references promise (owner_id, id)) @STRICT@;
create index ask_by_person on ask (owner_id, person, id);
create index ask_by_about_person on ask (owner_id, about_person) where about_person is not null;
create index ask_by_organisation on ask (owner_id, organisation) where organisation is not null;
create index ask_by_opportunity on ask (owner_id, opportunity) where opportunity is not null;
create index ask_by_decision on ask (owner_id, decision) where decision is not null;
create index ask_by_received on ask (owner_id, received) where received is not null;
create index ask_by_promise on ask (owner_id, promise) where promise is not null;
create index ask_open on ask (owner_id, state, next_on, id, person)
    where state not in ('told', 'dropped');
create table ask_interaction (
    owner_id @I64@ not null, ask_id @I64@ not null, place @I64@ not null,
    interaction_id @I64@ not null, sort_key text,
    primary key (owner_id, ask_id, place),
    foreign key (owner_id, ask_id) references ask (owner_id, id) on delete cascade,
    foreign key (owner_id, interaction_id) references interaction (owner_id, id)
        on delete cascade) @STRICT@;
create index ask_interaction_by_interaction on ask_interaction
    (owner_id, interaction_id, ask_id);

create table meeting (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    on_date text, time text not null default '', place text not null default '',
    state text not null default '', goal text not null default '',
    agenda text not null default '', every_days @I64@ not null default 0, follows @I64@,
    interaction @I64@, ask @I64@, decision @I64@, sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, follows) references meeting (owner_id, id),
    foreign key (owner_id, interaction) references interaction (owner_id, id),
    foreign key (owner_id, ask) references ask (owner_id, id),
    foreign key (owner_id, decision) references decision (owner_id, id)) @STRICT@;
create index meeting_by_follows on meeting (owner_id, follows) where follows is not null;
create index meeting_by_interaction on meeting (owner_id, interaction)
    where interaction is not null;
create index meeting_by_ask on meeting (owner_id, ask) where ask is not null;
create index meeting_by_decision on meeting (owner_id, decision) where decision is not null;
create index meeting_by_day on meeting (owner_id, on_date, id);
create table meeting_person (
    owner_id @I64@ not null, meeting_id @I64@ not null, place @I64@ not null,
    person_id @I64@ not null, sort_key text,
    primary key (owner_id, meeting_id, place),
    foreign key (owner_id, meeting_id) references meeting (owner_id, id) on delete cascade,
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;
create index meeting_person_by_person on meeting_person
    (owner_id, person_id, sort_key, meeting_id);

create table quality (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    name text not null default '', why text not null default '', sample @I64@ not null default 0,
    primary key (owner_id, id)) @STRICT@;
create table quality_person (
    owner_id @I64@ not null, quality_id @I64@ not null, place @I64@ not null,
    person_id @I64@ not null, sort_key text,
    primary key (owner_id, quality_id, place),
    foreign key (owner_id, quality_id) references quality (owner_id, id) on delete cascade,
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade) @STRICT@;
create index quality_person_by_person on quality_person
    (owner_id, person_id, quality_id);

create table reflection (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    on_date text, text text not null default '', quality @I64@, person @I64@, opportunity @I64@,
    sample @I64@ not null default 0,
    primary key (owner_id, id),
    foreign key (owner_id, quality) references quality (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id),
    foreign key (owner_id, opportunity) references opportunity (owner_id, id)) @STRICT@;
create index reflection_by_quality on reflection (owner_id, quality) where quality is not null;
create index reflection_by_person on reflection (owner_id, person) where person is not null;
create index reflection_by_opportunity on reflection (owner_id, opportunity)
    where opportunity is not null;
create index reflection_by_day on reflection (owner_id, on_date, id);
