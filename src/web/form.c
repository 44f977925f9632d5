/* SPDX-License-Identifier: Apache-2.0 */
#include "web/web.h"

const struct route form_routes[] = {ROUTE_END};
