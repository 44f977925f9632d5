/* SPDX-License-Identifier: Apache-2.0 */
#include "model/road.h"
#include "model/tie.h"

const struct entity *const entities[] = {
    &entity_account, &entity_organisation, &entity_person,  &entity_contact_point, &entity_position,
    &entity_role,    &entity_interaction,  &entity_help,    &entity_promise,       &entity_mark,
    &entity_card,    &entity_decision,     &entity_advice,  &entity_opportunity,   &entity_hours,
    &entity_ask,     &entity_meeting,      &entity_quality, &entity_reflection,
    &entity_milestone, &entity_quiet, &entity_program, &entity_letter, &entity_assignment,
    &entity_tie,
};
const size_t entities_n = sizeof(entities) / sizeof(*entities);

const struct entity *entity_find(struct str name)
{
    for (size_t i = 0; i < entities_n; i++)
        if (str_eq(name, str_c(entities[i]->name)) || str_eq(name, str_c(entities[i]->plural)))
            return entities[i];
    return NULL;
}
