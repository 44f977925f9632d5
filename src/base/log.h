/* SPDX-License-Identifier: Apache-2.0 */
/* One-line log to standard error. Used by net and main; library folders stay silent. Records hold
 * no names, notes or message texts of the user's people. */
#ifndef WM_BASE_LOG_H
#define WM_BASE_LOG_H

enum log_level { LOG_ERROR, LOG_INFO, LOG_DEBUG };

void log_set_level(enum log_level level);
__attribute__((format(printf, 2, 3))) void log_line(enum log_level level, const char *fmt, ...);

#endif
