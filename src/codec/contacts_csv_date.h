/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dates as address books write them: ISO, "12 Mar 2024", "7-Feb-22", "March 12, 2024",
 * "4/9/18, 5:30 PM", "12.04.1980", "--07-04" and "0/0/00" for none. Month names in English,
 * German, French and Spanish. A time after the date is left out.
 */
#ifndef WM_CODEC_CONTACTS_CSV_DATE_H
#define WM_CODEC_CONTACTS_CSV_DATE_H

#include "base/date.h"

enum csv_date {
    CSV_DATE_UNREAD,
    CSV_DATE_EMPTY, /* says that there is none; the date is not set */
    CSV_DATE_READ,
    CSV_DATE_GUESSED /* read, but day and month may be the other way round */
};

/* `day_first` decides 3/4/1985. Years of two digits: below `pivot` 20xx, else 19xx. */
enum csv_date csv_date_read(struct arena *a, struct str s, bool day_first, int pivot,
                            struct date *ret);

#endif
