/* SPDX-License-Identifier: Apache-2.0 */
#include "web/web.h"

const struct route people_routes[] = {ROUTE_END};
