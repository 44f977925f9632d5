-- What a program wishes, and when it wrote first during SOAP.
alter table organisation add column no_thank_you @I64@ not null default 0;
alter table organisation add column contacted_me_on text;
