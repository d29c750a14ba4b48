-- A delivery as it came, kept until the last of its events is handled.
create table delivery (
  number bigint generated always as identity primary key,
  channel varchar(40) not null,
  account varchar(80) not null,
  method varchar(10) not null,
  path varchar(400) not null,
  headers @TEXT@ not null,
  query @TEXT@ not null,
  body @LARGE@ not null,
  received_at timestamp with time zone not null
);

-- One row for each event of a delivery; the key is a digest of the channel's own id of the event.
create table inbox (
  number bigint generated always as identity primary key,
  channel varchar(40) not null,
  account varchar(80) not null,
  event_key varchar(64) not null,
  delivery bigint not null,
  place int not null,
  state varchar(10) not null,
  attempts int not null,
  fault varchar(400),
  received_at timestamp with time zone not null,
  done_at timestamp with time zone,
  unique (channel, account, event_key)
);

create index inbox_by_state on inbox (state, number);

create index inbox_by_delivery on inbox (delivery);
