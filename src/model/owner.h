/* SPDX-License-Identifier: Apache-2.0 */
/* Owners that are not made by id_new(). */
#ifndef WM_MODEL_OWNER_H
#define WM_MODEL_OWNER_H

/* OWNER_SITE owns what belongs to the installation and to no student: logins, settings.
 * OWNER_LOCAL is the one account of a laptop; the first account that is made becomes it. */
enum { OWNER_SITE = 0, OWNER_LOCAL = 1 };

#endif
