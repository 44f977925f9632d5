/* SPDX-License-Identifier: Apache-2.0 */
#include "web/web.h"

const struct route person_routes[] = {ROUTE_END};
