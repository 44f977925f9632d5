-- Since when an opportunity is in its state: days after a message without an answer count from it.
alter table opportunity add column moved_on text;
