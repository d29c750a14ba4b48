-- What people have corrected in drafts, each until a supervisor has taken it into the knowledge or dismissed it.
create table correction (
  number bigint generated always as identity primary key,
  case_id varchar(40) not null references support_case (id),
  person varchar(80) not null,
  at timestamp with time zone not null,
  content @BYTES@
);

create index correction_by_case on correction (case_id);
