/* SPDX-License-Identifier: Apache-2.0 */
#include "web/web.h"

const struct route log_routes[] = {ROUTE_END};
