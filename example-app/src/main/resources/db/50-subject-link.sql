-- Which accounts at channels are one customer's, by their proof. Both are opaque keys.
create table subject_link (
  subject varchar(64) not null,
  customer varchar(64) not null,
  linked_at timestamp with time zone not null,
  primary key (subject, customer)
);

create index subject_link_by_customer on subject_link (customer);
