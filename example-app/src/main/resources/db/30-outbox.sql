-- What is to be sent or done outside, each row once: replies, codes and approved actions.
create table outbox (
  number bigint generated always as identity primary key,
  idempotency_key varchar(100) not null unique,
  kind varchar(20) not null,
  case_id varchar(40) not null,
  subject varchar(64) not null,
  state varchar(20) not null,
  message bigint,
  proposal varchar(64),
  attempts int not null,
  fault varchar(400),
  due_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  content @BYTES@
);

create index outbox_by_state on outbox (state, number);

-- Reviews that were given to a person, so that each is given once.
create table review_escalation (
  proposal varchar(64) not null,
  state varchar(20) not null,
  primary key (proposal, state)
);
