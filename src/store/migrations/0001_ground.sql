-- Ground floor. Rules (docs/scaling rules in decision 0003): owner_id first in every key, ids from
-- the program, no triggers, no sequences, dates as ISO text, instants as UTC microseconds,
-- booleans 0 and 1. @I64@, @BLOB@ and @STRICT@ are replaced for each engine.

create table account (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    name text not null, email text not null, track text not null, country text not null,
    school text not null, graduation_year @I64@ not null, specialties text not null,
    home text not null, time_zone text not null, today_size @I64@ not null, set_up @I64@ not null,
    primary key (owner_id, id)) @STRICT@;

create table organisation (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    name text not null, kind text not null, place text not null, parent @I64@,
    acgme_id text not null, url text not null, note text not null, sample @I64@ not null,
    sort_key text not null,
    primary key (owner_id, id),
    foreign key (owner_id, parent) references organisation (owner_id, id)) @STRICT@;
create index organisation_by_name on organisation (owner_id, sort_key, id);
create index organisation_by_parent on organisation (owner_id, parent);

create table person (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    prefix text not null, given text not null, middle text not null, family text not null,
    suffix text not null, credentials text not null, nickname text not null,
    display text not null, pronouns text not null, specialty text not null, npi text not null,
    orcid text not null, circle text not null, cadence_days @I64@ not null, never @I64@ not null,
    met_how text not null, met_when text, met_where text not null, met_through @I64@,
    birthday text, cares_about text not null, note text not null, sample @I64@ not null,
    sort_key text not null,
    primary key (owner_id, id),
    foreign key (owner_id, met_through) references person (owner_id, id)) @STRICT@;
create index person_by_name on person (owner_id, archived, sort_key, id);
create index person_by_circle on person (owner_id, circle, archived, sort_key, id);
create index person_by_specialty on person (owner_id, specialty, archived, sort_key, id);
create index person_by_through on person (owner_id, met_through) where met_through is not null;

create table contact_point (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, kind text not null, label text not null, value text not null,
    preferred @I64@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id)) @STRICT@;
create index contact_point_by_person on contact_point (owner_id, person, id);
create index contact_point_by_value on contact_point (owner_id, value);

create table position (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, organisation @I64@, title text not null, department text not null,
    kind text not null, specialty text not null, from_date text, until_date text,
    note text not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id),
    foreign key (owner_id, organisation) references organisation (owner_id, id)) @STRICT@;
create index position_by_person on position (owner_id, person, id);
create index position_by_organisation on position (owner_id, organisation, id);

create table role (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, kind text not null, from_date text, until_date text,
    note text not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id)) @STRICT@;
create index role_by_person on role (owner_id, person, id);
create index role_by_kind on role (owner_id, kind, person);

create table interaction (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null, archived @I64@ not null,
    kind text not null, on_date text, time text not null, minutes @I64@ not null,
    direction text not null, summary text not null, next_step text not null, said text not null,
    source_key text not null, sample @I64@ not null,
    primary key (owner_id, id)) @STRICT@;
create index interaction_by_day on interaction (owner_id, on_date, id);
create index interaction_by_key on interaction (owner_id, source_key) where source_key <> '';

-- Who took part. sort_key repeats the day so that one person's timeline is one index range.
create table interaction_person (
    owner_id @I64@ not null, interaction_id @I64@ not null, place @I64@ not null,
    person_id @I64@ not null, sort_key text,
    primary key (owner_id, interaction_id, place),
    foreign key (owner_id, interaction_id) references interaction (owner_id, id),
    foreign key (owner_id, person_id) references person (owner_id, id)) @STRICT@;
create index interaction_person_by_person on interaction_person
    (owner_id, person_id, sort_key, interaction_id);

create table help (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, direction text not null, about text not null, on_date text,
    thanked_on text, told_on text, interaction @I64@,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id),
    foreign key (owner_id, interaction) references interaction (owner_id, id)) @STRICT@;
create index help_by_person on help (owner_id, person, id);
create index help_by_interaction on help (owner_id, interaction) where interaction is not null;
-- Today reads its candidates from this index and the three like it alone.
create index help_not_thanked on help (owner_id, on_date, id, person)
    where direction = 'received' and thanked_on is null;

create table promise (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@ not null, made_by text not null, what text not null, made_on text, due_on text,
    kept_on text, about_person @I64@, interaction @I64@,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id),
    foreign key (owner_id, about_person) references person (owner_id, id),
    foreign key (owner_id, interaction) references interaction (owner_id, id)) @STRICT@;
create index promise_by_person on promise (owner_id, person, id);
create index promise_by_about on promise (owner_id, about_person) where about_person is not null;
create index promise_by_interaction on promise (owner_id, interaction) where interaction is not null;
create index promise_open on promise (owner_id, made_by, due_on, id, person, made_on)
    where kept_on is null;

create table mark (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    rule text not null, subject @I64@ not null, person @I64@, until_date text,
    never @I64@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id)) @STRICT@;
create index mark_by_subject on mark (owner_id, subject, rule);
create index mark_by_person on mark (owner_id, person);

create table card (
    owner_id @I64@ not null, id @I64@ not null, version @I64@ not null,
    person @I64@, format text not null, source_key text not null, source text not null,
    raw @BLOB@ not null,
    primary key (owner_id, id),
    foreign key (owner_id, person) references person (owner_id, id)) @STRICT@;
create index card_by_person on card (owner_id, person);
create index card_by_key on card (owner_id, source_key) where source_key <> '';

-- The change log: what was written, in order. An action groups what one command did.
create table action (
    owner_id @I64@ not null, id @I64@ not null, op text not null, summary text not null,
    actor text not null, at @I64@ not null, undoes @I64@, undone_by @I64@,
    primary key (owner_id, id)) @STRICT@;

create table change (
    owner_id @I64@ not null, seq @I64@ not null, action_id @I64@ not null, entity text not null,
    entity_id @I64@ not null, version @I64@ not null, before text, after text,
    actor text not null, at @I64@ not null,
    primary key (owner_id, seq)) @STRICT@;
create index change_by_action on change (owner_id, action_id, seq);
create index change_by_entity on change (owner_id, entity_id, seq);

-- Derived from the records above, rebuilt by "wellmet doctor --rebuild"; not in the change log.
-- One row a person: what lists and Today need at once.
create table standing (
    owner_id @I64@ not null, person_id @I64@ not null, archived @I64@ not null,
    sample @I64@ not null, sort_key text not null, name text not null, initials text not null,
    subline text not null, pronouns text not null, circle @I64@ not null, roles text not null,
    photo @I64@ not null, added_on text, interactions @I64@ not null,
    last_on text, last_id @I64@, last_kind text not null, last_in_on text, last_out_on text,
    reply_since text, reply_id @I64@, cadence @I64@ not null, due_on text,
    primary key (owner_id, person_id)) @STRICT@;
create index standing_by_name on standing (owner_id, archived, sort_key, person_id);
create index standing_by_circle on standing (owner_id, archived, circle, sort_key, person_id);
create index standing_by_last on standing (owner_id, archived, last_on, person_id);
create index standing_due on standing
    (owner_id, circle, due_on, person_id, cadence, last_on, added_on) where due_on is not null;
create index standing_reply on standing (owner_id, reply_since, person_id, reply_id)
    where reply_since is not null and archived = 0;

-- What the derived rows were made from, so that they are made anew when that changes.
create table derived_from (
    owner_id @I64@ not null, what text not null, version text not null,
    primary key (owner_id, what)) @STRICT@;
