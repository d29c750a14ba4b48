-- A case: what one customer and the house have to do with each other in one conversation. What is personal is sealed
-- under the key of its subject.
create table support_case (
  id varchar(40) primary key,
  channel varchar(40) not null,
  account varchar(80) not null,
  surface varchar(40) not null,
  thread_key varchar(64) not null,
  subject varchar(64) not null,
  state varchar(20) not null,
  reason varchar(400),
  roles varchar(200) not null,
  region varchar(40) not null,
  language varchar(40),
  intents varchar(1000) not null,
  assignee varchar(80),
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  platform_due timestamp with time zone,
  statutory_due timestamp with time zone,
  house_due timestamp with time zone,
  window_closes_at timestamp with time zone,
  file @BYTES@
);

create index support_case_by_thread on support_case (channel, account, thread_key, changed_at);

create index support_case_by_state on support_case (state, changed_at);

-- What was said in a case, by whom. The key is a digest of the channel's own id of the message.
create table case_message (
  number bigint generated always as identity primary key,
  case_id varchar(40) not null references support_case (id),
  message_key varchar(64),
  author varchar(20) not null,
  person varchar(80),
  state varchar(20) not null,
  at timestamp with time zone not null,
  content @BYTES@
);

create index case_message_by_case on case_message (case_id, number);

create index case_message_by_key on case_message (message_key);

-- A reply that was written and checked, and what became of it.
create table draft (
  number bigint generated always as identity primary key,
  case_id varchar(40) not null references support_case (id),
  state varchar(20) not null,
  author varchar(80) not null,
  outcome varchar(20) not null,
  created_at timestamp with time zone not null,
  content @BYTES@
);

create index draft_by_case on draft (case_id, number);

-- What the rules said last of a case.
create table case_decision (
  case_id varchar(40) primary key references support_case (id),
  decided_at timestamp with time zone not null,
  rules_hash varchar(64) not null,
  content @BYTES@
);

-- How often a case has tried to prove who writes, by level.
create table proof_try (
  case_id varchar(40) not null references support_case (id),
  proof_level varchar(40) not null,
  tries int not null,
  primary key (case_id, proof_level)
);

-- The digest of the one-time code that was sent last.
create table proof_code (
  case_id varchar(40) primary key references support_case (id),
  digest varchar(64) not null,
  good_until timestamp with time zone not null
);
