-- Distributes the tables of Wellmet by owner over a Citus cluster. Run it once, on
-- the coordinator, as the tables' owner, while no server uses the database.
create extension if not exists citus;

-- Foreign keys stand between tables that are not distributed yet.
alter table mark drop constraint mark_owner_id_person_fkey;
alter table interaction_person drop constraint interaction_person_owner_id_interaction_id_fkey;
alter table interaction_person drop constraint interaction_person_owner_id_person_id_fkey;
alter table help drop constraint help_owner_id_interaction_fkey;
alter table help drop constraint help_owner_id_person_fkey;
alter table contact_point drop constraint contact_point_owner_id_person_fkey;
alter table card drop constraint card_owner_id_person_fkey;
alter table role drop constraint role_owner_id_person_fkey;
alter table promise drop constraint promise_owner_id_about_person_fkey;
alter table promise drop constraint promise_owner_id_interaction_fkey;
alter table promise drop constraint promise_owner_id_person_fkey;
alter table position drop constraint position_owner_id_organisation_fkey;
alter table position drop constraint position_owner_id_person_fkey;
alter table person drop constraint person_owner_id_met_through_fkey;
alter table organisation drop constraint organisation_owner_id_parent_fkey;

-- The same for all owners: a copy on every node.
select create_reference_table('schema_migration');

-- All rows of an owner lie together on one node.
select create_distributed_table('account', 'owner_id', colocate_with => 'none');
select create_distributed_table('action', 'owner_id', colocate_with => 'account');
select create_distributed_table('change', 'owner_id', colocate_with => 'account');
select create_distributed_table('derived_from', 'owner_id', colocate_with => 'account');
select create_distributed_table('interaction', 'owner_id', colocate_with => 'account');
select create_distributed_table('organisation', 'owner_id', colocate_with => 'account');
select create_distributed_table('owner_lock', 'owner_id', colocate_with => 'account');
select create_distributed_table('person', 'owner_id', colocate_with => 'account');
select create_distributed_table('position', 'owner_id', colocate_with => 'account');
select create_distributed_table('promise', 'owner_id', colocate_with => 'account');
select create_distributed_table('role', 'owner_id', colocate_with => 'account');
select create_distributed_table('search_person', 'owner_id', colocate_with => 'account');
select create_distributed_table('search_text', 'owner_id', colocate_with => 'account');
select create_distributed_table('standing', 'owner_id', colocate_with => 'account');
select create_distributed_table('card', 'owner_id', colocate_with => 'account');
select create_distributed_table('contact_point', 'owner_id', colocate_with => 'account');
select create_distributed_table('help', 'owner_id', colocate_with => 'account');
select create_distributed_table('interaction_person', 'owner_id', colocate_with => 'account');
select create_distributed_table('mark', 'owner_id', colocate_with => 'account');

-- Foreign keys hold within an owner.
alter table organisation add constraint organisation_owner_id_parent_fkey foreign key (owner_id, parent) references organisation (owner_id, id);
alter table person add constraint person_owner_id_met_through_fkey foreign key (owner_id, met_through) references person (owner_id, id);
alter table position add constraint position_owner_id_organisation_fkey foreign key (owner_id, organisation) references organisation (owner_id, id);
alter table position add constraint position_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table promise add constraint promise_owner_id_about_person_fkey foreign key (owner_id, about_person) references person (owner_id, id);
alter table promise add constraint promise_owner_id_interaction_fkey foreign key (owner_id, interaction) references interaction (owner_id, id);
alter table promise add constraint promise_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table role add constraint role_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table card add constraint card_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table contact_point add constraint contact_point_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table help add constraint help_owner_id_interaction_fkey foreign key (owner_id, interaction) references interaction (owner_id, id);
alter table help add constraint help_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table interaction_person add constraint interaction_person_owner_id_interaction_id_fkey foreign key (owner_id, interaction_id) references interaction (owner_id, id) on delete cascade;
alter table interaction_person add constraint interaction_person_owner_id_person_id_fkey foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade;
alter table mark add constraint mark_owner_id_person_fkey foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
