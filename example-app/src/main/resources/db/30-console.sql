create table staff (
  name varchar(60) primary key,
  role varchar(20) not null,
  password varchar(300) not null,
  active boolean not null,
  created_at timestamp with time zone not null
);

create table staff_session (
  id_hash char(64) primary key,
  staff varchar(60) not null references staff (name),
  csrf varchar(64) not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null
);

create table audit (
  entry bigint generated always as identity primary key,
  at timestamp with time zone not null,
  staff varchar(60),
  action varchar(40) not null,
  target varchar(200),
  outcome varchar(60) not null
);

create index audit_at on audit (at);
