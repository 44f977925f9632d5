-- What belongs to a person or an interaction goes with it: its foreign key says "on delete cascade".
-- Optional references still hold the record they name; ops empties those first. Constraints have
-- names because a distributed table asks for them.

alter table contact_point drop constraint contact_point_owner_id_person_fkey;
alter table contact_point add constraint contact_point_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table position drop constraint position_owner_id_person_fkey;
alter table position add constraint position_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table role drop constraint role_owner_id_person_fkey;
alter table role add constraint role_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table interaction_person drop constraint interaction_person_owner_id_interaction_id_fkey;
alter table interaction_person add constraint interaction_person_owner_id_interaction_id_fkey
    foreign key (owner_id, interaction_id) references interaction (owner_id, id) on delete cascade;
alter table interaction_person drop constraint interaction_person_owner_id_person_id_fkey;
alter table interaction_person add constraint interaction_person_owner_id_person_id_fkey
    foreign key (owner_id, person_id) references person (owner_id, id) on delete cascade;
alter table help drop constraint help_owner_id_person_fkey;
alter table help add constraint help_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table promise drop constraint promise_owner_id_person_fkey;
alter table promise add constraint promise_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table mark drop constraint mark_owner_id_person_fkey;
alter table mark add constraint mark_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
alter table card drop constraint card_owner_id_person_fkey;
alter table card add constraint card_owner_id_person_fkey
    foreign key (owner_id, person) references person (owner_id, id) on delete cascade;
